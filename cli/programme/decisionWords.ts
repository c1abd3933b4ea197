import type { Language } from '../../domain/language.ts';

const id = {
  columns: {
    audience: 'UNTUK',
    passes: 'LULUS',
    met: 'TARGET TERCAPAI',
    asks: 'DIMINTA',
    proposed: 'USULAN LANGKAH',
    measure: 'LANGKAH',
    outcome: 'HASIL',
    party: 'PIHAK',
    task: 'TUGAS',
    what: 'KEGIATAN',
    state: 'KEADAAN',
    code: 'KODE',
    continues: 'LANJUTAN DARI',
    supportedBy: 'DIDUKUNG OLEH',
  },
  notYet: 'Belum sampai Terminasi.',
  readOn: (day: string) => `Usulan menurut ukuran yang dibaca per ${day}.`,
  yesNo: (yes: boolean): string => (yes ? 'ya' : 'belum'),
  metOf: (met: number, of: number) => `${met} dari ${of}`,
  kinds: { newProposal: 'Usulan program baru', referral: 'Rujukan', followUp: 'Tindak lanjut' },
  none: 'tidak ada',
  decided: { confirmed: 'ditetapkan', overridden: 'diubah dengan alasan', countersigned: 'disahkan', returned: 'dikembalikan' } as Readonly<
    Record<string, string>
  >,
  by: (name: string, decision: string, person: string, day: string) => `${name}: ${decision} oleh ${person} pada ${day}`,
  reason: (reason: string) => `Alasan: ${reason}`,
  final: 'Langkah yang sah',
  waiting: 'Belum disahkan.',
  programme: 'program',
  outcomes: { supported: 'didukung', accepted: 'diterima mitra', refusedByAll: 'ditolak semua' },
  open: 'berjalan',
  ended: 'selesai',
  noMeasures: 'Belum ada Langkah yang sah.',
  answers: { yes: 'ya', no: 'tidak' } as Readonly<Record<string, string>>,
  recommended: { groups: 'Kelompok untuk tambahan modal', households: 'Keluarga untuk tambahan modal', cadres: 'Calon kader' },
  guidance: 'Usulan bimbingan lanjut dinas',
  noDraft: (code: string) => `Tidak ada rancangan program dengan kode ${code}.`,
  written: (file: string, code: string) => `${file} ditulis. Sesuaikan, lalu mulai dengan kode ${code}.`,
  drafted: 'rancangan',
  later: (count: number) => `${count} tugas direncanakan untuk kemudian.`,
};

const en = {
  columns: {
    audience: 'FOR',
    passes: 'PASSES',
    met: 'TARGETS MET',
    asks: 'ASKED',
    proposed: 'PROPOSED',
    measure: 'MEASURE',
    outcome: 'OUTCOME',
    party: 'PARTY',
    task: 'TASK',
    what: 'WHAT',
    state: 'STATE',
    code: 'CODE',
    continues: 'GOES ON FROM',
    supportedBy: 'SUPPORTED BY',
  },
  notYet: 'Termination has not been reached.',
  readOn: (day: string) => `Proposed by the figures as read for ${day}.`,
  yesNo: (yes: boolean) => (yes ? 'yes' : 'no'),
  metOf: (met: number, of: number) => `${met} of ${of}`,
  kinds: { newProposal: 'new proposal', referral: 'referral', followUp: 'follow-up' },
  none: 'none',
  decided: { confirmed: 'confirmed', overridden: 'overridden with a reason', countersigned: 'countersigned', returned: 'sent back' },
  by: (name: string, decision: string, person: string, day: string) => `${name}: ${decision} by ${person} on ${day}`,
  reason: (reason: string) => `Reason: ${reason}`,
  final: 'Measures that stand',
  waiting: 'Not countersigned yet.',
  programme: 'programme',
  outcomes: { supported: 'supported', accepted: 'accepted by a partner', refusedByAll: 'refused by all' },
  open: 'under way',
  ended: 'ended',
  noMeasures: 'No measures stand yet.',
  answers: { yes: 'yes', no: 'no' },
  recommended: { groups: 'Groups for more capital', households: 'Families for more capital', cadres: 'Cadres to be prepared' },
  guidance: 'Proposals of the offices for continued guidance',
  noDraft: (code: string) => `There is no draft of a programme with the code ${code}.`,
  written: (file: string, code: string) => `${file} is written. Adjust it, then start it with the code ${code}.`,
  drafted: 'draft',
  later: (count: number) => `${count} tasks are planned for later.`,
} satisfies typeof id;

const WORDS: Readonly<Record<Language, typeof id>> = { id, en };

/** What decisions and measures are shown with. */
export function decisionWords(language: Language): typeof id {
  return WORDS[language];
}
