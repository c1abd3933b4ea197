import type { Language } from '../domain/language.ts';
import type { NoticeKind } from './queue.ts';

/** What a part of a mail is about: a kind of notice, or a task that is nobody's yet. */
export type SectionKind = NoticeKind | 'vacancy';

/**
 * What mails and the print list say. Audience: staff and officials. `id` is the source, `en` its translation. Nothing about a client stands in a
 * mail: it is forwarded, read on shared phones and scanned on its way.
 */
const id = {
  greeting: (title: string | undefined, name: string) => `Yth. ${title ?? 'Bapak/Ibu'} ${name},`,
  rehearsalMark: 'Simulasi: bukan tugas yang sesungguhnya.',
  subjectOne: {
    due: (task: string, span: string) => `Tugas: ${task}, ${span}`,
    invited: (task: string, span: string) => `Undangan: ${task}, ${span}`,
    reminder: (task: string) => `Pengingat: ${task} belum dilaporkan`,
    escalation: (task: string) => `Diteruskan kepada Anda: ${task} belum dilaporkan`,
    blocked: (task: string) => `Terkendala: ${task}`,
    vacancy: (task: string) => `Belum ada pelaksana: ${task}`,
    repair: () => 'Perlu diperbaiki: satu hal dalam program',
  },
  subjectMany: (parts: string) => `Tugas Anda: ${parts}`,
  counted: {
    due: (count: number) => `${count} tugas baru`,
    invited: (count: number) => `${count} undangan`,
    reminder: (count: number) => `${count} belum dilaporkan`,
    escalation: (count: number) => `${count} diteruskan`,
    blocked: (count: number) => `${count} terkendala`,
    vacancy: (count: number) => `${count} tanpa pelaksana`,
    repair: (count: number) => `${count} perlu diperbaiki`,
  },
  headings: {
    due: 'Tugas baru',
    invited: 'Undangan',
    reminder: 'Belum dilaporkan',
    escalation: 'Diteruskan kepada Anda',
    blocked: 'Terkendala',
    vacancy: 'Belum ada pelaksana',
    repair: 'Perlu diperbaiki',
  },
  /** Why the person gets this; a sentence for each kind. */
  reasons: {
    due: (role: string) => `Anda menerima ini sebagai ${role}: menurut rencana program, Anda pelaksananya.`,
    invited: (role: string) => `Anda diundang sebagai ${role}. Laporannya disampaikan oleh pelaksana.`,
    reminder: (role: string) => `Batas waktunya sudah lewat dan laporannya belum kami terima. Anda diingatkan sebagai ${role}, pelaksananya.`,
    escalation: (role: string) => `Pelaksana sudah diingatkan, tetapi laporannya belum kami terima. Anda menerima ini sebagai ${role}.`,
    blocked: (role: string) =>
      `Pemberitahuan untuk kegiatan ini tidak dapat dibuat. Anda menerima ini sebagai ${role}: periksa susunan tim, lalu minta agar dicoba lagi.`,
    vacancy: (role: string) => `Kegiatan ini belum ada pelaksananya, maka pemberitahuannya sampai kepada Anda sebagai ${role}.`,
    repair: (role: string) => `Sesuatu terhenti dan tidak dapat berjalan sendiri. Anda menerima ini sebagai ${role}: periksa, lalu minta agar dicoba lagi.`,
  },
  sessionOf: (ordinal: number, total: number) => `ke-${ordinal} dari ${total}`,
  sessionsOf: (first: number, last: number, total: number) => `ke-${first} sampai ke-${last} dari ${total}`,
  window: 'Dikerjakan antara',
  and: 'dan',
  planned: 'Direncanakan',
  owner: 'Pelaksana',
  vacantRole: 'Peran yang belum terisi',
  taskKey: 'Kode tugas',
  missing: 'Laporan yang belum masuk',
  reports: (count: number) => (count === 0 ? 'tidak ada' : `${count} laporan`),
  repairTitles: {
    mail: (person: string) => `Surel kepada ${person} ditolak`,
    track: (track: string) => `Terhenti: ${track}`,
    other: 'Terhenti: program',
  },
  cause: 'Sebab',
  part: 'Bagian',
  causes: {
    endedByHand: 'dihentikan dari luar',
    invalidAddress: 'alamat surelnya tidak sah',
    mail: (code: string) => `server surat menjawab ${code}`,
  },
  howToReport: 'Cara melapor',
  reportTo: (secretary: string | undefined) => (secretary === undefined ? 'Sebutkan dalam laporan:' : `Sampaikan kepada Sekretaris, ${secretary}:`),
  reportLines: [
    'kode tugas dan tanggal pelaksanaan;',
    'siapa yang hadir, bila ada daftar hadir; bila tidak terlaksana, alasannya;',
    'isi formulir dan keputusan, bila diminta.',
  ],
  reportByMachine: 'Aplikasi dapat mengirim laporan melalui API program dengan kode tugas yang sama.',
  replyReaches: 'Balasan surel ini sampai kepada Sekretaris.',
  automatic: (code: string) => `Dikirim otomatis oleh Pendamping untuk program ${code}.`,
  print: {
    title: 'Pemberitahuan untuk disampaikan langsung',
    lead: (day: string) => `Penerima di bawah ini tidak memiliki surel. Mohon disampaikan pada ${day}, lalu diparaf.`,
    recipient: 'Penerima',
    notice: 'Pemberitahuan',
    task: 'Kegiatan',
    received: 'Paraf penerima',
    none: 'Tidak ada pemberitahuan untuk dicetak pada hari ini.',
    by: 'Disampaikan oleh',
  },
};

const en = {
  greeting: (_title, name) => `Dear ${name},`,
  rehearsalMark: 'Rehearsal: not a real task.',
  subjectOne: {
    due: (task, span) => `Task: ${task}, ${span}`,
    invited: (task, span) => `Invitation: ${task}, ${span}`,
    reminder: (task) => `Reminder: ${task} is not reported yet`,
    escalation: (task) => `Escalated to you: ${task} is not reported yet`,
    blocked: (task) => `Blocked: ${task}`,
    vacancy: (task) => `Nobody for it yet: ${task}`,
    repair: () => 'To be repaired: something in the programme',
  },
  subjectMany: (parts) => `Your tasks: ${parts}`,
  counted: {
    due: (count) => `${count} new`,
    invited: (count) => `${count} invitation${count === 1 ? '' : 's'}`,
    reminder: (count) => `${count} not reported`,
    escalation: (count) => `${count} escalated`,
    blocked: (count) => `${count} blocked`,
    vacancy: (count) => `${count} with nobody for it`,
    repair: (count) => `${count} to be repaired`,
  },
  headings: {
    due: 'To carry out',
    invited: 'Invitation',
    reminder: 'Not reported yet',
    escalation: 'Escalated to you',
    blocked: 'Blocked',
    vacancy: 'Nobody for it yet',
    repair: 'To be repaired',
  },
  reasons: {
    due: (role) => `You get this as ${role}: in the programme’s plan the task is yours.`,
    invited: (role) => `You are invited as ${role}. Whoever carries it out reports it.`,
    reminder: (role) => `Its deadline has passed and no report has reached us. You are reminded as ${role}, whose task it is.`,
    escalation: (role) => `Whoever carries it out was reminded, but no report has reached us. You get this as ${role}.`,
    blocked: (role) => `The notice of this session could not be made. You get this as ${role}: check the team, then ask for another try.`,
    vacancy: (role) => `Nobody is there to carry this out yet, so its notice comes to you as ${role}.`,
    repair: (role) => `Something has stopped and cannot go on by itself. You get this as ${role}: check it, then ask for another try.`,
  },
  sessionOf: (ordinal, total) => `${ordinal} of ${total}`,
  sessionsOf: (first, last, total) => `${first} to ${last} of ${total}`,
  window: 'Carry out between',
  and: 'and',
  planned: 'Planned for',
  owner: 'Responsible',
  vacantRole: 'Role that nobody fills',
  taskKey: 'Task key',
  missing: 'Reports not in yet',
  reports: (count: number) => (count === 0 ? 'none' : `${count} ${count === 1 ? 'report' : 'reports'}`),
  repairTitles: {
    mail: (person) => `Mail to ${person} was rejected`,
    track: (track) => `Stopped: ${track}`,
    other: 'Stopped: the programme',
  },
  cause: 'Cause',
  part: 'Part',
  causes: {
    endedByHand: 'ended from outside',
    invalidAddress: 'the mail address is not valid',
    mail: (code) => `the mail server answered ${code}`,
  },
  howToReport: 'How to report',
  reportTo: (secretary) => (secretary === undefined ? 'Say in the report:' : `Tell the secretary, ${secretary}:`),
  reportLines: [
    'the task key and the day it was carried out;',
    'who attended, where attendance is kept; if it did not happen, why;',
    'what its form asks and the decision, where there are any.',
  ],
  reportByMachine: 'An application may send the report through the programme’s API, with the same task key.',
  replyReaches: 'A reply to this mail reaches the secretary.',
  automatic: (code) => `Sent automatically by Pendamping for the programme ${code}.`,
  print: {
    title: 'Notices to be handed over in person',
    lead: (day) => `The people below have no e-mail. Please hand these over on ${day} and have them initialled.`,
    recipient: 'Recipient',
    notice: 'Notice',
    task: 'Session',
    received: 'Initials',
    none: 'There is no notice to print for this day.',
    by: 'Handed over by',
  },
} satisfies typeof id;

/** The texts of one language. */
export type Texts = typeof id;

export const TEXTS: Readonly<Record<Language, Texts>> = { id, en };

/** Parts of a mail, the most urgent first. */
export const BY_URGENCY: readonly SectionKind[] = ['escalation', 'blocked', 'repair', 'vacancy', 'reminder', 'due', 'invited'];
