import { z } from '@hono/zod-openapi';
import { definitionOf } from '../db/queries/asked.ts';
import { inputsOf, itemWithPeople } from '../db/queries/inputs.ts';
import { readRecords } from '../db/queries/records.ts';
import { asRead } from '../domain/figuresRead.ts';
import { figuresOf } from '../domain/figures/figuresOf.ts';
import { PROGRAMME_AUDIENCE } from '../domain/ladder.ts';
import { concernsItem, figuresFor } from '../domain/may.ts';
import { notAllowed, refused } from '../domain/refusal.ts';
import type { TrackKind } from '../domain/tracks.ts';
import { figureShown } from './decisions.ts';
import { view } from './endpoint.ts';
import { FigureRead } from './measureShapes.ts';
import { ItemKey, NoQuery, Words } from './shapes.ts';
import { inEach } from './words.ts';

/** Where outcomes are evaluated; a process is evaluated by what was done. */
const WITH_FIGURES: readonly TrackKind[] = ['outcomeEvaluation', 'finalEvaluation'];
const NONE = { expected: 0, reported: 0, ahead: 0, missing: [], tracks: [] } as const;

const read = view({
  name: 'readInputs',
  summary: 'What a monitoring visit or an evaluation is made from: activities against plan, reports that are missing, figures so far',
  description: 'For those whose item it is. Nothing is expected of an item that is no visit or evaluation.',
  tag: 'tasks',
  action: 'viewItem',
  path: '/programmes/{code}/items/{track}/{audience}/{ordinal}/inputs',
  query: NoQuery,
  answer: z
    .object({
      expected: z.int().openapi({ description: 'items since the visit or evaluation before, by the end of this one’s window' }),
      reported: z.int(),
      ahead: z.int().openapi({ description: 'not reported, and their window is still open' }),
      missing: z.array(ItemKey).openapi({ description: 'not reported, and their window is over' }),
      tracks: z.array(z.object({ track: z.string(), name: Words, expected: z.int(), held: z.int(), didNotHappen: z.int(), missing: z.int() })),
      figures: z.array(FigureRead).openapi({ description: 'as they read now, where outcomes are evaluated, for those who see the programme’s figures' }),
    })
    .openapi('Inputs'),
  read: async ({ actor, programme: { code }, params: { track, audience, ordinal } }, { sql, now, masterKey }) => {
    const key = `${track}/${audience}/${ordinal}`;
    const item = await itemWithPeople(sql, code, key);
    if (item === undefined)
      return refused(
        404,
        'unknownItem',
        inEach((words) => words.noTask(key)),
      );
    const definition = await definitionOf(sql, code);
    if (!concernsItem(actor, item, { code, definition })) return notAllowed(inEach((words) => words.notYourTask(key)));
    const { expected, reported, ahead, missing, tracks } = (await inputsOf(sql, code, key, now)) ?? NONE;
    const shows = WITH_FIGURES.includes(item.kind) && figuresFor(actor, { code, definition }).includes(PROGRAMME_AUDIENCE);
    const figures = shows ? asRead(figuresOf(definition, await readRecords(sql, code, masterKey), PROGRAMME_AUDIENCE)) : [];
    return {
      expected,
      reported,
      ahead,
      missing: [...missing],
      tracks: tracks.map((line) => ({ ...line, name: definition.tracks[line.track]?.name ?? { id: line.track, en: line.track } })),
      figures: figures.map((figure) => figureShown(definition, figure)),
    };
  },
});

/** What evaluations gather. */
export const inputs = [read];
