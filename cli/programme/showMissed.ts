import type { MissedSessions } from '../../client/client.ts';
import type { Language } from '../../domain/language.ts';
import { table } from './table.ts';

const WORDS = {
  id: { item: 'KEGIATAN', group: 'KELOMPOK', on: 'RENCANA', why: 'SEBAB', of: 'dari', came: 'hadir', none: 'Tidak ada kegiatan yang menunggu susulan.' },
  en: { item: 'SESSION', group: 'GROUP', on: 'PLANNED', why: 'BECAUSE', of: 'of', came: 'came', none: 'No session waits for a make-up.' },
} as const;

/** Sessions that wait for a make-up, and why each is missed: its reason, or how many came. */
export function showMissed({ missed }: MissedSessions, language: Language): string[] {
  const words = WORDS[language];
  if (missed.length === 0) return [words.none];
  const rows = missed.map(({ item, audienceName, plannedOn, reason, present, marked }) => [
    item,
    audienceName[language],
    plannedOn,
    reason ?? `${present} ${words.of} ${marked} ${words.came}`,
  ]);
  return table([words.item, words.group, words.on, words.why], rows);
}
