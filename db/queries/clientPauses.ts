import type { ClientPauseCause, ExcusedDays } from '../../domain/judgeClientPause.ts';
import type { Day } from '../../domain/time.ts';
import type { Db } from '../connect.ts';

/** Days on which a client is excused, in their order. */
export async function excusedDays(db: Db, code: string, client: string): Promise<ExcusedDays[]> {
  return db<ExcusedDays[]>`
    select from_on as from, until_on as until from client_pause where programme = ${code} and client = ${client} order by from_on`;
}

/** Which clients are away or ill on a day, and which of the two. */
export async function awayOn(db: Db, code: string, day: Day): Promise<Map<string, ClientPauseCause>> {
  const rows = await db<{ client: string; because: ClientPauseCause }[]>`
    select client, because from client_pause
    where programme = ${code} and to_char(from_on, 'YYYY-MM-DD') <= ${day} and to_char(until_on, 'YYYY-MM-DD') > ${day} order by client`;
  return new Map(rows.map(({ client, because }) => [client, because]));
}
