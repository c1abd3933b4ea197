import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { merge, MergeInput } from '../../db/acts/merge.ts';
import type { Actor } from '../../domain/actor.ts';
import { done, leader, WHY } from './actsWorld.ts';
import { refusal } from './clientLifeWorld.ts';
import { makePeopleWorld, type PeopleWorld } from './peopleWorld.ts';
import { accepted, allPresent, at, CODE } from './world.ts';

let world: PeopleWorld;
beforeEach(async () => {
  world = await makePeopleWorld();
});
afterEach(() => world.stop());

const coordinator = (group: string): Actor => world.person(`coordinator-${group}`, 'coordinator', group);
const AWAY = { person: 'mentor-nelayan-1', from: '2027-08-09', until: '2027-10-30' };

describe('an absence is undone', () => {
  it('by the coordinator of whoever was away, also where it paused what nobody could take over, or passed on sessions of everybody', async () => {
    const before = await world.items();
    const others = ['mentor-nelayan-2', 'mentor-nelayan-3', 'coordinator-nelayan'].map((person) => ({ ...AWAY, person }));
    const acts: number[] = [];
    for (const each of [...others, AWAY]) acts.push(done(await world.absence(each)).act);
    expect((await world.items()).some(({ heldBy }) => heldBy.length > 0)).toBe(true);
    expect(refusal(await world.undo(acts.at(-1) as number, coordinator('pemuda')))).toEqual(['refused', 403, 'notAllowed']);
    for (const act of acts.toReversed()) done(await world.undo(act, coordinator('nelayan')));
    const known = new Set(before.map(({ key }) => key));
    expect((await world.items()).filter(({ key }) => known.has(key))).toEqual(before);
  });

  it('by no coordinator of another group, though nothing of its tasks changed', async () => {
    const { act, counts } = done(await world.absence({ person: 'mentor-nelayan-1', from: '2027-12-26', until: '2027-12-27' }));
    expect(counts).toEqual({});
    expect(refusal(await world.undo(act, coordinator('pemuda')))).toEqual(['refused', 403, 'notAllowed']);
    done(await world.undo(act, coordinator('nelayan')));
  });

  it('not any more by a coordinator whose staff was not away: a secretary’s is a manager’s', async () => {
    const { act } = done(await world.absence({ person: 'secretary', from: '2027-08-09', until: '2027-08-20' }));
    expect(refusal(await world.undo(act, coordinator('nelayan')))).toEqual(['refused', 403, 'notAllowed']);
    done(await world.undo(act));
  });
});

describe('an end of an absence', () => {
  it('is not undone once its substitute has left: nobody gets tasks who is not there', async () => {
    const few = { ...AWAY, from: '2027-08-05', until: '2027-08-14' };
    const away = done(await world.absence({ ...few, substitute: 'mentor-nelayan-2' })).act;
    world.now = at('2027-08-06');
    const ended = done(await world.endAbsence({ act: away, on: '2027-08-06' })).act;
    done(await world.handOver({ person: 'mentor-nelayan-2', to: 'mentor-nelayan-3', on: '2027-08-06' }));
    const before = await world.items();
    const answer = await world.undo(ended);
    expect(answer).toMatchObject({ kind: 'refused', status: 409, code: 'holderLeft' });
    expect(JSON.stringify(answer)).toContain('mentor-nelayan-2');
    expect(await world.items()).toEqual(before);
    done(await world.undo(3));
    done(await world.undo(ended));
    expect((await world.item('mentoring/nelayan-1/02')).owner).toBe('mentor-nelayan-2');
  });
});

describe('a merger', () => {
  it('is not undone once the groups have met as one, which is named', async () => {
    const input = MergeInput.parse({ ...WHY, group: 'nelayan-3', into: 'nelayan-1', on: '2027-08-05' });
    const { act } = done(await merge(world.sql, world.asked(leader, input), CODE, input, world.master));
    const preview = await world.undo(act, leader, true);
    expect(preview.kind).toBe('accepted');
    world.now = at('2027-08-10');
    const attendance = await allPresent(world, 'nelayan-1');
    const mentor: Actor = { kind: 'person', programme: CODE, id: 'mentor-nelayan-1', role: 'mentor', group: 'nelayan-1' };
    const report = { id: randomUUID(), outcome: 'held', guests: 0, voices: 0, doneOn: '2027-08-09', attendance } as const;
    accepted(await world.report(mentor, 'mentoring/nelayan-1/02', report));
    const answer = await world.undo(act);
    expect(refusal(answer)).toEqual(['refused', 409, 'dependsOnIt']);
    expect(JSON.stringify(answer)).toContain('mentoring/nelayan-1/02');
  });
});
