import { keyOf, type PlanChange } from '../../domain/planChange.ts';
import { isOpen, type PlanItem } from '../../domain/planItem.ts';

/**
 * The items as `db/changePlan.ts` leaves them, without a database; what is added comes last. `tests/db/applyChanges.test.ts` holds the two together.
 * @throws Error of a change of an unknown or done item, of a key added that is there, and of one item twice in a run of one kind: of those Postgres would
 *   take either
 */
export function applyChanges(items: readonly PlanItem[], changes: readonly PlanChange[]): PlanItem[] {
  const known = new Map(items.map((item) => [item.key, item]));
  for (const change of changes) if (change.kind === 'add') add(known, change.item);
  const others = changes.filter((change): change is OfItem => change.kind !== 'add');
  const run = { kind: '', keys: new Set<string>() };
  for (const change of others) {
    if (run.kind !== change.kind) Object.assign(run, { kind: change.kind, keys: new Set() });
    if (run.keys.has(change.key)) throw new Error(`${change.key}: twice in one run of ${change.kind}`);
    run.keys.add(change.key);
    const item = known.get(keyOf(change));
    if (item === undefined || !isOpen(item)) throw new Error(`expected ${keyOf(change)} to be an open item of the plan`);
    known.set(item.key, changed(item, change));
  }
  return [...known.values()];
}

type OfItem = Exclude<PlanChange, { kind: 'add' }>;

function add(known: Map<string, PlanItem>, item: Extract<PlanChange, { kind: 'add' }>['item']): void {
  if (known.has(item.key)) throw new Error(`${item.key}: is in the plan already`);
  known.set(item.key, { ...item, outcome: null, rung: 0, heldBy: [] });
}

function changed(item: PlanItem, change: OfItem): PlanItem {
  const dates = 'windowFrom' in change && {
    windowFrom: change.windowFrom,
    windowUntil: change.windowUntil,
    plannedOn: change.plannedOn,
    rings: [...change.rings],
  };
  switch (change.kind) {
    case 'cancel':
      return { ...item, outcome: 'cancelled' };
    case 'open':
      return { ...item, ...dates, rung: 0 };
    case 'move':
      return { ...item, ...dates, rung: Math.min(item.rung, 1) };
    case 'clock':
      return { ...item, rings: [...change.rings] };
    case 'hold':
      return { ...item, heldBy: [...item.heldBy, change.act] };
    case 'release':
      return { ...item, ...dates, heldBy: item.heldBy.filter((act) => act !== change.act) };
    case 'reassign':
      return { ...item, owner: change.owner, invited: [...change.invited] };
  }
}
