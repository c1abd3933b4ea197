import { z } from 'zod';
import { CONSENT_WAYS } from '../../domain/consents.ts';
import { CLIENT_PAUSES } from '../../domain/judgeClientPause.ts';
import type { Db } from '../connect.ts';
import { DayText, Instant } from './shapes.ts';

const ConsentRow = z.object({ purpose: z.string(), given: z.boolean(), how: z.enum(CONSENT_WAYS), at: Instant });

/** The last word of a client on each purpose that was asked. */
export async function consentsOf(db: Db, code: string, client: string): Promise<z.infer<typeof ConsentRow>[]> {
  const rows = await db`
    select distinct on (purpose) purpose, given, how, at from consent where programme = ${code} and client = ${client} order by purpose, at desc`;
  return z.array(ConsentRow).parse(rows);
}

const AboutRow = z.object({
  key: z.string(),
  track: z.string(),
  part: z.string().nullable(),
  plannedOn: DayText,
  outcome: z.enum(['held', 'didNotHappen', 'cancelled']).nullable(),
});

/** What the plan has about a client or their household, by day. */
export async function aboutClient(
  db: Db,
  code: string,
  { id, household }: { readonly id: string; readonly household: string },
): Promise<z.infer<typeof AboutRow>[]> {
  const rows = await db`
    select key, track, part, planned_on as "plannedOn", outcome from item
    where programme = ${code} and subject in (${id}, ${household}) order by planned_on, key`;
  return z.array(AboutRow).parse(rows);
}

const AwayRow = z.object({ from: DayText, until: DayText, because: z.enum(CLIENT_PAUSES) });

/** When a client is excused. */
export async function awayTimes(db: Db, code: string, client: string): Promise<z.infer<typeof AwayRow>[]> {
  const rows = await db`
    select from_on as from, until_on as until, because from client_pause where programme = ${code} and client = ${client} order by from_on`;
  return z.array(AwayRow).parse(rows);
}
