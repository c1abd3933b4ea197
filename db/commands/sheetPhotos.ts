import { z } from 'zod';
import { recorderOf } from '../../domain/actor.ts';
import { mayReport, notTheirs } from '../../domain/ownSteps.ts';
import { type Refusal, refused, refusedFor } from '../../domain/refusal.ts';
import type { Sql, Tx } from '../connect.ts';
import { ownerOf, seal, unwrapKey } from '../sealed.ts';
import { photoPlace } from '../queries/sheetPhotos.ts';
import { type Answer, command, type Programme, type Request } from './command.ts';
import { itemAsItStands } from './reportFacts.ts';

/** Sheets of one session have few pages. */
const MOST_PHOTOS = 6;

/** A photograph as it was sent: base64 of its bytes. `id` is made on the device. */
export const SheetPhotoInput = z.strictObject({ id: z.uuid().toLowerCase(), image: z.base64().min(1) });
export type SheetPhotoInput = z.infer<typeof SheetPhotoInput>;

export const PhotoRemovalInput = z.strictObject({ id: z.uuid().toLowerCase() });
export type PhotoRemovalInput = z.infer<typeof PhotoRemovalInput>;

/**
 * Stores a photograph of a session's signed sheet. By whoever may report the session, before its report or after.
 * @param jpeg already small, without what a camera writes into it; undefined: what was sent is no picture that can be read
 */
export async function addSheetPhoto(
  sql: Sql,
  request: Request,
  code: string,
  key: string,
  id: string,
  jpeg: Buffer | undefined,
  master: Buffer,
): Promise<Answer> {
  return command(sql, request, 'report', code, async (tx, programme) => {
    const refusal = await notReportable(tx, request, programme, key);
    if (refusal !== undefined) return refusal;
    if (jpeg === undefined) return refusedFor('photoRefused', NO_PICTURE, [{ path: 'image', message: NO_PICTURE }]);
    const [found] = await tx<[{ count: number; known: boolean }]>`
      select count(*)::int as count, coalesce(bool_or(id = ${id}), false) as known from sheet_photo where programme = ${code} and item = ${key}`;
    if (found.known) return { body: { item: key, id }, tellings: [] };
    if (found.count >= MOST_PHOTOS) return refusedFor('photoRefused', TOO_MANY, [{ path: 'image', message: TOO_MANY }]);
    const sealed = seal(unwrapKey(master, programme.wrappedKey, ownerOf(code)), jpeg.toString('base64'), photoPlace(code, key, id));
    await tx`
      insert into sheet_photo (programme, item, id, sealed, added_by, added_at)
      values (${code}, ${key}, ${id}, ${sealed}, ${recorderOf(request.actor)}, ${programme.now})`;
    return {
      body: { item: key, id },
      entry: { action: 'addSheetPhoto', subject: key, planVersion: programme.planVersion, after: { photo: id } },
      tellings: [],
    };
  });
}

/** Takes away a photograph that shows something else. That there was one stays in the journal. */
export async function removeSheetPhoto(sql: Sql, request: Request, code: string, key: string, id: string): Promise<Answer> {
  return command(sql, request, 'report', code, async (tx, programme) => {
    const refusal = await notReportable(tx, request, programme, key);
    if (refusal !== undefined) return refusal;
    const removed = await tx`delete from sheet_photo where programme = ${code} and item = ${key} and id = ${id} returning 1`;
    const body = { item: key, id };
    if (removed.length === 0) return { body, tellings: [] };
    return { body, entry: { action: 'removeSheetPhoto', subject: key, planVersion: programme.planVersion, after: { photo: id } }, tellings: [] };
  });
}

async function notReportable(tx: Tx, { actor }: Request, programme: Programme, key: string): Promise<Refusal | undefined> {
  const item = await itemAsItStands(tx, programme.code, key);
  if (item === undefined)
    return refused(404, 'unknownItem', { id: 'Tugas ini tidak ada dalam rencana program.', en: "The programme's plan has no such task." });
  return mayReport(actor, item, programme) ? undefined : notTheirs(item, programme.definition);
}

const NO_PICTURE = {
  id: 'Foto ini tidak dapat dibaca. Kirim foto JPEG, PNG, atau WebP; foto HEIC dari iPhone ubah dahulu ke JPEG.',
  en: 'This photograph cannot be read. Send a JPEG, PNG or WebP; turn a HEIC of an iPhone into JPEG first.',
};
const TOO_MANY = {
  id: `Sudah ada ${MOST_PHOTOS} foto untuk kegiatan ini. Hapus satu dahulu.`,
  en: `There are ${MOST_PHOTOS} photographs of this session already. Remove one first.`,
};
