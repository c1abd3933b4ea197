import { z } from '@hono/zod-openapi';
import { portfolioOf, progressOf } from '../db/queries/portfolio.ts';
import { programmesOf } from '../domain/actor.ts';
import { may } from '../domain/may.ts';
import { inOrder, isWanted, ORDERS } from '../domain/portfolio.ts';
import { view } from './endpoint.ts';
import { Day, Instant, Stage, Words } from './shapes.ts';

const Line = z
  .object({
    code: z.string(),
    name: Words,
    village: z.string(),
    stage: Stage,
    startsOn: Day,
    rehearsal: z.boolean(),
    locked: z.boolean(),
    timeZone: z.string(),
    now: Instant.openapi({ description: 'programme time' }),
    overdue: z.int(),
    blocked: z.int().openapi({ description: 'items and tracks that stand still until somebody mends what failed' }),
    nextOn: Day.nullable().openapi({ description: 'when its next open item is planned' }),
    items: z.int(),
    done: z.int().openapi({ description: 'items that are accounted for: held, did not happen, cancelled' }),
  })
  .openapi('PortfolioLine');

const Totals = z.object({ programmes: z.int(), overdue: z.int(), blocked: z.int() });

const portfolio = view({
  name: 'readPortfolio',
  summary: 'Where many programmes stand: those that one may see, looked through, in order, a page of them',
  tag: 'programmes',
  action: 'listProgrammes',
  path: '/portfolio',
  query: z.object({
    words: z.string().max(100).default('').openapi({ description: 'each must stand in the code, name or village', example: 'tablolong' }),
    stage: Stage.optional(),
    kind: z.enum(['real', 'rehearsal']).optional(),
    attention: z.enum(['yes', 'no']).default('no').openapi({ description: '`yes`: only where something is overdue or stands still' }),
    order: z.enum(ORDERS).default('attention'),
    language: z.enum(['id', 'en']).default('id').openapi({ description: 'by whose names `order=name` goes' }),
    page: z.coerce.number().int().min(1).max(1000).default(1).openapi({ type: 'integer', example: 1 }),
    limit: z.coerce.number().int().min(1).max(100).default(25).openapi({ type: 'integer', example: 25 }),
  }),
  answer: z
    .object({
      totals: Totals.openapi({ description: 'of all that one may see; `overdue` and `blocked` count programmes' }),
      starts: z.boolean().openapi({ description: 'whether the one who asks may start a programme' }),
      found: z.int().openapi({ description: 'how many are among those looked for' }),
      programmes: z.array(Line),
    })
    .openapi('Portfolio'),
  read: async ({ actor, query }, { sql, now }) => {
    const { words, stage, kind, attention, order, language, page, limit } = query;
    const all = await portfolioOf(sql, programmesOf(actor), now());
    const wanted = all.filter((line) => isWanted(line, { words: words.trim(), stage, kind, attention: attention === 'yes' }));
    const shown = inOrder(wanted, order, language).slice((page - 1) * limit, page * limit);
    const progress = await progressOf(
      sql,
      shown.map(({ code }) => code),
    );
    return {
      totals: {
        programmes: all.length,
        overdue: all.filter(({ overdue }) => overdue > 0).length,
        blocked: all.filter(({ blocked }) => blocked > 0).length,
      },
      starts: may(actor, 'startProgramme', undefined),
      found: wanted.length,
      programmes: shown.map((line) => ({ ...line, ...(progress.get(line.code) ?? { items: 0, done: 0 }) })),
    };
  },
});

/** Many programmes at once. */
export const portfolios = [portfolio];
