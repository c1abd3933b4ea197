import type { Language } from '../../domain/language.ts';
import type { Order } from '../../domain/portfolio.ts';

const id = {
  title: 'Program',
  over: (all: number) => (all === 1 ? 'Satu program' : `${all} program`),
  late: (programmes: number) => `${programmes} ada yang lewat batas`,
  blocked: (programmes: number) => `${programmes} ada yang terkendala`,
  calm: 'Tidak ada yang lewat batas atau terkendala.',
  start: 'Mulai program baru',
  look: {
    words: 'Cari nama, desa atau kode',
    stage: 'Tahap',
    any: 'Semua',
    kind: 'Jenis',
    attention: 'Hanya yang perlu perhatian',
    order: 'Urutan',
    go: 'Tampilkan',
  },
  kinds: { real: 'Program sesungguhnya', rehearsal: 'Latihan' },
  stages: {
    planning: 'Perencanaan',
    running: 'Berjalan',
    termination: 'Terminasi',
    measures: 'Langkah setelah terminasi',
    ended: 'Selesai',
  } as Readonly<Record<string, string>>,
  orders: { attention: 'Perlu perhatian dahulu', next: 'Kegiatan terdekat dahulu', start: 'Mulai terbaru dahulu', name: 'Nama' } satisfies Record<
    Order,
    string
  >,
  columns: ['Program', 'Tahap', 'Lewat batas', 'Terkendala', 'Kegiatan berikut', 'Sudah dicatat'],
  rehearsal: 'latihan',
  started: (day: string) => `mulai ${day}`,
  none: '–',
  caption: 'Program dan keadaannya',
  progress: (done: string, items: string) => `${done} dari ${items}`,
  pages: (page: number, pages: number) => `Halaman ${page} dari ${pages}`,
  before: 'Sebelumnya',
  next: 'Berikutnya',
  nothingFound: 'Tidak ada program seperti itu',
  nothingFoundHint: 'Hapus sebagian kata atau pilih semua tahap.',
  showAll: 'Tampilkan semua',
  nothing: 'Belum ada program yang dapat Anda lihat',
  startHint: 'Mulailah yang pertama: definisi, desa, tim dan anggota, lalu jadwalnya.',
  nothingHint: 'Bila Anda anggota tim suatu program, mintalah pengelolanya memeriksa alamat surel Anda.',
};

const en: typeof id = {
  title: 'Programmes',
  over: (all) => (all === 1 ? 'One programme' : `${all} programmes`),
  late: (programmes) => `${programmes} with something overdue`,
  blocked: (programmes) => `${programmes} with something blocked`,
  calm: 'Nothing is overdue or blocked.',
  start: 'Start a new programme',
  look: { words: 'Name, village or code', stage: 'Stage', any: 'All', kind: 'Kind', attention: 'Only what needs attention', order: 'Order', go: 'Show' },
  kinds: { real: 'Real programmes', rehearsal: 'Rehearsals' },
  stages: { planning: 'Planning', running: 'Running', termination: 'Termination', measures: 'Measures after termination', ended: 'Ended' },
  orders: { attention: 'Needing attention first', next: 'Next session first', start: 'Latest start first', name: 'Name' },
  columns: ['Programme', 'Stage', 'Overdue', 'Blocked', 'Next session', 'Accounted for'],
  rehearsal: 'rehearsal',
  started: (day) => `started ${day}`,
  none: '–',
  caption: 'Programmes and how they stand',
  progress: (done, items) => `${done} of ${items}`,
  pages: (page, pages) => `Page ${page} of ${pages}`,
  before: 'Previous',
  next: 'Next',
  nothingFound: 'No such programme',
  nothingFoundHint: 'Leave out some words, or choose all stages.',
  showAll: 'Show all',
  nothing: 'There is no programme that you may see yet',
  startHint: 'Start the first: its definition, village, team and clients, then its calendar.',
  nothingHint: 'If you are of a programme’s team, ask its manager to check your mail address.',
};

/** What the list of programmes says. */
export function textsIn(language: Language): typeof id {
  return { id, en }[language];
}
