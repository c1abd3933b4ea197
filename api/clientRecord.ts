import { z } from '@hono/zod-openapi';
import { definitionOf } from '../db/queries/asked.ts';
import { clientStory } from '../db/queries/clients.ts';
import { aboutClient, awayTimes, consentsOf } from '../db/queries/clientRecord.ts';
import { householdOf, marksOf, tallied } from '../db/queries/groupRecord.ts';
import { namesOf, personOfActor } from '../db/queries/names.ts';
import { listClients } from '../db/queries/clients.ts';
import { ATTENDANCE } from '../domain/attendance.ts';
import { answersForGroup } from '../domain/clientLife.ts';
import { CONSENT_WAYS } from '../domain/consents.ts';
import { itemName, numberedName } from '../domain/naming.ts';
import { CLIENT_PAUSES } from '../domain/judgeClientPause.ts';
import { unknownClient } from '../domain/judgeClient.ts';
import { standingOf } from '../domain/may.ts';
import { notAllowed } from '../domain/refusal.ts';
import { view } from './endpoint.ts';
import { Marks } from './groupRecord.ts';
import { PersonNamed, personNamed } from './personNamed.ts';
import { Day, Instant, ItemKey, NoQuery, orNull, Outcome, Words } from './shapes.ts';
import { inEach } from './words.ts';

const ClientRecord = z
  .object({
    household: z.object({
      id: z.string(),
      hamlet: z.string(),
      size: z.int(),
      others: z
        .array(z.object({ id: z.string(), name: z.string().nullable() }))
        .openapi({ description: 'who else of it takes part, or took part, in groups one answers for' }),
    }),
    consents: z.array(
      z.object({
        purpose: z.string(),
        name: Words,
        required: z.boolean(),
        given: z.boolean().nullable().openapi({ description: 'null: not asked yet' }),
        at: Instant.nullable(),
        how: orNull(z.enum(CONSENT_WAYS)),
      }),
    ),
    attendance: Marks,
    sessions: z
      .array(z.object({ item: ItemKey, name: Words, on: Day, status: z.enum(ATTENDANCE) }))
      .openapi({ description: 'where the client was marked, the latest first' }),
    asked: z
      .array(z.object({ item: ItemKey, name: Words, plannedOn: Day, outcome: orNull(Outcome) }))
      .openapi({ description: 'what the plan has about the client or the household' }),
    away: z.array(z.object({ from: Day, until: Day.openapi({ description: 'not included' }), because: z.enum(CLIENT_PAUSES) })),
    groups: z.array(z.object({ key: z.string(), name: Words })).openapi({ description: 'business groups of the programme' }),
    exits: z.array(z.object({ key: z.string(), name: Words, returnWithinMonths: z.int().nullable() })).openapi({ description: 'why somebody may leave' }),
    people: z.array(PersonNamed).openapi({ description: 'who recorded what stands in the history' }),
  })
  .openapi('ClientRecord');

const record = view({
  name: 'readClientRecord',
  summary: 'A client’s household, consents with their dates, attendance and what was asked, without the answers',
  description: 'For the mentor of the group, its coordinator and managers.',
  tag: 'clients',
  action: 'viewClient',
  path: '/programmes/{code}/clients/{client}/record',
  query: NoQuery,
  answer: ClientRecord,
  read: async ({ actor, programme: { code }, params: { client: id } }, { sql }) => {
    const [client, definition] = await Promise.all([clientStory(sql, code, id), definitionOf(sql, code)]);
    // Whoever answers for nobody learns no ids.
    if (client === undefined) return standingOf(actor, { code, ...definition }) === 'staff' ? notAllowed(inEach((words) => words.notYours)) : unknownClient();
    if (!answersForGroup(actor, client.group, { code, definition })) return notAllowed(inEach((words) => words.notYours));
    const [home, consents, marks, about, away] = await Promise.all([
      householdOf(sql, code, client.household),
      consentsOf(sql, code, id),
      marksOf(sql, code, [id]),
      aboutClient(sql, code, { id, household: client.household }),
      awayTimes(sql, code, id),
    ]);
    const others = (home?.members ?? []).filter((member) => member.id !== id && answersForGroup(actor, member.group, { code, definition }));
    const [named, people] = await Promise.all([
      listClients(sql, code, { groups: [...new Set(others.map(({ group }) => group))] }),
      namesOf(
        sql,
        code,
        client.history.flatMap((entry) => personOfActor(entry.actor) ?? []),
      ),
    ]);
    const nameOf = (track: string, item: string) => numberedName(definition, { track, ordinal: Number(item.slice(item.lastIndexOf('/') + 1)) });
    return {
      household: {
        id: client.household,
        hamlet: home?.hamlet ?? client.hamlet,
        size: home?.size ?? 1,
        others: others.map((other) => ({ id: other.id, name: named.find((one) => one.id === other.id)?.name ?? null })),
      },
      consents: Object.entries(definition.consents).map(([purpose, { name, required }]) => {
        const said = consents.find((each) => each.purpose === purpose);
        return { purpose, name, required, given: said?.given ?? null, at: said?.at ?? null, how: said?.how ?? null };
      }),
      attendance: tallied(marks),
      sessions: marks.toReversed().map(({ item, track, doneOn, status }) => ({ item, name: nameOf(track, item), on: doneOn, status })),
      asked: about.map(({ key, track, part, plannedOn, outcome }) => ({
        item: key,
        name: itemName(definition, { track, part: part ?? undefined }),
        plannedOn,
        outcome,
      })),
      away,
      groups: Object.entries(definition.businessGroups).map(([key, { name }]) => ({ key, name })),
      exits: Object.entries(definition.exits).map(([key, { name, returnWithinMonths }]) => ({ key, name, returnWithinMonths: returnWithinMonths ?? null })),
      people: people.map((person) => personNamed(definition, person)),
    };
  },
});

/** What is recorded of a client. */
export const clientRecords = [record];
