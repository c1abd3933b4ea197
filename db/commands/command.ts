import { type Actor, actorKey } from '../../domain/actor.ts';
import type { CalendarDay } from '../../domain/calendar.ts';
import type { Definition } from '../../domain/definition.ts';
import { type Action, may, standingOf } from '../../domain/may.ts';
import { notAllowed, type Refusal, refused } from '../../domain/refusal.ts';
import type { Day } from '../../domain/time.ts';
import { nowOf, timeMarked } from '../clock.ts';
import type { Db, Sql, Tx } from '../connect.ts';
import { type Telling, tell } from '../inbox.ts';
import { append, type Entry } from '../journal.ts';

/** Who asks, and by which key a repeat is known. */
export type Request = {
  readonly actor: Actor;
  /** Made by the one who asks; the same key with the same request gets the first answer again. */
  readonly idempotencyKey: string;
  /** Hash of the request (method, path, body): the same key with another one is refused. */
  readonly fingerprint: Buffer;
  /** Machine time, milliseconds since 1970. */
  readonly now: () => number;
};

/** Accepted: done, in the journal and in the inbox. */
export type Accepted = {
  readonly kind: 'accepted';
  readonly status: 200;
  readonly body: Readonly<Record<string, unknown>>;
  /** Inbox rows that go at once; empty in a repeated answer. Whether they went: `db/untold.ts`. */
  readonly inbox: readonly number[];
  /** A preview: nothing was done, and no answer is stored. */
  readonly preview?: true;
};
export type Answer = Accepted | Refusal;

/** A programme as its command finds it, its row locked. */
export type Programme = {
  readonly code: string;
  readonly definition: Definition;
  readonly calendar: readonly CalendarDay[];
  readonly startsOn: Day;
  readonly stage: 'planning' | 'running' | 'termination' | 'measures' | 'ended';
  readonly locked: boolean;
  readonly planVersion: number;
  readonly rehearsal: boolean;
  readonly wrappedKey: Buffer;
  /** Programme time of this command. */
  readonly now: number;
};

/** What a command did, its rows being written: what is answered, journalled and told. */
export type Done = {
  readonly body: Readonly<Record<string, unknown>>;
  /** None where the same was done before. */
  readonly entry?: Omit<Entry, 'at' | 'actor'>;
  readonly tellings: readonly Telling[];
};

/**
 * One command about a programme that exists, in one transaction: asked before? allowed? then `work` judges and writes.
 * A refusal of `work` must come before its first write.
 */
export async function command(
  sql: Sql,
  request: Request,
  action: Action,
  code: string,
  work: (tx: Tx, programme: Programme) => Promise<Done | Refusal>,
): Promise<Answer> {
  return once(sql, request, async (tx) => {
    const programme = await lockProgramme(tx, code, request.now);
    if (programme === undefined) return nowhere(request.actor, code);
    if (!may(request.actor, action, { code, ...programme.definition })) return notAllowed(NOT_YOURS);
    const done = await work(tx, programme);
    if ('kind' in done) return done;
    return record(tx, code, request.actor, programme.now, done);
  });
}

/** Journals what was done and puts it into the inbox. */
export async function record(tx: Tx, code: string, actor: Actor, at: number, { body, entry, tellings }: Done): Promise<Accepted> {
  if (entry !== undefined) await append(tx, code, [{ ...entry, at, actor: actorKey(actor) }]);
  const ids = await tell(tx, code, tellings);
  return { kind: 'accepted', status: 200, body, inbox: ids.filter((_, index) => (tellings[index]?.holdUntil ?? at) <= at) };
}

/**
 * Runs `work` once for a key: a repeat gets the stored answer, and of two at once the second waits for the first's. Only what was accepted is
 * stored: a refusal changed nothing, so it is judged anew and may be corrected under the same key.
 */
export async function once(sql: Sql, { actor, idempotencyKey, fingerprint }: Request, work: (tx: Tx) => Promise<Answer>): Promise<Answer> {
  const asker = actorKey(actor);
  return sql.begin(async (tx): Promise<Answer> => {
    // The second is carried out when the first has its lock.
    const [, stored] = await Promise.all([
      tx`select pg_advisory_xact_lock(hashtextextended(${`${asker} ${idempotencyKey}`}, 0))`,
      storedAnswer(tx, asker, idempotencyKey),
    ]);
    if (stored[0] !== undefined) return asBefore(stored[0], fingerprint);
    const answer = await work(tx);
    if (answer.kind === 'accepted')
      await tx`
        insert into answer (actor, idempotency_key, fingerprint, body, inbox, untold)
        values (${asker}, ${idempotencyKey}, ${fingerprint}, ${JSON.stringify(answer.body)}::text::json, ${[...answer.inbox]},
          ${answer.inbox.length === 0 ? [] : null})`;
    return answer;
  });
}

/** What a repeat is answered, or that its key was used for another request; undefined where it is none. */
export async function answeredBefore(db: Db, { actor, idempotencyKey, fingerprint }: Request): Promise<Answer | undefined> {
  const [stored] = await storedAnswer(db, actorKey(actor), idempotencyKey);
  return stored === undefined ? undefined : asBefore(stored, fingerprint);
}

type Stored = { fingerprint: Buffer; body: Accepted['body'] };

function storedAnswer(db: Db, asker: string, idempotencyKey: string) {
  return db<Stored[]>`select fingerprint, body from answer where actor = ${asker} and idempotency_key = ${idempotencyKey}`;
}

function asBefore({ fingerprint, body }: Stored, asked: Buffer): Answer {
  return fingerprint.equals(asked) ? { kind: 'accepted', status: 200, body, inbox: [] } : refused(422, 'idempotencyKeyUsed', KEY_USED);
}

const NOT_YOURS = { id: 'Anda tidak berwenang melakukan ini pada program ini.', en: 'You are not entitled to do this in this programme.' };
const KEY_USED = {
  id: 'Idempotency-Key ini sudah dipakai untuk permintaan lain.',
  en: 'This Idempotency-Key has been used for another request.',
};

/** To somebody of another programme it makes no difference whether there is one of that code. */
function nowhere(actor: Actor, code: string): Refusal {
  if (standingOf(actor, { code, managers: [], groupCoordinator: '' }) === 'foreign') return notAllowed(NOT_YOURS);
  return refused(404, 'unknownProgramme', { id: `Tidak ada program dengan kode ${code}.`, en: `There is no programme with the code ${code}.` });
}

/** Holds the row against every other command and activity about this programme; rows that refer to it may still be written. */
async function lockProgramme(tx: Tx, code: string, now: () => number): Promise<Programme | undefined> {
  type Row = Omit<Programme, 'now'> & { clock_now: number | null; set_config: string };
  const [row] = await tx<Row[]>`
    select code, definition, calendar, starts_on as "startsOn", stage, locked_at is not null as locked, plan_version as "planVersion", rehearsal,
      wrapped_key as "wrappedKey", clock_now, ${timeMarked(tx, now)}
    from programme where code = ${code} for no key update`;
  if (row === undefined) return undefined;
  const { clock_now, set_config: _marked, ...programme } = row;
  return { ...programme, now: nowOf({ clock_now }, now) };
}
