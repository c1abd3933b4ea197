import { z } from '@hono/zod-openapi';
import { MoveInput, move } from '../db/acts/move.ts';
import { undo, UndoInput } from '../db/acts/undo.ts';
import { listActs } from '../db/queries/acts.ts';
import { ACT_CAUSES, ACT_KINDS, BECAME } from '../domain/act.ts';
import { CLASH_KINDS } from '../domain/clashes.ts';
import { DAY_KINDS } from '../domain/rhythm.ts';
import { command, view } from './endpoint.ts';
import { Day, done, Instant, ItemKey, Next, nextOf, orNull, Page, PersonId } from './shapes.ts';

const ActKind = z.enum(ACT_KINDS).openapi('ActKind');
const Became = z.enum(BECAME).openapi('Became', { description: 'what became of an item' });
const Counts = z.partialRecord(Became, z.int()).openapi('ActCounts', { description: 'items by what became of them', example: { moved: 11 } });
const Dates = z
  .object({ from: Day, until: Day.openapi({ description: 'not included' }), on: Day, owner: orNull(PersonId) })
  .openapi('ItemDates', { example: { from: '2027-08-09', until: '2027-08-16', on: '2027-08-12', owner: 'mentor-nelayan-1' } });

const Clash = z
  .object({
    kind: z.enum(CLASH_KINDS).openapi('ClashKind', {
      description:
        'what stands in its way: a person or a group is at another session, the day is bad for it, an office has its own day, a thing is booked for another day, somebody is away',
    }),
    item: ItemKey,
    on: Day,
    other: ItemKey.optional().openapi({ description: 'the other session' }),
    who: z.string().optional().openapi({ description: 'id of the person, key of the group or of the thing' }),
    dayKind: z.enum(DAY_KINDS).optional().openapi({ description: 'absent where it is the weekday' }),
  })
  .openapi('Clash', { example: { kind: 'group', item: 'mentoring/nelayan-1/02', on: '2027-08-19', other: 'marketing/nelayan/01', who: 'nelayan-1' } });

/** What every act answers, previewed or done; `more` is its own. */
export function actDone(name: string, more: z.ZodRawShape = {}, example: object = {}) {
  return done(
    name,
    {
      act: orNull(z.int()).openapi({ description: 'its number; null of a preview' }),
      kind: ActKind,
      preview: z.boolean(),
      planVersion: z.int(),
      counts: Counts,
      changes: z.array(z.object({ key: ItemKey, what: Became, before: orNull(Dates), after: Dates }).openapi('ItemChange')),
      told: z.array(z.object({ person: PersonId, items: z.int() })).openapi({ description: 'who hears of it, and of how many items' }),
      clashes: z.array(Clash).openapi({ description: 'of the items it changes, those that were none before' }),
      afterEnd: z.int().openapi({ description: 'how many of these come after the end of the programme now' }),
      ...more,
    },
    { ...EXAMPLE, ...example },
  );
}

const EXAMPLE = {
  act: 1,
  kind: 'move',
  preview: false,
  planVersion: 2,
  counts: { moved: 1 },
  changes: [
    {
      key: 'mentoring/nelayan-1/02',
      what: 'moved',
      before: { from: '2027-08-09', until: '2027-08-16', on: '2027-08-12', owner: 'mentor-nelayan-1' },
      after: { from: '2027-08-16', until: '2027-08-23', on: '2027-08-19', owner: 'mentor-nelayan-1' },
    },
  ],
  told: [{ person: 'mentor-nelayan-1', items: 1 }],
  clashes: [],
  afterEnd: 0,
};

/** What every act's description ends with. */
export const LIKE_EVERY_ACT =
  'With `preview: true` it is computed as it would be and not done. What is done stays. It can be undone while nothing depends on it.';

const moving = command({
  name: 'movePlan',
  summary: 'Move one item, this and the following, a block, a phase, a series, a track or a group',
  description: `By a manager, or the coordinator of the training group. ${LIKE_EVERY_ACT}`,
  tag: 'plan',
  action: 'movePlan',
  path: '/programmes/{code}/moves',
  body: MoveInput.openapi('Move', {
    example: { scope: { kind: 'item', key: 'mentoring/nelayan-1/02' }, shift: { days: 7 }, reason: 'Gelombang tinggi', cause: 'storm' },
  }),
  answer: actDone('Moved'),
  run: ({ programme }, body, request, { sql, masterKey }) => move(sql, request, programme.code, body, masterKey),
});

const undoing = command({
  name: 'undoAct',
  summary: 'Undo an act: all that it changed is as it was',
  description:
    'By whoever may act on the plan. Refused when something that it changed has changed since, or was done: what depends on it is named. With `preview: true` it is not done.',
  tag: 'plan',
  action: 'movePlan',
  path: '/programmes/{code}/undos',
  body: UndoInput.openapi('Undo', { example: { act: 1, reason: 'Gelombang sudah reda' } }),
  answer: actDone('Undone', {}, { act: 2, kind: 'undo' }),
  run: ({ programme }, body, request, { sql, masterKey }) => undo(sql, request, programme.code, body, masterKey),
});

const list = view({
  name: 'listActs',
  summary: 'What was done about the plan, the latest last',
  tag: 'plan',
  action: 'viewActs',
  path: '/programmes/{code}/acts',
  query: Page,
  answer: z
    .object({
      acts: z.array(
        z.object({
          act: z.int(),
          at: Instant,
          kind: ActKind,
          actor: z.string(),
          cause: orNull(z.enum(ACT_CAUSES)),
          reason: z.string(),
          scope: z.record(z.string(), z.unknown()),
          counts: Counts,
          undoes: orNull(z.int()),
          undoneBy: orNull(z.int()),
          endedBy: orNull(z.int()).openapi({ description: 'of a pause or an absence' }),
        }),
      ),
      next: Next,
    })
    .openapi('Acts'),
  read: async ({ programme: { code }, query: { after, limit } }, { sql, masterKey }) => {
    const acts = await listActs(sql, code, { after, limit }, masterKey);
    return { acts, next: nextOf(acts, limit, ({ act }) => act) };
  },
});

/** A running plan changed by hand. */
export const acts = [moving, undoing, list];
