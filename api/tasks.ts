import { z } from '@hono/zod-openapi';
import { awayOn } from '../db/queries/clientPauses.ts';
import { clientsOf, definitionOf, isPerson, todayOf } from '../db/queries/asked.ts';
import { tasksOf } from '../db/queries/tasks.ts';
import { groupsOf } from '../domain/groupsOf.ts';
import { aboutWhom, clientsOfItem, reportShape } from '../domain/itemClients.ts';
import { view } from './endpoint.ts';
import { shownOf } from './itemShown.ts';
import { whoseOf } from './others.ts';
import { ClientShown, itemShape, PersonId } from './shapes.ts';

const Task = z
  .object({
    ...itemShape,
    clients: z.array(ClientShown).openapi({ description: 'whom the report marks, asks or is about; empty where it names none' }),
  })
  .openapi('Task', {
    example: {
      key: 'mentoring/nelayan-1/07',
      track: 'mentoring',
      kind: 'mentoring',
      name: { id: 'Pendampingan sosial', en: 'Mentoring session' },
      audience: 'nelayan-1',
      audienceName: { id: 'Nelayan 1', en: 'Fishers 1' },
      ordinal: 7,
      part: null,
      subject: null,
      inPlaceOf: null,
      windowFrom: '2027-05-26',
      windowUntil: '2027-06-02',
      plannedOn: '2027-05-26',
      state: 'due',
      stateWords: { id: 'Saatnya', en: 'due' },
      pausedBecause: null,
      waiting: false,
      blocked: false,
      attendance: true,
      form: null,
      memberForm: null,
      members: 'none',
      decisions: [],
      bringsTasks: false,
      clients: [{ id: 'client-n01', name: 'Nama Contoh', group: 'nelayan-1', away: null, consented: true }],
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
    const definition = await definitionOf(sql, programme.code);
    const tasks = (await tasksOf(sql, { code: programme.code, secretary: definition.secretary }, whose, state, now)).map((task) => ({
      ...task,
      shape: reportShape(definition, task),
    }));
    const naming = tasks.filter(({ shape }) => shape.namesClients);
    const groups = new Set(naming.flatMap((task) => (aboutWhom(definition, task) === undefined ? groupsOf(definition, task.audience) : [])));
    const clients = await clientsOf(
      sql,
      { code: programme.code, definition },
      [...groups],
      naming.flatMap(({ subject }) => subject ?? []),
    );
    const away = await awayOn(sql, programme.code, await todayOf(sql, programme.code, now));
    return {
      tasks: tasks.map(({ shape, ...task }) => ({
        ...shownOf(definition, task, shape),
        clients: shape.namesClients
          ? clientsOfItem(definition, task, clients).map(({ id, name, audience: group, consented }) => ({
              id,
              name,
              group,
              away: away.get(id) ?? null,
              consented,
            }))
          : [],
      })),
    };
  },
});

/** What somebody has to do. */
export const tasks = [list];
