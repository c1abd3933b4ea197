import { describe, expect, it } from 'vitest';
import { placeBlocks } from '../../domain/blocks.ts';
import { type CalendarDay, calendarOf } from '../../domain/calendar.ts';
import type { Weekday } from '../../domain/time.ts';

const WEEK: Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const name = { id: 'x', en: 'x' };
const block = (month: number, days: number) => ({ month, days, name });
const on = (...dates: string[]) => calendarOf(dates.map((date): CalendarDay => ({ date, kind: 'holiday', name, source: 'test', estimate: false })));
const placed = (blocks: ReturnType<typeof block>[], startsOn: string, calendar = on(), weekdays = WEEK, daysBetweenBlocks = 14) =>
  placeBlocks({ blocks, daysBetweenBlocks, weekdays, days: {} }, startsOn, calendar).map(({ days }) => `${days[0]} ${days.at(-1)} ${days.length}`);

describe('a block of training days', () => {
  it('is days in a row from the weekday liked best, in its month (P2b)', () => {
    expect(placed([block(1, 5), block(2, 3), block(3, 3)], '2027-08-02')).toEqual([
      '2027-08-02 2027-08-06 5',
      '2027-09-06 2027-09-08 3',
      '2027-10-04 2027-10-06 3',
    ]);
  });

  it('is never cut by a holiday: it goes to another week as a whole', () => {
    expect(placed([block(1, 5)], '2027-08-02', on('2027-08-04'))).toEqual(['2027-08-09 2027-08-13 5']);
  });

  it('begins on another weekday where no week of the month has its days from Monday', () => {
    const mondays = on('2027-08-02', '2027-08-09', '2027-08-16', '2027-08-23', '2027-08-30');
    expect(placed([block(1, 5)], '2027-08-02', mondays)).toEqual(['2027-08-03 2027-08-07 5']);
  });

  it('goes over a day of rest where its weekdays leave no row long enough, and still over no holiday', () => {
    const fourDays: Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday'];
    expect(placed([block(1, 5)], '2027-08-02', on('2027-08-09'), fourDays)).toEqual(['2027-08-16 2027-08-23 5']);
  });

  it('stands on the first days of its month where none are good, so that somebody looks at it', () => {
    const all = on(...Array.from({ length: 31 }, (_, index) => `2027-08-${String(index + 1).padStart(2, '0')}`), '2027-09-01');
    expect(placed([block(1, 5)], '2027-08-02', all)).toEqual(['2027-08-02 2027-08-06 5']);
  });

  it('stays so many days behind the one before it (R19)', () => {
    const late = on(...Array.from({ length: 21 }, (_, index) => `2027-08-${String(index + 2).padStart(2, '0')}`));
    expect(placed([block(1, 5), block(2, 3)], '2027-08-02', late)).toEqual(['2027-08-23 2027-08-27 5', '2027-09-13 2027-09-15 3']);
    expect(placed([block(1, 5), block(2, 3)], '2027-08-02', late, WEEK, 40)).toEqual(['2027-08-23 2027-08-27 5', '2027-10-07 2027-10-09 3']);
  });
});
