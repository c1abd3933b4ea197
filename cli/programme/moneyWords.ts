import type { Language } from '../../domain/language.ts';

const id = {
  columns: {
    no: 'NO',
    day: 'TANGGAL',
    kind: 'JENIS',
    source: 'SUMBER',
    fund: 'DANA',
    pledged: 'JANJI',
    received: 'DITERIMA',
    bound: 'TERIKAT',
    spent: 'DIPAKAI',
    spendable: 'DAPAT DIPAKAI',
    amount: 'JUMLAH',
    item: 'UNTUK',
    reference: 'NOMOR',
    group: 'KELOMPOK',
    business: 'USAHA',
    planned: 'RENCANA',
    approved: 'DISETUJUI',
    stands: 'SAMPAI DI MANA',
    next: 'BERIKUTNYA',
  },
  inUnits: (currency: string) => `Dalam ${currency}.`,
  kinds: {
    pledge: 'janji',
    receipt: 'penerimaan',
    reservation: 'pengikatan',
    expense: 'pengeluaran',
    advance: 'uang pribadi',
    settlement: 'penggantian',
    refund: 'setor kembali',
    reversal: 'pembatalan',
  },
  undone: (by: number) => `dibatalkan oleh no. ${by}`,
  recorded: (entry: number, kind: string, source: string, fund: string, year: number) => `No. ${entry}: ${kind}, ${source}, ${fund} ${year}.`,
  stands: (pledged: string, received: string, bound: string, spent: string, balance: string) =>
    `Janji ${pledged}, diterima ${received}, terikat ${bound}, dipakai ${spent}, sisa ${balance}.`,
  lastDay: (day: string) => `Dapat dipakai sampai ${day}.`,
  closed: (year: number, refunded: number, released: number, kept: number) =>
    `Tahun anggaran ${year} ditutup: ${refunded} sumber menerima sisanya kembali, ${released} pengikatan dilepas, ${kept} sumber masih boleh dipakai.`,
  steps: {
    ended: 'tidak diberikan',
    used: 'laporan penggunaan diterima',
    returned: 'laporan penggunaan dikembalikan',
    handedOver: 'diserahterimakan',
    paid: 'dicairkan',
    approved: 'disetujui',
    proposed: 'diusulkan',
    none: 'belum mulai',
  },
};

const en = {
  columns: {
    no: 'NO',
    day: 'DAY',
    kind: 'KIND',
    source: 'SOURCE',
    fund: 'FUND',
    pledged: 'PLEDGED',
    received: 'RECEIVED',
    bound: 'BOUND',
    spent: 'SPENT',
    spendable: 'SPENDABLE',
    amount: 'AMOUNT',
    item: 'FOR',
    reference: 'REFERENCE',
    group: 'GROUP',
    business: 'BUSINESS',
    planned: 'PLANNED',
    approved: 'APPROVED',
    stands: 'HOW FAR',
    next: 'NEXT',
  },
  inUnits: (currency: string) => `In ${currency}.`,
  kinds: {
    pledge: 'pledge',
    receipt: 'receipt',
    reservation: 'reservation',
    expense: 'expense',
    advance: 'advance',
    settlement: 'settlement',
    refund: 'refund',
    reversal: 'reversal',
  },
  undone: (by: number) => `undone by no. ${by}`,
  recorded: (entry: number, kind: string, source: string, fund: string, year: number) => `No. ${entry}: ${kind}, ${source}, ${fund} ${year}.`,
  stands: (pledged: string, received: string, bound: string, spent: string, balance: string) =>
    `Pledged ${pledged}, received ${received}, bound ${bound}, spent ${spent}, balance ${balance}.`,
  lastDay: (day: string) => `May be spent until ${day}.`,
  closed: (year: number, refunded: number, released: number, kept: number) =>
    `Fiscal year ${year} is closed: ${refunded} sources have the rest back, ${released} reservations are released, ${kept} sources may be spent longer.`,
  steps: {
    ended: 'not given',
    used: 'report of use accepted',
    returned: 'report of use not accepted',
    handedOver: 'handed over',
    paid: 'paid',
    approved: 'approved',
    proposed: 'proposed',
    none: 'not begun',
  },
} satisfies typeof id;

const WORDS: Readonly<Record<Language, typeof id>> = { id, en };

/** What money is shown with. */
export function moneyWords(language: Language): typeof id {
  return WORDS[language];
}
