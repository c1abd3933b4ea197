import { z } from '@hono/zod-openapi';
import { clientsOf, isPerson } from '../db/queries/asked.ts';
import { tasksOf } from '../db/queries/tasks.ts';
import { view } from './endpoint.ts';
import { whoseOf } from './others.ts';
import { ClientShown, Day, ItemKey, ItemState, PersonId, Words } from './shapes.ts';

const Task = z
  .object({
    key: ItemKey,
    track: z.string(),
    audience: z.string(),
    ordinal: z.int(),
    session: Words,
    audienceName: Words,
    windowFrom: Day,
    windowUntil: Day.openapi({ description: 'not included' }),
    plannedOn: Day,
    state: ItemState,
    blocked: z.boolean(),
    attendance: z.boolean().openapi({ description: 'whether the report of a held session marks each client' }),
    clients: z.array(ClientShown).openapi({ description: 'whom the report marks; empty without attendance' }),
  })
  .openapi('Task', {
    example: {
      key: 'mentoring/nelayan-1/07',
      track: 'mentoring',
      audience: 'nelayan-1',
      ordinal: 7,
      session: { id: 'Pendampingan sosial', en: 'Mentoring' },
      audienceName: { id: 'Nelayan 1', en: 'Fishers 1' },
      windowFrom: '2027-05-26',
      windowUntil: '2027-06-02',
      plannedOn: '2027-05-26',
      state: 'due',
      blocked: false,
      attendance: true,
      clients: [{ id: 'client-n01', name: 'Nama Contoh' }],
    },
  });

const list = view({
  name: 'listTasks',
  summary: 'Open tasks: one’s own, or for a manager those of one person',
  description: 'The secretary’s include the tasks that nobody has. Holds all that a phone needs to report without a connection.',
  tag: 'tasks',
  action: 'viewOwnTasks',
  path: '/programmes/{code}/tasks',
  query: z.object({
    state: z
      .enum(['due', 'overdue', 'open'])
      .default('open')
      .openapi({ description: '`due`: notice given, not overdue; `open`: all that is not accounted for' }),
    person: PersonId.optional().openapi({ description: 'whose, for managers' }),
  }),
  answer: z.object({ tasks: z.array(Task) }).openapi('Tasks'),
  read: async ({ actor, programme, query: { state, person } }, { sql, now }) => {
    const whose = await whoseOf(actor, 'viewOthersTasks', programme, person, (id) => isPerson(sql, programme.code, id));
    if (typeof whose !== 'string') return whose;
    const tasks = await tasksOf(sql, programme.code, whose, state, now);
    const attended = new Set(tasks.filter(({ attendance }) => attendance).map(({ audience }) => audience));
    const clients = await clientsOf(sql, programme.code, [...attended]);
    return {
      tasks: tasks.map((task) => ({
        ...task,
        clients: task.attendance ? clients.filter(({ audience }) => audience === task.audience).map(({ id, name }) => ({ id, name })) : [],
      })),
    };
  },
});

/** What somebody has to do. */
export const tasks = [list];
