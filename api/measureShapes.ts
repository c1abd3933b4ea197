import { z } from '@hono/zod-openapi';
import { MEASURES } from '../domain/figures/rules.ts';
import { UNITS } from '../domain/outcomes.ts';
import { Day, ItemKey, ItemState, orNull, PersonId, Words } from './shapes.ts';

/** Shapes of what is decided at termination, and of what comes of it. */

export const MeasureKind = z
  .enum(MEASURES)
  .openapi('MeasureKind', { description: 'what follows when the programme has ended: for the programme, or for a group' });
export const Measures = z
  .object({ programme: z.array(MeasureKind), groups: z.record(z.string(), z.array(MeasureKind)) })
  .openapi('Measures', { example: { programme: ['followUp'], groups: { 'nelayan-1': ['followUp'], 'nelayan-2': ['referral'] } } });

export const MissedTarget = z
  .object({
    audience: z.string(),
    indicator: z.string(),
    target: z.int().openapi({ description: 'index in the indicator’s targets' }),
    unit: z.enum(UNITS),
    value: z.number(),
    atLeast: z.number(),
  })
  .openapi('MissedTarget');
export const NotHeld = z.object({ track: z.string(), planned: z.int(), held: z.int() }).openapi('NotHeld');

export const FigureRead = z
  .object({
    indicator: z.string(),
    name: Words,
    results: z.array(
      z.object({
        target: z.int(),
        what: Words,
        unit: z.enum(UNITS),
        value: z.number().nullable().openapi({ description: 'null: could not be read' }),
        atLeast: z.number(),
        above: z.boolean().openapi({ description: 'the value is to be above, not at it' }),
        met: z.boolean().nullable(),
        base: z.int().openapi({ description: 'how many it was counted over' }),
      }),
    ),
  })
  .openapi('FigureRead', { description: 'a figure as it was read at termination' });

/** A step, meeting or visit of a measure. */
export const MeasureItem = z
  .object({
    item: ItemKey,
    audience: z.string(),
    name: Words,
    party: orNull(z.object({ key: z.string(), name: Words })).openapi({ description: 'supporter, partner or office; null: it is about none' }),
    owner: PersonId.nullable(),
    state: ItemState,
    waiting: z.boolean().openapi({ description: 'for the one before it' }),
    decision: z.string().nullable().openapi({ description: 'yes or no, where it is an answer', example: 'no' }),
    doneOn: Day.nullable(),
    windowFrom: Day,
    windowUntil: Day.openapi({ description: 'not included' }),
  })
  .openapi('MeasureItem');
