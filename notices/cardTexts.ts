import type { Language } from '../domain/language.ts';

/** What the card of a task says in a mail: when, by whom, what to read before, what its report carries. `id` is the source, `en` its translation. */
const id = {
  sessionOf: (ordinal: number, total: number) => `ke-${ordinal} dari ${total}`,
  sessionsOf: (first: number, last: number, total: number) => `ke-${first} sampai ke-${last} dari ${total}`,
  sessionsAmong: (ordinals: readonly number[], total: number) => `${list(ordinals.map(ke), 'dan')} dari ${total}`,
  day: 'Tanggal',
  planned: 'Direncanakan',
  window: 'Boleh dikerjakan antara',
  and: 'dan',
  until: 'Paling lambat',
  deadline: 'Batas waktu',
  business: 'Usaha',
  parties: 'Bagi',
  owner: 'Pelaksana',
  vacantRole: 'Peran yang belum terisi',
  taskKey: 'Kode tugas',
  material: 'Laporan yang ditinjau',
  missing: (count: number) => (count === 0 ? 'sudah lengkap' : `${count} belum masuk`),
  agreedIn: 'Disepakati dalam',
  openedIn: 'Dibuka dalam',
  decided: 'Yang diputuskan',
  about: 'Isinya',
  whom: 'Dengan siapa',
  basis: 'Dasarnya',
  /** Where the words are that no mail carries. @param asksSecretary false where the reader is the secretary */
  read: (what: string, asksSecretary: boolean) => `${what}. Baca di sistem${asksSecretary ? ', atau minta kepada Sekretaris' : ''}.`,
  notInMail: 'Tidak ditulis di surel',
  caseWords: (leader: string) => `Tidak ditulis di surel. Hanya Anda dan ${leader} yang dapat membacanya, di sistem; di sana pula laporannya diisi.`,
  names: 'Nama-namanya tidak ditulis di surel',
  proposal: 'Proposal usaha kelompok ini',
  proposedMeasures: 'Langkah yang diusulkan menurut angka program, dengan alasannya',
  confirmedMeasures: 'Langkah yang sudah ditetapkan, dengan alasannya',
  byFigures: 'Daftar menurut angka program',
  carries: 'Isi laporan',
  attendance: 'daftar hadir',
  voices: 'berapa orang menyampaikan pendapat',
  guests: 'berapa tamu yang hadir',
  form: (name: string) => `formulir “${name}”`,
  memberForm: (name: string, present: boolean) => `formulir “${name}”, dari setiap ${present ? 'yang hadir' : 'anggota'}`,
  only: (words: string, ordinals: readonly number[]) => `${words} (${list(ordinals.map(ke), 'dan')})`,
  tasks: 'bila ada hal yang disepakati: apa, oleh siapa, kapan',
  decision: (decisions: readonly string[]) => `keputusan: ${list(decisions, 'atau')}`,
  decisions: {
    approved: 'disetujui',
    returned: 'dikembalikan',
    rejected: 'ditolak',
    confirmed: 'ditetapkan seperti diusulkan',
    overridden: 'diubah dengan alasan',
    countersigned: 'disahkan',
    yes: 'bersedia',
    no: 'tidak bersedia',
  } as Readonly<Record<string, string>>,
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
};

const en = {
  sessionOf: (ordinal, total) => `${ordinal} of ${total}`,
  sessionsOf: (first, last, total) => `${first} to ${last} of ${total}`,
  sessionsAmong: (ordinals, total) => `${list(ordinals.map(String), 'and')} of ${total}`,
  day: 'Day',
  planned: 'Planned for',
  window: 'May be done between',
  and: 'and',
  until: 'No later than',
  deadline: 'Deadline',
  business: 'Business',
  parties: 'For',
  owner: 'Responsible',
  vacantRole: 'Role that nobody fills',
  taskKey: 'Task key',
  material: 'Reports it looks at',
  missing: (count) => (count === 0 ? 'all there' : `${count} not in yet`),
  agreedIn: 'Agreed in',
  openedIn: 'Opened in',
  decided: 'To be decided',
  about: 'What it is',
  whom: 'With whom',
  basis: 'Made from',
  read: (what, asksSecretary) => `${what}. To be read in the system${asksSecretary ? ', or had from the secretary' : ''}.`,
  notInMail: 'Not written in a mail',
  caseWords: (leader) => `Not written in a mail. Only you and the ${leader.toLowerCase()} can read it, in the system, where its report is made too.`,
  names: 'No names in a mail',
  proposal: 'This group’s business proposal',
  proposedMeasures: 'The measures that the figures propose, and why',
  confirmedMeasures: 'The measures that were confirmed, and why',
  byFigures: 'A list by the figures',
  carries: 'The report carries',
  attendance: 'who attended',
  voices: 'how many voiced an opinion',
  guests: 'how many guests came',
  form: (name) => `the form “${name}”`,
  memberForm: (name, present) => `the form “${name}”, of each ${present ? 'who was present' : 'client'}`,
  only: (words, ordinals) => `${words} (${list(ordinals.map(String), 'and')})`,
  tasks: 'what was agreed, if anything: what, by whom, by when',
  decision: (decisions) => `the decision: ${list(decisions, 'or')}`,
  decisions: {
    approved: 'approved',
    returned: 'returned',
    rejected: 'rejected',
    confirmed: 'confirmed as proposed',
    overridden: 'overridden, with the reason',
    countersigned: 'countersigned',
    yes: 'yes',
    no: 'no',
  },
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
} satisfies typeof id;

/** The texts of a card in one language. */
export type CardTexts = typeof id;

export const CARD_TEXTS: Readonly<Record<Language, CardTexts>> = { id, en };

function ke(ordinal: number): string {
  return `ke-${ordinal}`;
}

/** `a, b, dan c`; `a atau b`. */
function list(words: readonly string[], last: string): string {
  if (words.length < 3) return words.join(` ${last} `);
  return `${words.slice(0, -1).join(', ')}, ${last} ${words.at(-1)}`;
}
