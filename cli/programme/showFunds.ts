import type { FundEntry, Funds, FundsRecorded, Grant, Grants } from '../../client/client.ts';
import type { Language } from '../../domain/language.ts';
import { moneyWords } from './moneyWords.ts';
import { valueOf } from './showFigures.ts';
import { table } from './table.ts';
import { wordsIn } from './words.ts';

/** The money of each source. */
export function showFunds({ currency, funds }: Funds, language: Language): string[] {
  const { columns, inUnits } = moneyWords(language);
  if (funds.length === 0) return [wordsIn(language).none];
  const rows = funds.map(({ fund, source, year, pledged, received, reserved, spent, spendable }) => [
    source,
    `${fund} ${year}`,
    ...[pledged, received, reserved, spent, spendable].map((amount) => grouped(amount, language)),
  ]);
  const amounts = [columns.pledged, columns.received, columns.bound, columns.spent, columns.spendable];
  return [inUnits(currency), '', ...table([columns.source, columns.fund, ...amounts.map((head) => ({ head, align: 'right' as const }))], rows)];
}

/** The books, entry by entry. */
export function showBooks(entries: readonly FundEntry[], currency: string, language: Language): string[] {
  const { columns, inUnits, kinds, undone } = moneyWords(language);
  if (entries.length === 0) return [wordsIn(language).none];
  const rows = entries.map(({ number, on, kind, fund, source, year, amount, item, reference, reversedBy }) => [
    String(number),
    on,
    `${kinds[kind]}${reversedBy === null ? '' : `, ${undone(reversedBy)}`}`,
    `${source}, ${fund} ${year}`,
    grouped(amount, language),
    [item, reference].filter((part) => part !== null).join(' · '),
  ]);
  const heads = [
    { head: columns.no, align: 'right' as const },
    columns.day,
    columns.kind,
    columns.source,
    { head: columns.amount, align: 'right' as const },
    { head: columns.item, wraps: true as const },
  ];
  return [inUnits(currency), '', ...table(heads, rows)];
}

/** What was written into the books, and how the source stands after it. */
export function showRecorded({ entry, kind, fund, source, year, lastSpendingOn, balance }: FundsRecorded, currency: string, language: Language): string[] {
  const words = moneyWords(language);
  const money = (amount: number) => valueOf(amount, 'money', currency, language);
  return [
    words.recorded(entry, words.kinds[kind], source, fund, year),
    words.stands(money(balance.pledged), money(balance.received), money(balance.reserved), money(balance.spent), money(balance.balance)),
    words.lastDay(lastSpendingOn),
  ];
}

/** Each grant with how far it is, and the task that comes next. */
export function showGrants({ currency, grants }: Grants, language: Language): string[] {
  const { columns, inUnits } = moneyWords(language);
  if (grants.length === 0) return [wordsIn(language).none];
  const rows = grants.map((grant) => [
    grant.group,
    grant.business[language],
    grouped(sum(Object.values(grant.planned)), language),
    grouped(sum(grant.shares.filter(({ undoneBecause }) => undoneBecause === null).map(({ amount }) => amount)), language),
    howFar(grant, language),
    grant.items.find(({ outcome }) => outcome === null)?.key ?? '',
  ]);
  const heads = [
    columns.group,
    { head: columns.business, wraps: true as const },
    { head: columns.planned, align: 'right' as const },
    { head: columns.approved, align: 'right' as const },
    columns.stands,
    columns.next,
  ];
  return [inUnits(currency), '', ...table(heads, rows)];
}

function howFar({ endedBecause, use, handedOverOn, paidOn, approvedOn, proposedOn }: Grant, language: Language): string {
  const { steps } = moneyWords(language);
  if (endedBecause !== null) return steps.ended;
  if (use !== null) return use.accepted ? steps.used : steps.returned;
  if (handedOverOn !== null) return `${steps.handedOver} ${handedOverOn}`;
  if (paidOn !== null) return `${steps.paid} ${paidOn}`;
  if (approvedOn !== null) return `${steps.approved} ${approvedOn}`;
  return proposedOn === null ? steps.none : `${steps.proposed} ${proposedOn}`;
}

function grouped(amount: number, language: Language): string {
  return new Intl.NumberFormat(language === 'id' ? 'id-ID' : 'en-GB').format(amount);
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
