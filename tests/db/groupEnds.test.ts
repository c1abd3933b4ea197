import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { exitGroup, ExitGroupInput } from '../../db/acts/exitGroup.ts';
import { exitProgramme, ExitProgrammeInput } from '../../db/acts/exitProgramme.ts';
import { merge, MergeInput } from '../../db/acts/merge.ts';
import { pause, PauseInput } from '../../db/acts/pause.ts';
import { verifyJournal } from '../../db/journal.ts';
import { readRecords } from '../../db/queries/records.ts';
import { wordsOfItem } from '../../db/queries/sealedWords.ts';
import type { Actor } from '../../domain/actor.ts';
import { type Acting, done, leader, makeActing, WHY } from './actsWorld.ts';
import { refusal } from './clientLifeWorld.ts';
import { accepted, allPresent, at, CODE } from './world.ts';

let world: Acting;
beforeEach(async () => {
  world = await makeActing();
  world.now = at('2027-10-20');
});
afterEach(() => world.stop());

const MERGER = { group: 'nelayan-3', into: 'nelayan-1', on: '2027-10-20' };
function mergeOf(input: Partial<z.input<typeof MergeInput>> = {}, actor: Actor = leader) {
  const full = MergeInput.parse({ ...WHY, ...MERGER, ...input });
  return merge(world.sql, world.asked(actor, full), CODE, full, world.master);
}
function exitOf(input: Partial<z.input<typeof ExitGroupInput>> = {}, actor: Actor = leader) {
  const full = ExitGroupInput.parse({ ...WHY, group: 'nelayan-3', on: '2027-10-20', because: 'quarrel', ...input });
  return exitGroup(world.sql, world.asked(actor, full), CODE, full, world.master);
}
function stopOf(input: Partial<z.input<typeof ExitProgrammeInput>> = {}, actor: Actor = leader) {
  const full = ExitProgrammeInput.parse({ ...WHY, on: '2027-10-20', because: 'noFunds', ...input });
  return exitProgramme(world.sql, world.asked(actor, full), CODE, full, world.master);
}

/** All that an act may change, as it stands. */
async function everything() {
  const [items, clients, memberships, audiences] = await Promise.all([
    world.items(),
    world.sql`select id, audience, left_on, left_because from client where programme = ${CODE} order by id`,
    world.sql`select client, audience, from_on, until_on from membership where programme = ${CODE} order by client, from_on`,
    world.sql`select key, ended_on, ended_because, merged_into from audience where programme = ${CODE} order by position`,
  ]);
  return { items, clients, memberships, audiences };
}
const open = async (audience: string) => (await world.items()).filter((item) => item.audience === audience && item.outcome === null);
const handOver = (group: string) => world.sql`insert into capital_grant (programme, audience, handed_over_on) values (${CODE}, ${group}, '2027-10-01')`;

describe('merging a group into another (R9)', () => {
  it('takes its people along from the day on, calls its sessions off, and leaves what is about one of them to the other mentor', async () => {
    const body = done(await mergeOf());
    expect(body).toMatchObject({ kind: 'merge', size: 20, shortfall: { kind: 'groupSize', subject: 'nelayan-1' } });
    expect((body['clients'] as string[]).length).toBe(10);
    const rest = await open('nelayan-3');
    expect(new Set(rest.map(({ track }) => track))).toEqual(new Set(['interview', 'householdInterview', 'interviewEndline', 'householdEndline']));
    expect(new Set(rest.map(({ owner }) => owner))).toEqual(new Set(['mentor-nelayan-1']));
    const called = await world.sql`select distinct cancelled_because as because from item where audience = 'nelayan-3' and outcome = 'cancelled'`;
    expect(called).toEqual([{ because: 'digabung' }]);
    expect(body['expected']).toContainEqual({ track: 'mentoring', before: 378, after: 336, because: 'digabung' });
    expect(await verifyJournal(world.sql, CODE)).toMatchObject({ intact: true });
  });

  it('has them on the lists of the other from then on, and on its own for the days before', async () => {
    const { clients } = done(await mergeOf()) as unknown as { clients: string[] };
    const attendance = await allPresent(world, 'nelayan-1');
    expect(attendance).toHaveLength(20);
    const mentor = world.person('mentor-nelayan-1', 'mentor', 'nelayan-1');
    const [next] = (await open('nelayan-1')).filter(({ track, windowFrom }) => track === 'mentoring' && windowFrom > '2027-10-01');
    world.now = at('2027-10-29');
    accepted(await world.report(mentor, next?.key ?? '', { id: randomUUID(), outcome: 'held', doneOn: '2027-10-27', attendance }));
    const records = await readRecords(world.sql, CODE, world.master, '2027-10-20');
    expect(records.ended).toEqual([{ group: 'nelayan-3', on: '2027-10-20', into: 'nelayan-1', clients: 10 }]);
    expect(records.clients.find(({ id }) => id === clients[0])?.memberships.map(({ group }) => group)).toEqual(['nelayan-3', 'nelayan-1']);
  });

  it('by preview says the same and changes nothing; undone, all is as it was', async () => {
    const before = await everything();
    const preview = done(await mergeOf({ preview: true }));
    expect(await everything()).toEqual(before);
    const body = done(await mergeOf());
    expect({ ...body, act: null, preview: true, planVersion: preview.planVersion }).toEqual(preview);
    done(await world.undo(body.act));
    expect(await everything()).toEqual(before);
  });

  it('calls off capital that nobody has bound yet; what was handed over is accounted for, and goods move with a paper', async () => {
    const steps = async () => (await open('nelayan-3')).filter(({ track }) => track === 'capital').length;
    const before = await steps();
    const { act } = done(await mergeOf());
    expect(await steps()).toBe(0);
    done(await world.undo(act));
    await handOver('nelayan-3');
    const coordinator = world.person('coordinator-nelayan', 'coordinator', 'nelayan');
    expect(refusal(await mergeOf({}, coordinator))).toEqual(['refused', 403, 'notAllowed']);
    done(await mergeOf());
    expect(await steps()).toBe(before);
    const task = 'agreedTasks/programme/01';
    expect(await world.item(task)).toMatchObject({ owner: 'coordinator-nelayan', windowUntil: '2027-11-04' });
    expect(await wordsOfItem(world.sql, CODE, task, world.master)).toMatchObject({ what: expect.stringContaining('Berita Acara Serah Terima') });
  });

  it('is refused at the place where a value is wrong, and once the group has ended', async () => {
    const errors = async (input: object) => ((await mergeOf(input)) as { errors?: { path: string }[] }).errors?.map(({ path }) => path);
    expect(await errors({ into: 'nelayan-3', on: '2027-10-21' })).toEqual(['on', 'into']);
    expect(await errors({ on: '2027-02-30' })).toEqual(['on']);
    expect(refusal(await mergeOf({ group: 'petani' }))).toEqual(['refused', 404, 'unknownGroup']);
    const elsewhere = world.person('coordinator-pemuda', 'coordinator', 'pemuda');
    expect(refusal(await mergeOf({}, elsewhere))).toEqual(['refused', 403, 'notAllowed']);
    const own = world.person('coordinator-nelayan', 'coordinator', 'nelayan');
    expect(refusal(await mergeOf({ into: 'pemuda-1' }, own))).toEqual(['refused', 403, 'notAllowed']);
    done(await mergeOf({}, own));
    expect(refusal(await mergeOf())).toEqual(['refused', 409, 'groupEnded']);
    expect(await errors({ group: 'nelayan-2', into: 'nelayan-3' })).toEqual(['into']);
  });

  it('is not before something that its people attended', async () => {
    const mentor = world.person('mentor-nelayan-3', 'mentor', 'nelayan-3');
    const attendance = await allPresent(world, 'nelayan-3');
    const key = (await open('nelayan-3')).find(({ track, windowFrom }) => track === 'mentoring' && windowFrom === '2027-10-16')?.key ?? '';
    accepted(await world.report(mentor, key, { id: randomUUID(), outcome: 'held', doneOn: '2027-10-19', attendance }));
    expect(await mergeOf({ on: '2027-10-19' })).toMatchObject({ kind: 'refused', code: 'groupRefused', errors: [{ path: 'on' }] });
    done(await mergeOf());
  });
});

describe('ending a group', () => {
  it('lets its people leave, and asks them once more at the end; undone, all is as it was', async () => {
    const before = await everything();
    const body = done(await exitOf());
    const left = await world.sql`select distinct left_because as because, count(*)::int as count from client where audience = 'nelayan-3' group by 1`;
    expect(left).toEqual([{ because: 'groupEnded', count: 10 }]);
    const rest = await open('nelayan-3');
    expect(new Set(rest.map(({ track }) => track))).toEqual(new Set(['householdInterview', 'interviewEndline', 'householdEndline']));
    expect(body['expected']).toContainEqual({ track: 'mentoring', before: 378, after: 336, because: 'groupEnded' });
    done(await world.undo(body.act));
    expect(await everything()).toEqual(before);
  });

  it('by preview says the same and changes nothing', async () => {
    const before = await everything();
    const preview = done(await exitOf({ preview: true }));
    expect(await everything()).toEqual(before);
    const body = done(await exitOf());
    expect({ ...body, act: null, preview: true, planVersion: preview.planVersion }).toEqual(preview);
  });
});

describe('stopping a programme (R32)', () => {
  beforeEach(async () => {
    await world.sql`update track set started_at = null where starts_at > ${world.now}`;
  });

  it('calls off what is open but the endline, cases and the final evaluation, which come in the coming four weeks; what was paused goes on', async () => {
    const paused = PauseInput.parse({ ...WHY, scope: { kind: 'track', track: 'interviewEndline' } });
    done(await pause(world.sql, world.asked(leader, paused), CODE, paused, world.master));
    const before = await everything();
    const body = done(await stopOf());
    const rest = (await world.items()).filter(({ outcome }) => outcome === null);
    expect(new Set(rest.map(({ track }) => track))).toEqual(new Set(['interviewEndline', 'householdEndline', 'finalEvaluation', 'agreedTasks']));
    expect(rest.every(({ heldBy, windowUntil }) => heldBy.length === 0 && windowUntil <= '2027-11-17')).toBe(true);
    expect(rest.find(({ track }) => track === 'finalEvaluation')).toMatchObject({ windowFrom: '2027-11-03', windowUntil: '2027-11-17' });
    const called = await world.sql`select distinct cancelled_because as because from item where outcome = 'cancelled'`;
    expect(called).toEqual([{ because: 'programmeEnded' }]);
    // What is left nothing of is begun and ended now, so that termination does not wait for its day.
    const starting = await world.sql<{ name: string; at: number }[]>`
      select name, starts_at as at from track t where started_at is null
        and not exists (select from item i where i.programme = t.programme and i.track = t.name and i.outcome is null)`;
    expect(starting.map(({ name, at: starts }) => [name, starts <= world.now])).toEqual(starting.map(({ name }) => [name, true]));
    expect(starting.length).toBeGreaterThan(0);
    done(await world.undo(body.act));
    const [{ items, ...others }, after] = [before, await everything()];
    expect({ ...others }).toEqual({ clients: after.clients, memberships: after.memberships, audiences: after.audiences });
    expect(after.items.filter(({ track }) => track !== 'agreedTasks')).toEqual(items);
  });

  it('is a manager’s, and by preview changes nothing', async () => {
    const before = await everything();
    done(await stopOf({ preview: true }));
    expect(await everything()).toEqual(before);
    expect(refusal(await stopOf({}, world.person('coordinator-nelayan', 'coordinator', 'nelayan')))).toEqual(['refused', 403, 'notAllowed']);
    await world.sql`update programme set stage = 'termination'`;
    expect(refusal(await stopOf())).toEqual(['refused', 409, 'notRunning']);
  });
});
