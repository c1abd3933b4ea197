import type { Tx } from '../db/connect.ts';
import { dayOf, instantAt } from '../domain/time.ts';
import type { Programme } from './programme.ts';
import type { NoticeTask } from './tasks.ts';
import { BY_URGENCY } from './urgency.ts';

/** Message-IDs by which mail programs put a mail beside those before it, the parent last; empty: it begins a thread. */
export type Thread = readonly string[];

/** A mail to find the thread of. */
type Threaded = { readonly to: { readonly id: string }; readonly digest: boolean; readonly tasks: readonly NoticeTask[] };

/**
 * The thread of each mail: that of the first mail by which the person heard of its most urgent item; a digest's goes on with the person's digests of
 * the month. Why: docs/decisions/threads.md.
 */
export async function threadsOf(tx: Tx, programme: Programme, mails: readonly Threaded[]): Promise<Thread[]> {
  const [first, digests] = await Promise.all([
    firstMails(
      tx,
      programme.code,
      mails.filter(({ digest }) => !digest),
    ),
    digestsOf(
      tx,
      programme,
      mails.filter(({ digest }) => digest),
    ),
  ]);
  return mails.map(({ to, digest, tasks }) => {
    if (digest) return [...new Set([digests.get(to.id)?.at(0) ?? [], digests.get(to.id)?.at(-1) ?? []].flat())];
    const items = tasks.toSorted((one, other) => BY_URGENCY.indexOf(one.kind) - BY_URGENCY.indexOf(other.kind)).flatMap((task) => keyOf(to.id, task) ?? []);
    return items.flatMap((key) => first.get(key) ?? []).slice(0, 1);
  });
}

function keyOf(person: string, task: NoticeTask): string | undefined {
  return task.about === 'item' ? `${person} ${task.item.key}` : undefined;
}

/** By person and item. What was refused never arrived, and is nobody's first. */
async function firstMails(tx: Tx, code: string, mails: readonly Threaded[]): Promise<Map<string, string>> {
  const people = [...new Set(mails.map(({ to }) => to.id))];
  const items = [...new Set(mails.flatMap(({ tasks }) => tasks.flatMap((task) => (task.about === 'item' ? [task.item.key] : []))))];
  if (items.length === 0) return new Map();
  const rows = await tx<{ person: string; item: string; id: string }[]>`
    select distinct on (n.person, n.item) n.person, n.item, m.message_id as id
    from notice n join mail m on m.message_id = n.mail
    where n.programme = ${code} and n.person = any(${people}) and n.item = any(${items}) and n.mail is not null and m.status in ('queued', 'sent')
    order by n.person, n.item, m.composed_at, m.message_id`;
  return new Map(rows.map(({ person, item, id }) => [`${person} ${item}`, id]));
}

/** Each person's digests of this local month, oldest first. */
async function digestsOf(tx: Tx, { code, now, timeZone }: Programme, mails: readonly Threaded[]): Promise<Map<string, string[]>> {
  const byPerson = new Map<string, string[]>();
  if (mails.length === 0) return byPerson;
  const since = instantAt(`${dayOf(now, timeZone).slice(0, 7)}-01`, '00:00', timeZone);
  const rows = await tx<{ person: string; id: string }[]>`
    select person, message_id as id from mail
    where programme = ${code} and person = any(${mails.map(({ to }) => to.id)}) and digest and composed_at >= ${since} and status in ('queued', 'sent')
    order by composed_at, message_id`;
  for (const { person, id } of rows) byPerson.set(person, [...(byPerson.get(person) ?? []), id]);
  return byPerson;
}
