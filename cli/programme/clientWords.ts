import type { Language } from '../../domain/language.ts';

const id = {
  columns: {
    client: 'ANGGOTA',
    name: 'NAMA',
    group: 'KELOMPOK',
    place: 'TEMPAT',
    joined: 'SEJAK',
    left: 'BERHENTI',
    consents: 'PERSETUJUAN',
    from: 'DARI',
    until: 'SAMPAI',
    task: 'TUGAS',
    planned: 'RENCANA',
    outcome: 'HASIL',
    at: 'WAKTU',
    by: 'OLEH',
    act: 'PERBUATAN',
    reason: 'ALASAN',
    order: 'URUTAN',
    training: 'KELOMPOK PELATIHAN',
    hamlet: 'DUSUN',
  },
  gone: '(data dihapus)',
  open: 'terbuka',
  outcomes: { held: 'terlaksana', didNotHappen: 'tidak terlaksana', cancelled: 'dibatalkan' },
  any: 'mana saja',
  unasked: 'belum ditanya',
  refused: (count: number, reason: string) => `Tidak dipilih, ${reason}: ${count}`,
  exited: (client: string, on: string, group: string, size: number) => `Keikutsertaan ${client} berakhir pada ${on}. Anggota ${group} sekarang: ${size}.`,
  preview: 'Pratinjau. Belum ada yang diubah.',
  numbered: (act: number) => `Langkah nomor ${act}; dapat dibatalkan (undo) selama belum ada yang bergantung padanya.`,
  calledOff: (keys: string) => `Tidak ditanyakan lagi: ${keys}.`,
  short: (text: string) => `Perlu perhatian: ${text}`,
  returned: (client: string, group: string, on: string) => `${client} kembali ikut dalam ${group} sejak ${on}.`,
  replaced: (client: string, before: string, group: string, items: number) =>
    `${client} menggantikan ${before} dalam ${group}; ${items} tugas baru, mulai dari persetujuan dan wawancara.`,
  transferred: (client: string, group: string, on: string) => `${client} pindah ke ${group} sejak ${on}.`,
  erased: (client: string) => `Data ${client} tidak dapat dibaca lagi. Hitungan dan jurnal tetap utuh.`,
  consent: (client: string, means: Means) => `${client}: ${MEANS.id[means]}.`,
};

const en = {
  columns: {
    client: 'CLIENT',
    name: 'NAME',
    group: 'GROUP',
    place: 'PLACE',
    joined: 'SINCE',
    left: 'LEFT',
    consents: 'CONSENTS',
    from: 'FROM',
    until: 'UNTIL',
    task: 'TASK',
    planned: 'PLANNED',
    outcome: 'OUTCOME',
    at: 'TIME',
    by: 'BY',
    act: 'ACT',
    reason: 'REASON',
    order: 'ORDER',
    training: 'TRAINING GROUP',
    hamlet: 'HAMLET',
  },
  gone: '(erased)',
  open: 'open',
  outcomes: { held: 'held', didNotHappen: 'did-not-happen', cancelled: 'cancelled' },
  any: 'any',
  unasked: 'not asked',
  refused: (count: number, reason: string) => `Not chosen, ${reason}: ${count}`,
  exited: (client: string, on: string, group: string, size: number) => `The participation of ${client} ended on ${on}. ${group} has ${size} members now.`,
  preview: 'Preview. Nothing is changed yet.',
  numbered: (act) => `Act ${act}; it can be undone while nothing depends on it.`,
  calledOff: (keys: string) => `Not asked any more: ${keys}.`,
  short: (text: string) => `Needs attention: ${text}`,
  returned: (client: string, group: string, on: string) => `${client} is back in ${group} from ${on}.`,
  replaced: (client: string, before: string, group: string, items: number) =>
    `${client} has the place of ${before} in ${group}; ${items} new tasks, consent and interview first.`,
  transferred: (client: string, group: string, on: string) => `${client} is of ${group} from ${on}.`,
  erased: (client: string) => `What is known of ${client} can be read no more. Counts and journal stay whole.`,
  consent: (client: string, means: Means) => `${client}: ${MEANS.en[means]}.`,
} satisfies typeof id;

type Means = 'given' | 'refused' | 'withdrawn' | 'restored';
const MEANS = {
  id: {
    given: 'persetujuan tercatat',
    refused: 'menolak; keluar dari daftar dan hanya dihitung',
    withdrawn: 'menarik persetujuan; tetap dilayani, tidak ditanya lagi dan tidak masuk ukuran mana pun',
    restored: 'memberi persetujuan kembali',
  },
  en: {
    given: 'consent is recorded',
    refused: 'refused; leaves the list and is only counted',
    withdrawn: 'took consent back; stays and is served, is asked nothing more and is in no figure',
    restored: 'has consented again',
  },
} as const satisfies Record<Language, Record<Means, string>>;

const WORDS: Readonly<Record<Language, typeof id>> = { id, en };

/** What clients are shown with. */
export function clientWords(language: Language): typeof id {
  return WORDS[language];
}
