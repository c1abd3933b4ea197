import { z } from 'zod';
import type { OpenItem } from '../../domain/clientLife.ts';
import type { ClientFacts } from '../../domain/judgeClient.ts';
import type { Day } from '../../domain/time.ts';
import type { Db } from '../connect.ts';
import { DayText, Instant, Words } from './shapes.ts';

const ClientRow = z.object({
  id: z.string(),
  name: z.string().nullable(),
  sex: z.enum(['f', 'm']),
  group: z.string(),
  groupName: Words,
  household: z.string(),
  hamlet: z.string(),
  place: z.int().nullable(),
  joinedOn: DayText,
  leftOn: DayText.nullable(),
  leftBecause: z.string().nullable(),
  replaces: z.string().nullable(),
  replacedBy: z.string().nullable(),
  erased: z.boolean(),
  consents: z.record(z.string(), z.boolean()),
});
/** A client as the village list shows them. The name is null once erased; `consents` says of each purpose asked what was last answered. */
export type ClientRow = z.infer<typeof ClientRow>;

/**
 * The clients of a programme, leavers included, by place and who held it first; only of some business groups, or of one id, where named.
 */
export async function listClients(db: Db, code: string, only: { groups?: readonly string[] | undefined; id?: string } = {}): Promise<ClientRow[]> {
  if (only.groups?.length === 0) return [];
  const rows = await db`
    select c.id, c.name, c.sex, c.audience as group, a.name as "groupName", c.household, h.hamlet, c.place, c.joined_on as "joinedOn", c.left_on as "leftOn",
      c.left_because as "leftBecause", c.replaces, (select n.id from client n where n.programme = c.programme and n.replaces = c.id) as "replacedBy",
      k.destroyed_at is not null as erased, coalesce((
        select jsonb_object_agg(last.purpose, last.given)
        from (select distinct on (purpose) purpose, given from consent where programme = c.programme and client = c.id order by purpose, at desc) last), '{}') as consents
    from client c join audience a on a.programme = c.programme and a.key = c.audience join household h on h.programme = c.programme and h.id = c.household
      left join client_key k on k.programme = c.programme and k.client = c.id
    where c.programme = ${code}
      ${only.groups === undefined ? db`` : db`and c.audience in ${db(only.groups)}`}
      ${only.id === undefined ? db`` : db`and c.id = ${only.id}`}
    order by c.place, c.joined_on, c.id`;
  return z.array(ClientRow).parse(rows);
}

const MembershipRow = z.object({ group: z.string(), from: DayText, until: DayText.nullable() });
const AboutRow = z.object({
  key: z.string(),
  plannedOn: DayText,
  outcome: z.enum(['held', 'didNotHappen', 'cancelled']).nullable(),
  because: z.string().nullable(),
});
const EntryRow = z.object({ seq: z.int(), at: Instant, actor: z.string(), action: z.string(), reason: z.string().nullable() });

/** A client with the groups they were of, what the plan has about them and their household, and what was decided about them. */
export type ClientStory = ClientRow & {
  readonly memberships: readonly z.infer<typeof MembershipRow>[];
  readonly items: readonly z.infer<typeof AboutRow>[];
  readonly history: readonly z.infer<typeof EntryRow>[];
};

/** Reads one client; undefined when the programme has none of that id. */
export async function clientStory(db: Db, code: string, id: string): Promise<ClientStory | undefined> {
  const [clients, memberships, items, history] = await Promise.all([
    listClients(db, code, { id }),
    db`select audience as group, from_on as from, until_on as until from membership where programme = ${code} and client = ${id} order by from_on`,
    db`
      select i.key, i.planned_on as "plannedOn", i.outcome, i.cancelled_because as because
      from client c join item i on i.programme = c.programme and i.subject in (c.id, c.household)
      where c.programme = ${code} and c.id = ${id} order by i.planned_on, i.key`,
    db`select seq, at, actor, action, reason from journal where programme = ${code} and subject = ${id} order by seq`,
  ]);
  const [client] = clients;
  if (client === undefined) return undefined;
  return {
    ...client,
    memberships: z.array(MembershipRow).parse(memberships),
    items: z.array(AboutRow).parse(items),
    history: z.array(EntryRow).parse(history),
  };
}

const ApplicantRow = z.object({
  id: z.string(),
  name: z.string(),
  sex: z.enum(['f', 'm']),
  trainingGroup: z.string().nullable(),
  hamlet: z.string().nullable(),
});

/** The waiting list, in its order: those who may still take a place. */
export async function waitingList(db: Db, code: string): Promise<z.infer<typeof ApplicantRow>[]> {
  const rows = await db`
    select id, name, sex, training_group as "trainingGroup", hamlet from applicant
    where programme = ${code} and enrolled_on is null and name is not null order by position, id`;
  return z.array(ApplicantRow).parse(rows);
}

/** How many the village did not choose, by reason; nothing else is kept of them (P1a). */
export async function refusedCounts(db: Db, code: string): Promise<Record<string, number>> {
  const [row] = await db`select after->'refused' as refused from journal where programme = ${code} and action = 'start' order by seq limit 1`;
  return z.record(z.string(), z.int()).parse(row?.['refused'] ?? {});
}

/** What a judge needs to know of a client; undefined when the programme has none of that id. */
export async function clientFacts(db: Db, code: string, id: string): Promise<(ClientFacts & { readonly household: string }) | undefined> {
  type Row = Omit<ClientFacts, 'leftOn' | 'leftBecause' | 'replacedBy'> & {
    household: string;
    leftOn: Day | null;
    leftBecause: string | null;
    replacedBy: string | null;
  };
  const [row] = await db<Row[]>`
    select c.id, c.audience as group, c.household, c.joined_on as "joinedOn", c.left_on as "leftOn", c.left_because as "leftBecause",
      coalesce((select max(from_on) from membership m where m.programme = c.programme and m.client = c.id), c.joined_on) as "memberSince",
      (select n.id from client n where n.programme = c.programme and n.replaces = c.id) as "replacedBy",
      exists (select from client_key k where k.programme = c.programme and k.client = c.id and k.destroyed_at is not null) as erased,
      exists (select from consent o where o.programme = c.programme and o.client = c.id and o.given) as consented
    from client c where c.programme = ${code} and c.id = ${id}`;
  if (row === undefined) return undefined;
  return { ...row, leftOn: row.leftOn ?? undefined, leftBecause: row.leftBecause ?? undefined, replacedBy: row.replacedBy ?? undefined };
}

/** The open items about a client or their household. */
export async function openItemsAbout(db: Db, code: string, { id, household }: { readonly id: string; readonly household: string }): Promise<OpenItem[]> {
  return db<OpenItem[]>`
    select key, track, subject from item where programme = ${code} and outcome is null and subject in (${id}, ${household}) order by key`;
}

/** How many of a household take part, other than this client. */
export async function othersOfHousehold(db: Db, code: string, { id, household }: { readonly id: string; readonly household: string }): Promise<number> {
  const [row] = await db<[{ count: number }]>`
    select count(*) from client where programme = ${code} and household = ${household} and id <> ${id} and left_on is null`;
  return row.count;
}

/** How many take part in a business group now. */
export async function sizeOf(db: Db, code: string, group: string): Promise<number> {
  const [row] = await db<[{ count: number }]>`select count(*) from client where programme = ${code} and audience = ${group} and left_on is null`;
  return row.count;
}
