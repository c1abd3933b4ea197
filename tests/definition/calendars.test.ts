import { describe, expect, it } from 'vitest';
import { calendarOf, joinLayers, lastDecreedYear } from '../../domain/calendar.ts';
import { parseCalendar } from '../../domain/calendarFile.ts';
import { CALENDARS, readSeed, tablolong } from '../support/seeds.ts';
import { brief, changed, lineOf } from './support.ts';

function daysOf(name: string) {
  const parsed = parseCalendar(readSeed(`calendars/${name}`), name);
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message.en).join('\n'));
  return parsed.days;
}

describe('the national calendars', () => {
  it.each([
    [2026, 17, 8, 'SKB Tiga Menteri No. 1497/2025, 2/2025, 5/2025 (19 September 2025)'],
    [2027, 18, 8, 'SKB Tiga Menteri No. 1205/2026, 3/2026, 2/2026 (15 September 2026)'],
  ])('%i has the days of its joint decree', (year, holidays, leave, source) => {
    const days = daysOf(`id-${year}.yaml`);
    expect(days.filter(({ kind }) => kind === 'holiday')).toHaveLength(holidays);
    expect(days.filter(({ kind }) => kind === 'collectiveLeave')).toHaveLength(leave);
    expect(days.every((day) => day.source === source && !day.estimate && day.date.startsWith(String(year)))).toBe(true);
  });

  it.each([2028, 2029, 2030])('%i is an estimate and says so', (year) => {
    const days = daysOf(`id-${year}.yaml`);
    expect(days).toHaveLength(17);
    expect(days.every(({ kind, estimate, date }) => kind === 'holiday' && estimate && date.startsWith(String(year)))).toBe(true);
  });

  // Where the two sources that are easy to get disagree: Idul Fitri of 2026 and 2027, Isra Mikraj twice in 2027, leave beside Lebaran.
  it.each([
    ['2026-03-21', 'holiday', 'Hari Raya Idul Fitri'],
    ['2027-03-10', 'holiday', 'Hari Raya Idul Fitri'],
    ['2027-03-15', 'collectiveLeave', 'Cuti Bersama Hari Raya Idul Fitri'],
    ['2027-01-05', 'holiday', 'Isra Mikraj Nabi Muhammad'],
    ['2027-12-26', 'holiday', 'Isra Mikraj Nabi Muhammad'],
    ['2027-08-15', 'holiday', 'Maulid Nabi Muhammad'],
    ['2028-03-26', 'holiday', 'Hari Suci Nyepi'],
  ])('know %s', (date, kind, name) => {
    expect(daysOf(`id-${date.slice(0, 4)}.yaml`)).toContainEqual(expect.objectContaining({ date, kind, name: expect.objectContaining({ id: name }) }));
  });
});

describe('the layers of Tablolong', () => {
  const joined = joinLayers(tablolong().calendars.map(daysOf));

  it('are decreed to 2027 and reach to 2030', () => {
    expect(lastDecreedYear(calendarOf(joined))).toBe(2027);
    expect(joined.at(-1)?.date).toBe('2030-12-31');
  });

  it('have the village keep the days around Easter and the weeks of high waves', () => {
    const kindsOn = (date: string) => joined.filter((day) => day.date === date).map(({ kind }) => kind);
    expect(kindsOn('2028-04-13')).toEqual(['worship']);
    expect(kindsOn('2028-01-10')).toEqual(['storm']);
    expect(kindsOn('2028-01-31')).toEqual(['storm']);
    expect(kindsOn('2028-02-01')).toEqual([]);
  });

  it('name every calendar file there is but those of the other programme', () => {
    expect(tablolong().calendars.toSorted()).toEqual(CALENDARS.filter((name) => !name.startsWith('ie-')));
  });
});

describe('a calendar file', () => {
  const text = readSeed('calendars/tablolong.yaml');
  it.each([
    ['a date that does not exist', 'date: 2027-10-31', 'date: 2027-10-32', 'date', '2027-10-32', /^a date that exists/],
    ['a stretch that ends before it begins', 'until: 2027-01-31', 'until: 2026-01-31', 'until', '2026-01-31', /^2027-01-10 or later/],
    ['a stretch that never ends', 'until: 2027-01-31', 'until: 9027-01-31', 'until', '9027-01-31', /a year at most$/],
    ['a kind of day that is none', 'date: 2027-10-31, kind: worship', 'date: 2027-10-31, kind: worhsip', 'kind', 'worhsip', /perhaps “worship”/],
    ['a day twice', 'date: 2027-10-31', 'date: 2027-12-31', 'date', '2027-12-31', /^a day that is not there yet/],
  ])('with %s is refused', (_, from, to, field, value, expected) => {
    const wrong = changed(text, from, to);
    const parsed = parseCalendar(wrong, 'calendar.yaml');
    expect(parsed.ok ? [] : parsed.problems.map(brief)).toEqual([
      { path: expect.stringMatching(new RegExp(`^days\\.\\d+\\.${field}$`)), line: expect.any(Number), value, expected: expect.stringMatching(expected) },
    ]);
    if (!parsed.ok && field !== 'date') expect(parsed.problems[0]?.line).toBe(lineOf(text, from));
  });
});
