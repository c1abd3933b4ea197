import { z } from '@hono/zod-openapi';
import { definitionOf } from '../db/queries/asked.ts';
import { readRecords } from '../db/queries/records.ts';
import type { Figure } from '../domain/figures/figure.ts';
import { explain } from '../domain/figures/explain.ts';
import { figuresOf } from '../domain/figures/figuresOf.ts';
import { figuresFor, seesClientsOfFigures, standingOf } from '../domain/may.ts';
import { UNITS } from '../domain/outcomes.ts';
import { notAllowed, refused } from '../domain/refusal.ts';
import { isSmallCell, SMALLEST_CELL } from '../domain/smallCells.ts';
import { view } from './endpoint.ts';
import { Day, ItemKey, orNull, Words } from './shapes.ts';
import { inEach } from './words.ts';

const PATH = '/programmes/{code}/figures';

const Result = z
  .object({
    what: Words,
    unit: z.enum(UNITS),
    value: z.number().nullable().openapi({ description: 'null: cannot be read yet, which is not 0' }),
    atLeast: z.number(),
    above: z.boolean().openapi({ description: 'the value is to be above `atLeast`, not at it' }),
    met: z.boolean().nullable(),
    base: z.int().openapi({ description: 'how many it was counted over: places, households, groups, sessions, pairs of surveys' }),
    records: z.int().openapi({ description: 'how many reports it was read from' }),
    hidden: z.boolean().openapi({ description: 'too few people are behind it for the one who asks: value and `met` are null, base and records 0' }),
  })
  .openapi('FigureResult');

const Detail = z
  .object({
    change: z
      .object({
        unit: z.enum(['money', 'points']),
        median: z.number(),
        interval: orNull(z.object({ from: z.number(), until: z.number(), percent: z.number() })),
        pValue: z.number().nullable().openapi({ description: 'two-sided, of Wilcoxon’s signed-rank test' }),
        before: z.number(),
        after: z.number(),
      })
      .optional(),
    leavers: z.int().optional().openapi({ description: 'who left and was not asked a second time' }),
    groups: z.record(z.string(), z.number().nullable()).optional(),
    before: z.number().optional(),
    readings: z.array(z.object({ monthsAfter: z.int(), groups: z.int(), clients: z.int() })).optional(),
  })
  .openapi('FigureDetail');

const FigureShown = z
  .object({
    indicator: z.string().openapi({ example: 'inBusiness' }),
    line: z.string().nullable().openapi({ description: 'of the programme’s document', example: 'O5' }),
    name: Words,
    kind: z.enum(['output', 'normative', 'numeric', 'satisfaction']),
    audience: z.string().openapi({ description: '`programme` or a business group', example: 'programme' }),
    results: z.array(Result).openapi({ description: 'one for each target' }),
    detail: Detail,
  })
  .openapi('Figure');

const Asked = z.object({
  on: z.iso.date().optional().openapi({ description: 'the day for which figures are read; today’s if left out', example: '2029-02-02' }),
  audience: z.string().max(60).optional().openapi({ description: '`programme` or a business group', example: 'nelayan-1' }),
});

const all = view({
  name: 'listFigures',
  summary: 'Outputs and outcomes against their targets',
  description:
    'Managers and whoever countersigns see all, a coordinator those of the training group’s business groups. Counts below 5 are shown to the team alone: from donors they are hidden.',
  tag: 'figures',
  action: 'viewFigures',
  path: PATH,
  query: Asked,
  answer: z
    .object({
      readOn: Day,
      currency: z.string().openapi({ example: 'IDR' }),
      withoutData: z.int().openapi({ description: 'clients who withdrew consent to the use of their data' }),
      ended: z
        .array(z.object({ group: z.string(), on: Day, into: z.string().nullable() }))
        .openapi({ description: 'business groups that have ended by then, of which nothing more is expected; `into`: the one that took its people in' }),
      figures: z.array(FigureShown),
    })
    .openapi('Figures'),
  read: async ({ actor, programme: { code }, query: { on, audience } }, { sql, masterKey }) => {
    const definition = await definitionOf(sql, code);
    const theirs = figuresFor(actor, { code, definition });
    if (theirs.length === 0 || (audience !== undefined && !theirs.includes(audience))) return notAllowed(inEach((words) => words.notYours));
    const records = await readRecords(sql, code, masterKey, on);
    const figures = figuresOf(definition, records, audience).filter((figure) => theirs.includes(figure.audience));
    const ended = records.ended
      .filter(({ group, on: day }) => day <= records.readOn && theirs.includes(group))
      .map(({ clients: _clients, into, ...each }) => ({ ...each, into: into ?? null }));
    const outside = isOutside(actor, { code, ...definition });
    return {
      readOn: records.readOn,
      currency: definition.currency,
      withoutData: outside && records.withoutData < SMALLEST_CELL ? 0 : records.withoutData,
      ended,
      figures: figures.map((figure) => (outside ? withoutSmall(definition, shown(definition, figure)) : shown(definition, figure))),
    };
  },
});

const one = view({
  name: 'explainFigure',
  summary: 'Why a figure is what it is: how it is read, from which records, who is not counted',
  description: 'Not for donors. Ids of clients and households are given to managers alone.',
  tag: 'figures',
  action: 'viewFigures',
  path: `${PATH}/{indicator}`,
  query: Asked,
  answer: z
    .object({
      readOn: Day,
      currency: z.string(),
      figure: FigureShown,
      formula: Words,
      targets: z.array(Words),
      items: z.array(ItemKey).openapi({ description: 'reports it was read from' }),
      holdsFor: z
        .object({ clients: z.array(z.string()), households: z.array(z.string()), groups: z.array(z.string()), sessions: z.array(z.string()) })
        .openapi({ description: 'of whom it holds' }),
      excluded: z.array(z.object({ why: Words, count: z.int(), clients: z.array(z.string()) })),
    })
    .openapi('FigureExplained'),
  read: async ({ actor, programme: { code }, params: { indicator }, query: { on, audience = 'programme' } }, { sql, masterKey }) => {
    const definition = await definitionOf(sql, code);
    if (isOutside(actor, { code, ...definition }) || !figuresFor(actor, { code, definition }).includes(audience))
      return notAllowed(inEach((words) => words.notYours));
    const records = await readRecords(sql, code, masterKey, on);
    const explained = explain(definition, records, indicator, audience);
    if (explained === undefined) return refused(404, 'unknownFigure', UNKNOWN);
    const { figure, formula, targets, holdsFor, excluded } = explained;
    const named = seesClientsOfFigures(actor, { code, ...definition });
    return {
      readOn: records.readOn,
      currency: definition.currency,
      figure: shown(definition, figure),
      formula,
      targets: [...targets],
      items: [...(figure.results[0]?.from.items ?? [])],
      holdsFor: {
        clients: named ? [...holdsFor.clients] : [],
        households: named ? [...holdsFor.households] : [],
        groups: [...holdsFor.groups],
        sessions: [...holdsFor.sessions],
      },
      excluded: excluded.map(({ why, count, clients }) => ({ why, count, clients: named ? [...clients] : [] })),
    };
  },
});

const UNKNOWN = { id: 'Tidak ada ukuran dengan nama itu bagi program atau kelompok ini.', en: 'There is no figure of that name for this programme or group.' };

type Definition = Awaited<ReturnType<typeof definitionOf>>;

function shown({ indicators, lines }: Definition, { indicator: key, audience, results, detail }: Figure): z.input<typeof FigureShown> {
  const indicator = indicators[key];
  if (indicator === undefined) throw new Error(`expected ${key} to be an indicator of the definition`);
  const { change, readings, groups, ...rest } = detail;
  return {
    indicator: key,
    line: Object.entries(lines).find(([, place]) => place === `indicators.${key}`)?.[0] ?? null,
    name: indicator.name,
    kind: indicator.kind,
    audience,
    results: results.map(({ target, from, ...result }) => ({
      what: indicator.targets[target]?.what ?? indicator.name,
      ...result,
      records: from.records,
      hidden: false,
    })),
    detail: { ...rest, ...(change && { change }), ...(groups && { groups }), ...(readings && { readings: [...readings] }) },
  };
}

const isOutside = (actor: Parameters<typeof standingOf>[0], programme: Parameters<typeof standingOf>[1]) => standingOf(actor, programme) === 'donor';

/** What leaves the team: no count that tells of a handful of people, and nothing beside a figure but how its median moved. */
function withoutSmall({ indicators }: Definition, figure: z.input<typeof FigureShown>): z.input<typeof FigureShown> {
  const { audience, results, detail } = figure;
  const counted = indicators[figure.indicator]?.counted ?? 'client';
  const hides = results.map(({ unit, value, base }) => isSmallCell({ counted, audience, unit, value, base }));
  return {
    ...figure,
    results: results.map((result, index) => (hides[index] === true ? { ...result, value: null, met: null, base: 0, records: 0, hidden: true } : result)),
    detail: detail.change !== undefined && !hides.includes(true) ? { change: detail.change } : {},
  };
}

/** Figures, and why each is what it is. */
export const figures = [all, one];
