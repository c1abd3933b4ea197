import { describe, expect, it } from 'vitest';
import { faultOf } from './faults.ts';

describe('tracks of a definition', () => {
  // Each row: what is wrong, the passage, what stands there instead, and the problem it makes.
  it.each([
    [
      'a grant for a group that is not there',
      '      nelayan-2: { business',
      '      nelayan-4: { business',
      'tracks.capital.grants.nelayan-4',
      'nelayan-4',
      /^a business group/,
    ],
    ['a countersigner who is nobody', 'by: patron', 'by: patrn', 'tracks.termination.steps.countersign.by', 'patrn', /perhaps “patron”/],
    [
      'two placements of one track',
      '    every: { months: 3, days: 14 }',
      '    every: { months: 3, days: 14 }\n    afterEnd: { days: 14 }',
      'tracks.processEvaluation.afterEnd',
      'afterEnd',
      'every alone, which is here already',
    ],
    [
      'a placement of what grows by reports',
      '    source: P3\n    audience: programme\n    owner: secretary',
      '    source: P3\n    audience: programme\n    cadence: [{ perMonth: 1, months: 1 }]\n    owner: secretary',
      'tracks.agreedTasks.cadence',
      'cadence',
      /^no placement/,
    ],
    [
      'an evaluation beyond the end',
      'every: { months: 6, days: 14 }',
      'every: { months: 19, days: 14 }',
      'tracks.outcomeEvaluation.every.months',
      '19',
      'at most 18 (months)',
    ],
    ['a training beyond the end', 'month: 3, days: 3', 'month: 30, days: 3', 'tracks.training.blocks.2.month', '30', 'at most 18 (months)'],
    ['blocks out of order', 'month: 3, days: 3', 'month: 1, days: 3', 'tracks.training.blocks.2.month', '1', 'at least 2, as the block before'],
    [
      'a grant after a block that is not there',
      'afterBlock: { track: training, block: 1 }',
      'afterBlock: { track: training, block: 4 }',
      'tracks.capital.afterBlock.block',
      '4',
      'at most 3 (blocks)',
    ],
    [
      'a grant after what has no blocks',
      'afterBlock: { track: training, block: 1 }',
      'afterBlock: { track: marketing, block: 1 }',
      'tracks.capital.afterBlock.track',
      'marketing',
      'a track with blocks (training)',
    ],
    [
      'planning longer than before the start',
      'before: { weeks: 4, forWeeks: 1 }',
      'before: { weeks: 4, forWeeks: 5 }',
      'tracks.focusGroup.before.forWeeks',
      '5',
      'at most 4 (weeks)',
    ],
    [
      'a step that its kind does not know',
      '      check: { name',
      '      chek: { name',
      'tracks.capital.steps.chek',
      'chek',
      /^a step of the kind capital; perhaps “check”/,
    ],
    [
      'a referral whose reports bring tasks beside its own',
      '    kind: referral\n',
      '    kind: referral\n    bringsTasks: true\n',
      'tracks.referral.bringsTasks',
      'true',
      /^false: the kind referral/,
    ],
    [
      'a closing kind in another phase',
      '    kind: keepsUp\n    phase: closing',
      '    kind: keepsUp\n    phase: running',
      'tracks.keepsUp.phase',
      'running',
      /^phase: closing/,
    ],
    ['a running kind that is opened by termination', '    phase: beyond', '    phase: closing', 'tracks.continuedGuidance.phase', 'closing', /^another phase/],
    [
      'two tracks of a kind of which there is one',
      '    kind: dataCheck',
      '    kind: consent',
      'tracks.dataCheck.kind',
      'consent',
      'a kind that tracks.dataConsent does not have already',
    ],
    [
      'tests where each client present is asked something else, too',
      '    tests: { before: preTest, after: postTest }\n    weekdays: [monday',
      '    tests: { before: preTest, after: postTest }\n    memberForm: willingness\n    weekdays: [monday',
      'tracks.training.memberForm',
      'willingness',
      'tests alone: one form a client and day',
    ],
    ['a block too short for a test before and one after', 'month: 2, days: 3', 'month: 2, days: 1', 'tracks.training.blocks.1.days', '1', 'at least 2 (tests)'],
    [
      'a series too short for them',
      'cadence: [{ perMonth: 1, months: 12 }]',
      'cadence: [{ perMonth: 1, months: 1 }]',
      'tracks.incomeManagement.cadence',
      'cadence',
      'at least 2 items (tests)',
    ],
  ])('names %s', (_, from, to, path, value, expected) => {
    const { problems, first } = faultOf(from, to);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ path, value });
    expect(problems[0]?.expected).toEqual(expected instanceof RegExp ? expect.stringMatching(expected) : expected);
    // Where the passage spans lines, the problem lies within it.
    expect(problems[0]?.line).toBeGreaterThanOrEqual(first - 1);
    expect(problems[0]?.line).toBeLessThanOrEqual(first + to.split('\n').length - 1);
  });
});
