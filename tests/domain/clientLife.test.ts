import { describe, expect, it } from 'vitest';
import type { Actor } from '../../domain/actor.ts';
import { firstBlockOf, itemsOfGone, itemsOfLeaver, itemsOfNewcomer, type OpenItem, type Series } from '../../domain/clientLife.ts';
import { type ClientFacts, judgeErase, judgeExit, judgeReturn, type LifeFacts } from '../../domain/judgeClient.ts';
import { judgeReplace, judgeTransfer, type ReplaceFacts, sizeShortfall, type TransferFacts } from '../../domain/judgePlace.ts';
import { instantAt } from '../../domain/time.ts';
import { calendar, definition, people } from './tablolong.ts';

const person = (id: string, role: string, group?: string, programme = 'tablolong-2027'): Actor => ({ kind: 'person', programme, id, role, group });
const leader = person('team-leader', 'teamLeader');
const secretary = person('secretary', 'secretary');
const coordinator = person('coordinator-nelayan', 'coordinator', 'nelayan');
const mentor = person('mentor-nelayan-1', 'mentor', 'nelayan-1');
const OTHERS: [string, Actor][] = [
  ['a machine', { kind: 'machine', label: 'cli' }],
  ['the mentor of another group', person('mentor-nelayan-2', 'mentor', 'nelayan-2')],
  ['an instructor of the training group', person('instructor-nelayan-1', 'instructor', 'nelayan')],
  ['another coordinator', person('coordinator-pemuda', 'coordinator', 'pemuda')],
  ['the patron', person('patron', 'patron')],
  ['the leader of another programme', person('team-leader', 'teamLeader', undefined, 'other-2027')],
];

const now = instantAt('2027-10-04', '09:00', definition.timeZone);
const client: ClientFacts = {
  id: 'k001',
  group: 'nelayan-1',
  joinedOn: '2027-06-21',
  memberSince: '2027-06-21',
  leftOn: undefined,
  leftBecause: undefined,
  replacedBy: undefined,
  erased: false,
};
const left = { ...client, leftOn: '2027-08-03', leftBecause: 'worksAway' };
const life = (of: ClientFacts | undefined = client): LifeFacts => ({ code: 'tablolong-2027', definition, stage: 'running', now, client: of });
type Judged = { kind: string; status?: number; code?: string; errors?: readonly { path: string }[]; repeated?: boolean };
const verdict = (judged: unknown): string => {
  const { kind, status, code, errors = [], repeated } = judged as Judged;
  return kind === 'refused' ? [status, code, ...errors.map(({ path }) => path)].join(' ') : repeated === true ? 'repeated' : kind;
};

describe('an exit', () => {
  const request = { on: '2027-10-01', reason: 'worksAway' };

  it.each([
    ['the mentor', mentor],
    ['the coordinator', coordinator],
    ['the leader', leader],
    ['the secretary', secretary],
  ])('is recorded by %s', (_, actor) => expect(verdict(judgeExit(actor, request, life()))).toBe('accepted'));

  it.each(OTHERS)('is not for %s', (_, actor) => expect(verdict(judgeExit(actor, request, life()))).toBe('403 notAllowed'));

  it('is dated from joining to today', () => {
    const on = (day: string) => verdict(judgeExit(mentor, { ...request, on: day }, life()));
    expect(['2027-06-20', '2027-06-21', '2027-10-04', '2027-10-05', '2027-02-30', 'kemarin'].map(on)).toEqual([
      '422 clientRefused on',
      'accepted',
      'accepted',
      '422 clientRefused on',
      '422 clientRefused on',
      '422 clientRefused on',
    ]);
  });

  it('counts from the last group joined, not from the first', () => {
    expect(verdict(judgeExit(mentor, { ...request, on: '2027-08-31' }, life({ ...client, memberSince: '2027-09-01' })))).toBe('422 clientRefused on');
  });

  it('takes a reason of the definition, and names each wrong value at once', () => {
    for (const reason of ['bored', 'toString', ''])
      expect(verdict(judgeExit(mentor, { on: '2027-12-01', reason }, life()))).toBe('422 clientRefused on reason');
  });

  it('said again is the same; another one of somebody who left is refused', () => {
    expect(verdict(judgeExit(mentor, { on: '2027-08-03', reason: 'worksAway' }, life(left)))).toBe('repeated');
    expect(verdict(judgeExit(mentor, { on: '2027-08-03', reason: 'quarrel' }, life(left)))).toBe('409 alreadyLeft');
    expect(verdict(judgeExit(mentor, request, life(left)))).toBe('409 alreadyLeft');
  });

  it('of nobody known, or of a programme that has ended, is refused', () => {
    expect(verdict(judgeExit(mentor, request, { ...life(), client: undefined }))).toBe('404 unknownClient');
    expect(verdict(judgeExit(mentor, request, { ...life(), stage: 'ended' }))).toBe('409 programmeEnded');
  });
});

describe('what an exit takes out of the plan', () => {
  const open: OpenItem[] = [
    { key: 'interview/nelayan-1/01', track: 'interview', subject: 'k001' },
    { key: 'interview/nelayan-1/02', track: 'interview', subject: 'k004' },
    { key: 'householdInterview/nelayan-1/01', track: 'householdInterview', subject: 'h01' },
    { key: 'counselling/nelayan-1/01', track: 'counselling', subject: 'k001' },
    { key: 'interviewEndline/nelayan-1/01', track: 'interviewEndline', subject: 'k001' },
    { key: 'householdEndline/nelayan-1/01', track: 'householdEndline', subject: 'h01' },
  ];
  const keys = (changes: readonly { kind: string }[]) => changes.map((change) => ('key' in change ? change.key : change.kind));

  it('leaves the endline, which is tried once, and the household', () => {
    const changes = itemsOfLeaver(definition, open, 'k001', 'quarrel', 'h01');
    expect(changes).toEqual([
      { kind: 'cancel', key: 'interview/nelayan-1/01', reason: 'left' },
      { kind: 'cancel', key: 'counselling/nelayan-1/01', reason: 'left' },
    ]);
  });

  it('after a death asks nothing more about them, and still asks the household', () => {
    expect(keys(itemsOfLeaver(definition, open, 'k001', 'death', 'h01'))).toEqual([
      'interview/nelayan-1/01',
      'counselling/nelayan-1/01',
      'interviewEndline/nelayan-1/01',
    ]);
  });

  it('without consent asks nothing more, nor of a household in which nobody else takes part', () => {
    for (const reason of ['noConsent', 'consentWithdrawn']) {
      expect(keys(itemsOfLeaver(definition, open, 'k001', reason, 'h01'))).toEqual(
        open.map(({ key }) => key).filter((key) => key !== 'interview/nelayan-1/02'),
      );
      expect(keys(itemsOfLeaver(definition, open, 'k001', reason))).not.toContain('householdEndline/nelayan-1/01');
    }
  });

  it('takes nothing of a giver or partner who is called like a client', () => {
    const grant = { key: 'capital/nelayan-1/04', track: 'capital', subject: 'k001' };
    expect(itemsOfLeaver(definition, [grant], 'k001', 'death', 'k001')).toEqual([]);
    expect(itemsOfGone(definition, [grant], 'k001', 'k001', 'erased')).toEqual([]);
  });

  it('for one whose place was taken is all, the household where nobody else of it takes part', () => {
    expect(keys(itemsOfGone(definition, open, 'k001', undefined, 'replaced'))).toHaveLength(3);
    expect(keys(itemsOfGone(definition, open, 'k001', 'h01', 'replaced'))).toHaveLength(5);
  });
});

describe('a return', () => {
  it('within the months of the reason undoes the exit, and no day later', () => {
    const on = (day: string, at: string) => verdict(judgeReturn(mentor, { on: day }, { ...life(left), now: instantAt(at, '09:00', definition.timeZone) }));
    expect(on('2027-10-04', '2027-10-04')).toBe('accepted');
    expect(on('2028-02-03', '2028-02-20')).toBe('accepted');
    expect(on('2028-02-04', '2028-02-20')).toBe('422 clientRefused on');
    expect(on('2027-08-02', '2027-10-04')).toBe('422 clientRefused on');
    expect(on('2027-10-05', '2027-10-04')).toBe('422 clientRefused on');
  });

  it('is for no reason that is not undone, and for nobody dead or erased', () => {
    for (const leftBecause of ['quarrel', 'death', 'noConsent'])
      expect(verdict(judgeReturn(leader, { on: '2027-10-04' }, life({ ...left, leftBecause })))).toBe('409 mayNotReturn');
    const lenient = { ...definition, exits: { ...definition.exits, death: { name: { id: 'x', en: 'x' }, returnWithinMonths: 6 } } };
    expect(verdict(judgeReturn(leader, { on: '2027-10-04' }, { ...life({ ...left, leftBecause: 'death' }), definition: lenient }))).toBe('409 mayNotReturn');
    expect(verdict(judgeReturn(leader, { on: '2027-10-04' }, life({ ...left, erased: true })))).toBe('409 mayNotReturn');
  });

  it('finds no place that was taken, and nobody who did not leave', () => {
    expect(verdict(judgeReturn(leader, { on: '2027-10-04' }, life({ ...left, replacedBy: 'w001' })))).toBe('409 placeTaken');
    expect(verdict(judgeReturn(leader, { on: '2027-10-04' }, life()))).toBe('409 notLeft');
    expect(verdict(judgeReturn(leader, { on: '2027-10-04' }, life({ ...client, memberSince: '2027-10-04' })))).toBe('repeated');
    expect(verdict(judgeReturn(OTHERS[1]?.[1] as Actor, { on: '2027-10-04' }, life(left)))).toBe('403 notAllowed');
  });
});

describe('a replacement', () => {
  const waiting = [
    { id: 'w001', group: 'perempuan' },
    { id: 'w002', group: 'nelayan' },
    { id: 'w003', group: undefined },
    { id: 'w004', group: 'nelayan' },
  ];
  const facts = (more: Partial<ReplaceFacts> = {}): ReplaceFacts => ({ ...life(left), waiting, firstBlockEnds: '2027-10-04', ...more });

  it('is the next of the waiting list for the group, until the last day of training phase 1 (I3)', () => {
    expect(judgeReplace(coordinator, { by: 'w002' }, facts())).toMatchObject({ kind: 'accepted', skipped: [] });
    expect(verdict(judgeReplace(leader, { by: 'w002' }, facts({ firstBlockEnds: '2027-10-03' })))).toBe('409 notReplacedAnyMore');
    expect(verdict(judgeReplace(leader, { by: 'w002' }, facts({ firstBlockEnds: undefined })))).toBe('accepted');
  });

  it('passes nobody over without a reason', () => {
    expect(verdict(judgeReplace(leader, { by: 'w003' }, facts()))).toBe('422 clientRefused reason');
    expect(verdict(judgeReplace(leader, { by: 'w003', reason: '  ' }, facts()))).toBe('422 clientRefused reason');
    expect(judgeReplace(leader, { by: 'w004', reason: 'pindah desa' }, facts())).toMatchObject({ kind: 'accepted', skipped: ['w002', 'w003'] });
  });

  it('is nobody who is not on the list, or waits for another group', () => {
    for (const by of ['w001', 'w009', 'k002']) expect(verdict(judgeReplace(leader, { by, reason: 'mau' }, facts()))).toBe('422 clientRefused by');
  });

  it('happens once, and of a leaver alone', () => {
    expect(verdict(judgeReplace(leader, { by: 'w002' }, facts(life())))).toBe('409 notLeft');
    expect(verdict(judgeReplace(leader, { by: 'w002' }, facts(life({ ...left, replacedBy: 'w002' }))))).toBe('repeated');
    expect(verdict(judgeReplace(leader, { by: 'w003' }, facts(life({ ...left, replacedBy: 'w002' }))))).toBe('409 placeTaken');
  });

  it.each([...OTHERS, ['the mentor', mentor] as [string, Actor]])('is not for %s', (_, actor) =>
    expect(verdict(judgeReplace(actor, { by: 'w002' }, facts()))).toBe('403 notAllowed'),
  );

  it('ends with the first block of the track of training, for the training group', () => {
    expect(firstBlockOf(definition, 'nelayan-1')).toEqual({ track: 'training', audience: 'nelayan', part: 'phase1' });
    expect(firstBlockOf({ ...definition, tracks: {} }, 'nelayan-1')).toBeUndefined();
  });
});

describe('the interviews of a newcomer', () => {
  const placing = { definition, staff: people.staff, calendar };
  const endline = { from: '2029-01-05', until: '2029-02-02' };
  const series: Series[] = [
    { track: 'interview', last: 10, window: { from: '2027-06-21', until: '2027-07-05' }, subjects: ['k001'] },
    { track: 'householdInterview', last: 9, window: { from: '2027-06-21', until: '2027-07-05' }, subjects: ['h01'] },
    { track: 'interviewEndline', last: 10, window: endline, subjects: ['k001'] },
    { track: 'householdEndline', last: 9, window: endline, subjects: ['h01'] },
  ];
  const asked = (household: string) => itemsOfNewcomer(placing, { client: 'w002', household, group: 'nelayan-1', on: '2027-08-04' }, series);

  it('are due in fourteen days, the endline with everybody’s, under keys that are new (I3, P1b)', () => {
    expect(asked('h77').map(({ key, subject, owner, windowFrom, windowUntil }) => [key, subject, owner, windowFrom, windowUntil])).toEqual([
      ['interview/nelayan-1/11', 'w002', 'mentor-nelayan-1', '2027-08-04', '2027-08-18'],
      ['householdInterview/nelayan-1/10', 'h77', 'mentor-nelayan-1', '2027-08-04', '2027-08-18'],
      ['interviewEndline/nelayan-1/11', 'w002', 'mentor-nelayan-1', '2029-01-05', '2029-02-02'],
      ['householdEndline/nelayan-1/10', 'h77', 'mentor-nelayan-1', '2029-01-05', '2029-02-02'],
    ]);
  });

  it('ask a household that is known only once', () => expect(asked('h01').map(({ track }) => track)).toEqual(['interview', 'interviewEndline']));
});

describe('a change of group', () => {
  const facts = (more: Partial<TransferFacts> = {}): TransferFacts => ({ ...life(), capitalHandedOver: false, ...more });
  const request = { to: 'nelayan-2', on: '2027-10-01' };

  it('is free before capital, for the coordinator and managers', () => {
    for (const actor of [coordinator, leader, secretary]) expect(verdict(judgeTransfer(actor, request, facts()))).toBe('accepted');
    for (const [, actor] of [...OTHERS, ['the mentor', mentor] as const]) expect(verdict(judgeTransfer(actor, request, facts()))).toBe('403 notAllowed');
  });

  it('to another training group is for a manager', () => {
    expect(verdict(judgeTransfer(coordinator, { ...request, to: 'pemuda-1' }, facts()))).toBe('403 notAllowed');
    expect(verdict(judgeTransfer(secretary, { ...request, to: 'pemuda-1' }, facts()))).toBe('accepted');
  });

  it('after capital is for the leader alone, with a reason', () => {
    const after = facts({ capitalHandedOver: true });
    for (const actor of [coordinator, secretary]) expect(verdict(judgeTransfer(actor, { ...request, reason: 'x' }, after))).toBe('403 notAllowed');
    expect(verdict(judgeTransfer(leader, request, after))).toBe('422 clientRefused reason');
    expect(verdict(judgeTransfer(leader, { ...request, reason: 'pindah dusun' }, after))).toBe('accepted');
  });

  it('is refused to no such group, on a day that cannot be, of a leaver, or to where they are', () => {
    expect(verdict(judgeTransfer(leader, { ...request, to: 'nelayan' }, facts()))).toBe('422 clientRefused to');
    expect(verdict(judgeTransfer(leader, { ...request, to: 'constructor' }, facts()))).toBe('422 clientRefused to');
    expect(verdict(judgeTransfer(leader, { ...request, on: '2027-10-05' }, facts()))).toBe('422 clientRefused on');
    expect(verdict(judgeTransfer(leader, { ...request, on: '2027-06-20' }, facts()))).toBe('422 clientRefused on');
    expect(verdict(judgeTransfer(leader, request, facts(life(left))))).toBe('409 alreadyLeft');
    expect(verdict(judgeTransfer(leader, { ...request, to: 'nelayan-1' }, facts()))).toBe('409 alreadyThere');
    expect(verdict(judgeTransfer(leader, { to: 'nelayan-1', on: '2027-06-21' }, facts()))).toBe('repeated');
  });

  it('shows a group outside the sizes that are tolerated (I3)', () => {
    expect([7, 8, 12, 13].map((size) => sizeShortfall(definition, 'nelayan-1', size)?.text.en)).toEqual([
      'Fishers 1 has 7 people now; 8 to 12 are tolerated.',
      undefined,
      undefined,
      'Fishers 1 has 13 people now; 8 to 12 are tolerated.',
    ]);
  });
});

describe('an erasure', () => {
  const erase = (of: ClientFacts, applicant?: { erased: boolean }) => ({ ...life(of), applicant });

  it('may be asked for by who waits, once', () => {
    const waits = { ...erase(client), client: undefined };
    expect(verdict(judgeErase(secretary, { ...waits, applicant: { erased: false } }))).toBe('accepted');
    expect(verdict(judgeErase(secretary, { ...waits, applicant: { erased: true } }))).toBe('repeated');
    expect(verdict(judgeErase(coordinator, { ...waits, applicant: { erased: false } }))).toBe('403 notAllowed');
  });

  it('is a manager’s, of somebody who takes part no more, and again the same', () => {
    for (const actor of [leader, secretary]) expect(verdict(judgeErase(actor, erase(left)))).toBe('accepted');
    for (const actor of [coordinator, mentor, ...OTHERS.map(([, other]) => other)]) expect(verdict(judgeErase(actor, erase(left)))).toBe('403 notAllowed');
    expect(verdict(judgeErase(leader, erase(client)))).toBe('409 stillEnrolled');
    expect(verdict(judgeErase(leader, { ...erase(client), client: undefined }))).toBe('404 unknownClient');
    expect(verdict(judgeErase(leader, erase({ ...left, erased: true })))).toBe('repeated');
  });

  it('may still be asked for when the programme has ended', () => expect(verdict(judgeErase(leader, { ...erase(left), stage: 'ended' }))).toBe('accepted'));
});
