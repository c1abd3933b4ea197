import { rowFrom } from './blocks.ts';
import { movedBy } from './moveItems.ts';
import { partOfBlock } from './naming.ts';
import { calendarFor, datesOf, type Placing } from './placeItem.ts';
import type { PlanChange } from './planChange.ts';
import { isOpen, type PlanItem } from './planItem.ts';
import { isWithin } from './planScope.ts';
import { addDays, type Day, daysBetween } from './time.ts';
import type { Track } from './tracks.ts';

/** A block of training of one audience as it stands: its days that are still to come, and whether one was done. */
export type Block = { readonly track: string; readonly audience: string; readonly number: number; readonly open: readonly PlanItem[]; readonly begun: boolean };

/** Where blocks go. `stuck`: those that would come too near to another, with the first day on which they might be. */
export type BlocksMoved = { readonly changes: readonly PlanChange[]; readonly stuck: readonly { readonly block: Block; readonly earliest: Day }[] };

/**
 * Moves blocks of training, each whole (R19): its days in a row at the new place; the next of the same track keeps its distance and moves along where the
 * one before it comes too near; what begins with a block (the capital proposal) moves by as many days, unless it has begun.
 * @param items every item of the plan
 * @param wanted from which day on a block is to be placed; undefined: it stays, unless it is pushed
 */
export function moveBlocks(placing: Placing, items: readonly PlanItem[], wanted: (block: Block) => Day | undefined): BlocksMoved {
  const moved = Object.entries(placing.definition.tracks).flatMap(([name, track]) => {
    const days = items.filter((item) => item.track === name && track.blocks !== undefined);
    const audiences = [...new Set(days.map(({ audience }) => audience))];
    return audiences.map((audience) =>
      moveSeries(
        placing,
        items,
        track,
        blocksOf(
          name,
          track,
          days.filter((item) => item.audience === audience),
        ),
        wanted,
      ),
    );
  });
  return { changes: moved.flatMap(({ changes }) => changes), stuck: moved.flatMap(({ stuck }) => stuck) };
}

/** Whether a track is one of blocks. */
export function hasBlocks({ definition }: Pick<Placing, 'definition'>, track: string): boolean {
  return definition.tracks[track]?.blocks !== undefined;
}

type Placed = Block & { readonly until: Day | undefined };

function blocksOf(name: string, track: Track, days: readonly PlanItem[]): Placed[] {
  return (track.blocks ?? []).map((_, index) => {
    const own = days.filter(({ part }) => part === partOfBlock(index + 1)).toSorted((one, other) => one.ordinal - other.ordinal);
    const expected = own.filter(({ outcome }) => outcome !== 'cancelled');
    const until = expected.map(({ windowUntil }) => windowUntil).toSorted();
    return {
      track: name,
      audience: days[0]?.audience ?? '',
      number: index + 1,
      open: own.filter(isOpen),
      begun: own.some(({ outcome }) => outcome === 'held' || outcome === 'didNotHappen'),
      until: until.at(-1),
    };
  });
}

function moveSeries(
  placing: Placing,
  items: readonly PlanItem[],
  track: Track,
  blocks: readonly Placed[],
  wanted: (block: Block) => Day | undefined,
): BlocksMoved {
  const changes: PlanChange[] = [];
  const stuck: BlocksMoved['stuck'][number][] = [];
  let before: { until: Day; moves: boolean } | undefined;
  for (const block of blocks) {
    const asked = block.open.length === 0 ? undefined : wanted(block);
    const earliest = before === undefined ? undefined : addDays(before.until, track.daysBetweenBlocks ?? 0);
    const first = block.open.map(({ plannedOn }) => plannedOn).toSorted()[0];
    const near = earliest !== undefined && (asked ?? first) !== undefined && ((asked ?? first) as Day) < earliest;
    const pushed = near && before?.moves === true;
    const [from, isStuck] = [pushed ? earliest : asked, near && (pushed ? block.begun && first !== undefined : asked !== undefined)];
    if (isStuck) stuck.push({ block, earliest: earliest as Day });
    const placed = from === undefined || isStuck ? undefined : placeBlock(placing, items, track, block, from);
    changes.push(...(placed?.changes ?? []));
    const until = placed?.until ?? block.until;
    if (until !== undefined) before = { until, moves: placed !== undefined && placed.changes.length > 0 };
  }
  return { changes, stuck };
}

/** One block in its row, with what begins with it. */
function placeBlock(placing: Placing, items: readonly PlanItem[], track: Track, block: Placed, day: Day): { until: Day; changes: PlanChange[] } {
  const row = rowFrom(block.open.length, day, track, calendarFor(placing, block.audience));
  const window = { from: row[0] as Day, until: addDays(row.at(-1) as Day, 1) };
  if (block.open.every(({ plannedOn }, index) => plannedOn === row[index])) return { until: window.until, changes: [] };
  const { rings } = datesOf(placing, block.track, block.audience, window);
  const days = block.open.map(
    ({ key }, index): PlanChange => ({ kind: 'move', key, windowFrom: window.from, windowUntil: window.until, plannedOn: row[index] as Day, rings }),
  );
  return { until: window.until, changes: [...days, ...begunByIt(placing, items, block, daysBetween(block.until ?? window.until, window.until))] };
}

/** The series that begin with this block and have not begun yet, by so many days. */
function begunByIt(placing: Placing, items: readonly PlanItem[], { track: name, audience, number }: Block, days: number): PlanChange[] {
  const { definition } = placing;
  const following = items.filter(({ track, audience: whose }) => {
    const after = definition.tracks[track]?.afterBlock;
    return after?.track === name && after.block === number && isWithin(definition, whose, audience);
  });
  const begun = new Set(following.filter((item) => !isOpen(item) && item.outcome !== 'cancelled').map(({ track, audience: whose }) => `${track}/${whose}`));
  if (days === 0) return [];
  return following.filter((item) => isOpen(item) && !begun.has(`${item.track}/${item.audience}`)).map((item) => movedBy(placing, item, days));
}
