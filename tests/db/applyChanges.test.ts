import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { changePlan } from '../../db/changePlan.ts';
import type { Tx } from '../../db/connect.ts';
import { planItems } from '../../db/queries/planItems.ts';
import type { PlanChange } from '../../domain/planChange.ts';
import type { PlanItem } from '../../domain/planItem.ts';
import { addDays } from '../../domain/time.ts';
import { applyChanges } from '../model/applyChanges.ts';
import { sorted } from '../model/pureProgramme.ts';
import { type Acting, makeActing } from './actsWorld.ts';
import { CODE } from './world.ts';

let world: Acting;
let all: PlanItem[];
beforeAll(async () => {
  world = await makeActing();
  await world.sql`update item set outcome = 'held' where ordinal = 1 and track = 'mentoring'`;
  await world.sql`update item set rung = 2 where ordinal = 2`;
  all = await world.items();
});
afterAll(() => world.stop());

const SEED = Number(process.env.MODEL_SEED ?? 20270802);
const LISTS = 300;
const TOGETHER = 30;

const picks = fc.array(fc.record({ which: fc.nat({ max: 39 }), kind: fc.nat({ max: 7 }), days: fc.integer({ min: -9, max: 40 }) }), {
  minLength: 1,
  maxLength: 12,
});

it('a plan in memory and one in Postgres agree on what changes make of it, and on what is no change of it', async () => {
  const lists = fc.sample(picks, { numRuns: LISTS, seed: SEED });
  const seen = { agreed: 0, refused: 0 };
  for (let first = 0; first < lists.length; first += TOGETHER) {
    await rolledBack(async (tx) => {
      for (const list of lists.slice(first, first + TOGETHER)) {
        const keys = mentoring().map(({ key }) => key);
        const changes = list.map((each, index) => changeOf(each, index));
        const pure = tried(() => applyChanges(all, changes));
        const real = await triedIn(tx, async (inner) => {
          await changePlan(inner, { code: CODE, planVersion: 1 }, changes);
          return planItems(inner, CODE);
        });
        seen[pure === undefined ? 'refused' : 'agreed'] += 1;
        if (pure === undefined && hasTwice(changes)) continue; // Postgres would take either
        expect(real === undefined, `${JSON.stringify(changes)} of ${keys.length}`).toBe(pure === undefined);
        if (pure !== undefined) expect(real).toEqual(sorted(pure));
      }
    });
  }
  expect(Math.min(seen.agreed, seen.refused)).toBeGreaterThan(LISTS / 10);
});

function mentoring(): PlanItem[] {
  return all.filter(({ track, audience }) => track === 'mentoring' && audience === 'nelayan-1');
}

function changeOf({ which, kind, days }: { which: number; kind: number; days: number }, index: number): PlanChange {
  const item = mentoring()[which % mentoring().length] as PlanItem;
  const { key, windowFrom, windowUntil, plannedOn } = item;
  const rings = item.rings.map((ring) => ring + days * 86_400_000);
  const dates = { windowFrom: addDays(windowFrom, days), windowUntil: addDays(windowUntil, days), plannedOn: addDays(plannedOn, days), rings };
  const ordinal = 900 + (days < 0 ? 0 : index);
  const added = { ...item, ...dates, key: `mentoring/nelayan-1/${ordinal}`, ordinal };
  const kinds: PlanChange[] = [
    { kind: 'move', key, ...dates },
    { kind: 'open', key, ...dates },
    { kind: 'release', key, act: 1 + (which % 2), ...dates },
    { kind: 'hold', key, act: 1 + (which % 2) },
    { kind: 'clock', key, rings },
    { kind: 'reassign', key, owner: days < 0 ? undefined : 'team-leader', invited: days % 2 === 0 ? [] : ['secretary'] },
    { kind: 'add', item: { ...added, invited: [...added.invited] } },
    { kind: 'cancel', key, reason: 'digabung' },
  ];
  return kinds[kind] as PlanChange;
}

/** One item twice in a run of one kind. */
function hasTwice(changes: readonly PlanChange[]): boolean {
  const others = changes.filter(({ kind }) => kind !== 'add');
  const run = new Set<string>();
  return others.some((change, index) => {
    if (others[index - 1]?.kind !== change.kind) run.clear();
    const key = 'key' in change ? change.key : '';
    return run.size === run.add(key).size;
  });
}

function tried<Of>(what: () => Of): Of | undefined {
  try {
    return what();
  } catch {
    return undefined;
  }
}

class TakenBack extends Error {}

async function rolledBack(work: (tx: Tx) => Promise<void>): Promise<void> {
  const taken = world.sql.begin(async (tx) => {
    await work(tx);
    throw new TakenBack();
  });
  await taken.catch((failure: unknown) => {
    if (!(failure instanceof TakenBack)) throw failure;
  });
}

/** Undefined where it failed; taken back either way. */
async function triedIn<Of>(tx: Tx, work: (tx: Tx) => Promise<Of>): Promise<Of | undefined> {
  let result: Of | undefined;
  await tx
    .savepoint(async (inner) => {
      result = await work(inner);
      throw new TakenBack();
    })
    .catch((failure: unknown) => {
      if (!(failure instanceof TakenBack)) result = undefined;
    });
  return result;
}
