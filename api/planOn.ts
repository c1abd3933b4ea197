import { z } from '@hono/zod-openapi';
import { definitionOf, startOf } from '../db/queries/asked.ts';
import { itemOf } from '../db/queries/item.ts';
import { todayOf } from '../db/queries/people.ts';
import { datesOf, planAt, planVersionAt } from '../db/queries/planOn.ts';
import { ACT_CAUSE_WORDS, ACT_CAUSES, ACT_KINDS } from '../domain/act.ts';
import { explainItem } from '../domain/explainItem.ts';
import { concernsItem } from '../domain/may.ts';
import { notAllowed, refused } from '../domain/refusal.ts';
import { addDays, instantAt } from '../domain/time.ts';
import { itemName } from '../domain/naming.ts';
import { view } from './endpoint.ts';
import { Day, Instant, ItemKey, ItemState, NoQuery, orNull, PersonId, Words } from './shapes.ts';
import { inEach } from './words.ts';

const Then = z
  .object({
    key: ItemKey,
    name: Words,
    audience: z.string(),
    audienceName: Words,
    windowFrom: Day,
    windowUntil: Day.openapi({ description: 'not included' }),
    plannedOn: Day,
    owner: orNull(PersonId),
    state: ItemState,
    changedSince: z.boolean().openapi({ description: 'its dates, owner or outcome are others now' }),
  })
  .openapi('ItemThen');

const plan = view({
  name: 'readPlan',
  summary: 'How the plan stood at the end of a day',
  description: 'What had come into the plan by then, with the dates, owner and state it had then. For managers and coordinators.',
  tag: 'plan',
  action: 'viewActs',
  path: '/programmes/{code}/plan',
  query: z.object({
    on: Day.optional().openapi({ description: 'a day that is over; without one, or of one to come: as it stands now' }),
    track: z.string().max(60).optional().openapi({ example: 'mentoring' }),
    audience: z.string().max(60).optional().openapi({ example: 'nelayan-1' }),
  }),
  answer: z
    .object({
      on: Day,
      at: Instant.openapi({ description: 'the end of that day' }),
      planVersion: z.int().openapi({ description: 'the version that held then; 0 before the lock' }),
      states: z.partialRecord(ItemState, z.int()).openapi({ description: 'items by their state' }),
      items: z.array(Then),
    })
    .openapi('PlanThen'),
  read: async ({ programme: { code }, query: { on: asked, track, audience } }, { sql, now }) => {
    const definition = await definitionOf(sql, code);
    const on = asked ?? (await todayOf(sql, code, now));
    const at = instantAt(addDays(on, 1), '00:00', definition.timeZone) - 1;
    const [planVersion, then] = await Promise.all([planVersionAt(sql, code, at), planAt(sql, code, at, { track, audience })]);
    const items = then.map(({ subject, part, track: name, ...item }) => ({
      ...item,
      name: itemName(definition, { track: name, part: part ?? undefined, subject: subject ?? undefined }),
    }));
    const states = Object.fromEntries(
      [...new Set(items.map(({ state }) => state))].map((state) => [state, items.filter((item) => item.state === state).length]),
    );
    return { on, at, planVersion, states, items };
  },
});

const Dates = z.object({ from: Day, until: Day.openapi({ description: 'not included' }), on: Day });

const dates = view({
  name: 'readItemDates',
  summary: 'Why an item has the dates that it has',
  description:
    'The rule by which it was planned, and each change of its dates since, oldest first: by an act, or (`act` null) because the step before it was done.',
  tag: 'plan',
  action: 'viewItem',
  path: '/programmes/{code}/items/{track}/{audience}/{ordinal}/dates',
  query: NoQuery,
  answer: z
    .object({
      key: ItemKey,
      rule: Words,
      month: orNull(z.int()).openapi({ description: 'month of the programme that its window begins in; null: before the start' }),
      now: Dates,
      changes: z.array(
        z.object({
          at: Instant,
          act: orNull(z.int()),
          kind: orNull(z.enum(ACT_KINDS)),
          cause: orNull(z.enum(ACT_CAUSES)),
          causeWords: orNull(Words),
          actor: orNull(z.string()),
          before: Dates,
          after: Dates,
        }),
      ),
    })
    .openapi('DatesExplained'),
  read: async ({ actor, programme: { code }, params: { track, audience, ordinal } }, { sql, now }) => {
    const key = `${track}/${audience}/${ordinal}`;
    const item = await itemOf(sql, code, key, now);
    if (item === undefined)
      return refused(
        404,
        'unknownItem',
        inEach((words) => words.noTask(key)),
      );
    const definition = await definitionOf(sql, code);
    if (!concernsItem(actor, { ...item, owner: item.owner ?? undefined }, { code, definition })) return notAllowed(inEach((words) => words.notYourTask(key)));
    const [startsOn, changes] = await Promise.all([startOf(sql, code), datesOf(sql, code, key)]);
    const { rule, month } = explainItem(definition, item, startsOn);
    return {
      key,
      rule,
      month: month ?? null,
      now: { from: item.windowFrom, until: item.windowUntil, on: item.plannedOn },
      changes: changes.map((change) => ({ ...change, causeWords: change.cause === null ? null : ACT_CAUSE_WORDS[change.cause] })),
    };
  },
});

/** The plan as it was, and how its dates came about. */
export const planOn = [plan, dates];
