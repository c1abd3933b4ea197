import type { Text } from './language.ts';
import type { PlanItem } from './planItem.ts';

/** What can be done about a running plan. Each is judged, previewed, journalled and undone the same way: `db/acts/act.ts`. */
export const ACT_KINDS = [
  'move',
  'addDays',
  'pause',
  'resume',
  'absence',
  'endAbsence',
  'handOver',
  'acting',
  'passCase',
  'merge',
  'exitGroup',
  'exitProgramme',
  'awayClient',
  'exitClient',
  'returnClient',
  'replaceClient',
  'transferClient',
  'extend',
  'makeUp',
  'migrate',
  'undo',
] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** Acts as people read of them. */
export const ACT_KIND_WORDS: Readonly<Record<ActKind, Text>> = {
  move: { id: 'pemindahan jadwal', en: 'move' },
  addDays: { id: 'hari khusus', en: 'calendar days' },
  pause: { id: 'jeda', en: 'pause' },
  resume: { id: 'dilanjutkan', en: 'resumption' },
  absence: { id: 'petugas berhalangan', en: 'absence' },
  endAbsence: { id: 'petugas kembali', en: 'end of an absence' },
  handOver: { id: 'serah terima tugas', en: 'handover' },
  acting: { id: 'pelaksana tugas (Plt./Plh.)', en: 'acting holder' },
  passCase: { id: 'pengalihan kasus konseling', en: 'case passed on' },
  awayClient: { id: 'anggota berhalangan', en: 'client away' },
  exitClient: { id: 'anggota keluar', en: 'exit of a client' },
  returnClient: { id: 'anggota kembali', en: 'return of a client' },
  replaceClient: { id: 'anggota digantikan', en: 'replacement of a client' },
  transferClient: { id: 'anggota pindah kelompok', en: 'transfer of a client' },
  merge: { id: 'penggabungan kelompok', en: 'merger' },
  exitGroup: { id: 'kelompok berhenti', en: 'exit of a group' },
  exitProgramme: { id: 'program berhenti lebih awal', en: 'early end' },
  extend: { id: 'perpanjangan', en: 'extension' },
  makeUp: { id: 'susulan', en: 'make-up' },
  migrate: { id: 'definisi baru', en: 'new definition' },
  undo: { id: 'pembatalan', en: 'undo' },
};

/** Why, in a word that may stand in mails; whatever else there is to say is in the reason, which is sealed. */
export const ACT_CAUSES = ['storm', 'mourning', 'holiday', 'funds', 'substitute', 'absence', 'training', 'merged', 'other'] as const;
export type ActCause = (typeof ACT_CAUSES)[number];

export const ACT_CAUSE_WORDS: Readonly<Record<ActCause, Text>> = {
  storm: { id: 'gelombang tinggi atau cuaca buruk', en: 'rough sea or bad weather' },
  mourning: { id: 'kedukaan', en: 'mourning' },
  holiday: { id: 'hari libur', en: 'a holiday' },
  funds: { id: 'menunggu dana', en: 'waiting for funds' },
  substitute: { id: 'menunggu pengganti', en: 'waiting for a substitute' },
  absence: { id: 'petugas berhalangan', en: 'somebody is away' },
  training: { id: 'jadwal pelatihan bergeser', en: 'the training has moved' },
  merged: { id: 'kelompok digabung', en: 'groups were merged' },
  other: { id: 'sebab lain', en: 'another cause' },
};

/** What became of an item in an act. */
export const BECAME = ['added', 'cancelled', 'reopened', 'paused', 'resumed', 'moved', 'reassigned'] as const;
export type Became = (typeof BECAME)[number];

/** What an act did to an item, the weightiest word of it; undefined where nothing that people see. @param before undefined: it is new */
export function whatBecame(before: PlanItem | undefined, after: PlanItem): Became | undefined {
  if (before === undefined) return 'added';
  if (before.outcome !== after.outcome) return after.outcome === null ? 'reopened' : 'cancelled';
  if (before.heldBy.length === 0 && after.heldBy.length > 0) return 'paused';
  if (before.heldBy.length > 0 && after.heldBy.length === 0) return 'resumed';
  if (before.plannedOn !== after.plannedOn || before.windowFrom !== after.windowFrom || before.windowUntil !== after.windowUntil) return 'moved';
  return before.owner !== after.owner || before.invited.join() !== after.invited.join() ? 'reassigned' : undefined;
}

/** Items by what became of them; what there is none of is left out. */
export function countsOf(became: readonly Became[]): Partial<Record<Became, number>> {
  const counts = BECAME.map((what) => [what, became.filter((each) => each === what).length] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}
