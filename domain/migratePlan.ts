import type { Calendar } from './calendar.ts';
import type { Definition } from './definition.ts';
import type { PlannedItem, PlannedTrack } from './plan.ts';
import type { PlanChange } from './planChange.ts';
import { isOpen, type PlanItem } from './planItem.ts';
import { type PlannedFor, plannedTrack, proposePlan } from './proposePlan.ts';
import type { Day } from './time.ts';

/** What a running plan is compared by. `today`: the programme's day. */
export type Migrating = {
  readonly from: Definition;
  readonly to: Definition;
  readonly people: PlannedFor;
  readonly startsOn: Day;
  readonly calendar: Calendar;
  readonly items: readonly PlanItem[];
  readonly today: Day;
};

/** Why an open item is expected no more. */
export const NOT_IN_DEFINITION = 'notInDefinition';

/**
 * What another version of the definition changes of a running plan: both versions are planned for today's people, and where they differ the plan
 * follows the new one. What is done stays; what an act has moved, or people know of already, keeps its dates; what the new version expects in
 * a time that is over is not made up for.
 * @returns changes for `db/changePlan.ts`, rows of tracks that are new, and keys of items that keep dates of their own against the new version
 */
export function migratePlan({ from, to, people, startsOn, calendar, items, today }: Migrating): {
  changes: PlanChange[];
  tracks: PlannedTrack[];
  kept: string[];
} {
  const [before, after] = [from, to].map((definition) => placed(proposePlan(definition, people, startsOn, calendar).items)) as [Placed, Placed];
  const standing = placed(items.filter(({ track }) => to.tracks[track]?.phase !== 'closing'));
  const changes: PlanChange[] = [];
  const kept: string[] = [];
  for (const [place, item] of standing) {
    if (!isOpen(item)) continue;
    const [was, is] = [before.get(place), after.get(place)];
    if (was === undefined) continue; // it came into the plan by other means
    if (is === undefined) changes.push({ kind: 'cancel', key: item.key, reason: NOT_IN_DEFINITION });
    else {
      if (!sameDates(was, is) && sameDates(item, was) && item.rung === 0 && is.windowUntil > today) changes.push(moveTo(item, is));
      else if (!sameDates(was, is) && !sameDates(item, is)) kept.push(item.key);
      if (!sameHands(was, is) && sameHands(item, was)) changes.push({ kind: 'reassign', key: item.key, owner: is.owner, invited: is.invited });
    }
  }
  const added = [...after].filter(([place, item]) => !standing.has(place) && !before.has(place) && item.windowUntil > today).map(([, item]) => item);
  const fresh = numbered(added, items);
  const names = [...new Set(fresh.map(({ track }) => track))];
  return {
    changes: [...changes, ...fresh.map((item): PlanChange => ({ kind: 'add', item }))],
    tracks: names.flatMap((name) =>
      plannedTrack(
        to,
        name,
        fresh.filter(({ track }) => track === name),
      ),
    ),
    kept,
  };
}

type Placed<Item = PlannedItem> = Map<string, Item>;

/** Items by their place in the plan: the series, what they are about, and which of those they are; ordinals differ where counts do. */
function placed<Item extends PlannedItem>(items: readonly Item[]): Placed<Item> {
  const counts = new Map<string, number>();
  return new Map(
    items.map((item) => {
      const about = `${item.track}/${item.audience}/${item.part ?? ''}/${item.subject ?? ''}`;
      const nth = (counts.get(about) ?? 0) + 1;
      counts.set(about, nth);
      return [`${about}/${nth}`, item];
    }),
  );
}

function sameDates(one: PlannedItem, other: PlannedItem): boolean {
  return (
    one.windowFrom === other.windowFrom && one.windowUntil === other.windowUntil && one.plannedOn === other.plannedOn && one.rings.join() === other.rings.join()
  );
}

function sameHands(one: PlannedItem, other: PlannedItem): boolean {
  return one.owner === other.owner && one.invited.join() === other.invited.join();
}

function moveTo({ key }: PlanItem, { windowFrom, windowUntil, plannedOn, rings }: PlannedItem): PlanChange {
  return { kind: 'move', key, windowFrom, windowUntil, plannedOn, rings };
}

/** New items after the last of their series, their keys as wide as its keys are. */
function numbered(added: readonly PlannedItem[], items: readonly PlanItem[]): PlannedItem[] {
  const last = new Map<string, { ordinal: number; width: number }>();
  for (const { track, audience, ordinal, key } of items) {
    const known = last.get(`${track}/${audience}`);
    if (known === undefined || ordinal > known.ordinal) last.set(`${track}/${audience}`, { ordinal, width: key.length - key.lastIndexOf('/') - 1 });
  }
  return added.map((item) => {
    const series = `${item.track}/${item.audience}`;
    const { ordinal: before, width } = last.get(series) ?? { ordinal: 0, width: item.key.length - item.key.lastIndexOf('/') - 1 };
    const ordinal = before + 1;
    last.set(series, { ordinal, width });
    return { ...item, ordinal, key: `${series}/${String(ordinal).padStart(width, '0')}` };
  });
}
