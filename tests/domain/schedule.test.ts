import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedSessions, itemKey, windowAfterEnd, windowBefore, windowOfBudget, windowsAtEnds } from '../../domain/schedule.ts';
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
  new Map(expectedSessions(startsOn, cadence).map(({ from, until }, index) => [String(index + 1).padStart(2, '0'), `${from} ${until}`]));

describe('expected sessions', () => {
  it('are 24 weekly, 12 fortnightly and 6 monthly ones over eighteen months (P2e)', () => {
    const sessions = expectedSessions('2027-08-02', MENTORING);
    const lengths = sessions.map(({ from, until }) => daysBetween(from, until));
    expect(lengths).toEqual([...Array(24).fill(7), ...Array(12).fill(14), ...Array(6).fill(28)]);
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
    const three = expectedSessions('2027-08-02', [{ perMonth: 3, months: 1 }]);
    expect(three.map(({ from, until }) => `${from} ${until}`)).toEqual(['2027-08-02 2027-08-11', '2027-08-11 2027-08-20', '2027-08-20 2027-08-30']);
  });

  it('have ordinals as wide as the total, at least two digits', () => {
    expect(itemKey('monitoring/programme', 3, 18)).toBe('monitoring/programme/03');
    expect(itemKey('monitoring/programme', 3, 6)).toBe('monitoring/programme/03');
    expect(itemKey('log/nelayan-1', 7, 162)).toBe('log/nelayan-1/007');
    const keys = Array.from({ length: 162 }, (_, index) => itemKey('log/nelayan-1', index + 1, 162));
    expect(keys.toSorted()).toEqual(keys);
  });

  it('never overlap, stay within their month, are as many as asked for, whatever the start and cadence', () => {
    fc.assert(
      fc.property(days, cadences, (startsOn, cadence) => {
        const sessions = expectedSessions(startsOn, cadence);
        const perMonth = cadence.flatMap(({ perMonth, months }) => Array<number>(months).fill(perMonth));
        expect(sessions).toHaveLength(perMonth.reduce((sum, count) => sum + count, 0));
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
});

describe('windows', () => {
  it('before the start are one, or one for each part after another', () => {
    expect(windowBefore('2027-08-02', { weeks: 6, forWeeks: 2 })).toEqual([{ from: '2027-06-21', until: '2027-07-05' }]);
    const aim = { name: { id: 'x', en: 'x' } };
    expect(windowBefore('2027-08-02', { weeks: 2, forWeeks: 2, parts: { services: aim, potential: aim, kinds: aim } })).toEqual([
      { from: '2027-07-19', until: '2027-07-23', part: 'services' },
      { from: '2027-07-23', until: '2027-07-28', part: 'potential' },
      { from: '2027-07-28', until: '2027-08-02', part: 'kinds' },
    ]);
  });

  it('at the ends of months are the last days of every so many, as far as the programme goes', () => {
    const ends = windowsAtEnds('2027-08-31', 18, { months: 6, days: 14 });
    expect(ends).toEqual([
      { from: '2028-02-15', until: '2028-02-29' },
      { from: '2028-08-17', until: '2028-08-31' },
      { from: '2029-02-14', until: '2029-02-28' },
    ]);
    expect(windowsAtEnds('2027-08-31', 5, { months: 6, days: 14 })).toEqual([]);
  });

  it('after the end follow the last month', () => expect(windowAfterEnd('2027-08-31', 18, 14)).toEqual([{ from: '2029-02-28', until: '2029-03-14' }]));

  it.each([
    ['2027-08-02', [1, 2, 3], '2029-01-01', '2029-04-01'], // month 9 ends on 2 May 2028: the next January
    ['2027-04-01', [1, 2, 3], '2028-01-01', '2028-04-01'], // ends on the first day of a window
    ['2027-04-12', [1, 2, 3], '2028-02-01', '2028-04-01'], // within it: the first month that begins afterwards
    ['2027-06-12', [1, 2, 3], '2029-01-01', '2029-04-01'], // in its last month
    ['2027-08-02', [7], '2028-07-01', '2028-08-01'],
    ['2027-08-02', [12, 1], '2028-12-01', '2029-02-01'], // across a year's end
    ['2027-08-02', [3, 7], '2028-07-01', '2028-08-01'],
    ['2027-08-02', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], '2028-06-01', '2029-06-01'],
  ])('of the budget calendar: started on %s, with months %j, from %s to %s (P6b)', (startsOn, months, from, until) =>
    expect(windowOfBudget(startsOn, { notBeforeMonth: 9, months })).toEqual([{ from, until }]),
  );
});
