import { z } from '@hono/zod-openapi';
import { planningOf } from '../db/queries/planning.ts';
import { reasonAtStart } from '../db/startUnderWay.ts';
import { CLASH_KINDS } from '../domain/clashes.ts';
import { may } from '../domain/may.ts';
import { notAllowed } from '../domain/refusal.ts';
import { view } from './endpoint.ts';
import { Day, Estimates, ItemKey, NoQuery, orNull, PersonId, Shortfall, Words } from './shapes.ts';
import { inEach } from './words.ts';

const planning = view({
  name: 'readPlanning',
  summary: 'A proposed plan as those see it who agree and lock it',
  description: 'Consents by group, what clashes on its day, how much is asked of each person, which groups have agreed.',
  tag: 'calendar',
  action: 'agreeCalendar',
  path: '/programmes/{code}/planning',
  query: NoQuery,
  answer: z
    .object({
      locked: z.boolean(),
      shortfalls: z.array(Shortfall),
      reason: z.string().nullable().openapi({ description: 'why it was started short of people; only for whoever may lock the plan' }),
      items: z.int(),
      from: orNull(Day),
      until: orNull(Day).openapi({ description: 'the last day of the plan, included' }),
      estimates: Estimates,
      clashCount: z.int(),
      clashes: z
        .array(
          z.object({
            kind: z.enum(CLASH_KINDS),
            item: ItemKey,
            name: Words,
            on: Day,
            other: orNull(ItemKey),
            otherName: orNull(Words),
            who: z.string().nullable().openapi({ description: 'name of the person, or key of the group or thing' }),
          }),
        )
        .openapi({ description: 'the first hundred' }),
      load: z.array(z.object({ person: PersonId, name: z.string(), role: Words, items: z.int(), busiest: z.object({ from: Day, items: z.int() }) })),
      consents: z.array(z.object({ group: z.string(), name: Words, given: z.int(), refused: z.int(), notAsked: z.int() })),
      agreements: z.array(z.object({ audience: z.string(), name: Words, agreedBy: z.string().nullable() })),
    })
    .openapi('Planning'),
  read: async ({ actor, programme }, { sql, masterKey }) => {
    const { code } = programme;
    const locks = may(actor, 'lockPlan', programme);
    const [found, reason] = await Promise.all([planningOf(sql, code), locks ? reasonAtStart(sql, code, masterKey) : undefined]);
    return found === undefined ? notAllowed(inEach((words) => words.noProgramme(code))) : { ...found, reason: reason ?? null };
  },
});

/** Before the plan is kept. */
export const plannings = [planning];
