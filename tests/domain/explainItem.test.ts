import { describe, expect, it } from 'vitest';
import { explainItem, type ExplainedItem } from '../../domain/explainItem.ts';
import { definition } from './tablolong.ts';

const START = '2027-08-02';
const item = (track: string, changes: Partial<ExplainedItem> = {}): ExplainedItem => ({
  track,
  audience: 'nelayan-1',
  ordinal: 1,
  part: undefined,
  windowFrom: START,
  ...changes,
});
const why = (track: string, changes: Partial<ExplainedItem> = {}) => explainItem(definition, item(track, changes), START);

describe('why an item is in the plan', () => {
  it.each<[string, Partial<ExplainedItem>, string]>([
    ['mentoring', { ordinal: 7 }, '4 a month in months 1 to 6; this is 7 of 42.'],
    ['mentoring', { ordinal: 25 }, '2 a month in months 7 to 12; this is 25 of 42.'],
    ['mentoring', { ordinal: 42 }, '1 a month in months 13 to 18; this is 42 of 42.'],
    ['mentoring', { ordinal: 43 }, 'Beside the 42 that were planned.'],
    ['dataConsent', {}, 'From 6 weeks before the programme starts, for 2 weeks.'],
    ['training', { part: 'phase2' }, '3 days in a row in month 2; a block stays whole.'],
    ['processEvaluation', {}, 'Every 3 months, in the last 14 days of the month.'],
    ['finalEvaluation', {}, 'In the 14 days after the last month.'],
    ['continuedGuidance', {}, 'In the first window of the budget calendar after month 9.'],
    ['capital', { part: 'decision' }, 'Within 30 days from the step before, one for each party.'],
    ['continuedMentoring', {}, 'Every 3 months after termination, for 12 months.'],
    ['keepsUp', {}, 'In months 3, 6, 12 after termination.'],
    ['agreedTasks', { audience: 'programme' }, 'Agreed in the report of another session.'],
    ['counselling', {}, 'Opened in the report of another session of this group.'],
    ['welcome', {}, 'For who takes over a place when the outreach is over.'],
  ])('of %s %j: %s', (track, changes, rule) => expect(why(track, changes).rule.en).toBe(rule));

  it('names the entry of the definition, the line of the document and whose role it is', () => {
    expect(why('mentoring')).toMatchObject({ entry: 'tracks.mentoring', source: 'P2e', role: 'mentor' });
    expect(why('capital', { part: 'recommendation' })).toMatchObject({ entry: 'tracks.capital.steps.recommendation', source: 'P2f', role: 'teamLeader' });
  });

  it.each([
    ['2027-08-01', undefined],
    ['2027-08-02', 1],
    ['2027-09-01', 1],
    ['2027-09-02', 2],
    ['2029-01-02', 18],
  ])('counts months from the start: %s is in month %s', (windowFrom, month) => expect(why('capital', { windowFrom }).month).toBe(month));

  it('counts the months of a programme begun on the 31st', () => {
    const month = (windowFrom: string) => explainItem(definition, item('capital', { windowFrom }), '2027-08-31').month;
    expect(['2027-09-29', '2027-09-30', '2027-10-30', '2027-10-31', '2028-02-28', '2028-02-29'].map(month)).toEqual([1, 2, 2, 3, 6, 7]);
  });
});
