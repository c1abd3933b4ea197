import { z } from 'zod';
import type { Tx } from '../connect.ts';
import { householdOwner, ownerOf, seal, unseal, unwrapKey } from '../sealed.ts';

const Details = z.looseObject({});
const Home = z.object({ address: z.string().optional() });

/** What a client has done or agreed to, of which nothing is kept beside the items of the plan: whoever has any stays a client. A condition of a query. */
export function isKnownAsClient(tx: Tx, code: string, client: string) {
  return tx`(exists (select from consent where programme = ${code} and client = ${client})
    or exists (select from counselling_case where programme = ${code} and client = ${client})
    or exists (select from client_pause where programme = ${code} and client = ${client})
    or exists (select from attendance where programme = ${code} and client = ${client})
    or exists (select from response where programme = ${code} and subject = ${client}))`;
}

/**
 * Takes back that somebody took a place: of the waiting list they wait again, with their household's home, as it is known now; a relative goes. Their
 * membership has gone by then.
 */
export async function unenrol(tx: Tx, code: string, id: string, master: Buffer): Promise<void> {
  type Row = { name: string; household: string; sealed: Buffer; wrapped: Buffer; size: number; homeWrapped: Buffer | null; homeSealed: Buffer | null };
  const [client] = await tx<[Row]>`
    select c.name, c.household, c.sealed, k.wrapped, h.size, h.wrapped as "homeWrapped", h.sealed as "homeSealed"
    from client c join client_key k on k.programme = c.programme and k.client = c.id join household h on h.programme = c.programme and h.id = c.household
    where c.programme = ${code} and c.id = ${id}`;
  const { household, homeWrapped, homeSealed } = client;
  const key = unwrapKey(master, client.wrapped, ownerOf(code, id));
  const homeOwner = householdOwner(code, household);
  const known = homeWrapped === null || homeSealed === null ? {} : unseal(unwrapKey(master, homeWrapped, homeOwner), homeSealed, homeOwner);
  const { address } = Home.parse(known);
  const home = { size: client.size, ...(address !== undefined && { address }) };
  const details = { ...Details.parse(unseal(key, client.sealed, ownerOf(code, id))), home };
  await tx`
    update applicant set name = ${client.name}, wrapped = ${client.wrapped}, sealed = ${seal(key, details, ownerOf(code, id))}, enrolled_on = null
    where programme = ${code} and id = ${id}`;
  await tx`delete from unfinished_report where programme = ${code} and subject = ${id}`;
  await tx`delete from client_key where programme = ${code} and client = ${id}`;
  await tx`delete from client where programme = ${code} and id = ${id}`;
  await tx`
    delete from household h where h.programme = ${code} and h.id = ${household}
      and not exists (select from client c where c.programme = h.programme and c.household = h.id)`;
}
