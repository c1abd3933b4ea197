import { randomBytes } from 'node:crypto';
import { dayCodeFrom } from '../../domain/signIn.ts';
import type { Db, Sql } from '../connect.ts';
import type { Held } from './session.ts';
import { matches, salted, type Salted } from './slowHash.ts';

const TRIES = 5;
/** A code for today: somebody reaches their phone within a day. */
const LIVES_MS = 24 * 60 * 60_000;

/** A code for one person, by which they set a PIN within a day; the one before opens nothing any more. It is answered once and stored as its hash alone. */
export async function makeDayCode(
  db: Db,
  { programme, person }: Held,
  by: string,
  now: () => number,
): Promise<{ readonly code: string; readonly endsAt: number }> {
  // Of 31 letters in 256 a byte seldom fits none: 32 bytes always give eight but once in the age of the world.
  const code = dayCodeFrom(randomBytes(32)) ?? dayCodeFrom(randomBytes(64)) ?? '';
  const { salt, hash } = await salted(code);
  const at = now();
  await db`
    insert into day_code (programme, person, salt, hash, made_at, made_by, ends_at)
    values (${programme}, ${person}, ${salt}, ${hash}, ${new Date(at)}, ${by}, ${new Date(at + LIVES_MS)})
    on conflict (programme, person) do update
    set salt = excluded.salt, hash = excluded.hash, tries = 0, made_at = excluded.made_at, made_by = excluded.made_by, ends_at = excluded.ends_at`;
  return { code, endsAt: at + LIVES_MS };
}

export type DayCodeOutcome = 'right' | 'wrong';

/**
 * Sets somebody's PIN by their code of the day, which is used up by it; five wrong ones use it up too. Whoever has no code is answered as if it was wrong,
 * in the same time.
 * @param pin as `pinFault` finds nothing to say against
 */
export async function setPin(sql: Sql, held: Held, dayCode: string, pin: string, now: () => number): Promise<DayCodeOutcome> {
  const { programme, person } = held;
  const at = new Date(now());
  const [tried] = await sql<(Salted & { tries: number })[]>`
    update day_code set tries = tries + 1
    where programme = ${programme} and person = ${person} and ends_at > ${at} and tries < ${TRIES} returning salt, hash, tries`;
  const right = await matches(dayCode, tried ?? NOBODYS);
  if (tried === undefined || !right) return 'wrong';
  const { salt, hash } = await salted(pin);
  return sql.begin(async (tx): Promise<DayCodeOutcome> => {
    const used = await tx`delete from day_code where programme = ${programme} and person = ${person} and hash = ${tried.hash} returning person`;
    if (used.length === 0) return 'wrong';
    await tx`
      insert into pin (programme, person, salt, hash, set_at) values (${programme}, ${person}, ${salt}, ${hash}, ${at})
      on conflict (programme, person) do update set salt = excluded.salt, hash = excluded.hash, tries = 0, set_at = excluded.set_at`;
    // A PIN set anew: whoever held the old one is out, on every phone.
    await tx`update session set programme = null, person = null where programme = ${programme} and person = ${person}`;
    await tx`delete from session_person where programme = ${programme} and person = ${person}`;
    return 'right';
  });
}

export type PinOutcome = { readonly kind: 'right' } | { readonly kind: 'wrong'; readonly left: number } | { readonly kind: 'locked' };

/** Tries a PIN. Five wrong ones in a row lock it until a new code of the day is made. Each try is counted before it is looked at. */
export async function tryPin(db: Db, { programme, person }: Held, pin: string): Promise<PinOutcome> {
  const [tried] = await db<(Salted & { tries: number })[]>`
    update pin set tries = tries + 1 where programme = ${programme} and person = ${person} and tries < ${TRIES} returning salt, hash, tries`;
  const right = await matches(pin, tried ?? NOBODYS);
  if (tried === undefined) return { kind: 'locked' };
  if (!right) return tried.tries >= TRIES ? { kind: 'locked' } : { kind: 'wrong', left: TRIES - tried.tries };
  await db`update pin set tries = 0 where programme = ${programme} and person = ${person} and hash = ${tried.hash}`;
  return { kind: 'right' };
}

/** What nothing matches, for an answer that takes as long. */
const NOBODYS: Salted = { salt: Buffer.alloc(16), hash: Buffer.alloc(32) };
