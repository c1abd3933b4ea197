import { createHash, randomBytes } from 'node:crypto';
import type { Actor } from '../domain/actor.ts';
import type { Language } from '../domain/language.ts';
import { hasLeft, type SeatHeld, seatsOf } from '../domain/seats.ts';
import { dayOf } from '../domain/time.ts';
import { nowOf } from './clock.ts';
import type { Db } from './connect.ts';
import { readSeats } from './seats.ts';

/** Of a token: so that a search for leaked ones finds it. */
const PREFIX = 'pendamping_';
const TOKEN_BYTES = 32;

/** What a token is for: a machine, or one person of one programme. `label` says which device or program holds it. */
export type TokenHolder = { readonly label: string; readonly programme?: string | undefined; readonly person?: string | undefined };

/**
 * Makes a bearer token. It is answered once and stored as its hash alone.
 * @throws PostgresError when that person does not exist, or only one of programme and person is given
 */
export async function createToken(db: Db, { label, programme, person }: TokenHolder): Promise<string> {
  const token = PREFIX + randomBytes(TOKEN_BYTES).toString('base64url');
  await db`insert into token (hash, programme, person, label) values (${hashOf(token)}, ${programme ?? null}, ${person ?? null}, ${label})`;
  return token;
}

/** Who holds a token, and the language they are addressed in, which a machine has none of. */
export type Holder = { readonly actor: Actor; readonly language: Language | undefined };

/**
 * Who holds a token; undefined when nobody does, it was revoked, or its person has left the programme. Somebody who came to another seat, or to a
 * second, is what the weightiest of their seats makes them.
 * @param now machine time, milliseconds since 1970: seats change by date
 */
export async function holderOf(db: Db, token: string, now: () => number = Date.now): Promise<Holder | undefined> {
  type Row = {
    label: string;
    programme: string | null;
    person: string | null;
    role: string | null;
    audience: string | null;
    language: Language | null;
    changed: boolean;
  };
  const [row] = await db<Row[]>`
    select t.label, t.programme, t.person, p.role, p.audience, p.language,
      ${seatsChanged(db)} as changed
    from token t left join person p on p.programme = t.programme and p.id = t.person
    where t.hash = ${hashOf(token)} and t.revoked_at is null`;
  if (row === undefined) return undefined;
  const { label, programme, person, role, audience, language } = row;
  if (programme === null || person === null || role === null) return { actor: { kind: 'machine', label }, language: undefined };
  return personHolder(db, { programme, person, role, audience, language, changed: row.changed }, now);
}

/** A person as their row says; `changed`: seats of theirs changed since the programme began. */
export type PersonRow = {
  readonly programme: string;
  readonly person: string;
  readonly role: string;
  readonly audience: string | null;
  readonly language: Language | null;
  readonly changed: boolean;
};

/** Of a person `p`: whether their seats changed since the programme began. */
export function seatsChanged(db: Db) {
  return db`(p.brought_by is not null or exists (select from seat_change c where c.programme = p.programme and p.id in (c.seat, c.person)))`;
}

/** Somebody as they stand in their programme today; undefined when they have left it. */
export async function personHolder(
  db: Db,
  { programme, person, role, audience, language, changed }: PersonRow,
  now: () => number,
): Promise<Holder | undefined> {
  const seat = changed ? await standingSeat(db, programme, person, now) : { role, group: audience ?? undefined };
  if (seat === undefined) return undefined;
  const { role: held, group } = seat;
  return { actor: { kind: 'person', programme, id: person, role: held, ...(group === undefined ? {} : { group }) }, language: language ?? undefined };
}

/** The same without the language. */
export async function actorOf(db: Db, token: string): Promise<Actor | undefined> {
  return (await holderOf(db, token))?.actor;
}

/** What somebody is whose seats changed; undefined where they have left, and of who is still to come the seat that is to be theirs. */
async function standingSeat(db: Db, code: string, person: string, now: () => number): Promise<Pick<SeatHeld, 'role' | 'group'> | undefined> {
  const [seats, [row]] = await Promise.all([
    readSeats(db, code),
    db<[{ managers: string[]; coordinator: string; zone: string; clock_now: number | null }]>`
      select definition->'managers' as managers, definition->>'groupCoordinator' as coordinator, time_zone as zone, clock_now from programme where code = ${code}`,
  ]);
  const today = dayOf(nowOf(row, now), row.zone);
  if (hasLeft(seats, person, today)) return undefined;
  const held = seatsOf(seats, person, today);
  const theirs = held.length > 0 ? held : seats.filter((seat) => seat.person === person && (seat.from ?? today) > today);
  return theirs.find(({ role }) => row.managers.includes(role)) ?? theirs.find(({ role }) => role === row.coordinator) ?? theirs[0];
}

/** Makes a token worthless from now on. Safe to repeat. */
export async function revokeToken(db: Db, token: string): Promise<void> {
  await db`update token set revoked_at = now() where hash = ${hashOf(token)} and revoked_at is null`;
}

/** 256 random bits need no slow hash: there is nothing to guess. */
function hashOf(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}
