import { describe, expect, it } from 'vitest';
import type { Actor } from '../../domain/actor.ts';
import { firstBlockOf, itemsOfNewcomer, type Series } from '../../domain/clientLife.ts';
import { judgeReplace, judgeTransfer, sizeShortfall, type ReplaceFacts, type TransferFacts } from '../../domain/judgePlace.ts';
import { coordinator, leader, left, life, mentor, OTHERS, secretary, verdict } from './clientLifeFacts.ts';
import { calendar, definition, people } from './tablolong.ts';

describe('a replacement', () => {
  const waiting = [
    { id: 'w001', group: 'perempuan' },
    { id: 'w002', group: 'nelayan' },
    { id: 'w003', group: undefined },
    { id: 'w004', group: 'nelayan' },
  ];
  const facts = (more: Partial<ReplaceFacts> = {}): ReplaceFacts => ({ ...life(left), waiting, firstBlockEnds: '2027-10-04', idTaken: false, ...more });

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

  it('of one who died may be a relative at any time, as the group’s meeting decided, within the ages (I1)', () => {
    const died = { ...left, leftBecause: 'death' };
    const facts3 = (more: Partial<ReplaceFacts> = {}) => facts({ ...life(died), firstBlockEnds: '2027-08-20', ...more });
    const request = { by: 'k091', reason: 'Musyawarah kelompok 2 Oktober', relative: { bornOn: '1999-05-01' } };
    expect(judgeReplace(coordinator, request, facts3())).toMatchObject({ kind: 'accepted', skipped: [] });
    expect(verdict(judgeReplace(leader, { ...request, reason: '' }, facts3()))).toBe('422 clientRefused reason');
    expect(verdict(judgeReplace(leader, request, facts3({ idTaken: true })))).toBe('422 clientRefused by');
    expect(verdict(judgeReplace(leader, request, facts()))).toBe('422 clientRefused relative');
    for (const bornOn of ['2010-01-01', '1950-01-01', '1999-02-30'])
      expect(verdict(judgeReplace(leader, { ...request, relative: { bornOn } }, facts3()))).toBe('422 clientRefused relative.bornOn');
  });

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
  const facts = (more: Partial<TransferFacts> = {}): TransferFacts => ({ ...life(), capitalHandedOver: false, ended: [], ...more });
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
