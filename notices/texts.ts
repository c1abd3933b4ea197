import type { Language } from '../domain/language.ts';
import type { NoticeKind } from '../db/noticeQueue.ts';

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
    moved: (task: string, span: string) => `Jadwal berubah: ${task}, ${span}`,
    paused: (task: string) => `Dijeda: ${task}`,
    resumed: (task: string, span: string) => `Dilanjutkan: ${task}, ${span}`,
    cancelled: (task: string) => `Tidak jadi: ${task}`,
    reassigned: (task: string, span: string) => `Tugas dialihkan kepada Anda: ${task}, ${span}`,
    relieved: (task: string) => `Bukan tugas Anda lagi: ${task}`,
    vacancy: (task: string) => `Belum ada pelaksana: ${task}`,
    repair: () => 'Perlu diperbaiki: satu hal dalam program',
  },
  subjectMany: (parts: string) => `Untuk Anda: ${parts}`,
  counted: {
    due: (count: number) => `${count} tugas baru`,
    invited: (count: number) => `${count} undangan`,
    reminder: (count: number) => `${count} belum dilaporkan`,
    escalation: (count: number) => `${count} diteruskan`,
    blocked: (count: number) => `${count} terkendala`,
    moved: (count: number) => `${count} berubah jadwal`,
    paused: (count: number) => `${count} dijeda`,
    resumed: (count: number) => `${count} dilanjutkan`,
    cancelled: (count: number) => `${count} tidak jadi`,
    reassigned: (count: number) => `${count} dialihkan kepada Anda`,
    relieved: (count: number) => `${count} bukan tugas Anda lagi`,
    vacancy: (count: number) => `${count} tanpa pelaksana`,
    repair: (count: number) => `${count} perlu diperbaiki`,
  },
  headings: {
    due: 'Tugas baru',
    invited: 'Undangan',
    reminder: 'Belum dilaporkan',
    escalation: 'Diteruskan kepada Anda',
    blocked: 'Terkendala',
    moved: 'Jadwal berubah',
    paused: 'Dijeda',
    resumed: 'Dilanjutkan',
    cancelled: 'Tidak jadi',
    reassigned: 'Dialihkan kepada Anda',
    relieved: 'Bukan tugas Anda lagi',
    vacancy: 'Belum ada pelaksana',
    repair: 'Perlu diperbaiki',
  },
  /** Why the person gets this; a sentence for each kind. */
  reasons: {
    due: (role: string) => `Anda menerima ini sebagai ${role}: menurut rencana program, Anda pelaksananya.`,
    invited: (role: string) => `Anda diundang sebagai ${role}. Jam dan tempatnya dapat ditanyakan kepada pelaksana, yang juga menyampaikan laporannya.`,
    reminder: (role: string) =>
      `Batas waktunya sudah lewat dan laporannya belum kami terima. Mohon dilaporkan, juga bila tidak terlaksana. Anda diingatkan sebagai ${role}, pelaksananya.`,
    escalation: (role: string) =>
      `Pelaksana sudah diingatkan, tetapi laporannya belum kami terima. Mohon hubungi pelaksananya. Anda menerima ini sebagai ${role}.`,
    blocked: (role: string) =>
      `Pemberitahuan untuk kegiatan ini tidak dapat dibuat. Anda menerima ini sebagai ${role}: periksa susunan tim, lalu mintalah pengelola sistem mencobanya lagi (retry).`,
    moved: (role: string) => `Anda menerima ini sebagai ${role}: kegiatan ini dipindahkan. Tanggal di atas yang berlaku sekarang.`,
    paused: (role: string) => `Anda menerima ini sebagai ${role}: kegiatan ini dijeda. Tidak perlu dikerjakan sampai ada kabar bahwa dilanjutkan.`,
    resumed: (role: string) => `Anda menerima ini sebagai ${role}: kegiatan ini dilanjutkan, dengan tanggal di atas.`,
    cancelled: (role: string) => `Anda menerima ini sebagai ${role}: kegiatan ini tidak jadi dan tidak perlu dilaporkan.`,
    reassigned: (role: string) => `Kegiatan ini dialihkan kepada Anda sebagai ${role}.`,
    relieved: (role: string) => `Anda menerima ini sebagai ${role}: kegiatan ini sekarang dikerjakan orang lain.`,
    vacancy: (role: string) => `Kegiatan ini belum ada pelaksananya, maka pemberitahuannya sampai kepada Anda sebagai ${role}.`,
    repair: (role: string) =>
      `Sesuatu terhenti dan tidak dapat berjalan sendiri. Anda menerima ini sebagai ${role}: periksa, lalu mintalah pengelola sistem mencobanya lagi (retry).`,
  },
  howToReport: 'Cara melapor',
  reportTo: (secretary: string | undefined, byReply: boolean) =>
    secretary === undefined ? 'Sebutkan dalam laporan:' : `${byReply ? 'Balas surel ini, atau sampaikan' : 'Sampaikan'} kepada Sekretaris, ${secretary}:`,
  reportLines: {
    always: 'kode tugas dan tanggal pelaksanaan;',
    carries: 'isi laporan seperti tertulis di atas;',
    names: 'nama dan jawaban anggota: di atas kertas atau di sistem, jangan lewat surel;',
    otherwise: 'bila tidak terlaksana: kode tugas, tanggal, dan alasannya.',
  },
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
    howToReport: 'Kepada Sekretaris: kode tugas, tanggal pelaksanaan, dan isi laporannya. Bila tidak terlaksana: kode tugas, tanggal, dan alasannya.',
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
    moved: (task, span) => `Moved: ${task}, ${span}`,
    paused: (task) => `Paused: ${task}`,
    resumed: (task, span) => `Goes on: ${task}, ${span}`,
    cancelled: (task) => `Called off: ${task}`,
    reassigned: (task, span) => `Now your task: ${task}, ${span}`,
    relieved: (task) => `No longer your task: ${task}`,
    vacancy: (task) => `Nobody for it yet: ${task}`,
    repair: () => 'To be repaired: something in the programme',
  },
  subjectMany: (parts) => `For you: ${parts}`,
  counted: {
    due: (count) => `${count} new task${count === 1 ? '' : 's'}`,
    invited: (count) => `${count} invitation${count === 1 ? '' : 's'}`,
    reminder: (count) => `${count} not reported`,
    escalation: (count) => `${count} escalated`,
    blocked: (count) => `${count} blocked`,
    moved: (count) => `${count} moved`,
    paused: (count) => `${count} paused`,
    resumed: (count) => `${count} going on`,
    cancelled: (count) => `${count} called off`,
    reassigned: (count) => `${count} now yours`,
    relieved: (count) => `${count} no longer yours`,
    vacancy: (count) => `${count} with nobody for it`,
    repair: (count) => `${count} to be repaired`,
  },
  headings: {
    due: 'To carry out',
    invited: 'Invitation',
    reminder: 'Not reported yet',
    escalation: 'Escalated to you',
    blocked: 'Blocked',
    moved: 'Moved',
    paused: 'Paused',
    resumed: 'Going on',
    cancelled: 'Called off',
    reassigned: 'Now your task',
    relieved: 'No longer your task',
    vacancy: 'Nobody for it yet',
    repair: 'To be repaired',
  },
  reasons: {
    due: (role) => `You get this as ${role}: in the programme’s plan the task is yours.`,
    invited: (role) => `You are invited as ${role}. Ask whoever is responsible for hour and place; they also report it.`,
    reminder: (role) =>
      `Its deadline has passed and no report has reached us. Please report it, also when it did not happen. You are reminded as ${role}, whose task it is.`,
    escalation: (role) => `Whoever carries it out was reminded, but no report has reached us. Please ask them. You get this as ${role}.`,
    blocked: (role) => `The notice of this session could not be made. You get this as ${role}: check the team, then have it tried again (retry).`,
    moved: (role) => `You get this as ${role}: this was moved. The dates above hold now.`,
    paused: (role) => `You get this as ${role}: this is paused. Nothing is to be done until you hear that it goes on.`,
    resumed: (role) => `You get this as ${role}: this goes on, at the dates above.`,
    cancelled: (role) => `You get this as ${role}: this is called off and needs no report.`,
    reassigned: (role) => `This has become your task as ${role}.`,
    relieved: (role) => `You get this as ${role}: somebody else carries this out now.`,
    vacancy: (role) => `Nobody is there to carry this out yet, so its notice comes to you as ${role}.`,
    repair: (role) => `Something has stopped and cannot go on by itself. You get this as ${role}: check it, then have it tried again (retry).`,
  },
  howToReport: 'How to report',
  reportTo: (secretary, byReply) =>
    secretary === undefined ? 'Say in the report:' : `${byReply ? 'Answer this mail, or tell' : 'Tell'} the secretary, ${secretary}:`,
  reportLines: {
    always: 'the task key and the day it was done;',
    carries: 'what the report carries, as written above;',
    names: 'names and answers of clients: on paper or in the system, never by mail;',
    otherwise: 'if it did not happen: the task key, the day, and why.',
  },
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
    howToReport: 'To the secretary: the task key, the day it was done, and what the report carries. If it did not happen: the task key, the day, and why.',
    by: 'Handed over by',
  },
} satisfies typeof id;

type Texts = typeof id;

export const TEXTS: Readonly<Record<Language, Texts>> = { id, en };

/** Parts of a mail, the most urgent first. */
export const BY_URGENCY: readonly SectionKind[] = [
  'escalation',
  'blocked',
  'repair',
  'vacancy',
  'reminder',
  'moved',
  'cancelled',
  'paused',
  'resumed',
  'reassigned',
  'relieved',
  'due',
  'invited',
];
