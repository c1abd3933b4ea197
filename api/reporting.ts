import { z } from '@hono/zod-openapi';
import { keepUnfinished, UnfinishedInput } from '../db/commands/keepUnfinished.ts';
import { choicesOf } from '../db/queries/choices.ts';
import { readUnfinished } from '../db/unfinished.ts';
import { actorKey } from '../domain/actor.ts';
import { command, view } from './endpoint.ts';
import { done, Instant, ItemKey, NoQuery, orNull, PersonId, Words } from './shapes.ts';

const PATH = '/programmes/{code}/items/{track}/{audience}/{ordinal}/unfinished';
const Named = z.array(z.object({ key: z.string(), name: Words }));
const Fields = z.record(z.string(), z.array(z.string()));

const keyOf = ({ track, audience, ordinal }: { track: string; audience: string; ordinal: string }) => `${track}/${audience}/${ordinal}`;

const choices = view({
  name: 'readChoices',
  summary: 'What reports of a programme choose from: reasons, seasons, sources of income, people',
  description: 'The same for every task: a phone may keep it.',
  tag: 'tasks',
  action: 'report',
  path: '/programmes/{code}/choices',
  query: NoQuery,
  answer: z
    .object({
      reasons: Named.openapi({ description: 'why a session did not happen' }),
      seasons: Named,
      incomeSources: Named,
      people: z
        .array(z.object({ id: PersonId, name: z.string(), role: Words }))
        .openapi({ description: 'who can be given a task; empty where the programme follows no tasks' }),
      cases: z.boolean().openapi({ description: 'whether a mentoring session may open a counselling case' }),
    })
    .openapi('Choices'),
  read: async ({ programme: { code } }, { sql, now }) => {
    const { reasons, seasons, incomeSources, people, cases } = await choicesOf(sql, code, now);
    return { reasons: [...reasons], seasons: [...seasons], incomeSources: [...incomeSources], people: [...people], cases };
  },
});

const unfinished = view({
  name: 'readUnfinished',
  summary: 'What one has typed of a report and not sent yet',
  description: 'Nobody else’s. Gone once the task is reported, by whomever.',
  tag: 'tasks',
  action: 'report',
  path: PATH,
  query: NoQuery,
  answer: z
    .object({ unfinished: orNull(z.object({ fields: Fields, clients: z.record(z.string(), Fields), keptAt: Instant })) })
    .openapi('Unfinished', { description: 'null: nothing' }),
  read: async ({ actor, programme: { code }, params }, { sql, masterKey }) => ({
    unfinished: (await readUnfinished(sql, { code, item: keyOf(params), actor: actorKey(actor) }, masterKey)) ?? null,
  }),
});

const keep = command({
  name: 'keepUnfinished',
  summary: 'Keep what was typed of a report, to go on with it later',
  description:
    'For whoever may report the task. `fields` and those of each client are the sender’s own, and are judged only once they are sent as a report; without any the kept ones are forgotten.',
  tag: 'tasks',
  action: 'report',
  path: PATH,
  body: UnfinishedInput.openapi('UnfinishedReport', {
    example: { fields: { note: ['Dua anggota datang terlambat'] }, clients: { k001: { 'a.k001': ['present'] } } },
  }),
  answer: done('UnfinishedKept', { item: ItemKey, keptAt: Instant }, { item: 'mentoring/nelayan-1/07', keptAt: 1811381400000 }),
  run: ({ programme, params }, body, request, { sql, masterKey }) => keepUnfinished(sql, request, programme.code, keyOf(params), body, masterKey),
});

/** What whoever reports needs besides the task itself. */
export const reporting = [choices, unfinished, keep];
