import type { Db } from '../connect.ts';
import { ownerOf, unseal, unwrapKey } from '../sealed.ts';

/** A photograph of a session's signed sheet, without the picture. */
export type SheetPhoto = { readonly id: string; readonly addedBy: string; readonly addedAt: number };

/** Those of one item, in the order in which they were added. */
export async function sheetPhotosOf(db: Db, code: string, item: string): Promise<SheetPhoto[]> {
  const rows = await db<SheetPhoto[]>`
    select id, added_by as "addedBy", added_at as "addedAt" from sheet_photo where programme = ${code} and item = ${item} order by added_at, id`;
  return rows.map((row) => ({ ...row }));
}

/** The picture itself, base64 of a JPEG; undefined where the item has none of that id. */
export async function sheetPhotoOf(db: Db, code: string, item: string, id: string, master: Buffer): Promise<string | undefined> {
  const [row] = await db<{ sealed: Buffer; wrapped: Buffer }[]>`
    select s.sealed, p.wrapped_key as wrapped from sheet_photo s join programme p on p.code = s.programme
    where s.programme = ${code} and s.item = ${item} and s.id::text = ${id}`;
  return row === undefined ? undefined : String(unseal(unwrapKey(master, row.wrapped, ownerOf(code)), row.sealed, photoPlace(code, item, id)));
}

/** Where a photograph stands: moved to another row it does not open. */
export function photoPlace(code: string, item: string, id: string): string {
  return `${code}/${item}/photo/${id}`;
}
