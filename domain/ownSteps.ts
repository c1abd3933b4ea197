import type { Actor } from './actor.ts';
import type { Definition } from './definition.ts';
import { answersForItem } from './may.ts';
import { type FieldError, notAllowed, type Refusal } from './refusal.ts';

/** An item as far as it says who reports it. */
export type OwnedItem = {
  readonly key: string;
  readonly track: string;
  readonly audience: string;
  readonly part: string | undefined;
  /** Undefined: nobody holds the role (a vacancy). */
  readonly owner: string | undefined;
};

/**
 * Whether this actor may say how an item went: whoever answers for it; but a step that is its owner's own (a signature, a confirmation) nobody else may
 * take in their place. While the seat is vacant the secretary records what whoever acts for it has signed: docs/decisions/vacant-seat.md. Asked after
 * `may(actor, 'report')`.
 */
export function mayReport(actor: Actor, item: Omit<OwnedItem, 'key'>, programme: { readonly code: string; readonly definition: Definition }): boolean {
  if (!ownOnly(item, programme.definition)) return answersForItem(actor, item, programme);
  if (actor.kind !== 'person' || actor.programme !== programme.code) return false;
  return item.owner === undefined ? actor.role === programme.definition.secretary : actor.id === item.owner;
}

/** Whether an item is a step that is its owner's own: nobody else may take it in their place. */
export function ownOnly({ track, part }: { readonly track: string; readonly part?: string | undefined }, { tracks }: Definition): boolean {
  return part !== undefined && tracks[track]?.steps?.[part]?.ownOnly === true;
}

/** Why `mayReport` says no. */
export function notTheirs(item: OwnedItem, definition: Definition): Refusal {
  const records = definition.roles[definition.secretary]?.name;
  if (ownOnly(item, definition) && item.owner === undefined)
    return notAllowed({
      id: `Jabatan penanggung jawab tugas ${item.key} sedang kosong: ${records?.id} mencatat apa yang ditandatangani pejabat penggantinya (Plt./Plh.).`,
      en: `The seat whose task ${item.key} is stands vacant: the role ${records?.en} records what whoever acts for it has signed.`,
    });
  if (ownOnly(item, definition))
    return notAllowed({
      id: `Tugas ${item.key} hanya dapat dilakukan oleh penanggung jawabnya sendiri, tidak oleh orang lain sebagai pengganti.`,
      en: `The task ${item.key} can be done only by the person whose task it is, by nobody in their place.`,
    });
  return notAllowed({
    id: `Tugas ${item.key} dilaporkan oleh penanggung jawabnya, koordinator kelompoknya, atau pengelola program.`,
    en: `The task ${item.key} is reported by the person whose task it is, the coordinator of its group, or a programme manager.`,
  });
}

/** Who signed for a vacant seat, and by which letter, is said. */
export function actingErrors(note: string | undefined, item: Omit<OwnedItem, 'key'>, definition: Definition): FieldError[] {
  if (item.owner !== undefined || !ownOnly(item, definition) || (note ?? '').trim() !== '') return [];
  return [
    {
      path: 'note',
      message: {
        id: 'Jabatan ini sedang kosong. Tulis siapa yang menandatangani atas namanya dan nomor surat penunjukannya.',
        en: 'This seat is vacant. Say who signed on its behalf, and the number of the letter that allows it.',
      },
    },
  ];
}
