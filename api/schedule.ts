import { z } from '@hono/zod-openapi';
import { definitionOf } from '../db/queries/asked.ts';
import { headOf } from '../db/queries/self.ts';
import { monthsOf, scheduleOf } from '../db/queries/schedule.ts';
import { stateWords } from '../domain/itemState.ts';
import { concernsItem } from '../domain/may.ts';
import { itemName } from '../domain/naming.ts';
import { overviewFor } from '../domain/overviewFor.ts';
import { notAllowed } from '../domain/refusal.ts';
import { view } from './endpoint.ts';
import { Day, ItemKey, ItemState, orNull, PersonId, Words } from './shapes.ts';
import { inEach } from './words.ts';

const Line = z
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
    stateWords: Words,
    owner: orNull(z.object({ id: PersonId, name: z.string() })).openapi({ description: 'null too where it is not the business of the one who asks' }),
    opens: z.boolean().openapi({ description: 'whether the one who asks may open it' }),
  })
  .openapi('ScheduleLine');

const schedule = view({
  name: 'readSchedule',
  summary: 'The plan as it stands: everything that is to happen, when and with whom',
  description:
    'For the whole team. Who has an item is said to managers of all, to coordinators of their training group’s, to others of their own; a client or household is never named.',
  tag: 'plan',
  action: 'viewItem',
  path: '/programmes/{code}/schedule',
  query: z.object({
    track: z.string().max(60).optional().openapi({ example: 'mentoring' }),
    audience: z.string().max(60).optional().openapi({ description: 'a group; a training group’s business groups are among its own', example: 'nelayan' }),
    state: ItemState.optional(),
    month: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
      .optional()
      .openapi({ description: 'that it is planned in', example: '2027-09' }),
  }),
  answer: z
    .object({
      tracks: z.array(z.object({ track: z.string(), words: Words })),
      audiences: z
        .array(z.object({ audience: z.string(), words: Words, within: orNull(z.string()) }))
        .openapi({ description: 'training groups, each before its business groups' }),
      months: z.array(z.object({ track: z.string(), month: z.string(), items: z.int(), open: z.int() })).openapi({ description: 'of the whole plan' }),
      items: z.array(Line),
    })
    .openapi('Schedule'),
  read: async ({ actor, programme: { code }, query: { state, ...asked } }, { sql, now }) => {
    const [definition, head] = await Promise.all([definitionOf(sql, code), headOf(sql, code, undefined, now)]);
    if (head === undefined) return notAllowed(inEach((words) => words.noProgramme(code)));
    const [lines, months] = await Promise.all([scheduleOf(sql, code, head.now, asked), monthsOf(sql, code)]);
    const sees = overviewFor(actor, { code, definition });
    const tracks = [...new Set(months.map(({ track }) => track))].map((track) => ({
      track,
      words: definition.tracks[track]?.name ?? { id: track, en: track },
    }));
    return {
      tracks,
      audiences: Object.entries(definition.trainingGroups).flatMap(([key, { name }]) => [
        { audience: key, words: name, within: null },
        ...Object.entries(definition.businessGroups)
          .filter(([, { within }]) => within === key)
          .map(([group, { name: words }]) => ({ audience: group, words, within: key })),
      ]),
      months,
      items: lines
        .filter((line) => state === undefined || line.state === state)
        .map((line) => ({ ...line, opens: concernsItem(actor, { ...line, owner: line.owner ?? undefined }, { code, definition }) }))
        // That somebody of a group brought something up is told to those whom they told.
        .filter(({ kind, opens }) => kind !== 'counselling' || opens)
        .map(({ key, track, part, subject, makesUp, audience, audienceName, owner, ownerName, invited, opens, ...line }) => {
          return {
            key,
            track,
            name: itemName(definition, { track, part: part ?? undefined, subject: subject ?? undefined, makesUp }),
            audience,
            audienceName,
            windowFrom: line.windowFrom,
            windowUntil: line.windowUntil,
            plannedOn: line.plannedOn,
            state: line.state,
            stateWords: stateWords(line.state, line.pausedBecause, line.cancelledBecause),
            owner: owner === null || !sees({ audience, owner, invited }) ? null : { id: owner, name: ownerName ?? owner },
            opens,
          };
        }),
    };
  },
});

/** The plan as it stands. */
export const schedules = [schedule];
