import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createActivities } from '../../activities/createActivities.ts';
import { pause, PauseInput } from '../../db/acts/pause.ts';
import { resume, ResumeInput } from '../../db/acts/resume.ts';
import { done, leader, WHY } from '../db/actsWorld.ts';
import { type Dating, makeDating } from '../db/datesWorld.ts';
import { accepted, allPresent, at, CODE } from '../db/world.ts';

let world: Dating;
beforeEach(async () => {
  world = await makeDating();
});
afterEach(() => world.stop());

const LAST = 'mentoring/nelayan-1/42';
const verbs = () => createActivities({ sql: world.sql, now: () => world.now, master: world.master });
const terminate = () => verbs().enterStage({ code: CODE, stage: 'termination' });
const stageNow = async () => (await world.sql<{ stage: string }[]>`select stage from programme where code = ${CODE}`)[0]?.stage;

/** All that was scheduled is done but one session, at the end of the programme. */
async function allButOne() {
  world.now = at('2029-01-10');
  await world.sql`update item set outcome = 'held' where programme = ${CODE} and key <> ${LAST}`;
  await world.sql`update track set ended_at = 1 where programme = ${CODE} and name <> 'mentoring'`;
}

async function held(doneOn: string) {
  const attendance = await allPresent(world, 'nelayan-1');
  const mentor = world.person('mentor-nelayan-1', 'mentor', 'nelayan-1');
  accepted(await world.report(mentor, LAST, { id: randomUUID(), outcome: 'held', doneOn, attendance, guests: 0, voices: 0 }));
}

/** The track ends of itself when nothing of it is open. */
async function expectNoTermination() {
  await verbs().endTrack({ code: CODE, track: 'mentoring' });
  await expect(terminate()).rejects.toMatchObject({ type: 'InvalidInput' });
  expect(await stageNow()).toBe('running');
}

describe('termination', () => {
  it('does not begin while an item that was moved beyond the end is unaccounted for (R24)', async () => {
    await allButOne();
    expect(done(await world.move({ scope: { kind: 'item', key: LAST }, shift: { to: '2029-02-14' } }))['afterEnd']).toBe(1);
    await expectNoTermination();
    world.now = at('2029-02-14');
    await held('2029-02-14');
    await verbs().endTrack({ code: CODE, track: 'mentoring' });
    await terminate();
    expect(await stageNow()).toBe('termination');
  });

  it('does not begin while an item is paused, however long, nor once it goes on, until it is accounted for', async () => {
    await allButOne();
    await world.sql`update item set rung = 1 where programme = ${CODE} and key = ${LAST}`;
    const paused = PauseInput.parse({ ...WHY, scope: { kind: 'item', key: LAST }, cause: 'storm' });
    const { act } = done(await pause(world.sql, world.asked(leader, paused), CODE, paused, world.master));
    await expectNoTermination();
    world.now = at('2029-06-01');
    await expectNoTermination();
    const resumed = ResumeInput.parse({ ...WHY, act });
    done(await resume(world.sql, world.asked(leader, resumed), CODE, resumed, world.master));
    await expectNoTermination();
    const { plannedOn } = await world.item(LAST);
    world.now = at(plannedOn);
    await held(plannedOn);
    await verbs().endTrack({ code: CODE, track: 'mentoring' });
    await terminate();
    expect(await stageNow()).toBe('termination');
  });

  it('does not begin while a make-up is unaccounted for, also where its track had ended', async () => {
    await allButOne();
    await world.sql`update item set outcome = 'didNotHappen' where programme = ${CODE} and key = ${LAST}`;
    await world.sql`update track set ended_at = 1 where programme = ${CODE} and name = 'mentoring'`;
    const { act } = done(await world.makeUp({ item: LAST }));
    await expectNoTermination();
    done(await world.undo(act));
    await verbs().endTrack({ code: CODE, track: 'mentoring' });
    await terminate();
    expect(await stageNow()).toBe('termination');
  });
});
