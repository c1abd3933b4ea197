import { z } from 'zod';
import type { Db, Tx } from './connect.ts';
import { clientKeys } from './responses.ts';
import { ownerOf, seal, unseal, unwrapKey } from './sealed.ts';

/** What was typed, by the field's name; a field may have several values. */
export const TypedFields = z.record(z.string().min(1).max(120), z.array(z.string().max(5000)).max(200));
export type TypedFields = z.infer<typeof TypedFields>;

/** What was typed of a report: of the session, and of each client. */
export type Unfinished = { readonly fields: TypedFields; readonly clients: Readonly<Record<string, TypedFields>> };

type Sealing = { readonly code: string; readonly wrappedKey: Buffer };
type Place = { readonly code: string; readonly item: string; readonly actor: string };

/** Keeps what somebody has typed of a report so far, in place of what was kept before. Of a client who was erased nothing is kept. */
export async function keepUnfinished(
  tx: Tx,
  { code, wrappedKey }: Sealing,
  place: Omit<Place, 'code'>,
  { fields, clients }: Unfinished,
  master: Buffer,
  at: number,
): Promise<void> {
  await dropOwn(tx, { code, ...place });
  const keys = new Map([['', unwrapKey(master, wrappedKey, ownerOf(code))], ...(await clientKeys(tx, code, Object.keys(clients), master))]);
  const rows = Object.entries({ '': fields, ...clients }).flatMap(([subject, typed]) => {
    const key = keys.get(subject);
    return key === undefined || Object.keys(typed).length === 0
      ? []
      : [{ subject, sealed: seal(key, typed, placeOf({ code, ...place }, subject)).toString('hex') }];
  });
  await tx`
    insert into unfinished_report (programme, item, actor, subject, sealed, kept_at)
    select ${code}, ${place.item}, ${place.actor}, subject, decode(sealed, 'hex'), ${at} from jsonb_to_recordset(${tx.json(rows)}) as part (subject text, sealed text)`;
}

/** What somebody has typed of a report so far, and when it was kept; undefined where there is nothing. */
export async function readUnfinished(db: Db, place: Place, master: Buffer): Promise<(Unfinished & { readonly keptAt: number }) | undefined> {
  const { code, item, actor } = place;
  const rows = await db<{ subject: string; sealed: Buffer; keptAt: number; wrappedKey: Buffer }[]>`
    select u.subject, u.sealed, u.kept_at as "keptAt", p.wrapped_key as "wrappedKey" from unfinished_report u join programme p on p.code = u.programme
    where u.programme = ${code} and u.item = ${item} and u.actor = ${actor} order by u.subject`;
  const [first] = rows;
  if (first === undefined) return undefined;
  const subjects = rows.map(({ subject }) => subject).filter((subject) => subject !== '');
  const keys = new Map([['', unwrapKey(master, first.wrappedKey, ownerOf(code))], ...(await clientKeys(db, code, subjects, master))]);
  const opened = rows.flatMap(({ subject, sealed }): [string, TypedFields][] => {
    const key = keys.get(subject);
    return key === undefined ? [] : [[subject, TypedFields.parse(unseal(key, sealed, placeOf(place, subject)))]];
  });
  const { '': fields = {}, ...clients } = Object.fromEntries(opened);
  return { fields, clients, keptAt: first.keptAt };
}

/** Forgets what anybody had typed of an item's report. */
export async function dropUnfinished(tx: Tx, code: string, item: string): Promise<void> {
  await tx`delete from unfinished_report where programme = ${code} and item = ${item}`;
}

/** Forgets what was typed about a client or household, or of the items about them. */
export async function dropUnfinishedAbout(tx: Tx, code: string, subject: string): Promise<void> {
  await tx`
    delete from unfinished_report
    where programme = ${code} and (subject = ${subject} or item in (select key from item where programme = ${code} and subject = ${subject}))`;
}

async function dropOwn(tx: Tx, { code, item, actor }: Place): Promise<void> {
  await tx`delete from unfinished_report where programme = ${code} and item = ${item} and actor = ${actor}`;
}

function placeOf({ code, item, actor }: Place, subject: string): string {
  return `${code}/${item}/unfinished/${actor}/${subject}`;
}
