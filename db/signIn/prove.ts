import type { Db } from '../connect.ts';
import { hashOf, newSecret } from './secrets.ts';
import type { Held, Session } from './session.ts';

/** What a new session begins with. */
export type Proved = {
  readonly email?: string;
  readonly onlyRehearsals?: boolean;
  readonly strong?: boolean;
  /** Who opened it by PIN. */
  readonly open?: Held;
};

const MINUTE = 60_000;
/** Staff sign in about once a month. */
export const STAFF_IDLE_MINUTES = 30 * 24 * 60;
const HOURS_12_MINUTES = 12 * 60;

/**
 * Begins a session, or lets the one that a device has prove more: either way the cookie is a new one, and one planted before is worth nothing. The people
 * whom the phone knows stay; another address replaces the last.
 * @returns the cookie
 */
export async function prove(db: Db, session: Session | undefined, proved: Proved, device: string, now: () => number): Promise<string> {
  const cookie = newSecret();
  const at = new Date(now());
  const ends = new Date(at.getTime() + STAFF_IDLE_MINUTES * MINUTE);
  const { email, onlyRehearsals = false, strong = false, open } = proved;
  const idle = strong ? HOURS_12_MINUTES : STAFF_IDLE_MINUTES;
  const number = session === undefined ? undefined : await renew(db, session.number, cookie, at);
  const [row] =
    number === undefined
      ? await db<{ number: number }[]>`
          insert into session (hash, device, idle_minutes, made_at, seen_at, ends_at) values (${hashOf(cookie)}, ${device}, ${idle}, ${at}, ${at}, ${ends})
          returning number`
      : [{ number }];
  if (row === undefined) throw new Error('session: expected to be written');
  if (email !== undefined)
    await db`
      update session set email = ${email}, only_rehearsals = ${onlyRehearsals}, strong_at = ${strong ? at : null}, idle_minutes = ${idle}, ends_at = ${ends},
        programme = null, person = null
      where number = ${row.number}`;
  if (open !== undefined) {
    const { programme, person } = open;
    await db`insert into session_person (session, programme, person) values (${row.number}, ${programme}, ${person}) on conflict do nothing`;
    // Whoever signed in here by mail is out: closing the phone must not hand their pages to the next who holds it.
    await db`
      update session set programme = ${programme}, person = ${person}, email = null, only_rehearsals = false, strong_at = null, idle_minutes = ${STAFF_IDLE_MINUTES}
      where number = ${row.number}`;
  }
  return cookie;
}

async function renew(db: Db, number: number, cookie: string, at: Date): Promise<number | undefined> {
  const [row] = await db<{ number: number }[]>`
    update session set hash = ${hashOf(cookie)}, seen_at = ${at} where number = ${number} and ended_at is null returning number`;
  return row?.number;
}
