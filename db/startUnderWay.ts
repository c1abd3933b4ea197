import { z } from 'zod';
import { actorKey } from '../domain/actor.ts';
import type { Actor } from '../domain/actor.ts';
import { NO_PIECES } from '../domain/importRosterJudge.ts';
import { ROSTER_LISTS } from '../domain/importRosterColumns.ts';
import { type Refusal, refused } from '../domain/refusal.ts';
import type { Db, Tx } from './connect.ts';
import { newKey, seal, startOwner, unseal, unwrapKey, wrapKey } from './sealed.ts';

const Piece = z.record(z.string(), z.unknown());
const Pieces = z.object({
  staff: z.array(Piece),
  households: z.array(Piece),
  clients: z.array(Piece),
  waitingList: z.array(Piece),
  refused: z.record(z.string(), z.number()),
});
const Words = z.object({ id: z.string(), en: z.string() });
const Faulty = z.object({
  list: z.enum(ROSTER_LISTS),
  line: z.int(),
  cells: z.record(z.string(), z.string()),
  reasons: z.array(z.object({ field: z.string().optional(), text: Words })),
});

/** What was entered so far. `checked`: a file that was looked through and not taken yet; `mending`: rows that fell out of the last one taken. */
const Content = z.object({
  definition: z.string().optional(),
  /** Of the definition, so that a list need not read it. */
  name: Words.optional(),
  village: z.string().optional(),
  code: z.string().optional(),
  start: z.string().optional(),
  pieces: Pieces.default(structuredClone(NO_PIECES) as never),
  checked: z
    .object({
      file: z.string(),
      replaces: z.boolean(),
      pieces: Pieces,
      good: z.partialRecord(z.enum(ROSTER_LISTS), z.int()),
      faulty: z.array(Faulty),
      notes: z.array(Words),
    })
    .optional(),
  mending: z.array(Faulty).default([]),
  groupsSeen: z.boolean().default(false),
  reason: z.string().optional(),
});
export type StartContent = z.infer<typeof Content>;

/** A start under way, opened. */
export type StartUnderWay = { readonly id: string; readonly startedAs: string | null; readonly changedAt: number; readonly content: StartContent };

type Row = { id: string; wrapped: Buffer; sealed: Buffer; startedAs: string | null; changedAt: Date };

/** The starts of whoever asks, the last touched first. */
export async function startsOf(db: Db, actor: Actor, master: Buffer): Promise<StartUnderWay[]> {
  const rows = await db<Row[]>`
    select id, wrapped, sealed, started_as as "startedAs", changed_at as "changedAt" from start_under_way where owner = ${actorKey(actor)}
    order by changed_at desc, id limit 50`;
  return rows.map((row) => opened(row, master));
}

/** One of them; undefined where there is none of that id, or it is another's. */
export async function startOf(db: Db, actor: Actor, id: string, master: Buffer, locked = false): Promise<StartUnderWay | undefined> {
  if (!z.uuid().safeParse(id).success) return undefined;
  const [row] = await db<Row[]>`
    select id, wrapped, sealed, started_as as "startedAs", changed_at as "changedAt" from start_under_way
    where id = ${id} and owner = ${actorKey(actor)} ${locked ? db`for update` : db``}`;
  return row === undefined ? undefined : opened(row, master);
}

function opened({ id, wrapped, sealed, startedAs, changedAt }: Row, master: Buffer): StartUnderWay {
  const key = unwrapKey(master, wrapped, startOwner(id));
  return { id, startedAs, changedAt: changedAt.getTime(), content: Content.parse(unseal(key, sealed, startOwner(id))) };
}

/** Puts a new one down. @returns false where that id is somebody else's */
export async function addStart(tx: Tx, actor: Actor, id: string, content: Partial<StartContent>, now: number, master: Buffer): Promise<boolean> {
  const key = newKey();
  const at = new Date(now);
  await tx`
    insert into start_under_way (id, owner, wrapped, sealed, made_at, changed_at)
    values (${id}, ${actorKey(actor)}, ${wrapKey(master, key, startOwner(id))}, ${seal(key, Content.parse(content), startOwner(id))}, ${at}, ${at})
    on conflict do nothing`;
  const [row] = await tx`select from start_under_way where id = ${id} and owner = ${actorKey(actor)}`;
  return row !== undefined;
}

/** Writes what it holds now, under a key of its own. */
export async function writeStart(tx: Tx, id: string, content: StartContent, now: number, master: Buffer): Promise<void> {
  const key = newKey();
  await tx`
    update start_under_way set wrapped = ${wrapKey(master, key, startOwner(id))}, sealed = ${seal(key, content, startOwner(id))}, changed_at = ${new Date(now)}
    where id = ${id}`;
}

/** The programme runs: of what was entered there stay its name and place, and the reason for whoever locks the plan. */
export async function endStart(tx: Tx, id: string, code: string, { name, village, start, reason }: StartContent, now: number, master: Buffer): Promise<void> {
  await writeStart(tx, id, Content.parse({ name, village, code, start, reason }), now, master);
  await tx`update start_under_way set started_as = ${code} where id = ${id}`;
}

/** Why a programme was started short of people, as it was said then. */
export async function reasonAtStart(db: Db, code: string, master: Buffer): Promise<string | undefined> {
  const [row] = await db<Row[]>`
    select id, wrapped, sealed, started_as as "startedAs", changed_at as "changedAt" from start_under_way where started_as = ${code}`;
  return row === undefined ? undefined : opened(row, master).content.reason;
}

/** There is none of that id for whoever asks. */
export function noStart(): Refusal {
  return refused(404, 'unknownStart', { id: 'Persiapan program ini tidak ada, atau bukan milik Anda.', en: 'There is no such start, or it is not yours.' });
}
