import { describe, expect, it } from 'vitest';
import { isSmallCell } from '../../domain/smallCells.ts';
import { spansOf } from '../../domain/trackWeeks.ts';
import { piecesOf } from '../../web/charts/weekStack.ts';
import { timeScale } from '../../web/charts/timeScale.ts';

const item = (track: string, on: string, state: 'planned' | 'reported' | 'overdue') => ({ track, windowFrom: on, windowUntil: on, plannedOn: on, state });

describe('tracks week by week', () => {
  it('counts each item in the week of its planned day, Monday to Sunday, also over the end of a year', () => {
    const spans = spansOf([
      item('a', '2027-12-27', 'reported'),
      item('a', '2028-01-02', 'overdue'),
      item('b', '2027-08-02', 'planned'),
      item('a', '2028-01-03', 'planned'),
    ]);
    expect(spans).toEqual([
      {
        track: 'a',
        from: '2027-12-27',
        until: '2028-01-03',
        weeks: [
          { on: '2027-12-27', states: { reported: 1, overdue: 1 } },
          { on: '2028-01-03', states: { planned: 1 } },
        ],
      },
      { track: 'b', from: '2027-08-02', until: '2027-08-02', weeks: [{ on: '2027-08-02', states: { planned: 1 } }] },
    ]);
    expect(spansOf([])).toEqual([]);
  });

  it('draws weeks that look alike and follow each other as one piece, and shares as heights', () => {
    const weeks = [
      { on: '2027-08-02', states: { reported: 2 } },
      { on: '2027-08-09', states: { reported: 5 } },
      { on: '2027-08-16', states: { reported: 1, overdue: 3 } },
      { on: '2027-08-30', states: { planned: 1 } },
    ];
    expect(piecesOf(weeks)).toEqual([
      { state: 'reported', from: '2027-08-02', until: '2027-08-16', low: 0, high: 1 },
      { state: 'reported', from: '2027-08-16', until: '2027-08-23', low: 0, high: 0.25 },
      { state: 'planned', from: '2027-08-30', until: '2027-09-06', low: 0, high: 1 },
      { state: 'overdue', from: '2027-08-16', until: '2027-08-23', low: 0.25, high: 1 },
    ]);
  });

  it('places days over whole months in percent, and what lies outside at the edge', () => {
    const scale = timeScale('2027-08-14', '2027-09-30');
    expect([scale.at('2027-08-01'), scale.at('2027-10-01'), scale.at('2030-01-01'), scale.at('2020-01-01')]).toEqual([0, 100, 100, 0]);
    expect(scale.at('2027-09-01')).toBeCloseTo((31 / 61) * 100, 1);
  });
});

describe('what tells of too few people', () => {
  const cell = { counted: 'client', audience: 'programme', unit: 'clients', value: 40, base: 90 } as const;
  it.each([
    ['a count of many', {}, false],
    ['nobody', { value: 0 }, false],
    ['one to four', { value: 4 }, true],
    ['five', { value: 5 }, false],
    ['few asked', { value: 4, base: 4 }, true],
    ['all but few of the programme', { value: 88 }, false],
    ['all but few of a group', { audience: 'nelayan-1', value: 7, base: 10 }, true],
    ['all of a group', { audience: 'nelayan-1', value: 10, base: 10 }, false],
    ['a share of few', { unit: 'sharePercent', value: 10, base: 30 }, true],
    ['a share of many', { unit: 'sharePercent', value: 50, base: 30 }, false],
    ['a median of few', { unit: 'money', value: 50_000, base: 4 }, true],
    ['a median of many', { unit: 'money', value: 2, base: 60 }, false],
    ['groups', { unit: 'groups', counted: 'group', value: 2, base: 9 }, false],
    ['sessions', { unit: 'sharePercent', counted: 'session', value: 50, base: 2 }, false],
    ['what cannot be read', { value: null, base: 0 }, false],
  ] as const)('%s', (_name, change, hidden) => {
    expect(isSmallCell({ ...cell, ...change })).toBe(hidden);
  });
});
