import { ACT_KIND_WORDS } from '../domain/act.ts';
import type { Language } from '../domain/language.ts';

type Named = Readonly<Record<string, string>>;

const actsIn = (language: Language): Named => Object.fromEntries(Object.entries(ACT_KIND_WORDS).map(([kind, words]) => [kind, words[language]]));

/** Why somebody got a notice, a sentence a reason. Audience: staff and officials. */
const id = {
  about: (title: string, key: string, deadline: string) => `Pemberitahuan ini tentang ${title} (${key}), batas waktunya ${deadline}.`,
  aboutRepair: (subject: string) => `Pemberitahuan ini tentang sesuatu yang terhenti: ${subject}.`,
  first: (days: number) => `Ini kabar pertamanya, ${days} hari sebelum masa pengerjaannya dimulai.`,
  step: (number: number, days: number, to: string) =>
    `Ini langkah ke-${number} sesudah batas waktu: bila belum dilaporkan, ${days} hari kerja kemudian untuk ${to}.`,
  owner: 'pelaksananya',
  act: (heading: string, version: string) => `Rencana diubah (versi ${version}): ${heading.toLowerCase()}.`,
  repair: 'Sesuatu tidak dapat berjalan sendiri dan perlu diperiksa.',
  asOwner: (role: string) => `Penerimanya ${role}, dan ini tugasnya sendiri.`,
  asInvited: (role: string) => `Penerimanya ${role}, yang diundang.`,
  asStandIn: (role: string) => `Penerimanya ${role}, karena tugas ini belum ada pelaksananya.`,
  asCaretaker: (role: string) => `Penerimanya ${role}, yang mengurus hal-hal yang terhenti.`,
  asOther: (role: string, owner: string) => `Penerimanya ${role}; pelaksananya ${owner}.`,
  openSince: (at: string) => `Butir ini terbuka sejak ${at}.`,
  putOff: (written: string, by: string, until: string) => `Ditulis ${written}; ${by} menundanya sampai ${until}.`,
  by: {
    quietHours: 'jam tenang penerima',
    quietDays: 'hari tenang penerima',
    digest: 'pilihan satu ringkasan sehari',
    cap: 'batas jumlah surel sehari',
  } as Named,
  and: ' dan ',
  sent: (at: string, answer: string) => `Terkirim lewat surel ${at}; server surat menjawab ${answer}.`,
  refused: (at: string, answer: string) => `Ditolak ${at}; jawabannya ${answer}. Pemberitahuan ini ada pada daftar cetak`,
  waits: 'Masih menunggu waktunya.',
  tried: (attempts: number, answer: string) => `Surelnya sudah dicoba ${attempts} kali; jawaban terakhir ${answer}. Terus dicoba.`,
  muted: (at: string) => `Tidak dikirim, sejak ${at}`,
  printed: (at: string) => `Masuk daftar cetak ${at}`,
  waitsForHand: 'Menunggu disampaikan lewat WhatsApp oleh Koordinator atau Sekretaris.',
  byHand: (by: string, at: string) => `Disampaikan lewat WhatsApp oleh ${by}, ${at}.`,
  handed: (by: string, at: string) => `Diserahkan oleh ${by}, ${at}.`,
  because: {
    accountedFor: 'sudah dilaporkan, dijeda, atau dibatalkan',
    takenBack: 'semuanya sudah kembali seperti semula',
    repaired: 'sudah diperbaiki',
    digestsMuted: 'ringkasan dihentikan oleh penerima',
    addressRefused: 'alamat surelnya ditolak server',
    invalidAddress: 'alamat surelnya tidak sah',
    noAddress: 'tidak ada alamat surel',
    noPhone: 'tidak ada nomor telepon',
  } as Named,
  entry: (seq: number, act: string, at: string) => `Catatan jurnal nomor ${seq}: ${act}, ${at}.`,
  noEntry: 'Tidak ada catatan jurnal: ini ditulis oleh gangguan, bukan oleh rencana.',
  acts: {
    ring: 'waktunya tiba',
    blockItems: 'tidak ada yang dapat diberi tahu',
    ...actsIn('id'),
  } as Named,
};

const en = {
  about: (title, key, deadline) => `This notice is about ${title} (${key}), whose deadline is ${deadline}.`,
  aboutRepair: (subject) => `This notice is about something that has stopped: ${subject}.`,
  first: (days) => `It is the first word of it, ${days} days before its time begins.`,
  step: (number, days, to) => `It is step ${number} after the deadline: not reported, it goes ${days} working days later to ${to}.`,
  owner: 'whoever carries it out',
  act: (heading, version) => `The plan was changed (version ${version}): ${heading.toLowerCase()}.`,
  repair: 'Something cannot go on by itself and wants a look.',
  asOwner: (role) => `It went to the ${role}, whose own task it is.`,
  asInvited: (role) => `It went to the ${role}, who is invited.`,
  asStandIn: (role) => `It went to the ${role}, because the task is nobody’s yet.`,
  asCaretaker: (role) => `It went to the ${role}, who looks after what has stopped.`,
  asOther: (role, owner) => `It went to the ${role}; the task is ${owner}’s.`,
  openSince: (at) => `The item is open since ${at}.`,
  putOff: (written, by, until) => `Written ${written}; ${by} put it off until ${until}.`,
  by: { quietHours: 'the quiet hours', quietDays: 'the quiet days', digest: 'the wish for one digest a day', cap: 'the cap of mails a day' } as Named,
  and: ' and ',
  sent: (at, answer) => `Sent by mail ${at}; the mail server answered ${answer}.`,
  refused: (at, answer) => `Refused ${at}; the answer was ${answer}. It stands on the print list`,
  waits: 'It still waits for its time.',
  tried: (attempts, answer) => `Its mail was tried ${attempts} times; the last answer was ${answer}. It is tried on.`,
  muted: (at) => `Not sent, since ${at}`,
  printed: (at) => `Put on the print list ${at}`,
  waitsForHand: 'It waits to be told by WhatsApp by the coordinator or the secretary.',
  byHand: (by, at) => `Told by WhatsApp by ${by}, ${at}.`,
  handed: (by, at) => `Handed over by ${by}, ${at}.`,
  because: {
    accountedFor: 'reported, paused or cancelled by then',
    takenBack: 'all was as before by then',
    repaired: 'repaired by then',
    digestsMuted: 'the person muted digests',
    addressRefused: 'a mail server refuses the address',
    invalidAddress: 'the mail address is not valid',
    noAddress: 'no mail address',
    noPhone: 'no phone number',
  } as Named,
  entry: (seq, act, at) => `Entry ${seq} of the journal: ${act}, ${at}.`,
  noEntry: 'There is no entry of the journal: trouble wrote it, not the plan.',
  acts: {
    ring: 'its time came',
    blockItems: 'nobody could be told',
    ...actsIn('en'),
  } as Named,
} satisfies typeof id;

/** The sentences of each language. */
export const WHY_TEXTS: Readonly<Record<Language, typeof id>> = { id, en };
