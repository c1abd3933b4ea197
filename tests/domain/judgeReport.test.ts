import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../domain/actor.ts';
import { ATTENDANCE } from '../../domain/attendance.ts';
import { at, attendance, coordinator, facts, held, item, judge, leader, person, storm, verdict, visit, visited } from './reporting.ts';

describe('a report', () => {
  it('of the owner is accepted', () =>
    expect(judge(held)).toEqual({ kind: 'accepted', late: false, onBehalfOf: undefined, enteredAt: facts.now, repeated: false }));

  it('that it did not happen is accepted with a known reason', () => expect(verdict(judge(storm))).toBe('accepted'));

  it.each([
    ['2027-08-24', '07:00', false],
    ['2027-08-24', '07:01', true],
    ['2028-01-10', '09:00', true],
  ])('entered on %s at %s is late: %s', (day, time, late) => expect(judge(held, { now: at(day, time) })).toMatchObject({ late }));

  it('that it did not happen is never late', () => expect(judge(storm, { now: at('2028-01-10') })).toMatchObject({ late: false }));

  it('on an unknown task is refused', () => expect(verdict(judge(held, { item: undefined }))).toEqual([404, 'unknownItem']));

  it('before the plan is locked is refused', () => expect(verdict(judge(held, { locked: false }))).toEqual([409, 'notLocked']));

  it('on a cancelled task is refused', () => expect(verdict(judge(held, { item: { ...item, outcome: 'cancelled' } }))).toEqual([409, 'cancelled']));
});

describe('who reports', () => {
  it.each([
    ['the coordinator of the group', coordinator],
    ['the team leader', leader],
    ['the secretary', person('secretary', 'secretary')],
  ])('may be %s, on behalf of the owner', (_, actor) => {
    expect(judge(held, {}, actor)).toMatchObject({ kind: 'accepted', onBehalfOf: 'mentor-nelayan-1' });
    expect(judge({ ...held, onBehalfOf: 'mentor-nelayan-1' }, {}, actor)).toMatchObject({ kind: 'accepted', onBehalfOf: 'mentor-nelayan-1' });
  });

  it.each([
    ["another group's mentor", person('mentor-nelayan-2', 'mentor', 'nelayan-2')],
    ["another group's coordinator", person('coordinator-pemuda', 'coordinator', 'pemuda')],
    ['a person of another programme', person('mentor-nelayan-1', 'mentor', 'nelayan-1', 'other-2027')],
    ['a machine', { kind: 'machine', label: 'cli' }],
    ['the patron', person('patron', 'patron')],
  ] as [string, Actor][])('may not be %s', (_, actor) => expect(verdict(judge(held, {}, actor))).toEqual([403, 'notAllowed']));

  it('reports on behalf of nobody but the person whose task it is', () => {
    expect(verdict(judge({ ...held, onBehalfOf: 'mentor-pemuda-1' }, {}, leader))).toEqual([422, 'reportRefused', 'onBehalfOf']);
    expect(judge({ ...held, onBehalfOf: 'mentor-nelayan-1' })).toMatchObject({ kind: 'accepted', onBehalfOf: undefined });
  });

  it('reports a vacancy in their own name', () => {
    const vacancy = { item: { ...item, owner: undefined } };
    expect(judge(held, vacancy, leader)).toMatchObject({ kind: 'accepted', onBehalfOf: undefined });
    expect(verdict(judge({ ...held, onBehalfOf: 'mentor-nelayan-1' }, vacancy, leader))).toEqual([422, 'reportRefused', 'onBehalfOf']);
  });
});

describe('a report of what is reported already', () => {
  const reported = { item: { ...item, outcome: 'held' as const, reported: { id: 'r1', enteredAt: at('2027-08-18', '20:00') } }, now: at('2027-09-30') };

  it('is repeated without effect under the same id, with what was said first', () => {
    expect(judge(held, reported)).toEqual({ kind: 'accepted', late: false, onBehalfOf: undefined, enteredAt: at('2027-08-18', '20:00'), repeated: true });
  });

  it('is refused under another id, saying when it was reported', () => {
    const judged = judge({ ...held, id: 'r9' }, reported);
    expect(verdict(judged)).toEqual([409, 'alreadyReported']);
    expect(judged.kind === 'refused' && judged.text).toEqual({
      id: 'Tugas mentoring/nelayan-1/03 sudah dilaporkan pada 2027-08-18.',
      en: 'The task mentoring/nelayan-1/03 was reported already on 2027-08-18.',
    });
  });

  it('is refused when its id stands for another task', () =>
    expect(verdict(judge(held, { idUsedFor: 'mentoring/nelayan-1/02' }))).toEqual([409, 'reportIdUsed']));
});

describe('the day a session was held', () => {
  it.each([
    ['2027-08-19', 'accepted'], // today
    ['2027-08-13', 'accepted'], // the day of its notice
    ['2027-08-20', [422, 'reportRefused', 'doneOn']],
    ['2027-08-12', [422, 'reportRefused', 'doneOn']],
    ['2027-02-29', [422, 'reportRefused', 'doneOn']],
  ])('%s: %j', (doneOn, expected) => expect(verdict(judge({ ...held, doneOn }))).toEqual(expected));

  it('is not before its notice, and whoever reports a session of next year learns from when on', () => {
    const ahead = { item: { ...item, rings: [at('2028-12-29', '07:00')] } };
    for (const doneOn of ['2027-08-19', '2027-08-20']) {
      const judged = judge({ ...held, doneOn }, ahead);
      expect(verdict(judged)).toEqual([422, 'reportRefused', 'doneOn']);
      expect(judged.kind === 'refused' && judged.errors?.[0]?.message).toEqual({
        id: expect.stringContaining('dapat dilaporkan mulai 2028-12-29'),
        en: expect.stringContaining('may be reported from 2028-12-29 on'),
      });
    }
    expect(verdict(judge({ ...storm, doneOn: '2027-08-19' }, ahead))).toEqual([422, 'reportRefused', 'doneOn']);
  });

  it('may be the day of its notice before the hour of the notice', () =>
    expect(verdict(judge({ ...held, doneOn: '2027-08-13' }, { now: at('2027-08-13', '06:00') }))).toBe('accepted'));

  it('is a day of the place, not of UTC', () => {
    const justAfterMidnight = at('2027-08-20', '00:30'); // still the 19th in UTC
    expect(verdict(judge({ ...held, doneOn: '2027-08-20' }, { now: justAfterMidnight }))).toBe('accepted');
  });
});

describe('a reason', () => {
  it.each([[{ ...storm, reason: undefined }], [{ ...storm, reason: 'tired' }], [{ ...storm, reason: 'toString' }], [{ ...held, reason: 'storm' }]])(
    'is known, and only of what did not happen: %j',
    (request) => expect(verdict(judge(request))).toEqual([422, 'reportRefused', 'reason']),
  );
});

describe('attendance', () => {
  it('names a client who is not of the group, by id and place', () => {
    const judged = judge({ ...held, attendance: [...attendance, { client: 'k77', status: 'present' }] });
    expect(verdict(judged)).toEqual([422, 'reportRefused', 'attendance.3.client']);
    expect(judged.kind === 'refused' && judged.errors?.[0]?.message).toEqual({ id: 'k77 bukan anggota kelompok ini.', en: 'k77 is not of this group.' });
  });

  it('names a client marked twice', () =>
    expect(verdict(judge({ ...held, attendance: [...attendance, attendance[0]] }))).toEqual([422, 'reportRefused', 'attendance.3.client']));

  it('names each client left out, by name unless it was erased', () => {
    const judged = judge({ ...held, attendance: [attendance[0]] });
    expect(judged.kind === 'refused' && judged.errors?.map(({ path, message }) => `${path}: ${message.en}`)).toEqual([
      'attendance: The attendance of Marta Uji (k02) is not marked.',
      'attendance: The attendance of k03 is not marked.',
    ]);
  });

  it('is needed for a held session that clients attend', () =>
    expect(verdict(judge({ ...held, attendance: undefined }))).toEqual([422, 'reportRefused', 'attendance', 'attendance', 'attendance']));

  it('is refused for what did not happen, and for what clients do not attend', () => {
    expect(verdict(judge({ ...storm, attendance }))).toEqual([422, 'reportRefused', 'attendance']);
    expect(verdict(judge({ ...held, answers: visited }, { item: visit, clients: [] }, leader))).toEqual([422, 'reportRefused', 'attendance']);
    expect(verdict(judge({ ...held, attendance: undefined, answers: visited }, { item: visit, clients: [] }, leader))).toBe('accepted');
  });

  it('of guests and voices belongs to what was held', () => {
    expect(verdict(judge({ ...held, guests: 4, voices: 2 }))).toBe('accepted');
    expect(verdict(judge({ ...storm, guests: 1, voices: 2 }))).toEqual([422, 'reportRefused', 'guests', 'voices']);
    expect(verdict(judge({ ...storm, guests: 0, voices: 0 }))).toBe('accepted');
  });

  it('is accepted exactly when each client of the group is marked once, whatever else was typed', () => {
    const ids = ['k01', 'k02', 'k03', 'k77', ''];
    const marks = fc.array(fc.record({ client: fc.constantFrom(...ids), status: fc.constantFrom(...ATTENDANCE) }), { maxLength: 6 });
    fc.assert(
      fc.property(fc.oneof(marks, fc.shuffledSubarray([...attendance])), (typed) => {
        const right =
          [...typed]
            .map(({ client }) => client)
            .sort()
            .join() === 'k01,k02,k03';
        expect(judge({ ...held, attendance: typed }).kind).toBe(right ? 'accepted' : 'refused');
      }),
      { numRuns: 300 },
    );
  });
});

it('names everything wrong with a report at once', () => {
  const judged = judge({ ...storm, doneOn: '2030-01-01', reason: 'tired', attendance, onBehalfOf: 'patron' });
  expect(verdict(judged)).toEqual([422, 'reportRefused', 'doneOn', 'reason', 'attendance', 'onBehalfOf']);
});
