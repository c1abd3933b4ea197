import { z } from '@hono/zod-openapi';
import { headOf } from '../db/queries/self.ts';
import { ACTIONS, may, standingOf } from '../domain/may.ts';
import { notAllowed } from '../domain/refusal.ts';
import { dayOf } from '../domain/time.ts';
import { view } from './endpoint.ts';
import { Day, Instant, NoQuery, orNull, Stage, Words } from './shapes.ts';
import { inEach } from './words.ts';

const self = view({
  name: 'readSelf',
  summary: 'Who one is to a programme, and what one may do there',
  description:
    'What stands at the head of each page: the programme, the hour of its place, and the one who asks. Which item or group an action is about is judged where it is asked for.',
  tag: 'programmes',
  action: 'viewProgramme',
  path: '/programmes/{code}/me',
  query: NoQuery,
  answer: z
    .object({
      programme: z.object({
        code: z.string(),
        name: Words,
        village: z.string(),
        stage: Stage,
        rehearsal: z.boolean(),
        locked: z.boolean(),
        timeZone: z.string(),
        now: Instant,
        today: Day,
      }),
      person: orNull(z.object({ id: z.string(), name: z.string(), role: z.string(), roleName: Words, group: orNull(z.string()) })),
      standing: z.string(),
      may: z.array(z.string()).openapi({ description: 'actions', example: ['viewOwnTasks', 'report'] }),
    })
    .openapi('Self'),
  read: async ({ actor, programme }, { sql, now }) => {
    const { code } = programme;
    const id = actor.kind === 'person' ? actor.id : undefined;
    const head = await headOf(sql, code, id, now);
    if (head === undefined) return notAllowed(inEach((words) => words.noProgramme(code)));
    const { personName, roles, ...rest } = head;
    return {
      programme: { code, ...rest, stage: Stage.parse(head.stage), today: dayOf(head.now, head.timeZone) },
      person:
        actor.kind !== 'person' || personName === null
          ? null
          : {
              id: actor.id,
              name: personName,
              role: actor.role,
              roleName: roles[actor.role]?.name ?? { id: actor.role, en: actor.role },
              group: actor.group ?? null,
            },
      standing: standingOf(actor, programme),
      may: ACTIONS.filter((action) => may(actor, action, programme)),
    };
  },
});

/** Whom the answers are for. */
export const selves = [self];
