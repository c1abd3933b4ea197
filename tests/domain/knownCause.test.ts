import { describe, expect, it } from 'vitest';
import { type CalendarDay, calendarOf } from '../../domain/calendar.ts';
import { climbs, isCauseKnown } from '../../domain/knownCause.ts';
import { definition } from './tablolong.ts';

const name = { id: 'x', en: 'x' };
const on = (date: string, kind: CalendarDay['kind'], more: Partial<CalendarDay> = {}) =>
  calendarOf([{ date, kind, name, source: 'test', estimate: false, ...more }], 'nelayan-1');
const ITEM = { track: 'mentoring', plannedOn: '2027-08-12', windowUntil: '2027-08-16' };

describe('why a session was not held', () => {
  it('is known from a storm or mourning on its day, or on the last on which it could be (R23)', () => {
    expect(isCauseKnown(definition, ITEM, on('2027-08-12', 'storm'))).toBe(true);
    // The 15th is a Sunday, on which no mentoring falls.
    expect(isCauseKnown(definition, ITEM, on('2027-08-14', 'custom', { only: ['nelayan-1'] }))).toBe(true);
    expect(isCauseKnown(definition, ITEM, on('2027-08-13', 'storm'))).toBe(false);
  });

  it('is not known from a week in which the sea is rough every year, nor from mourning in another hamlet, nor from a holiday', () => {
    expect(isCauseKnown(definition, ITEM, on('2027-08-12', 'storm', { estimate: true }))).toBe(false);
    expect(isCauseKnown(definition, ITEM, on('2027-08-12', 'custom', { only: ['pemuda-1'] }))).toBe(false);
    expect(isCauseKnown(definition, ITEM, on('2027-08-12', 'holiday'))).toBe(false);
  });
});

describe('climbing', () => {
  it('is telling others than the owner', () => {
    expect([0, 1, 2, 3, 4].map((index) => climbs(definition, 'mentoring', index))).toEqual([false, false, true, true, false]);
  });
});
