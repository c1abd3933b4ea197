import { z } from '@hono/zod-openapi';
import { addSheetPhoto, PhotoRemovalInput, removeSheetPhoto, SheetPhotoInput } from '../db/commands/sheetPhotos.ts';
import { definitionOf } from '../db/queries/asked.ts';
import { itemOf } from '../db/queries/item.ts';
import { sheetPhotoOf, sheetPhotosOf } from '../db/queries/sheetPhotos.ts';
import { mayReport } from '../domain/ownSteps.ts';
import { notAllowed, refused } from '../domain/refusal.ts';
import { command, view } from './endpoint.ts';
import { smallPicture } from './picture.ts';
import { done, Instant, ItemKey } from './shapes.ts';
import { inEach } from './words.ts';

const PATH = '/programmes/{code}/items/{track}/{audience}/{ordinal}/photos';
const Id = z.uuid();
/** Base64 of a photograph of 12 MB, as the best of phones take it. */
const MOST_BYTES = 16_500_000;
const EXAMPLE = '8e0b1e0e-6d0c-4b8e-9d2a-5b1f3c0a7d11';

const keyOf = ({ track, audience, ordinal }: { track: string; audience: string; ordinal: string }) => `${track}/${audience}/${ordinal}`;

const list = view({
  name: 'readSheetPhotos',
  summary: 'Photographs of the signed sheet of a session',
  description: 'For whoever may report the session.',
  tag: 'tasks',
  action: 'viewItem',
  path: PATH,
  query: z.object({ id: Id.optional().openapi({ description: 'only this one, with its picture' }) }),
  answer: z
    .object({
      photos: z.array(
        z.object({
          id: Id,
          addedBy: z.string(),
          addedAt: Instant,
          jpeg: z.string().nullable().openapi({ description: 'base64; only where one is asked for' }),
        }),
      ),
    })
    .openapi('SheetPhotos'),
  read: async ({ actor, programme: { code }, params, query: { id } }, { sql, now, masterKey }) => {
    const key = keyOf(params);
    const item = await itemOf(sql, code, key, now);
    if (item === undefined)
      return refused(
        404,
        'unknownItem',
        inEach((words) => words.noTask(key)),
      );
    const definition = await definitionOf(sql, code);
    if (!mayReport(actor, { ...item, owner: item.owner ?? undefined }, { code, definition })) return notAllowed(inEach((words) => words.notYourTask(key)));
    const photos = await sheetPhotosOf(sql, code, key);
    if (id === undefined) return { photos: photos.map((photo) => ({ ...photo, jpeg: null })) };
    const jpeg = await sheetPhotoOf(sql, code, key, id, masterKey);
    return { photos: photos.filter((photo) => photo.id === id).map((photo) => ({ ...photo, jpeg: jpeg ?? null })) };
  },
});

const add = command({
  name: 'addSheetPhoto',
  summary: 'Add a photograph of the signed sheet',
  description:
    'By whoever may report the session, before the report or after. Made small, and what the camera wrote into it is taken out, before it is stored sealed. JPEG, PNG or WebP.',
  tag: 'tasks',
  action: 'report',
  path: PATH,
  maxBytes: MOST_BYTES,
  body: SheetPhotoInput.openapi('SheetPhoto', { example: { id: EXAMPLE, image: '/9j/4AAQSkZJRg==' } }),
  answer: done('SheetPhotoAdded', { item: ItemKey, id: Id }, { item: 'mentoring/nelayan-1/07', id: EXAMPLE }),
  run: async ({ programme, params }, { id, image }, request, { sql, masterKey }) =>
    addSheetPhoto(sql, request, programme.code, keyOf(params), id, await smallPicture(Buffer.from(image, 'base64')), masterKey),
});

const remove = command({
  name: 'removeSheetPhoto',
  summary: 'Take away a photograph that shows something else',
  tag: 'tasks',
  action: 'report',
  path: '/programmes/{code}/items/{track}/{audience}/{ordinal}/photo-removals',
  body: PhotoRemovalInput.openapi('PhotoRemoval', { example: { id: EXAMPLE } }),
  answer: done('SheetPhotoRemoved', { item: ItemKey, id: Id }, { item: 'mentoring/nelayan-1/07', id: EXAMPLE }),
  run: ({ programme, params }, { id }, request, { sql }) => removeSheetPhoto(sql, request, programme.code, keyOf(params), id),
});

/** What was signed at a session, photographed. */
export const sheetPhotos = [list, add, remove];
