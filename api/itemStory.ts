import { z } from '@hono/zod-openapi';
import { definitionOf } from '../db/queries/asked.ts';
import { type NoticeLine, noticesOf } from '../db/queries/history.ts';
import { itemOf } from '../db/queries/item.ts';
import { actsOfItem, besideItem } from '../db/queries/itemStory.ts';
import { namesOf, personOfActor } from '../db/queries/names.ts';
import { ACT_CAUSES, ACT_KINDS } from '../domain/act.ts';
import type { Actor } from '../domain/actor.ts';
import { concernsItem, may, type ProgrammeRoles } from '../domain/may.ts';
import { notAllowed, refused } from '../domain/refusal.ts';
import { view } from './endpoint.ts';
import { PersonNamed, personNamed } from './personNamed.ts';
import { Day, Instant, ItemKey, NoQuery, orNull, PersonId, Words } from './shapes.ts';
import { inEach } from './words.ts';

/** More than an item ever has. */
const ALL = { after: 0, limit: 1000 };

const ItemStory = z
  .object({
    people: z.array(PersonNamed).openapi({ description: 'whoever has to do with it: owner, invited, who reported, who was told, who decided about it' }),
    acts: z
      .array(
        z.object({
          act: z.int(),
          at: Instant,
          kind: z.enum(ACT_KINDS),
          cause: orNull(z.enum(ACT_CAUSES)),
          undone: z.boolean(),
          before: orNull(z.object({ from: Day, until: Day, on: Day })).openapi({ description: 'its dates until then; null where the act brought it' }),
        }),
      )
      .openapi({ description: 'acts that changed it' }),
    notices: z.array(
      z.object({
        id: orNull(z.int()).openapi({ description: 'null: somebody else’s, of whom one may not ask why' }),
        person: PersonId,
        kind: z.string(),
        createdAt: Instant,
        status: z.string(),
        channel: orNull(z.string()),
      }),
    ),
    reasonName: orNull(Words).openapi({ description: 'why it did not happen, in words' }),
    before: orNull(ItemKey).openapi({ description: 'the one before it in its series' }),
    after: orNull(ItemKey),
  })
  .openapi('ItemStory');

const story = view({
  name: 'readItemStory',
  summary: 'Who has to do with a task by name, what was changed about it, and who was told',
  description: 'For whom the task concerns, as the task itself is.',
  tag: 'tasks',
  action: 'viewItem',
  path: '/programmes/{code}/items/{track}/{audience}/{ordinal}/story',
  query: NoQuery,
  answer: ItemStory,
  read: async ({ actor, programme, params }, { sql, now }) => {
    const { code } = programme;
    const key = `${params.track}/${params.audience}/${params.ordinal}`;
    const item = await itemOf(sql, code, key, now);
    if (item === undefined)
      return refused(
        404,
        'unknownItem',
        inEach((words) => words.noTask(key)),
      );
    const definition = await definitionOf(sql, code);
    const { owner, invited, report, history, inPlaceOf } = item;
    if (!concernsItem(actor, { ...item, owner: owner ?? undefined }, { code, definition })) return notAllowed(inEach((words) => words.notYourTask(key)));
    const [acts, notices, beside] = await Promise.all([actsOfItem(sql, code, key), noticesOf(sql, code, ALL, { item: key }), besideItem(sql, code, item)]);
    const ids = [owner, inPlaceOf, report?.reporter, report?.onBehalfOf, ...invited, ...notices.map(({ person }) => person)];
    const actors = [...history, ...item.origin].flatMap((entry) => [personOfActor(entry.actor), entry.onBehalfOf]);
    const people = await namesOf(
      sql,
      code,
      [...ids, ...actors].filter((id) => id != null),
    );
    return {
      people: people.map((person) => personNamed(definition, person)),
      acts,
      notices: notices.map((notice) => noticeShown(actor, programme, notice)),
      reasonName: definition.reasons[report?.reason ?? '']?.name ?? null,
      ...beside,
    };
  },
});

function noticeShown(actor: Actor, programme: ProgrammeRoles, { id, person, kind, createdAt, status, channel }: NoticeLine) {
  const mine = actor.kind === 'person' && actor.id === person;
  return { id: mine || may(actor, 'viewOthersNotices', programme) ? id : null, person, kind, createdAt, status, channel };
}

/** What stands around a task. */
export const itemStories = [story];
