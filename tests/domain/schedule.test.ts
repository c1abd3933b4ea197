import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedSessions, itemKey } from '../../domain/schedule.ts';
import { addDays, addMonths, daysBetween } from '../../domain/time.ts';
import { cadences, days } from './arbitraries.ts';

/** P2e: weekly for six months, every two weeks for six, monthly for six. */
const MENTORING = [
  { perMonth: 4, months: 6 },
  { perMonth: 2, months: 6 },
  { perMonth: 1, months: 6 },
];
const MONTHLY = [{ perMonth: 1, months: 18 }];

const windows = (startsOn: string, cadence = MENTORING) =>
  new Map(expectedSessions('mentoring/nelayan-1', startsOn, cadence).map(({ key, from, until }) => [key.slice(-2), `${from} ${until}`]));

describe('expected sessions', () => {
  it('are 24 weekly, 12 fortnightly and 6 monthly ones over eighteen months (P2e)', () => {
    const sessions = expectedSessions('mentoring/nelayan-1', '2027-08-02', MENTORING);
    const lengths = sessions.map(({ from, until }) => daysBetween(from, until));
    expect(lengths).toEqual([...Array(24).fill(7), ...Array(12).fill(14), ...Array(6).fill(28)]);
    expect(sessions.map(({ ordinal }) => ordinal)).toEqual(Array.from({ length: 42 }, (_, index) => index + 1));
  });

  it('count windows from the first day of their month and leave the days after the 28th free', () => {
    const plan = windows('2027-08-02');
    expect(plan.get('01')).toBe('2027-08-02 2027-08-09');
    expect(plan.get('04')).toBe('2027-08-23 2027-08-30');
    expect(plan.get('05')).toBe('2027-09-02 2027-09-09'); // 30 August to 1 September stay free
    expect(plan.get('24')).toBe('2028-01-23 2028-01-30');
    expect(plan.get('25')).toBe('2028-02-02 2028-02-16');
    expect(plan.get('26')).toBe('2028-02-16 2028-03-01'); // 2028 is a leap year
    expect(plan.get('37')).toBe('2028-08-02 2028-08-30');
    expect(plan.get('42')).toBe('2029-01-02 2029-01-30');
  });

  it('keep the 31st across a short month', () => {
    const plan = windows('2027-08-31', MONTHLY);
    expect(plan.get('01')).toBe('2027-08-31 2027-09-28');
    expect(plan.get('02')).toBe('2027-09-30 2027-10-28');
    expect(plan.get('07')).toBe('2028-02-29 2028-03-28');
    expect(plan.get('08')).toBe('2028-03-31 2028-04-28');
    expect(plan.get('18')).toBe('2029-01-31 2029-02-28');
  });

  it('fill a February of 28 days to its last day without touching March', () => {
    const plan = windows('2027-01-31');
    expect(plan.get('04')).toBe('2027-02-21 2027-02-28');
    expect(plan.get('05')).toBe('2027-02-28 2027-03-07');
    expect(plan.get('08')).toBe('2027-03-21 2027-03-28');
    expect(plan.get('09')).toBe('2027-03-31 2027-04-07');
  });

  it('share 28 days out evenly where they cannot be divided', () => {
    const three = expectedSessions('training/nelayan', '2027-08-02', [{ perMonth: 3, months: 1 }]);
    expect(three.map(({ from, until }) => `${from} ${until}`)).toEqual(['2027-08-02 2027-08-11', '2027-08-11 2027-08-20', '2027-08-20 2027-08-30']);
  });

  it('have ordinals as wide as the total, at least two digits', () => {
    expect(itemKey('monitoring/programme', 3, 18)).toBe('monitoring/programme/03');
    expect(itemKey('monitoring/programme', 3, 6)).toBe('monitoring/programme/03');
    expect(itemKey('log/nelayan-1', 7, 162)).toBe('log/nelayan-1/007');
    expect(expectedSessions('a/b', '2027-08-02', [{ perMonth: 28, months: 5 }])[0]?.key).toBe('a/b/001');
  });

  it('never overlap, stay within their month, are as many as asked for and keep their keys, whatever the start and cadence', () => {
    fc.assert(
      fc.property(days, cadences, (startsOn, cadence) => {
        const sessions = expectedSessions('t/a', startsOn, cadence);
        const perMonth = cadence.flatMap(({ perMonth, months }) => Array<number>(months).fill(perMonth));
        expect(sessions).toHaveLength(perMonth.reduce((sum, count) => sum + count, 0));
        const keys = sessions.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        expect([...keys].sort()).toEqual(keys);
        const months = perMonth.flatMap((count, month) => Array<number>(count).fill(month));
        let free = startsOn;
        for (const [index, { from, until }] of sessions.entries()) {
          const month = months[index] as number;
          const first = addMonths(startsOn, month);
          if (from < first || from < free || until <= from || until > addDays(first, 28) || until > addMonths(startsOn, month + 1))
            throw new Error(`session ${index + 1} of ${JSON.stringify(cadence)} from ${startsOn}: ${from} to ${until}`);
          free = until;
        }
      }),
    );
  });

  it('have the same keys wherever the programme starts', () => {
    fc.assert(
      fc.property(days, days, cadences, (one, other, cadence) => {
        const keys = (startsOn: string) => expectedSessions('t/a', startsOn, cadence).map(({ key }) => key);
        expect(keys(one)).toEqual(keys(other));
      }),
      { numRuns: 30 },
    );
  });
});
