import { z } from '@hono/zod-openapi';
import { type OverviewFacts, type OverviewItem, overviewFacts } from '../db/queries/overview.ts';
import { endOf } from '../domain/extend.ts';
import { seesClientsOfFigures, type ItemPeople } from '../domain/may.ts';
import { itemName, partyName } from '../domain/naming.ts';
import { overviewFor } from '../domain/overviewFor.ts';
import { notAllowed } from '../domain/refusal.ts';
import { addDays, dayOf, daysBetween } from '../domain/time.ts';
import { spansOf } from '../domain/trackWeeks.ts';
import { view } from './endpoint.ts';
import { Day, ItemKey, ItemState, NoQuery, orNull, PersonId, Words } from './shapes.ts';
import { inEach } from './words.ts';

const SOON_DAYS = 14;
/** Of a plan in which everything falls into two weeks. */
const MOST_SOON = 200;

const States = z.partialRecord(ItemState, z.int());
const Item = z
  .object({
    key: ItemKey,
    track: z.string(),
    name: Words,
    audience: z.string(),
    audienceName: Words,
    windowFrom: Day,
    windowUntil: Day.openapi({ description: 'not included' }),
    plannedOn: Day,
    state: ItemState,
    owner: orNull(z.object({ id: PersonId, name: z.string() })),
  })
  .openapi('OverviewItem');

const overview = view({
  name: 'readOverview',
  summary: 'A programme at a glance: its tracks week by week, who has what to do, what comes next, what stands still',
  description:
    'Tracks and counts are for whoever may look at the programme. Items and people: for managers all, for coordinators those of the training group, for others their own.',
  tag: 'programmes',
  action: 'viewProgramme',
  path: '/programmes/{code}/overview',
  query: NoQuery,
  answer: z
    .object({
      startsOn: Day,
      endsOn: Day.openapi({ description: 'the last day of its last month' }),
      day: z.int().openapi({ description: 'the how-manieth day of the programme it is; 0 and less: before its start' }),
      days: z.int(),
      tracks: z.array(
        z.object({
          track: z.string(),
          words: Words,
          from: Day,
          until: Day.openapi({ description: 'not included' }),
          weeks: z.array(z.object({ on: Day.openapi({ description: 'its Monday' }), states: States })),
        }),
      ),
      people: z.array(
        z.object({
          person: orNull(PersonId).openapi({ description: 'null: what nobody has' }),
          name: orNull(z.string()),
          roleName: orNull(Words),
          due: z.int(),
          overdue: z.int(),
          since: Day.openapi({ description: 'the earliest day that one of them was planned for' }),
        }),
      ),
      soon: z.array(Item).openapi({ description: 'open items of the two weeks from today' }),
      blocked: z.array(Item),
      sources: z.record(z.string(), Words).openapi({ description: 'who gives: agencies and supporters, by key' }),
      funds: z.record(z.string(), Words),
      roles: z.record(z.string(), Words),
      groups: z.record(z.string(), Words).openapi({ description: 'training and business groups, by key' }),
      temporalUi: orNull(z.string()).openapi({
        description: 'for managers: what a workflow’s id is put behind to see it in the Temporal UI; null: not known here',
      }),
    })
    .openapi('Overview'),
  read: async ({ actor, programme }, { sql, now, temporalUi }) => {
    const { code } = programme;
    const facts = await overviewFacts(sql, code, now);
    if (facts === undefined) return notAllowed(inEach((words) => words.noProgramme(code)));
    const { definition, startsOn, extendedMonths, items } = facts;
    const today = dayOf(facts.now, facts.timeZone);
    const end = endOf(definition, startsOn, extendedMonths);
    const sees = overviewFor(actor, { code, definition });
    const theirs = items.filter((item) => sees(peopleOf(item)));
    return {
      startsOn,
      endsOn: addDays(end, -1),
      day: daysBetween(startsOn, today) + 1,
      days: daysBetween(startsOn, end),
      tracks: spansOf(items).map((span) => ({
        ...span,
        weeks: [...span.weeks],
        words: definition.tracks[span.track]?.name ?? { id: span.track, en: span.track },
      })),
      people: workloads(theirs, facts),
      soon: theirs
        .filter(
          ({ state, plannedOn }) => ['planned', 'due', 'overdue', 'blocked'].includes(state) && plannedOn >= today && plannedOn < addDays(today, SOON_DAYS),
        )
        .toSorted((a, b) => (a.plannedOn === b.plannedOn ? 0 : a.plannedOn < b.plannedOn ? -1 : 1))
        .slice(0, MOST_SOON)
        .map((item) => shown(item, facts)),
      blocked: theirs.filter(({ state }) => state === 'blocked').map((item) => shown(item, facts)),
      ...namesIn(definition),
      temporalUi: temporalUi !== undefined && seesClientsOfFigures(actor, programme) ? temporalUi : null,
    };
  },
});

const peopleOf = ({ owner, ...item }: OverviewItem): ItemPeople => ({ ...item, owner: owner ?? undefined });

function shown({ key, track, audience, audienceName, windowFrom, windowUntil, plannedOn, state, owner, ...item }: OverviewItem, facts: OverviewFacts) {
  return {
    key,
    track,
    name: itemName(facts.definition, { track, part: item.part ?? undefined, subject: item.subject ?? undefined, makesUp: item.makesUp }),
    audience,
    audienceName,
    windowFrom,
    windowUntil,
    plannedOn,
    state,
    owner: owner === null ? null : { id: owner, name: facts.people.get(owner)?.name ?? owner },
  };
}

/** Who has something due or overdue, whoever has most overdue first. */
function workloads(items: readonly OverviewItem[], { people, definition }: OverviewFacts) {
  const loads = new Map<string | null, { due: number; overdue: number; since: string }>();
  for (const { owner, state, plannedOn } of items) {
    if (state !== 'due' && state !== 'overdue') continue;
    const load = loads.get(owner) ?? { due: 0, overdue: 0, since: plannedOn };
    load[state] += 1;
    if (plannedOn < load.since) load.since = plannedOn;
    loads.set(owner, load);
  }
  return [...loads]
    .map(([person, load]) => {
      const known = person === null ? undefined : people.get(person);
      return { person, name: known?.name ?? null, roleName: known === undefined ? null : (definition.roles[known.role]?.name ?? null), ...load };
    })
    .toSorted((a, b) => b.overdue - a.overdue || b.due - a.due || ((a.person ?? '') < (b.person ?? '') ? -1 : 1));
}

/** What the keys of a definition are called that answers name. */
function namesIn(definition: OverviewFacts['definition']) {
  const { roles, trainingGroups, businessGroups } = definition;
  const funds = Object.entries(definition.funds);
  const parties = new Set(funds.flatMap(([, { from, hopedFrom }]) => [...from, ...hopedFrom]));
  return {
    funds: Object.fromEntries(funds.map(([key, { name }]) => [key, name])),
    sources: Object.fromEntries([...parties].map((party) => [party, partyName(definition, party) ?? { id: party, en: party }])),
    roles: Object.fromEntries(Object.entries(roles).map(([key, { name }]) => [key, name])),
    groups: Object.fromEntries([...Object.entries(trainingGroups), ...Object.entries(businessGroups)].map(([key, { name }]) => [key, name])),
  };
}

/** A programme at a glance. */
export const overviews = [overview];
