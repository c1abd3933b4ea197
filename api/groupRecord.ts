import { z } from '@hono/zod-openapi';
import type { Sql } from '../db/connect.ts';
import { definitionOf } from '../db/queries/asked.ts';
import { listClients } from '../db/queries/clients.ts';
import { type GroupItem, itemsOfAudience, marksOf, tallied } from '../db/queries/groupRecord.ts';
import type { Actor } from '../domain/actor.ts';
import { ATTENDANCE } from '../domain/attendance.ts';
import { answersForGroup } from '../domain/clientLife.ts';
import type { Definition } from '../domain/definition.ts';
import { groupsOf } from '../domain/groupsOf.ts';
import { PROGRAMME_AUDIENCE } from '../domain/ladder.ts';
import { numberedName } from '../domain/naming.ts';
import { notAllowed } from '../domain/refusal.ts';
import { view } from './endpoint.ts';
import { Day, ItemKey, ItemState, NoQuery, orNull, Words } from './shapes.ts';
import { inEach } from './words.ts';

export const Marks = z.object({ present: z.int(), excused: z.int(), ill: z.int(), unexcused: z.int() }).openapi('Marks', { description: 'how often each way' });

export const SessionLine = z
  .object({
    key: ItemKey,
    name: Words,
    plannedOn: Day,
    windowFrom: Day,
    windowUntil: Day.openapi({ description: 'not included' }),
    state: ItemState,
    waiting: z.boolean(),
    present: z.int().nullable().openapi({ description: 'null: attendance is not marked, or not yet' }),
    marked: z.int().nullable(),
  })
  .openapi('SessionLine');

const GroupLine = z
  .object({
    key: z.string(),
    name: Words,
    trainingGroup: z.string(),
    trainingGroupName: Words,
    size: z.int().openapi({ description: 'who take part now' }),
    attendance: Marks,
    overdue: z.int().openapi({ description: 'sessions not reported in time' }),
    next: orNull(SessionLine),
  })
  .openapi('GroupLine');

const GroupRecord = z
  .object({
    key: z.string(),
    name: Words,
    kind: z.enum(['businessGroup', 'trainingGroup', 'programme']),
    groups: z.array(z.object({ key: z.string(), name: Words })).openapi({ description: 'the business groups it is made of; itself, of a business group' }),
    members: z.array(
      z.object({
        id: z.string(),
        name: z.string().nullable().openapi({ description: 'null once erased' }),
        group: z.string(),
        leftOn: orNull(Day),
        attendance: Marks,
        last: z.array(z.object({ item: ItemKey, on: Day, status: z.enum(ATTENDANCE) })).openapi({ description: 'the last eight, the latest last' }),
      }),
    ),
    series: z.array(
      z.object({
        track: z.string(),
        name: Words,
        expected: z.int().openapi({ description: 'without what was cancelled' }),
        held: z.int(),
        didNotHappen: z.int(),
        overdue: z.int(),
      }),
    ),
    overdue: z.array(SessionLine).openapi({ description: 'not reported in time, the oldest first' }),
    next: z.array(SessionLine),
    recent: z.array(SessionLine),
  })
  .openapi('GroupRecord');

/** How many sessions a page shows of what comes and of what was. */
const SHOWN = 6;
const LAST_MARKS = 8;

const list = view({
  name: 'listGroups',
  summary: 'The business groups one answers for, with attendance and what comes next',
  description: 'Managers see all, a coordinator those of the training group, a mentor their own; to others it is empty.',
  tag: 'clients',
  action: 'viewClients',
  path: '/programmes/{code}/groups',
  query: NoQuery,
  answer: z.object({ groups: z.array(GroupLine) }).openapi('Groups'),
  read: async ({ actor, programme: { code } }, { sql, now }) => {
    const definition = await definitionOf(sql, code);
    const keys = Object.keys(definition.businessGroups).filter((key) => answersForGroup(actor, key, { code, definition }));
    const [clients, items] = await Promise.all([listClients(sql, code, { groups: keys }), itemsOfAudience(sql, code, keys, now)]);
    const marks = await marksOf(
      sql,
      code,
      clients.map(({ id }) => id),
    );
    return {
      groups: keys.map((key) => {
        const { name, within } = definition.businessGroups[key] as Definition['businessGroups'][string];
        const members = clients.filter(({ group }) => group === key);
        const own = items.filter(({ audience, subject }) => audience === key && subject === undefined);
        const ids = new Set(members.map(({ id }) => id));
        const [next] = comingOf(own);
        return {
          key,
          name,
          trainingGroup: within,
          trainingGroupName: definition.trainingGroups[within]?.name ?? { id: within, en: within },
          size: members.filter(({ leftOn }) => leftOn === null).length,
          attendance: tallied(marks.filter(({ client }) => ids.has(client))),
          overdue: own.filter(({ state }) => state === 'overdue').length,
          next: next === undefined ? null : lineOf(definition, next),
        };
      }),
    };
  },
});

const one = view({
  name: 'readGroup',
  summary: 'A group: its members with their attendance, its series, what was and what comes',
  description: 'For whoever answers for all of it: a business or training group, or `programme`.',
  tag: 'clients',
  action: 'viewClient',
  path: '/programmes/{code}/groups/{audience}',
  query: NoQuery,
  answer: GroupRecord,
  read: async ({ actor, programme: { code }, params: { audience } }, { sql, now }) => {
    const definition = await definitionOf(sql, code);
    const keys = groupsAnsweredFor(actor, audience, { code, definition });
    if (keys === undefined) return notAllowed(inEach((words) => words.notYours));
    const [members, items] = await Promise.all([membersOf(sql, code, keys), itemsOfAudience(sql, code, [audience, ...above(definition, audience)], now)]);
    const together = items.filter(({ subject }) => subject === undefined);
    const own = items.filter((item) => item.audience === audience);
    return {
      key: audience,
      ...named(definition, audience),
      groups: keys.map((key) => ({ key, name: definition.businessGroups[key]?.name ?? { id: key, en: key } })),
      members,
      series: seriesOf(definition, own),
      overdue: together.filter(({ state }) => state === 'overdue').map((item) => lineOf(definition, item)),
      next: comingOf(together)
        .slice(0, SHOWN)
        .map((item) => lineOf(definition, item)),
      recent: together
        .filter(({ outcome }) => outcome === 'held' || outcome === 'didNotHappen')
        .slice(-SHOWN)
        .toReversed()
        .map((item) => lineOf(definition, item)),
    };
  },
});

type Pinned = { readonly code: string; readonly definition: Definition };

/** The business groups of an audience, if all of them are this actor's business; undefined: they are not, or there is no such group. */
function groupsAnsweredFor(actor: Actor, audience: string, programme: Pinned): string[] | undefined {
  const keys = groupsOf(programme.definition, audience);
  return keys.length > 0 && keys.every((key) => answersForGroup(actor, key, programme)) ? keys : undefined;
}

/** The training group whose sessions are a business group's too. */
function above({ businessGroups }: Definition, audience: string): string[] {
  const within = Object.hasOwn(businessGroups, audience) ? businessGroups[audience]?.within : undefined;
  return within === undefined ? [] : [within];
}

function named({ businessGroups, trainingGroups, name }: Definition, audience: string) {
  if (audience === PROGRAMME_AUDIENCE) return { kind: 'programme' as const, name };
  const business = businessGroups[audience];
  if (business !== undefined) return { kind: 'businessGroup' as const, name: business.name };
  return { kind: 'trainingGroup' as const, name: trainingGroups[audience]?.name ?? { id: audience, en: audience } };
}

async function membersOf(sql: Sql, code: string, groups: readonly string[]) {
  const clients = await listClients(sql, code, { groups });
  const marks = await marksOf(
    sql,
    code,
    clients.map(({ id }) => id),
  );
  return clients.map(({ id, name, group, leftOn }) => {
    const own = marks.filter(({ client }) => client === id);
    const last = own.slice(-LAST_MARKS).map(({ item, doneOn, status }) => ({ item, on: doneOn, status }));
    return { id, name, group, leftOn, attendance: tallied(own), last };
  });
}

function seriesOf({ tracks }: Definition, items: readonly GroupItem[]) {
  return [...new Set(items.map(({ track }) => track))].map((track) => {
    const own = items.filter((item) => item.track === track);
    const count = (is: (item: GroupItem) => boolean) => own.filter(is).length;
    return {
      track,
      name: tracks[track]?.name ?? { id: track, en: track },
      expected: count(({ outcome }) => outcome !== 'cancelled'),
      held: count(({ outcome }) => outcome === 'held'),
      didNotHappen: count(({ outcome }) => outcome === 'didNotHappen'),
      overdue: count(({ state }) => state === 'overdue'),
    };
  });
}

const comingOf = (items: readonly GroupItem[]) => items.filter(({ outcome, waiting, state }) => outcome === null && !waiting && state !== 'overdue');

function lineOf(definition: Definition, item: GroupItem): z.input<typeof SessionLine> {
  const { key, plannedOn, windowFrom, windowUntil, state, waiting, present, marked } = item;
  return { key, name: numberedName(definition, item), plannedOn, windowFrom, windowUntil, state, waiting, present, marked };
}

/** Groups of people. */
export const groupRecords = [list, one];
