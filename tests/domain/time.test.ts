import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, ageOn, dayOf, daysBetween, instantAt, isDay, weekdayOf } from '../../domain/time.ts';
import { days, zones } from './arbitraries.ts';

describe('days', () => {
  it.each([
    ['2027-12-31', 1, '2028-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2027-02-28', 1, '2027-03-01'],
    ['2027-03-01', -1, '2027-02-28'],
    ['2027-08-02', 0, '2027-08-02'],
  ])('%s and %i days is %s', (day, count, expected) => expect(addDays(day, count)).toBe(expected));

  it.each([
    ['2027-01-31', 1, '2027-02-28'],
    ['2027-01-31', 2, '2027-03-31'],
    ['2027-01-31', 13, '2028-02-29'],
    ['2027-08-02', 18, '2029-02-02'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2027-03-31', -1, '2027-02-28'],
  ])('%s and %i months is %s', (day, count, expected) => expect(addMonths(day, count)).toBe(expected));

  it('keeps the 31st across short months when counted from the start', () => {
    const firsts = [0, 1, 2, 3, 4].map((month) => addMonths('2026-12-31', month));
    expect(firsts).toEqual(['2026-12-31', '2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30']);
  });

  it('names weekdays', () => {
    expect(weekdayOf('2027-08-02')).toBe('monday');
    expect(weekdayOf('2028-02-29')).toBe('tuesday');
    expect(weekdayOf('2027-01-31')).toBe('sunday');
  });

  it('refuses to count from a date that does not exist', () => {
    expect(() => addDays('2027-02-29', 1)).toThrow(RangeError);
    expect(() => addMonths('2027-13-01', 1)).toThrow(RangeError);
  });

  it.each([
    ['2028-02-29', true],
    ['2027-02-29', false],
    ['2027-8-2', false],
    ['2027-08-02T00:00', false],
    ['+002027-08-02', false],
    ['2027-00-10', false],
    ['', false],
  ])('whether %j is a day: %s', (text, expected) => expect(isDay(text)).toBe(expected));

  it('goes there and back, and compares as text', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -2000, max: 2000 }), (day, count) => {
        const there = addDays(day, count);
        expect(addDays(there, -count)).toBe(day);
        expect(daysBetween(day, there)).toBe(count);
        expect(Math.sign(count)).toBe(there > day ? 1 : there < day ? -1 : 0);
      }),
    );
  });
});

describe('instants', () => {
  it('rings at seven in Tablolong, eight hours before the same hour in UTC', () => {
    expect(instantAt('2027-08-02', '07:00', 'Asia/Makassar')).toBe(Date.UTC(2027, 7, 1, 23, 0));
    expect(instantAt('2028-02-29', '07:00', 'Asia/Makassar')).toBe(Date.UTC(2028, 1, 28, 23, 0));
  });

  it('keeps the hour when a zone changes its clocks', () => {
    expect(instantAt('2027-03-13', '07:00', 'America/New_York')).toBe(Date.UTC(2027, 2, 13, 12, 0));
    expect(instantAt('2027-03-14', '07:00', 'America/New_York')).toBe(Date.UTC(2027, 2, 14, 11, 0));
    expect(instantAt('2027-11-07', '07:00', 'America/New_York')).toBe(Date.UTC(2027, 10, 7, 12, 0));
    expect(instantAt('2027-04-04', '07:00', 'Australia/Lord_Howe')).toBe(Date.UTC(2027, 3, 3, 20, 30)); // half an hour of summer time, just over
  });

  it('reads a time that does not exist with the offset before the change: an hour later on the clock', () => {
    expect(instantAt('2027-03-14', '02:30', 'America/New_York')).toBe(Date.UTC(2027, 2, 14, 7, 30)); // 03:30 EDT
    expect(instantAt('2027-10-03', '02:15', 'Australia/Lord_Howe')).toBe(Date.UTC(2027, 9, 2, 15, 45)); // 02:45 +11
  });

  it('reads a time that comes twice as the first of the two', () => {
    expect(instantAt('2027-11-07', '01:30', 'America/New_York')).toBe(Date.UTC(2027, 10, 7, 5, 30)); // EDT
    expect(instantAt('2027-04-04', '01:45', 'Australia/Lord_Howe')).toBe(Date.UTC(2027, 3, 3, 14, 45)); // +11
  });

  it('gives the date that the place has at an instant', () => {
    const instant = Date.UTC(2027, 7, 1, 16, 0);
    expect(dayOf(instant - 1, 'Asia/Makassar')).toBe('2027-08-01');
    expect(dayOf(instant, 'Asia/Makassar')).toBe('2027-08-02');
    expect(dayOf(instant, 'America/New_York')).toBe('2027-08-01');
  });

  it('refuses a zone, a time or a date that does not exist', () => {
    expect(() => instantAt('2027-08-02', '07:00', 'Asia/Tablolong')).toThrow(RangeError);
    expect(() => instantAt('2027-08-02', '24:30', 'Asia/Makassar')).toThrow(RangeError);
    expect(() => instantAt('2027-02-30', '07:00', 'Asia/Makassar')).toThrow(RangeError);
  });

  it('is a whole number of milliseconds, on the day asked for, later for later days, in any zone', () => {
    fc.assert(
      fc.property(days, zones, (day, zone) => {
        const instant = instantAt(day, '07:00', zone);
        expect(Number.isSafeInteger(instant)).toBe(true);
        expect(dayOf(instant, zone)).toBe(day);
        expect(instantAt(addDays(day, 1), '07:00', zone)).toBeGreaterThan(instant);
      }),
    );
  });
});

describe('ages', () => {
  it.each([
    ['1967-08-03', '2027-08-02', 59],
    ['1967-08-02', '2027-08-02', 60],
    ['2009-08-02', '2027-08-02', 18],
    ['2009-08-03', '2027-08-02', 17],
    ['2008-02-29', '2027-02-28', 18],
    ['2008-02-29', '2027-03-01', 19],
    ['2008-02-29', '2028-02-29', 20],
  ])('who was born on %s is, on %s, %i', (bornOn, day, age) => expect(ageOn(bornOn, day)).toBe(age));
});
