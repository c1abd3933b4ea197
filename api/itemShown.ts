import { clientsOn } from '../db/commands/reportFacts.ts';
import type { Db } from '../db/connect.ts';
import { awayOn } from '../db/queries/clientPauses.ts';
import { clientsOf } from '../db/queries/asked.ts';
import type { ItemDetail } from '../db/queries/item.ts';
import { wordsOfItem } from '../db/queries/sealedWords.ts';
import type { ActCause } from '../domain/act.ts';
import type { Actor } from '../domain/actor.ts';
import type { Definition } from '../domain/definition.ts';
import { explainItem } from '../domain/explainItem.ts';
import type { Form } from '../domain/forms.ts';
import { groupsOf } from '../domain/groupsOf.ts';
import { aboutWhom, clientsOfItem, type ItemAbout, type ReportShape } from '../domain/itemClients.ts';
import type { ClientPauseCause } from '../domain/judgeClientPause.ts';
import { type ItemState, stateWords } from '../domain/itemState.ts';
import { itemName } from '../domain/naming.ts';
import type { Day } from '../domain/time.ts';

/** An item as answers have it (`itemShape`): named, nulls for what it has not, and what its report carries. */
export function shownOf<
  Item extends ItemAbout & { readonly state: ItemState; readonly pausedBecause: ActCause | null; readonly cancelledBecause?: string | null },
>(definition: Definition, item: Item, { form, memberForm, members, decisions, bringsTasks, attendance }: ReportShape) {
  return {
    ...item,
    name: itemName(definition, item),
    stateWords: stateWords(item.state, item.pausedBecause, item.cancelledBecause),
    subject: item.subject ?? null,
    part: item.part ?? null,
    attendance,
    form: form ?? null,
    memberForm: memberForm ?? null,
    members,
    decisions: [...decisions],
    bringsTasks,
  };
}

type Pinned = { readonly code: string; readonly definition: Definition };

/**
 * The clients an item is about.
 * @param names whether the one who asks may know what they are called
 * @param on the day it was done, whose clients a report of it marks; undefined: those of now
 */
export async function clientsShown(
  db: Db,
  { code, definition, startsOn, today }: Pinned & { readonly startsOn: Day; readonly today: Day },
  item: ItemAbout,
  names: boolean,
  on?: Day,
): Promise<{ id: string; name: string | null; group: string; away: ClientPauseCause | null; consented: boolean }[]> {
  const whom = aboutWhom(definition, item);
  const excused = names ? await awayOn(db, code, on ?? today) : new Map<string, ClientPauseCause>();
  const away = (id: string) => excused.get(id) ?? null;
  if (on !== undefined && whom === undefined) {
    const then = await clientsOn(db, { code, definition, startsOn }, item, on);
    return then.map(({ id, name, group, consented }) => ({ id, name: names ? (name ?? null) : null, group, away: away(id), consented }));
  }
  const clients = await clientsOf(
    db,
    { code, definition },
    whom === undefined ? groupsOf(definition, item.audience) : [],
    whom === undefined ? [] : [item.subject ?? ''],
  );
  return clientsOfItem(definition, item, clients).map(({ id, name, audience: group, consented }) => ({
    id,
    name: names ? name : null,
    group,
    away: away(id),
    consented,
  }));
}

export function formOf({ forms }: Definition, key: string | undefined): Form | null {
  return key === undefined ? null : (forms[key] ?? null);
}

/** What an agreed task or a case says: a task to whoever is concerned with it, a case to its owner and the leader alone. */
export async function wordsShown(
  db: Db,
  { code, definition }: Pinned,
  item: ItemAbout & { readonly key: string; readonly owner: string | null },
  actor: Actor,
  master: Buffer,
): Promise<{ what: string } | { concern: string; plan: string } | null> {
  if (item.kind !== 'task' && item.kind !== 'counselling') return null;
  const theirs = actor.kind === 'person' && (actor.id === item.owner || actor.role === definition.leader);
  if (item.kind === 'counselling' && !theirs) return null;
  const words = await wordsOfItem(db, code, item.key, master);
  return words ?? null;
}

/** Why an item is in the plan. */
export function whyOf(definition: Definition, item: ItemDetail, startsOn: Day) {
  const { month, ...reason } = explainItem(definition, item, startsOn);
  return { ...reason, month: month ?? null, planVersion: item.origin.at(-1)?.planVersion ?? 0, entries: [...item.origin] };
}
