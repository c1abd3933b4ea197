import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pause as pauseIt, PauseInput } from '../../db/acts/pause.ts';
import type { PlanItem } from '../../domain/planItem.ts';
import { addDays, dayOf } from '../../domain/time.ts';
import { done, leader, WHY } from './actsWorld.ts';
import { type Dating, makeDating } from './datesWorld.ts';
import { at, CODE } from './world.ts';

let world: Dating;
beforeEach(async () => {
  world = await makeDating();
  // What was due by now has rung.
  await world.sql`update item set rung = (select count(*) from unnest(rings) ring where ring <= ${world.now}) where programme = ${CODE}`;
});
afterEach(() => world.stop());

const KEY = 'mentoring/nelayan-1/02';
const SERIES = { kind: 'series', track: 'mentoring', audience: 'nelayan-1' } as const;

async function pause(): Promise<number> {
  const full = PauseInput.parse({ ...WHY, scope: SERIES });
  return done(await pauseIt(world.sql, world.asked(leader, full), CODE, full, world.master)).act;
}
const seriesOf = async (): Promise<PlanItem[]> => (await world.items()).filter(({ key }) => key.startsWith('mentoring/nelayan-1/'));
const withoutRings = (item: PlanItem) => ({ ...item, rings: [] });
const ringingNow = (items: readonly PlanItem[]) => items.filter(({ rings, rung }) => rings.some((ring, index) => index >= rung && ring <= world.now));

describe('undoing after time went on', () => {
  it('of a long pause gives back dates and people, and rings nothing at once: what went by rings from the next working day on', async () => {
    const before = await seriesOf();
    const act = await pause();
    world.now = at('2027-10-01');
    const wentBy = before.filter(({ rings }) => rings.some((ring) => ring <= world.now));
    expect(wentBy.length).toBeGreaterThan(3);
    done(await world.undo(act));
    const after = await seriesOf();
    expect(after.map(withoutRings)).toEqual(before.map(withoutRings));
    expect(ringingNow(after)).toEqual([]);
    const [first] = after;
    expect(dayOf(first?.rings[1] ?? 0, 'Asia/Makassar')).toBe('2027-10-02');
    const untouched = before.filter(({ rings }) => rings.every((ring) => ring > world.now)).map(({ key, rings }) => [key, rings]);
    expect(untouched.length).toBeGreaterThan(3);
    expect(after.filter(({ key }) => untouched.some(([other]) => other === key)).map(({ key, rings }) => [key, rings])).toEqual(untouched);
  });

  it('of a move to later days rings nothing at once that the earlier days had let go by', async () => {
    const before = await seriesOf();
    const { act } = done(await world.move({ scope: SERIES, shift: { days: 60 } }));
    world.now = at('2027-09-15');
    done(await world.undo(act));
    const after = await seriesOf();
    expect(after.map(withoutRings)).toEqual(before.map(withoutRings));
    expect(ringingNow(after)).toEqual([]);
  });

  it('places what comes back on a holiday that was added since by its own rule, and says so', async () => {
    const before = await world.item(KEY);
    const { act } = done(await world.move({ scope: { kind: 'item', key: KEY }, shift: { days: 21 } }));
    done(await world.addDays({ days: [{ date: before.plannedOn, kind: 'holiday', name: { id: 'Libur desa', en: 'Village holiday' } }] }));
    const preview = done(await world.undo(act, leader, true));
    const body = done(await world.undo(act)) as unknown as { changes: { key: string; after: { on: string } }[] };
    const after = await world.item(KEY);
    expect([after.windowFrom, after.windowUntil]).toEqual([before.windowFrom, before.windowUntil]);
    expect(after.plannedOn).not.toBe(before.plannedOn);
    expect(after.plannedOn >= before.windowFrom && after.plannedOn < before.windowUntil).toBe(true);
    expect(body.changes.find(({ key }) => key === KEY)?.after.on).toBe(after.plannedOn);
    expect(preview['changes']).toEqual(body.changes);
  });

  it('leaves a day that was a bad one before the act where somebody had put it', async () => {
    const sunday = '2027-08-15';
    done(await world.move({ scope: { kind: 'item', key: KEY }, shift: { to: sunday } }));
    const before = await world.item(KEY);
    const { act } = done(await world.move({ scope: { kind: 'item', key: KEY }, shift: { days: 7 } }));
    done(await world.addDays({ days: [{ date: addDays(sunday, 60), kind: 'holiday', name: { id: 'Libur desa', en: 'Village holiday' } }] }));
    done(await world.undo(act));
    expect(await world.item(KEY)).toEqual(before);
  });

  it('takes a block of training back whole, off a holiday that was added since', async () => {
    const block = async () => (await world.items()).filter(({ key, part }) => key.startsWith('training/nelayan/') && part === 'phase2');
    const before = await block();
    const { act } = done(await world.move({ scope: { kind: 'block', key: before[0]?.key ?? '' }, shift: { days: 28 } }));
    const holiday = before[1]?.plannedOn ?? '';
    done(await world.addDays({ days: [{ date: holiday, kind: 'holiday', name: { id: 'Libur desa', en: 'Village holiday' } }] }));
    done(await world.undo(act));
    const days = (await block()).map(({ plannedOn }) => plannedOn);
    expect(days).not.toContain(holiday);
    expect(days.every((day, index) => index === 0 || day > (days[index - 1] ?? ''))).toBe(true);
  });
});
