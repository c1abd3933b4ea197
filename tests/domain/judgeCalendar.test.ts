import { describe, expect, it } from 'vitest';
import type { Actor } from '../../domain/actor.ts';
import { type CalendarFacts, judgeAgree, judgeLock } from '../../domain/judgeCalendar.ts';
import type { Shortfall } from '../../domain/shortfalls.ts';
import { definition } from './tablolong.ts';

const person = (id: string, role: string, group?: string, programme = 'tablolong-2027'): Actor => ({ kind: 'person', programme, id, role, group });
const leader = person('team-leader', 'teamLeader');
const coordinator = person('coordinator-nelayan', 'coordinator', 'nelayan');
const GROUPS = ['nelayan', 'perempuan', 'pemuda'];
const facts: CalendarFacts = { code: 'tablolong-2027', definition, locked: false, agreed: [] };
const SHORT: Shortfall[] = [{ kind: 'role', subject: 'treasurer', text: { id: 'Bendahara: diperlukan 1, ada 0.', en: 'Treasurer: 1 needed, 0 there.' } }];
const verdict = (judged: { kind: string; status?: number; code?: string }) => (judged.kind === 'refused' ? `${judged.status} ${judged.code}` : judged.kind);

describe('agreeing a calendar', () => {
  it.each(GROUPS)('is a manager’s act for %s', (group) =>
    expect(judgeAgree(leader, group, facts)).toEqual({ kind: 'accepted', audience: group, repeated: false }),
  );

  it('is a coordinator’s act for the group served, and no other', () => {
    expect(verdict(judgeAgree(coordinator, 'nelayan', facts))).toBe('accepted');
    expect(verdict(judgeAgree(coordinator, 'pemuda', facts))).toBe('403 notAllowed');
  });

  it.each([
    ['a machine', { kind: 'machine', label: 'cli' }],
    ['a mentor', person('mentor-nelayan-1', 'mentor', 'nelayan-1')],
    ['an instructor of the group', person('instructor-nelayan-1', 'instructor', 'nelayan')],
    ['a coordinator without a group', person('c', 'coordinator')],
    ['the coordinator of another programme', person('coordinator-nelayan', 'coordinator', 'nelayan', 'other-2027')],
    ['the leader of another programme', person('team-leader', 'teamLeader', undefined, 'other-2027')],
  ] as [string, Actor][])('is not for %s', (_, actor) => expect(verdict(judgeAgree(actor, 'nelayan', facts))).toBe('403 notAllowed'));

  it('twice changes nothing', () =>
    expect(judgeAgree(coordinator, 'nelayan', { ...facts, agreed: ['nelayan'] })).toMatchObject({ kind: 'accepted', repeated: true }));

  it.each(['nelayan-1', 'programme', 'petani', 'toString'])('is refused for %s, which is no training group', (audience) => {
    const judged = judgeAgree(leader, audience, facts);
    expect(judged).toMatchObject({ status: 422, code: 'unknownGroup', errors: [{ path: 'audience', message: { en: 'one of nelayan, perempuan, pemuda' } }] });
  });

  it('is refused once the plan is locked', () =>
    expect(verdict(judgeAgree(leader, 'nelayan', { ...facts, locked: true, agreed: GROUPS }))).toBe('409 alreadyLocked'));
});

describe('locking a plan', () => {
  const lock = (over: Partial<CalendarFacts & { shortfalls: Shortfall[] }> = {}, reason?: string, actor = leader) =>
    judgeLock(actor, reason, { ...facts, agreed: GROUPS, shortfalls: [], ...over });

  it('is accepted once every training group has agreed (I7)', () => expect(lock()).toEqual({ kind: 'accepted', acceptedShortfall: undefined }));

  it('is refused while a group has not agreed, and says which', () => {
    expect(lock({ agreed: ['perempuan'] })).toMatchObject({
      status: 409,
      code: 'notAgreed',
      text: { id: 'Belum menyepakati jadwal: Kelompok Nelayan, Kelompok Pemuda.' },
    });
  });

  it('is refused twice', () => expect(verdict(lock({ locked: true }))).toBe('409 alreadyLocked'));

  it.each([undefined, '', '   '])('with a roster that falls short needs a reason; %j is none', (reason) => {
    expect(lock({ shortfalls: SHORT }, reason)).toMatchObject({
      status: 422,
      code: 'shortfallNotAccepted',
      errors: [{ path: 'acceptShortfall', message: SHORT[0]?.text }],
    });
  });

  it('keeps the reason for which a shortfall was accepted, and none where nothing was lacking', () => {
    expect(lock({ shortfalls: SHORT }, ' Menyusul bulan depan ')).toEqual({ kind: 'accepted', acceptedShortfall: 'Menyusul bulan depan' });
    expect(lock({}, 'Menyusul')).toEqual({ kind: 'accepted', acceptedShortfall: undefined });
  });

  it.each([coordinator, person('patron', 'patron'), { kind: 'machine', label: 'cli' } as Actor, person('team-leader', 'teamLeader', undefined, 'other-2027')])(
    'is no act of %j',
    (actor) => expect(verdict(lock({}, undefined, actor))).toBe('403 notAllowed'),
  );
});
