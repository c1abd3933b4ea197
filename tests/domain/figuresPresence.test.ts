import { describe, expect, it } from 'vitest';
import { allOf, END, EVERYBODY, clientsOf, figure, GROUPS, held, idOf, read, replacing, within, without } from './figuresWorld.ts';

const TRAINING_GROUPS = ['nelayan', 'perempuan', 'pemuda'];

/** One outreach item of an aim for each training group, with all but some present. */
const outreach = (part: string, absent: readonly string[] = []) =>
  TRAINING_GROUPS.map((group, index) =>
    held(
      `outreach/${group}/0${index + 1}`,
      '2027-07-20',
      within(group).filter((id) => !absent.includes(id)),
      { part, absent: within(group).filter((id) => absent.includes(id)) },
    ),
  );

describe('who was there', () => {
  it('counts who was told at the outreach on human and natural potential, and at no other (O1)', () => {
    expect(read('told', {})).toEqual({ value: null, met: null, base: 0 });
    expect(read('told', { sessions: outreach('services') })).toEqual({ value: null, met: null, base: 0 });
    expect(read('told', { sessions: outreach('potential', EVERYBODY.slice(0, 5)) })).toEqual({ value: 85, met: true, base: 90 });
    expect(read('told', { sessions: outreach('potential', EVERYBODY.slice(0, 6)) })).toEqual({ value: 84, met: false, base: 90 });
  });

  it('counts a client who was told and left later, and a place once although two of it were told (O1)', () => {
    const left = without([idOf('nelayan-1', 1)], '2027-09-01');
    expect(read('told', { sessions: outreach('potential'), clients: left })).toMatchObject({ value: 90, base: 90 });
    const replaced = replacing(idOf('nelayan-1', 1), '2027-07-15', without([idOf('nelayan-1', 1)], '2027-07-10'));
    const sessions = outreach('potential').map((session) => ({
      ...session,
      attendance: new Map([...session.attendance, ['nelayan-1/01-next', 'present' as const]]),
    }));
    expect(read('told', { sessions, clients: replaced })).toMatchObject({ value: 90, base: 90 });
  });

  it('asks of a group the same share of its places, in whole places (O1)', () => {
    const { results } = figure('told', { sessions: outreach('potential', [idOf('nelayan-2', 4)]) }, 'nelayan-2');
    expect(results[0]).toMatchObject({ value: 9, atLeast: 10, met: false, base: 10 });
    expect(figure('mentored', { sessions: [held('mentoring/nelayan-2/01', '2027-08-04', allOf('nelayan-2'))] }, 'nelayan-2').results[0]).toMatchObject({
      atLeast: 8,
    });
  });

  it('counts who was present on 60 % of the training days held for their group (O3)', () => {
    const days = Array.from({ length: 5 }, (_, day) =>
      held(`training/nelayan/0${day + 1}`, `2027-08-1${day}`, day < 3 ? within('nelayan') : within('nelayan').slice(1), { part: '1' }),
    );
    expect(read('trained', { sessions: days })).toMatchObject({ value: 30, base: 90 });
    expect(read('trained', { sessions: days.slice(1) })).toMatchObject({ value: 29 });
    expect(read('trained', { sessions: days.slice(1).map((day) => ({ ...day, outcome: 'didNotHappen' as const })) })).toEqual({
      value: null,
      met: null,
      base: 0,
    });
  });

  it('expects of a replacement the days since they joined (O3)', () => {
    const leaver = idOf('nelayan-1', 1);
    const clients = replacing(leaver, '2027-08-12', without([leaver], '2027-08-11'));
    const days = [10, 11, 12, 13].map((day, index) =>
      held(`training/nelayan/0${index + 1}`, `2027-08-${day}`, [...within('nelayan').slice(1), ...(day >= 12 ? [`${leaver}-next`] : [])], { part: '1' }),
    );
    expect(read('trained', { sessions: days, clients })).toMatchObject({ value: 30 });
  });

  it('counts who was present at three quarters of their group’s held mentoring; a leaver’s place is lost unless somebody takes it over (O7)', () => {
    const sessions = Array.from({ length: 4 }, (_, index) =>
      held(`mentoring/nelayan-1/0${index + 1}`, `2027-08-0${index + 3}`, index < 3 ? allOf('nelayan-1') : []),
    );
    expect(read('mentored', { sessions })).toMatchObject({ value: 10, met: false, base: 90 });
    expect(read('mentored', { sessions }, 'nelayan-1')).toEqual({ value: 10, met: true, base: 10 });
    expect(read('mentored', { sessions: sessions.slice(1) }, 'nelayan-1')).toMatchObject({ value: 0, met: false });
    expect(read('mentored', { sessions, clients: without([idOf('nelayan-1', 1)], '2028-12-01') }, 'nelayan-1')).toMatchObject({ value: 9 });
  });

  it('follows a client who changed groups to the other group’s mentoring (O7)', () => {
    const id = idOf('nelayan-1', 1);
    const moved = clientsOf().map((client) =>
      client.id === id
        ? {
            ...client,
            group: 'nelayan-2',
            memberships: [
              { group: 'nelayan-1', from: '2027-06-21', until: '2027-09-01' },
              { group: 'nelayan-2', from: '2027-09-01', until: undefined },
            ],
          }
        : client,
    );
    const sessions = [
      held('mentoring/nelayan-1/01', '2027-08-03', [id]),
      held('mentoring/nelayan-2/01', '2027-09-03', [id]),
      held('mentoring/nelayan-1/02', '2027-09-04', []),
    ];
    expect(read('mentored', { sessions, clients: moved }, 'nelayan-2')).toMatchObject({ value: 1 });
  });

  it('shares the marks of all sessions into those present and the rest (E11)', () => {
    const sessions = [held('mentoring/nelayan-1/01', '2027-08-04', allOf('nelayan-1').slice(0, 7), { absent: allOf('nelayan-1').slice(7) })];
    expect(read('attendance', {})).toEqual({ value: null, met: null, base: 0 });
    expect(read('attendance', { sessions })).toEqual({ value: 70, met: false, base: 10 });
    const training = held('training/nelayan/01', '2027-08-10', within('nelayan'), { part: '1' });
    expect(read('attendance', { sessions: [...sessions, training] })).toEqual({ value: 92.5, met: true, base: 40 });
    expect(read('attendance', { sessions: [...sessions, training] }, 'nelayan-1')).toEqual({ value: 85, met: true, base: 20 });
    expect(read('attendance', { sessions: [training] }, 'pemuda-1')).toEqual({ value: null, met: null, base: 0 });
  });

  it('asks for a voice in most discussions that were held (E12)', () => {
    const talks = (quiet: number) =>
      Array.from({ length: 5 }, (_, index) => held(`mentoring/nelayan-1/0${index + 1}`, '2027-09-01', [], { voices: index < quiet ? 0 : 2 }));
    expect(read('voices', { sessions: talks(1) })).toEqual({ value: 80, met: true, base: 5 });
    expect(read('voices', { sessions: talks(2) })).toEqual({ value: 60, met: false, base: 5 });
    expect(read('voices', { sessions: [held('monitoring/programme/01', '2027-09-01', [])] })).toMatchObject({ value: null, met: null });
  });

  it('counts guests of the last twelve months only (E14)', () => {
    const guests = (doneOn: string, count: number) => held('training/nelayan/01', doneOn, [], { guests: count, part: '1' });
    expect(read('outsidersJoin', {})).toEqual({ value: null, met: null, base: 0 });
    expect(read('outsidersJoin', { sessions: [guests('2027-08-10', 50), guests('2028-06-10', 30)] })).toMatchObject({ value: 30, met: true });
    expect(read('outsidersJoin', { sessions: [guests('2027-08-10', 50), guests('2028-06-10', 29)] })).toMatchObject({ value: 29, met: false });
  });

  it('asks whether sessions were held within their window; neither early, late nor not at all (E15)', () => {
    const on = (item: string, also: object) => held(item, '2027-08-04', [], { windowFrom: '2027-08-02', windowUntil: '2027-08-09', ...also });
    const inTime = Array.from({ length: 9 }, (_, index) => on(`mentoring/nelayan-1/0${index + 1}`, {}));
    const beyond = on('mentoring/nelayan-1/10', { doneOn: '2027-08-09' });
    expect(read('onSchedule', { sessions: [...inTime, beyond] })).toEqual({ value: 90, met: true, base: 10 });
    const missed = on('mentoring/nelayan-1/11', { outcome: 'didNotHappen' });
    const silent = on('mentoring/nelayan-1/12', { outcome: undefined, doneOn: undefined });
    expect(read('onSchedule', { sessions: [...inTime, beyond, missed, silent] })).toMatchObject({ base: 12, met: false });
    const cancelled = on('mentoring/nelayan-1/13', { outcome: 'cancelled', doneOn: undefined });
    const later = on('mentoring/nelayan-1/14', { outcome: undefined, doneOn: undefined, windowFrom: END, windowUntil: '2029-03-01' });
    expect(read('onSchedule', { sessions: [...inTime, cancelled, later] })).toEqual({ value: 100, met: true, base: 9 });
  });

  it('counts who was enrolled on the day the plan was locked, leavers and replacements since not at all (E16)', () => {
    expect(read('targetReached', { lockedOn: undefined })).toEqual({ value: null, met: null, base: 0 });
    expect(read('targetReached', { clients: without([idOf('pemuda-1', 1)], '2028-01-01') })).toEqual({ value: 90, met: true, base: 90 });
    const early = without([idOf('pemuda-1', 1)], '2027-07-01');
    expect(read('targetReached', { clients: early })).toEqual({ value: 89, met: false, base: 90 });
    expect(read('targetReached', { clients: replacing(idOf('pemuda-1', 1), '2027-07-05', early) })).toMatchObject({ value: 90, met: true });
    expect(GROUPS.map((group) => read('targetReached', { clients: early }, group).met)).toEqual([true, true, true, true, true, true, false, true, true]);
  });

  it('takes a report of a later day for not made yet (O1)', () => {
    expect(read('told', { sessions: outreach('potential'), readOn: '2027-07-19' })).toEqual({ value: null, met: null, base: 0 });
  });
});
