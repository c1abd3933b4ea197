import type { Definition } from './definition.ts';
import type { Answers } from './forms.ts';
import { beyondPledges, notReceived, type PotStanding } from './judgeFunds.ts';
import type { Text } from './language.ts';
import { amountIn, balanceOf, fiscalYearOf, lastDayOf, type Pot, reservable, spendable } from './ledger.ts';
import { type FieldError, type Refusal, refusedFor } from './refusal.ts';
import type { Day } from './time.ts';

/** A pot as it stands. */
export type PotFound = Pot & PotStanding;

/** What a giver has approved for a group; `pot`: where it is bound. */
export type Share = { readonly source: string; readonly amount: number; readonly pot: Pot; readonly paid: boolean };

/** What a step of a group's grant is judged by (P2f). `answers`: those of its form, checked by the form's questions already. */
export type GrantStep = {
  readonly definition: Definition;
  readonly track: string;
  readonly group: string;
  readonly part: string | undefined;
  /** The giver, of a decision or disbursement. */
  readonly source: string | undefined;
  readonly doneOn: Day;
  readonly decision: string | undefined;
  readonly answers: Answers;
  /** What the proposal asks for; undefined where there is none. */
  readonly budget: number | undefined;
  /** What is approved and stands. */
  readonly shares: readonly Share[];
  /** Every pot of the giver from which grants are paid, by fiscal year. */
  readonly pots: readonly PotFound[];
  /** Clients of the group on the day, who can be its officers. */
  readonly clients: ReadonlySet<string>;
};

/** Key of the fund from which grants are paid; undefined where the programme keeps no such fund. */
export function grantFund({ funds }: Pick<Definition, 'funds'>): string | undefined {
  return Object.entries(funds).find(([, { grants }]) => grants)?.[0];
}

/** What each giver gives a group by the definition, in its order. */
export function grantOf({ tracks }: Pick<Definition, 'tracks'>, track: string, group: string): Readonly<Record<string, number>> {
  const grants = tracks[track]?.grants ?? {};
  return Object.hasOwn(grants, group) ? (grants[group]?.from ?? {}) : {};
}

/** Whether a step that was done may stand: what is asked for, approved, paid and accounted for keeps to what there is. */
export function judgeGrantStep(step: GrantStep): Refusal | undefined {
  const errors = errorsOf(step);
  if (errors.length > 0) return refusedFor('reportRefused', CHECK, errors);
  if (step.part === 'decision' && step.decision === 'approved' && potToBind(step) === undefined) return tooLittlePledged(step);
  if (step.part === 'disbursement' && potToPay(step) === undefined) return tooLittleReceived(step);
  return undefined;
}

/** The amount that a giver's decision approves: what the letter says, else what the definition has. */
export function approvedAmount({ definition, track, group, source, answers }: GrantStep): number {
  return numberIn(answers, 'amount') ?? grantOf(definition, track, group)[source ?? ''] ?? 0;
}

/** The pot in which an approved amount is bound: the earliest that may be spent on the day and has as much left. */
export function potToBind(step: GrantStep): PotFound | undefined {
  return usable(step).find(({ balance }) => reservable(balance) >= approvedAmount(step));
}

/**
 * The pot from which a giver's share is paid: where it is bound, if the money has come; else another of the giver's that holds as much unbound, as when
 * the year has ended in between.
 */
export function potToPay(step: GrantStep): PotFound | undefined {
  const share = shareOf(step);
  return share === undefined ? undefined : usable(step).find((pot) => payable(pot, share) >= share.amount);
}

/** A pot in which nothing was recorded. */
export function emptyPot(definition: Definition, pot: Pot): PotFound {
  return { ...pot, balance: balanceOf([]), lastSpendingOn: lastDayOf(definition, pot.year) };
}

function usable({ pots, doneOn }: GrantStep): readonly PotFound[] {
  return pots.filter(({ lastSpendingOn }) => lastSpendingOn >= doneOn);
}

function shareOf({ shares, source }: GrantStep): Share | undefined {
  return shares.find((share) => share.source === source && !share.paid);
}

/** What may be paid for a share from a pot: all that is there where it is bound, elsewhere what is free. */
function payable({ fund, year, balance }: PotFound, { pot }: Share): number {
  return fund === pot.fund && year === pot.year ? balance.balance : spendable(balance);
}

function errorsOf(step: GrantStep): FieldError[] {
  const { part, decision, answers } = step;
  switch (part) {
    case 'proposal':
      return budgetErrors(step);
    case 'check':
      return decision === 'approved' && answers['officersAndAccount'] === false ? [fault('officersAndAccount', OFFICERS_FIRST)] : [];
    case 'decision':
      return decision === 'approved' ? amountErrors(step) : [];
    case 'handOver':
      return officerErrors(step);
    case 'useReport':
      return useErrors(step);
    default:
      return [];
  }
}

function budgetErrors({ definition, track, group, answers }: GrantStep): FieldError[] {
  const most = sum(Object.values(grantOf(definition, track, group)));
  const budget = numberIn(answers, 'budget');
  if (budget === undefined || (budget > 0 && budget <= most)) return [];
  const limit = inWords(definition, most);
  return [fault('budget', { id: `Rencana anggaran lebih dari 0, paling banyak ${limit.id}.`, en: `A budget above 0, of ${limit.en} at most.` })];
}

/** A giver approves no more than the kind of business gets from it, and all together no more than was proposed. */
function amountErrors(step: GrantStep): FieldError[] {
  const { definition, track, group, source = '', budget, shares } = step;
  const amount = approvedAmount(step);
  const given = grantOf(definition, track, group)[source] ?? 0;
  const left = (budget ?? Number.MAX_SAFE_INTEGER) - sum(shares.map((share) => share.amount));
  if (amount > 0 && amount <= Math.min(given, left)) return [];
  const limit = inWords(definition, Math.max(0, Math.min(given, left)));
  return [fault('amount', { id: `Jumlah yang disetujui lebih dari 0, paling banyak ${limit.id}.`, en: `An approved amount above 0, of ${limit.en} at most.` })];
}

const OFFICES = ['chair', 'secretary', 'treasurer'] as const;

/** Three officers, three people of the group (N6, R11). */
function officerErrors({ answers, clients }: GrantStep): FieldError[] {
  const named = OFFICES.map((office) => answers[office]).filter((one) => one !== undefined);
  return OFFICES.flatMap((office) => {
    const officer = answers[office];
    if (officer === undefined) return [];
    const right = typeof officer === 'string' && clients.has(officer) && named.filter((other) => other === officer).length === 1;
    return right ? [] : [fault(office, THREE_OFFICERS)];
  });
}

/** Of what was paid so much is spent, and so much of this on something else (R25). */
function useErrors({ definition, answers, shares }: GrantStep): FieldError[] {
  const granted = sum(shares.filter(({ paid }) => paid).map(({ amount }) => amount));
  const spent = numberIn(answers, 'spent') ?? 0;
  const most = inWords(definition, granted);
  return [
    ...(spent <= granted ? [] : [fault('spent', { id: `Paling banyak yang diterima, ${most.id}.`, en: `At most what was received, ${most.en}.` })]),
    ...((numberIn(answers, 'offPurpose') ?? 0) <= spent ? [] : [fault('offPurpose', PART_OF_SPENT)]),
  ];
}

function tooLittlePledged(step: GrantStep): Refusal {
  const { definition, source = '' } = step;
  const [most] = usable(step).toSorted((one, other) => reservable(other.balance) - reservable(one.balance));
  return beyondPledges(definition, source, approvedAmount(step), most ?? nothing(step));
}

function tooLittleReceived(step: GrantStep): Refusal {
  const { definition, source = '', track, group } = step;
  const share = shareOf(step) ?? { source, amount: grantOf(definition, track, group)[source] ?? 0, pot: nothing(step), paid: false };
  const there = Math.max(0, ...usable(step).map((pot) => payable(pot, share)));
  return notReceived(definition, source, share.amount, there);
}

function nothing({ definition, source = '', doneOn }: GrantStep): PotFound {
  return emptyPot(definition, { fund: grantFund(definition) ?? '', source, year: fiscalYearOf(definition, doneOn) });
}

/** A whole number among the answers; undefined where there is none. */
export function numberIn(answers: Answers, question: string): number | undefined {
  const value = answers[question];
  return typeof value === 'number' ? value : undefined;
}

function fault(question: string, message: Text): FieldError {
  return { path: `answers.${question}`, message };
}

function inWords({ currency }: Definition, amount: number): Text {
  return { id: amountIn('id', currency, amount), en: amountIn('en', currency, amount) };
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

/** Whether the use of a grant is accepted: every receipt is there, and nothing went to something else. */
export function isUseAccepted({ offPurpose, receiptsComplete }: { readonly offPurpose: number; readonly receiptsComplete: boolean }): boolean {
  return receiptsComplete && offPurpose === 0;
}

const CHECK: Text = { id: 'Laporan belum dapat diterima. Periksa isian berikut.', en: 'The report cannot be accepted yet. Check the following.' };
const OFFICERS_FIRST: Text = {
  id: 'Kelompok tanpa ketua, sekretaris, bendahara, dan rekening belum dapat disetujui; kembalikan proposalnya (returned).',
  en: 'A group without chair, secretary, treasurer and bank account cannot be approved yet; send the proposal back (returned).',
};
const THREE_OFFICERS: Text = {
  id: 'Ketua, sekretaris, dan bendahara: tiga anggota kelompok ini yang berlainan.',
  en: 'Chair, secretary and treasurer: three different clients of this group.',
};
const PART_OF_SPENT: Text = { id: 'Bagian dari yang sudah dipakai, jadi tidak lebih dari itu.', en: 'A part of what was spent, so no more than that.' };
