import { createHash } from 'node:crypto';
import type { ActKind } from '../domain/act.ts';
import type { Sql, Tx } from './connect.ts';

/** What can stand in the journal. Attempts to send are not journalled. */
export type Action =
  | 'start'
  | 'agree'
  | 'lock'
  | 'report'
  | 'enterStage'
  | 'startTrack'
  | 'endTrack'
  | 'ring'
  | 'blockItems'
  | 'openRepair'
  | 'retry'
  | 'draftMeasures'
  | 'draftProposal'
  | 'draftReferrals'
  | 'openFollowUp'
  | 'exitClient'
  | 'returnClient'
  | 'replaceClient'
  | 'transferClient'
  | 'eraseClient'
  | 'recordConsent'
  | 'addSheetPhoto'
  | 'removeSheetPhoto'
  | 'recordFunds'
  | 'reverseFunds'
  | 'closeYear'
  | 'bookThing'
  | 'closeBooking'
  | 'cancelBooking'
  | 'setNotices'
  | 'changeAddress'
  | 'makeFeed'
  | 'makeDayCode'
  | 'closeFeed'
  | 'tellByHand'
  | ActKind;

/** Trouble and its repair: true, and no part of what a programme's course is compared by. */
const REPAIRS: readonly Action[] = ['blockItems', 'openRepair', 'retry'];

/** One entry. `at` is programme time; `subject` the key of what it is about; values hold ids and sealed bytes, never a personal value. */
export type Entry = {
  readonly at: number;
  readonly actor: string;
  readonly onBehalfOf?: string | undefined;
  readonly action: Action;
  readonly subject: string;
  readonly reason?: string | undefined;
  readonly planVersion: number;
  readonly before?: Readonly<Record<string, unknown>> | undefined;
  readonly after?: Readonly<Record<string, unknown>> | undefined;
};

const BEGINNING: Buffer = Buffer.alloc(32);

/** Appends to a programme's chain, in order. The transaction holds the programme's row, so that the chain does not fork. */
export async function append(tx: Tx, code: string, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  const [last] = await tx<{ seq: number; hash: Buffer }[]>`select seq, hash from journal where programme = ${code} order by seq desc limit 1`;
  let { seq, hash } = last ?? { seq: 0, hash: BEGINNING };
  const rows = entries.map((entry) => {
    const previous = hash;
    seq += 1;
    hash = hashOf(code, seq, entry, previous);
    return { ...stored(entry), seq, previous: previous.toString('hex'), hash: hash.toString('hex') };
  });
  await tx`
    insert into journal (programme, seq, at, actor, on_behalf_of, action, subject, reason, plan_version, before, after, previous, hash)
    select ${code}, seq, at, actor, on_behalf_of, action, subject, reason, plan_version, before, after, decode(previous, 'hex'), decode(hash, 'hex')
    from jsonb_to_recordset(${tx.json(rows)}) as entry (seq int, at bigint, actor text, on_behalf_of text, action text, subject text,
      reason text, plan_version int, before jsonb, after jsonb, previous text, hash text)`;
}

/**
 * Reads a programme's whole chain and hashes it anew.
 * @returns how many entries stand in it (repairs apart), and whether each is as it was written
 */
export async function verifyJournal(sql: Sql, code: string): Promise<{ entries: number; intact: boolean }> {
  let entries = 0;
  let intact = true;
  let seq = 0;
  let hash: Buffer = BEGINNING;
  const chain = sql<Row[]>`
    select seq, at, actor, on_behalf_of, action, subject, reason, plan_version, before, after, previous, hash
    from journal where programme = ${code} order by seq`.cursor(1000);
  for await (const rows of chain) {
    for (const row of rows) {
      seq += 1;
      const expected = hashOf(code, seq, entryOf(row), hash);
      if (row.seq !== seq || !row.previous.equals(hash) || !row.hash.equals(expected)) intact = false;
      hash = row.hash;
      if (!REPAIRS.includes(row.action)) entries += 1;
    }
  }
  return { entries, intact };
}

type Row = ReturnType<typeof stored> & { seq: number; action: Action; previous: Buffer; hash: Buffer };

function stored(entry: Entry) {
  const { at, actor, action, subject } = entry;
  return {
    at,
    actor,
    on_behalf_of: entry.onBehalfOf ?? null,
    action,
    subject,
    reason: entry.reason ?? null,
    plan_version: entry.planVersion,
    before: entry.before === undefined ? null : asJson(entry.before),
    after: entry.after === undefined ? null : asJson(entry.after),
  };
}

function entryOf(row: Row): Entry {
  return {
    at: row.at,
    actor: row.actor,
    onBehalfOf: row.on_behalf_of ?? undefined,
    action: row.action,
    subject: row.subject,
    reason: row.reason ?? undefined,
    planVersion: row.plan_version,
    before: row.before ?? undefined,
    after: row.after ?? undefined,
  };
}

function hashOf(code: string, seq: number, entry: Entry, previous: Buffer): Buffer {
  const text = canonical({ programme: code, seq, ...stored(entry) });
  return createHash('sha256').update(previous).update(text, 'utf8').digest();
}

/** The value as JSON has it (no undefined, dates as text), which is how it comes back. */
function asJson(value: Readonly<Record<string, unknown>>) {
  return JSON.parse(JSON.stringify(value)) as Record<string, string | number | boolean | null>;
}

/** JSON with the members of each object in order: jsonb does not keep the order in which they were written. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}
