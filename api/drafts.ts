import { z } from '@hono/zod-openapi';
import { programmesOf } from '../domain/actor.ts';
import { draftOf, listDrafts } from '../db/queries/drafts.ts';
import { view } from './endpoint.ts';
import { NotHeld, MissedTarget } from './measureShapes.ts';
import { Instant, orNull, Words } from './shapes.ts';

const Draft = z
  .object({
    code: z.string().openapi({ description: 'under which it is to be started with POST /programmes; then the link is recorded', example: 'tablolong-2027-2' }),
    continues: z.string().openapi({ description: 'code of the programme that it goes on from', example: 'tablolong-2027' }),
    name: Words,
    village: z.string(),
    version: z.int().openapi({ description: 'of its definition' }),
    supportedBy: z.array(z.string()).openapi({ description: 'keys of the supporters who said yes' }),
    createdAt: Instant,
    startedAt: Instant.nullable().openapi({ description: 'null: still a draft' }),
    definition: z
      .string()
      .nullable()
      .openapi({ description: 'its definition file, to be adjusted by people before it is started; only where one draft is asked for' }),
    proposal: orNull(z.object({ missed: z.array(MissedTarget), notHeld: z.array(NotHeld), groups: z.array(z.string()) })).openapi({
      description: 'what was missed before; only where one draft is asked for',
    }),
  })
  .openapi('Draft');

const list = view({
  name: 'listDrafts',
  summary: 'Programmes that a supporter has said yes to and that may be started; a person sees what continues their own',
  tag: 'programmes',
  action: 'listDrafts',
  path: '/drafts',
  query: z.object({ code: z.string().max(40).optional().openapi({ description: 'only this one, with its definition and what was missed before' }) }),
  answer: z.object({ drafts: z.array(Draft) }).openapi('Drafts'),
  read: async ({ actor, query: { code } }, { sql }) => {
    const drafts = await listDrafts(sql, programmesOf(actor));
    if (code === undefined) return { drafts: drafts.map((draft) => ({ ...draft, supportedBy: [...draft.supportedBy], definition: null, proposal: null })) };
    const one = drafts.some((draft) => draft.code === code) ? await draftOf(sql, code) : undefined;
    if (one === undefined) return { drafts: [] };
    const { missed, notHeld, groups } = one.proposal;
    return {
      drafts: [
        {
          ...one,
          supportedBy: [...one.supportedBy],
          definition: JSON.stringify(one.definition, undefined, 2),
          proposal: { missed: [...missed], notHeld: [...notHeld], groups: [...groups] },
        },
      ],
    };
  },
});

/** What goes on from a programme that has ended. */
export const drafts = [list];
