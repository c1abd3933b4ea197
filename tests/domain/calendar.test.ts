import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  type CalendarDay,
  calendarOf,
  type DayAnswers,
  type DayKind,
  goodDay,
  isWorkingDay,
  joinLayers,
  lastDecreedYear,
} from '../../domain/calendar.ts';
import { addDays, WEEKDAYS, type Weekday, weekdayOf } from '../../domain/time.ts';
import { days } from './arbitraries.ts';
import { calendar as tablolong } from './tablolong.ts';

const FIVE: Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const SIX: Weekday[] = [...FIVE, 'saturday'];
const KINDS: DayKind[] = ['holiday', 'collectiveLeave', 'worship', 'custom', 'storm', 'harvest', 'fullMoon', 'office'];

const row = (date: string, kind: DayKind, over: Partial<CalendarDay> = {}): CalendarDay => ({
  date,
  kind,
  name: { id: 'hari', en: 'day' },
  source: 'uji',
  estimate: false,
  ...over,
});
const of = (...rows: CalendarDay[]) => calendarOf(rows);

describe('layers', () => {
  it('let the higher one say what a date of a kind is', () => {
    const joined = joinLayers([
      [row('2027-05-17', 'holiday', { source: 'low' }), row('2027-05-17', 'worship')],
      [row('2027-05-17', 'holiday', { source: 'high' })],
      [row('2027-01-01', 'holiday')],
    ]);
    expect(joined.map(({ date, kind, source }) => [date, kind, source])).toEqual([
      ['2027-01-01', 'holiday', 'uji'],
      ['2027-05-17', 'holiday', 'high'],
      ['2027-05-17', 'worship', 'uji'],
    ]);
  });

  it('keep several kinds of one day', () => {
    expect(
      of(row('2027-05-17', 'holiday'), row('2027-05-17', 'worship'))
        .get('2027-05-17')
        ?.map(({ kind }) => kind),
    ).toEqual(['holiday', 'worship']);
  });
});

describe('working days', () => {
  it('leave out days outside the week, holidays and collective leave, and nothing else', () => {
    const monday = '2027-08-02';
    expect(KINDS.filter((kind) => !isWorkingDay(of(row(monday, kind)), FIVE, monday))).toEqual(['holiday', 'collectiveLeave']);
    expect(isWorkingDay(of(), FIVE, '2027-08-07')).toBe(false);
    expect(isWorkingDay(of(), SIX, '2027-08-07')).toBe(true);
  });

  it.each([
    ['2027-08-08', 2, '2027-08-10'], // Sunday: Monday, Tuesday
    ['2027-08-06', 1, '2027-08-07'],
    ['2027-08-06', 2, '2027-08-09'],
    ['2027-08-16', 1, '2027-08-18'], // Independence Day between
    ['2027-03-06', 2, '2027-03-16'], // Nyepi, Idul Fitri and leave from 8 to 15 March; the 13th is a Saturday and works
    ['2027-08-08', 0, '2027-08-08'],
  ])('in Tablolong, %s and %i working days is %s', (day, count, expected) => expect(addWorkingDays(tablolong, SIX, day, count)).toBe(expected));

  it('are as many between as were counted, whatever the calendar', () => {
    const calendars = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.constantFrom(...KINDS)), { maxLength: 30 });
    fc.assert(
      fc.property(days, calendars, fc.integer({ min: 1, max: 15 }), fc.subarray([...WEEKDAYS], { minLength: 1 }), (day, off, count, week) => {
        const calendar = of(...off.map(([after, kind]) => row(addDays(day, after), kind)));
        const found = addWorkingDays(calendar, week, day, count);
        let worked = 0;
        for (let each = addDays(day, 1); each <= found; each = addDays(each, 1)) if (isWorkingDay(calendar, week, each)) worked++;
        expect(worked).toBe(count);
        expect(isWorkingDay(calendar, week, found)).toBe(true);
      }),
    );
  });

  it('say so instead of searching for ever when there are none', () => {
    expect(() => addWorkingDays(of(), [], '2027-08-02', 1)).toThrow(/2027-08-02/);
  });
});

describe('the day proposed', () => {
  const week = { from: '2027-08-02', until: '2027-08-09' }; // Monday to Sunday
  const proposed = (weekdays: Weekday[], rows: CalendarDay[], answers: DayAnswers = {}) => goodDay(week, weekdays, of(...rows), answers);
  const good = (day: string) => ({ kind: 'good', day });

  it('is the first of the best weekday', () => {
    expect(proposed(['wednesday', 'tuesday'], [])).toEqual(good('2027-08-04'));
    expect(goodDay({ from: '2027-08-05', until: '2027-09-02' }, ['wednesday', 'thursday'], of(), {})).toEqual(good('2027-08-11'));
  });

  it('goes on to the next permitted day that is good', () => {
    const rows = [row('2027-08-04', 'worship'), row('2027-08-05', 'worship')];
    expect(proposed(['wednesday', 'tuesday', 'thursday', 'saturday'], rows, { worship: 'next' })).toEqual(good('2027-08-07'));
  });

  it('goes back to the permitted day before', () => {
    const rows = [row('2027-08-04', 'custom')];
    expect(proposed(['wednesday', 'monday', 'tuesday', 'thursday'], rows, { custom: 'previous' })).toEqual(good('2027-08-03'));
  });

  it('stays where the answer is keep', () => {
    expect(proposed(['wednesday'], [row('2027-08-04', 'storm')], { storm: 'keep' })).toEqual(good('2027-08-04'));
  });

  it('passes over the weekday where the answer is skip', () => {
    expect(proposed(['wednesday', 'tuesday', 'thursday'], [row('2027-08-04', 'office')], { office: 'skip' })).toEqual(good('2027-08-03'));
  });

  it('tries the other weekdays when there is no good day in the direction given', () => {
    expect(proposed(['friday', 'monday'], [row('2027-08-06', 'holiday')], { holiday: 'next' })).toEqual(good('2027-08-02'));
  });

  it('moves off days off where the session says nothing of them, and stays on others', () => {
    expect(proposed(['wednesday', 'thursday'], [row('2027-08-04', 'holiday')])).toEqual(good('2027-08-05'));
    expect(proposed(['wednesday', 'thursday'], [row('2027-08-04', 'harvest')])).toEqual(good('2027-08-04'));
  });

  it('obeys the most forbidding answer of a day of several kinds', () => {
    const rows = [row('2027-08-04', 'storm'), row('2027-08-04', 'holiday')];
    expect(proposed(['wednesday', 'thursday'], rows, { storm: 'keep', holiday: 'next' })).toEqual(good('2027-08-05'));
    expect(proposed(['wednesday', 'tuesday', 'thursday'], rows, { storm: 'previous', holiday: 'next' })).toEqual(good('2027-08-05'));
    expect(proposed(['wednesday', 'tuesday', 'thursday'], rows, { storm: 'skip', holiday: 'next' })).toEqual(good('2027-08-03'));
  });

  it('is the first day of the window when none is good, and says so', () => {
    expect(proposed(['wednesday'], [row('2027-08-04', 'holiday')])).toEqual({ kind: 'none', day: '2027-08-02' });
    expect(goodDay({ from: '2027-08-02', until: '2027-08-04' }, ['friday'], of(), {})).toEqual({ kind: 'none', day: '2027-08-02' });
  });

  it('lies inside the window, and is kept and permitted when called good, whatever the calendar', () => {
    const answers = fc.record(Object.fromEntries(KINDS.map((kind) => [kind, fc.constantFrom('next', 'previous', 'keep', 'skip')])), {
      requiredKeys: [],
    }) as fc.Arbitrary<DayAnswers>;
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.constantFrom(...KINDS)), { maxLength: 25 });
    const weekdays = fc.shuffledSubarray([...WEEKDAYS], { minLength: 1 });
    fc.assert(
      fc.property(days, fc.constantFrom(1, 7, 14, 28), rows, weekdays, answers, (from, length, entries, permitted, answer) => {
        const calendar = of(...entries.map(([after, kind]) => row(addDays(from, after), kind)));
        const until = addDays(from, length);
        const { kind, day } = goodDay({ from, until }, permitted, calendar, answer);
        expect(day >= from && day < until).toBe(true);
        const isGood = (each: string) =>
          permitted.includes(weekdayOf(each)) &&
          (calendar.get(each) ?? []).every(
            (entry) => (answer[entry.kind] ?? (entry.kind === 'holiday' || entry.kind === 'collectiveLeave' ? 'next' : 'keep')) === 'keep',
          );
        if (kind === 'good') expect(isGood(day)).toBe(true);
        else {
          expect(day).toBe(from);
          for (let each = from; each < until; each = addDays(each, 1)) expect(isGood(each)).toBe(false);
        }
      }),
    );
  });
});

describe('decrees', () => {
  it('end for Indonesia with 2027: what comes after are estimates', () => expect(lastDecreedYear(tablolong)).toBe(2027));

  it('end before a year with a single estimate among its days off', () => {
    const calendar = of(row('2026-01-01', 'holiday'), row('2027-01-01', 'holiday'), row('2027-03-10', 'holiday', { estimate: true }));
    expect(lastDecreedYear(calendar)).toBe(2026);
  });

  it('are not made by the days of a village', () => {
    expect(lastDecreedYear(of(row('2027-01-01', 'holiday'), row('2029-10-31', 'worship')))).toBe(2027);
    expect(lastDecreedYear(of(row('2029-10-31', 'worship')))).toBeUndefined();
  });
});
