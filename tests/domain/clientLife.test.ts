import { describe, expect, it } from 'vitest';
import type { Actor } from '../../domain/actor.ts';
import { itemsOfGone, itemsOfLeaver, type OpenItem } from '../../domain/clientLife.ts';
import { type ClientFacts, judgeErase, judgeExit, judgeReturn } from '../../domain/judgeClient.ts';
import { instantAt } from '../../domain/time.ts';
import { client, coordinator, leader, left, life, mentor, OTHERS, secretary, verdict } from './clientLifeFacts.ts';
import { definition } from './tablolong.ts';

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
