import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { pause as pauseIt, PauseInput } from '../../db/acts/pause.ts';
import { resume as resumeIt, ResumeInput } from '../../db/acts/resume.ts';
import { itemOf } from '../../db/queries/item.ts';
import { programmeStatus } from '../../db/queries/status.ts';
import type { Actor } from '../../domain/actor.ts';
import type { PlanItem } from '../../domain/planItem.ts';
import { addDays, daysBetween, weekdayOf } from '../../domain/time.ts';
import { type Acting, done, leader, makeActing, WHY } from './actsWorld.ts';
import { refusal } from './clientLifeWorld.ts';
import { accepted, allPresent, at, CODE } from './world.ts';

let world: Acting;
beforeEach(async () => {
  world = await makeActing();
});
afterEach(() => world.stop());

type PauseOf = Omit<z.input<typeof PauseInput>, 'reason'>;
function pause(input: PauseOf, actor: Actor = leader) {
  const full = PauseInput.parse({ ...WHY, ...input });
  return pauseIt(world.sql, world.asked(actor, full), CODE, full, world.master);
}
function resume(act: number, actor: Actor = leader, preview = false) {
  const full = ResumeInput.parse({ ...WHY, act, preview });
  return resumeIt(world.sql, world.asked(actor, full), CODE, full, world.master);
}

const SERIES = { kind: 'series', track: 'mentoring', audience: 'nelayan-1' } as const;
const KEY = 'mentoring/nelayan-1/02';
const MENTOR = { kind: 'person', programme: CODE, id: 'mentor-nelayan-1', role: 'mentor', group: 'nelayan-1' } as const;
const seriesOf = async (): Promise<PlanItem[]> => (await world.items()).filter(({ key }) => key.startsWith('mentoring/nelayan-1/'));
const REPORT = { id: '7d9ff3a0-1111-4222-8333-944445555666', outcome: 'held', guests: 0, voices: 0 } as const;

describe('a pause', () => {
  it('holds back what is open, rings no more, and is over when it is undone', async () => {
    const before = await world.items();
    const { act, counts } = done(await pause({ scope: SERIES, cause: 'storm' }));
    expect(counts).toEqual({ paused: 42 });
    expect(await world.sql`select from item where paused and key not like 'mentoring/nelayan-1/%'`).toHaveLength(0);
    world.now = at('2027-09-30');
    const found = await itemOf(world.sql, CODE, KEY, () => world.now);
    expect([found?.state, found?.pausedBecause]).toEqual(['paused', 'storm']);
    const status = await programmeStatus(world.sql, CODE, () => world.now);
    expect(status?.tracks.find(({ name }) => name === 'mentoring')?.paused).toEqual({ storm: 42 });
    world.now = at('2027-08-05');
    done(await world.undo(act));
    expect(await world.items()).toEqual(before);
  });

  it('by preview says the same and changes nothing', async () => {
    const before = await world.items();
    const preview = done(await pause({ scope: SERIES, preview: true }));
    expect(await world.items()).toEqual(before);
    const body = done(await pause({ scope: SERIES }));
    expect({ ...body, act: null, preview: true, planVersion: preview.planVersion }).toEqual(preview);
  });

  it('for want of funds holds back what costs money alone (R17)', async () => {
    const { changes } = done(await pause({ scope: { kind: 'group', audience: 'nelayan' }, cause: 'funds' })) as unknown as { changes: { key: string }[] };
    expect(new Set(changes.map(({ key }) => key.split('/')[0]))).toEqual(new Set(['training', 'marketing', 'incomeManagement']));
    expect(await pause({ scope: SERIES, cause: 'funds' })).toMatchObject({ kind: 'refused', code: 'pauseRefused', errors: [{ path: 'cause' }] });
  });

  it('of another training group is no coordinator’s', async () => {
    const coordinator = world.person('coordinator-pemuda', 'coordinator', 'pemuda');
    expect(refusal(await pause({ scope: SERIES }, coordinator))).toEqual(['refused', 403, 'notAllowed']);
    const { act } = done(await pause({ scope: SERIES }));
    expect(refusal(await resume(act, coordinator))).toEqual(['refused', 403, 'notAllowed']);
  });
});

describe('what is reported during a pause', () => {
  it('happened all the same: it is not late, and goes on no more', async () => {
    const { act } = done(await pause({ scope: SERIES, cause: 'storm' }));
    world.now = at('2027-09-10');
    const attendance = await allPresent(world, 'nelayan-1');
    const answer = accepted(await world.report(MENTOR, KEY, { ...REPORT, doneOn: '2027-08-12', attendance }));
    expect(answer.body['late']).toBe(false);
    const { counts } = done(await resume(act));
    expect(counts).toEqual({ resumed: 41 });
    const reported = await world.item(KEY);
    expect([reported.outcome, reported.heldBy, reported.windowFrom]).toEqual(['held', [], '2027-08-09']);
  });
});

describe('resuming', () => {
  it('keeps the remaining time: all moves on by the days it lasted, in order, and nothing rings at once', async () => {
    const before = await seriesOf();
    await world.sql`update item set rung = 1 where key in ('mentoring/nelayan-1/01', ${KEY})`;
    const { act } = done(await pause({ scope: SERIES }));
    world.now = at('2027-08-26');
    done(await resume(act));
    const after = await seriesOf();
    expect(after.map(({ windowFrom }) => windowFrom)).toEqual(before.map(({ windowFrom }) => addDays(windowFrom, 21)));
    const days = after.map(({ plannedOn }) => plannedOn);
    expect(new Set(days).size).toBe(days.length);
    expect(days).toEqual(days.toSorted());
    const rings = await world.sql<
      { next: number; rung: number }[]
    >`select next_ring_at as next, rung from item where key like 'mentoring/nelayan-1/%' order by key`;
    expect(rings.every(({ next }) => next > world.now)).toBe(true);
    expect(rings.slice(0, 2).map(({ rung }) => rung)).toEqual([1, 1]);
    expect(await world.told()).toContain(`mentor-nelayan-1 resumed ${KEY}`);
  });

  it('leaves an overdue item on the step of the ladder that it had reached', async () => {
    world.now = at('2027-08-20');
    await world.sql`update item set rung = 2 where key = 'mentoring/nelayan-1/01'`;
    const { act } = done(await pause({ scope: SERIES }));
    world.now = at('2027-09-20');
    done(await resume(act));
    const [row] = await world.sql<
      [{ rung: number; next: number; rings: number[] }]
    >`select rung, next_ring_at as next, rings from item where key = 'mentoring/nelayan-1/01'`;
    expect([row.rung, row.next]).toEqual([2, row.rings[2]]);
    expect(row.next).toBeGreaterThan(world.now);
  });

  it('keeps a block of training whole, and its distance to the next (R19)', async () => {
    const { act } = done(await pause({ scope: { kind: 'track', track: 'training' }, cause: 'funds' }));
    const first = (await world.items()).filter(({ key }) => key.startsWith('training/nelayan/'));
    world.now = at(addDays(first[0]?.plannedOn ?? '', 9));
    done(await resume(act));
    const after = (await world.items()).filter(({ key }) => key.startsWith('training/nelayan/'));
    const blocks = ['phase1', 'phase2', 'phase3'].map((phase) => after.filter(({ part }) => part === phase));
    let until: string | undefined;
    for (const block of blocks) {
      const days = block.map(({ plannedOn }) => plannedOn).toSorted();
      expect(days.every((day, index) => index === 0 || daysBetween(days[index - 1] as string, day) === 1)).toBe(true);
      expect(days.some((day) => weekdayOf(day) === 'sunday')).toBe(false);
      if (until !== undefined) expect(daysBetween(until, days[0] as string)).toBeGreaterThanOrEqual(14);
      until = days.at(-1);
    }
    expect((await world.items()).find(({ key }) => key === 'training/nelayan/01')?.plannedOn.localeCompare(first[0]?.plannedOn ?? '')).toBe(1);
  });

  it('after waiting for a substitute moves what could not be held, and what would come too near to it; the rest stays (R13)', async () => {
    const before = await seriesOf();
    const { act } = done(await pause({ scope: SERIES, cause: 'substitute' }));
    world.now = at('2027-08-26');
    done(await resume(act));
    const after = await seriesOf();
    const moved = after.filter((item, index) => item.windowFrom !== before[index]?.windowFrom);
    expect(moved.length).toBeGreaterThan(3);
    expect(moved.length).toBeLessThan(42);
    for (const [index, item] of after.entries()) if (index > 0) expect(item.windowFrom >= (after[index - 1] as PlanItem).windowUntil).toBe(true);
    expect(after.at(-1)).toEqual({ ...before.at(-1), heldBy: [] });
  });

  it('of what another pause holds back too comes with the last of them', async () => {
    const before = await world.item(KEY);
    const one = done(await pause({ scope: SERIES })).act;
    world.now = at('2027-08-10');
    const two = done(await pause({ scope: { kind: 'item', key: KEY } })).act;
    world.now = at('2027-08-19');
    done(await resume(one));
    expect(await world.item(KEY)).toEqual({ ...before, heldBy: [two] });
    world.now = at('2027-08-26');
    done(await resume(two));
    expect((await world.item(KEY)).windowFrom).toBe(addDays(before.windowFrom, 21));
  });

  it('undone holds it back again, since the day it was held first', async () => {
    const before = await world.item(KEY);
    const held = done(await pause({ scope: SERIES })).act;
    const paused = await world.items();
    world.now = at('2027-08-12');
    const resumed = done(await resume(held)).act;
    done(await world.undo(resumed));
    expect(await world.items()).toEqual(paused);
    world.now = at('2027-08-26');
    done(await resume(held));
    expect((await world.item(KEY)).windowFrom).toBe(addDays(before.windowFrom, 21));
    expect(refusal(await resume(held))).toEqual(['refused', 409, 'notPaused']);
    expect(refusal(await resume(99))).toEqual(['refused', 404, 'unknownAct']);
  });

  it('by preview says the same and changes nothing', async () => {
    const { act } = done(await pause({ scope: SERIES }));
    world.now = at('2027-08-26');
    const before = await world.items();
    const preview = done(await resume(act, leader, true));
    expect(await world.items()).toEqual(before);
    const body = done(await resume(act));
    expect({ ...body, act: null, preview: true, planVersion: preview.planVersion }).toEqual(preview);
  });
});
