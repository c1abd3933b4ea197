import type { Actor } from './actor.ts';
import type { Definition } from './definition.ts';
import type { Text } from './language.ts';
import { amountIn, type Balance, balanceOf, type EntryKind, fiscalYearOf, lastDayOf, type Posting, reservable, reversalOf, spendable } from './ledger.ts';
import { standingOf } from './may.ts';
import { partyName } from './naming.ts';
import { type FieldError, notAllowed, type Refusal, refused, refusedFor } from './refusal.ts';
import { addMonths, type Day, isDay } from './time.ts';

/** What a person records of a source's money. Reservations come of decisions, reversals of `judgeReversal`. */
export type RecordedKind = Exclude<EntryKind, 'reservation' | 'reversal'>;

/** `year`: fiscal year, that of the day unless said. `item`: what it was for. `lastSpendingOn`: of a pledge, where its giver names a day. */
export type EntryRequest = {
  readonly fund: string;
  readonly source: string;
  readonly amount: number;
  readonly on: Day;
  readonly year?: number | undefined;
  readonly item?: string | undefined;
  readonly reference?: string | undefined;
  readonly lastSpendingOn?: Day | undefined;
};

/** How the pot stands that an entry is about; `lastSpendingOn`: the latest day that any of its pledges names, else the fiscal year's last. */
export type PotStanding = { readonly balance: Balance; readonly lastSpendingOn: Day };

export type FundFacts = {
  readonly code: string;
  readonly definition: Definition;
  readonly today: Day;
  readonly pot: PotStanding;
  /** Whether the plan has the item named. */
  readonly itemKnown: boolean;
};

/** Whether this actor keeps the programme's books: the treasurer, and its managers. Asked after `may(actor, 'keepFunds')`. */
export function keepsFunds(actor: Actor, { code, definition }: { readonly code: string; readonly definition: Definition }): boolean {
  const standing = standingOf(actor, { code, ...definition });
  return standing === 'manager' || (standing !== 'foreign' && actor.kind === 'person' && actor.role === definition.treasurer);
}

/** The refusal of whoever does not keep the books. */
export function booksOfOthers(): Refusal {
  return notAllowed({
    id: 'Pembukuan dana dicatat oleh bendahara atau pengelola program.',
    en: "The programme's books are kept by its treasurer and its managers.",
  });
}

/** Whether an entry is accepted: its values right, and nothing spent or given back that was not received (I8), is bound, or may not be spent any more (N3). */
export function judgeEntry(actor: Actor, kind: RecordedKind, request: EntryRequest, facts: FundFacts): Refusal | undefined {
  if (!keepsFunds(actor, facts)) return booksOfOthers();
  const errors = entryErrors(kind, request, facts);
  if (errors.length > 0) return refusedFor('fundsRefused', CHECK, errors);
  const { balance } = facts.pot;
  if (kind === 'settlement' && request.amount > balance.advanced)
    return refusedFor('fundsRefused', CHECK, [{ path: 'amount', message: noSuchDebt(facts.definition, balance.advanced) }]);
  if (kind === 'pledge' || kind === 'receipt' || kind === 'advance') return undefined;
  if (kind !== 'refund' && request.on > facts.pot.lastSpendingOn) return spendingOver(request, facts);
  return request.amount > spendable(balance) ? notThere(request, facts) : undefined;
}

/** No programme has money older than this; a year that was mistyped would stand in its books for ever. */
const OLDEST_YEARS = 10;

/** The fiscal year that an entry is about. */
export function yearOf(definition: Definition, { on, year }: Pick<EntryRequest, 'on' | 'year'>): number {
  return year ?? fiscalYearOf(definition, isDay(on) ? on : '1970-01-01');
}

function entryErrors(kind: RecordedKind, request: EntryRequest, { definition, today, itemKnown }: FundFacts): FieldError[] {
  const { fund, source, amount, on, item, lastSpendingOn } = request;
  const given = Object.hasOwn(definition.funds, fund) ? definition.funds[fund] : undefined;
  const givers = given === undefined ? [] : [...given.from, ...given.hopedFrom];
  const year = yearOf(definition, request);
  const earliest = addMonths(today, -12 * OLDEST_YEARS);
  const error = (wrong: boolean, path: string, id: string, en: string): FieldError[] => (wrong ? [{ path, message: { id, en } }] : []);
  const keys = Object.keys(definition.funds).join(', ');
  const spends = kind !== 'pledge' && kind !== 'receipt';
  return [
    ...error(given === undefined, 'fund', `Dana: salah satu dari ${keys}.`, `A fund: one of ${keys}.`),
    ...error(
      given !== undefined && !givers.includes(source),
      'source',
      `Sumber dana: salah satu dari ${givers.join(', ')}.`,
      `A source: one of ${givers.join(', ')}.`,
    ),
    ...error(!Number.isSafeInteger(amount) || amount <= 0, 'amount', 'Jumlah: bilangan bulat lebih dari 0.', 'An amount: a whole number above 0.'),
    ...error(!isDay(on), 'on', 'Isi tanggal yang ada, seperti 2027-04-12.', 'Give a date that exists, such as 2027-04-12.'),
    ...error(isDay(on) && on > today, 'on', `Paling lambat hari ini, ${today}.`, `${today} at the latest: what is recorded has been.`),
    ...error(isDay(on) && on < earliest, 'on', `Paling awal ${earliest}. Periksa tahunnya.`, `${earliest} at the earliest. Check the year.`),
    ...error(
      isDay(on) && Math.abs(year - fiscalYearOf(definition, on)) > (spends ? 1 : 3),
      'year',
      'Tahun anggaran terlalu jauh dari tanggalnya.',
      'The fiscal year is too far from its day.',
    ),
    ...error(item !== undefined && !itemKnown, 'item', 'Tidak ada tugas ini dalam rencana program.', "The programme's plan has no such task."),
    ...error(lastSpendingOn !== undefined && kind !== 'pledge', 'lastSpendingOn', 'Hanya untuk janji dana.', 'Only of a pledge.'),
    ...error(
      lastSpendingOn !== undefined && (!isDay(lastSpendingOn) || lastSpendingOn < on || lastSpendingOn > lastDayOf(definition, year + 3)),
      'lastSpendingOn',
      'Batas akhir pemakaian: sesudah tanggal janji, paling lama tiga tahun.',
      'The last day of spending: after the day of the pledge, within three years.',
    ),
  ];
}

/** An entry that somebody wants undone. `ofGrant`: it came of a grant's decision or payment, and goes with it. */
export type EntryFacts = {
  readonly kind: EntryKind;
  readonly postings: readonly Posting[];
  readonly reversedBy: number | undefined;
  readonly ofGrant: boolean;
};

/** Whether an entry may be reversed: it exists, once, is no reversal itself, and what is left of its pot covers what was bound and spent. */
export function judgeReversal(
  actor: Actor,
  number: number,
  { code, definition, entry, pot }: Pick<FundFacts, 'code' | 'definition'> & { readonly entry: EntryFacts | undefined; readonly pot: PotStanding },
): Refusal | undefined {
  if (!keepsFunds(actor, { code, definition })) return booksOfOthers();
  if (entry === undefined)
    return refused(404, 'unknownEntry', { id: `Tidak ada catatan nomor ${number} dalam pembukuan.`, en: `The books have no entry ${number}.` });
  if (entry.reversedBy !== undefined || entry.kind === 'reversal')
    return refused(409, 'alreadyReversed', {
      id: `Catatan ${number} sudah dibatalkan oleh catatan ${entry.reversedBy ?? number}, atau merupakan pembatalan.`,
      en: `Entry ${number} was reversed already by entry ${entry.reversedBy ?? number}, or is a reversal.`,
    });
  if (entry.ofGrant)
    return refused(409, 'fundsRefused', {
      id: `Catatan ${number} berasal dari bantuan modal; ia dibatalkan lewat langkah bantuan itu.`,
      en: `Entry ${number} came of a capital grant; it is reversed through the steps of that grant.`,
    });
  const left = plus(pot.balance, balanceOf(reversalOf(entry.postings)));
  if (left.balance >= 0 && left.advanced >= 0 && Math.max(left.pledged, left.received) >= left.reserved + left.spent + left.refunded) return undefined;
  return refused(409, 'beyondBalance', {
    id: `Catatan ${number} tidak dapat dibatalkan: dananya sudah terpakai atau terikat. Batalkan dahulu pengeluarannya.`,
    en: `Entry ${number} cannot be reversed: its money is spent or bound. Reverse what was spent first.`,
  });
}

/** What a grant binds or is paid, refused for want of money. @param source key of the giver */
export function beyondPledges(definition: Definition, source: string, amount: number, pot: PotStanding): Refusal {
  const [free, asked] = [reservable(pot.balance), amount].map((each) => inWords(definition, each)) as [Text, Text];
  const giver = nameOf(definition, source);
  return refused(409, 'beyondBalance', {
    id: `Dana ${giver.id} yang belum terikat ${free.id}, sedangkan keputusan ini ${asked.id}. Catat dahulu janji dananya, atau setujui jumlah yang lebih kecil.`,
    en: `${giver.en} has ${free.en} that is not bound; this decision is for ${asked.en}. Record its pledge first, or approve a smaller amount.`,
  });
}

/** @param received what is there of the source and may be spent on the day */
export function notReceived(definition: Definition, source: string, needed: number, received: number): Refusal {
  const [there, asked] = [received, needed].map((each) => inWords(definition, each)) as [Text, Text];
  const giver = nameOf(definition, source);
  return refused(409, 'notReceived', {
    id: `Dari ${giver.id} baru tersedia ${there.id}, sedangkan yang harus dicairkan ${asked.id}. Tugas ini tetap terbuka: catat penerimaan dananya, lalu laporkan lagi.`,
    en: `Of ${giver.en} ${there.en} is there; ${asked.en} is to be paid. The task stays open: record the money received, then report it again.`,
  });
}

function notThere({ source, amount }: EntryRequest, { definition, pot }: FundFacts): Refusal {
  const { balance } = pot;
  const [free, there, asked] = [spendable(balance), balance.balance, amount].map((each) => inWords(definition, each)) as [Text, Text, Text];
  const giver = nameOf(definition, source);
  return refused(409, 'notReceived', {
    id: `Saldo ${giver.id} ${there.id}, yang dapat dipakai ${free.id}; yang diminta ${asked.id}. Catat dahulu penerimaan dananya, atau catat sebagai talangan.`,
    en: `The balance of ${giver.en} is ${there.en}, of which ${free.en} may be spent; asked for are ${asked.en}. Record the money received first, or record an advance from somebody's pocket.`,
  });
}

function spendingOver({ source }: EntryRequest, { definition, pot }: FundFacts): Refusal {
  const giver = nameOf(definition, source);
  return refused(409, 'spendingOver', {
    id: `Dana ${giver.id} ini dapat dipakai paling lambat ${pot.lastSpendingOn}; sisanya dikembalikan. Pakai dana tahun anggaran berikutnya.`,
    en: `This money of ${giver.en} could be spent until ${pot.lastSpendingOn}; what is left goes back. Use money of the next fiscal year.`,
  });
}

function noSuchDebt(definition: Definition, advanced: number): Text {
  const owed = inWords(definition, advanced);
  return { id: `Talangan yang belum diganti ${owed.id}.`, en: `Paid from pockets and not yet paid back: ${owed.en}.` };
}

function inWords({ currency }: Definition, amount: number): Text {
  return { id: amountIn('id', currency, amount), en: amountIn('en', currency, amount) };
}

function nameOf(definition: Definition, source: string): Text {
  return partyName(definition, source) ?? { id: source, en: source };
}

function plus(one: Balance, other: Balance): Balance {
  return {
    pledged: one.pledged + other.pledged,
    received: one.received + other.received,
    reserved: one.reserved + other.reserved,
    spent: one.spent + other.spent,
    refunded: one.refunded + other.refunded,
    advanced: one.advanced + other.advanced,
    balance: one.balance + other.balance,
  };
}

const CHECK: Text = { id: 'Catatan dana belum dapat diterima. Periksa isian berikut.', en: 'The entry cannot be accepted yet. Check the following.' };

/** @param first the first of its pots' last days of spending; undefined: nothing was recorded of that year */
export function yearStillRuns(definition: Definition, year: number, first: Day | undefined): Refusal {
  const day = first ?? lastDayOf(definition, year);
  return refused(409, 'yearStillRuns', {
    id: `Tahun anggaran ${year} belum dapat ditutup: dananya dapat dipakai sampai ${day}.`,
    en: `The fiscal year ${year} cannot be closed yet: its money may be spent until ${day}.`,
  });
}
