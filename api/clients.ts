import { z } from '@hono/zod-openapi';
import { EraseInput, eraseClient } from '../db/commands/eraseClient.ts';
import { ExitInput, exitClient } from '../db/commands/exitClient.ts';
import { ReplaceInput, replaceClient } from '../db/commands/replaceClient.ts';
import { ReturnInput, returnClient } from '../db/commands/returnClient.ts';
import { TransferInput, transferClient } from '../db/commands/transferClient.ts';
import { definitionOf } from '../db/queries/asked.ts';
import { clientStory, listClients, refusedCounts, waitingList } from '../db/queries/clients.ts';
import { answersForGroup } from '../domain/clientLife.ts';
import { notAllowed } from '../domain/refusal.ts';
import { unknownClient } from '../domain/judgeClient.ts';
import { standingOf } from '../domain/may.ts';
import { command, view } from './endpoint.ts';
import { Day, done, Instant, ItemKey, NoQuery, orNull, Outcome, Shortfall, Words } from './shapes.ts';
import { inEach } from './words.ts';

const PATH = '/programmes/{code}/clients/{client}';
const Act = orNull(z.int()).openapi({
  description: 'its number among the acts, by which it is undone; null of a preview, and of an exit that erases',
});
const Preview = z.boolean().optional().openapi({ description: 'true: it was looked at, and nothing was done' });
const ClientId = z.string().openapi({ example: 'k001' });

const ClientLine = z
  .object({
    id: ClientId,
    name: z.string().nullable().openapi({ description: 'null once erased' }),
    sex: z.enum(['f', 'm']),
    group: z.string().openapi({ description: 'business group', example: 'nelayan-1' }),
    groupName: Words,
    household: z.string(),
    hamlet: z.string(),
    place: z.int().nullable().openapi({ description: 'one of the programme’s places; a newcomer has the place of the one replaced' }),
    joinedOn: Day,
    leftOn: Day.nullable().openapi({ description: 'the first day of not taking part; null: takes part' }),
    leftBecause: z.string().nullable().openapi({ description: 'a key of the definition’s exits', example: 'worksAway' }),
    replaces: ClientId.nullable(),
    replacedBy: ClientId.nullable(),
    erased: z.boolean(),
    consents: z
      .record(z.string(), z.boolean())
      .openapi({ description: 'by purpose, as last answered; what was not asked is left out', example: { services: true } }),
  })
  .openapi('ClientLine');

const ClientStory = ClientLine.extend({
  memberships: z.array(z.object({ group: z.string(), from: Day, until: Day.nullable().openapi({ description: 'not included; null: still' }) })),
  items: z
    .array(z.object({ key: ItemKey, plannedOn: Day, outcome: orNull(Outcome), because: z.string().nullable() }))
    .openapi({ description: 'what the plan has about the client and their household' }),
  history: z.array(z.object({ seq: z.int(), at: Instant, actor: z.string(), action: z.string(), reason: z.string().nullable() })),
}).openapi('ClientStory');

const list = view({
  name: 'listClients',
  summary: 'The village list: who takes part and who left, by place',
  description: 'Managers see all, a coordinator those of the training group, a mentor those of the business group; to others it is empty.',
  tag: 'clients',
  action: 'viewClients',
  path: '/programmes/{code}/clients',
  query: z.object({ group: z.string().max(60).optional().openapi({ description: 'one business group alone', example: 'nelayan-1' }) }),
  answer: z.object({ clients: z.array(ClientLine) }).openapi('Clients'),
  read: async ({ actor, programme: { code }, query: { group } }, { sql }) => {
    const definition = await definitionOf(sql, code);
    const groups = Object.keys(definition.businessGroups).filter((key) => answersForGroup(actor, key, { code, definition }));
    return { clients: await listClients(sql, code, { groups: group === undefined ? groups : groups.filter((key) => key === group) }) };
  },
});

const one = view({
  name: 'readClient',
  summary: 'A client with the groups they were of, what is asked of them, and what was decided about them',
  tag: 'clients',
  action: 'viewClient',
  path: PATH,
  query: NoQuery,
  answer: ClientStory,
  read: async ({ actor, programme: { code }, params: { client: id } }, { sql }) => {
    const [client, definition] = await Promise.all([clientStory(sql, code, id), definitionOf(sql, code)]);
    // Whoever answers for nobody learns no ids.
    if (client === undefined) return standingOf(actor, { code, ...definition }) === 'staff' ? notAllowed(inEach((words) => words.notYours)) : unknownClient();
    if (!answersForGroup(actor, client.group, { code, definition })) return notAllowed(inEach((words) => words.notYours));
    return { ...client, memberships: [...client.memberships], items: [...client.items], history: [...client.history] };
  },
});

const applicants = view({
  name: 'listApplicants',
  summary: 'The waiting list, in its order, and how many were refused',
  description: 'For managers all of it, for a coordinator those who wait for the training group or for any.',
  tag: 'clients',
  action: 'viewApplicants',
  path: '/programmes/{code}/applicants',
  query: NoQuery,
  answer: z
    .object({
      waiting: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          sex: z.enum(['f', 'm']),
          trainingGroup: z.string().nullable().openapi({ description: 'null: any' }),
          hamlet: z.string().nullable(),
        }),
      ),
      refused: z
        .record(z.string(), z.int())
        .openapi({ description: 'how many were not chosen, by reason; nothing else is kept of them', example: { tooYoung: 1 } }),
    })
    .openapi('Applicants'),
  read: async ({ actor, programme }, { sql }) => {
    const [waiting, refused] = await Promise.all([waitingList(sql, programme.code), refusedCounts(sql, programme.code)]);
    const own = standingOf(actor, programme) === 'coordinator' && actor.kind === 'person' ? actor.group : undefined;
    const all = standingOf(actor, programme) === 'manager';
    return { waiting: waiting.filter(({ trainingGroup }) => all || trainingGroup === null || trainingGroup === own), refused };
  },
});

const exiting = command({
  name: 'exitClient',
  summary: 'End somebody’s participation',
  description:
    'By the mentor of the group, its coordinator or a manager. From `on` the client is on no list. What is open about them is cancelled, but for the endline, which is tried once; after a death nothing is asked of anybody. The same exit again is the same. With `preview: true` nothing is done. It can be undone by its number (`undoAct`) while nothing depends on it, as everything that is decided about a client, but for an erasure.',
  tag: 'clients',
  action: 'exitClient',
  path: `${PATH}/exit`,
  body: ExitInput.openapi('Exit', { example: { on: '2027-10-04', reason: 'worksAway' } }),
  answer: done(
    'Exited',
    {
      client: ClientId,
      group: z.string(),
      leftOn: Day,
      reason: z.string(),
      size: z.int().openapi({ description: 'of the group now' }),
      shortfall: orNull(Shortfall),
      cancelled: z.array(ItemKey).openapi({ description: 'what is not asked of them any more' }),
      act: Act,
      planVersion: z.int(),
      preview: Preview,
    },
    { client: 'k001', group: 'nelayan-1', leftOn: '2027-10-04', reason: 'worksAway', size: 9, shortfall: null, cancelled: [], act: 1, planVersion: 2 },
  ),
  run: ({ programme, params }, body, request, { sql, masterKey }) => exitClient(sql, request, programme.code, params.client, body, masterKey),
});

const returning = command({
  name: 'returnClient',
  summary: 'Take a leaver back',
  description: 'Within the months that the reason gives, while the place is free. What was missed stays missed. With `preview: true` nothing is done.',
  tag: 'clients',
  action: 'returnClient',
  path: `${PATH}/return`,
  body: ReturnInput.openapi('Return', { example: { on: '2028-01-10' } }),
  answer: done(
    'Returned',
    { client: ClientId, group: z.string(), on: Day, act: Act, planVersion: z.int(), preview: Preview },
    { client: 'k001', group: 'nelayan-1', on: '2028-01-10', act: 2, planVersion: 3 },
  ),
  run: ({ programme, params }, body, request, { sql, masterKey }) => returnClient(sql, request, programme.code, params.client, body, masterKey),
});

const replacing = command({
  name: 'replaceClient',
  summary: 'Give a leaver’s place to the next of the waiting list',
  description:
    'By the coordinator of the group or a manager, until the first phase of the group’s training is over. Passing somebody over takes a reason. Of one who died a `relative` of the household may take the place at any time, under a new id, by the decision of the group’s meeting. With `preview: true` nothing is done.',
  tag: 'clients',
  action: 'replaceClient',
  path: `${PATH}/replacement`,
  body: ReplaceInput.openapi('Replace', { example: { by: 'c001' } }),
  answer: done(
    'Replaced',
    {
      client: ClientId,
      replaces: ClientId,
      group: z.string(),
      place: z.int().nullable(),
      joinedOn: Day,
      items: z.array(ItemKey),
      act: Act,
      planVersion: z.int(),
      preview: Preview,
    },
    { client: 'c001', replaces: 'k001', group: 'nelayan-1', place: 1, joinedOn: '2027-08-04', items: ['interview/nelayan-1/11'], act: 2, planVersion: 3 },
  ),
  run: ({ programme, params }, body, request, { sql, masterKey }) => replaceClient(sql, request, programme.code, params.client, body, masterKey),
});

const transferring = command({
  name: 'transferClient',
  summary: 'Move a client to another business group',
  description:
    'By the coordinator of the group or a manager; once capital has been handed over to either group, by the team leader alone, with a reason. With `preview: true` nothing is done.',
  tag: 'clients',
  action: 'transferClient',
  path: `${PATH}/transfer`,
  body: TransferInput.openapi('Transfer', { example: { to: 'nelayan-2', on: '2027-09-06' } }),
  answer: done(
    'Transferred',
    { client: ClientId, group: z.string(), on: Day, size: z.int(), shortfalls: z.array(Shortfall), act: Act, planVersion: z.int(), preview: Preview },
    { client: 'k001', group: 'nelayan-2', on: '2027-09-06', size: 11, shortfalls: [], act: 1, planVersion: 2 },
  ),
  run: ({ programme, params }, body, request, { sql, masterKey }) => transferClient(sql, request, programme.code, params.client, body, masterKey),
});

const erasing = command({
  name: 'eraseClient',
  summary: 'Make unreadable what is known of a person who takes part no more, or waits',
  description: 'By a manager, with a reason. Counts and the journal stay; it cannot be undone.',
  tag: 'clients',
  action: 'eraseClient',
  path: `${PATH}/erasure`,
  body: EraseInput.openapi('Erase', { example: { reason: 'Diminta oleh yang bersangkutan.' } }),
  answer: done('Erased', { client: ClientId, erased: z.boolean(), planVersion: z.int() }, { client: 'k001', erased: true, planVersion: 4 }),
  run: ({ programme, params }, body, request, { sql, masterKey }) => eraseClient(sql, request, programme.code, params.client, body, masterKey),
});

/** Who takes part, from joining to leaving and beyond. */
export const clients = [list, one, applicants, exiting, returning, replacing, transferring, erasing];
