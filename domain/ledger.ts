import type { Definition } from './definition.ts';
import type { Day } from './time.ts';

/**
 * Double entry in whole units of the programme's currency (I8). Every transaction's postings sum to zero; what a person wants to know of a pot is
 * read off six of the ten accounts, the others stand against them. Nothing is changed afterwards: what was wrong is reversed by a transaction of its own.
 */
export const ACCOUNTS = ['pledged', 'promised', 'cash', 'received', 'reserved', 'earmarked', 'spent', 'refunded', 'advanced', 'owed'] as const;
export type Account = (typeof ACCOUNTS)[number];

/** Debit is positive, credit negative. */
export type Posting = { readonly account: Account; readonly amount: number };

/** Money of one source for one purpose in one fiscal year: nothing is paid from one for another. */
export type Pot = { readonly fund: string; readonly source: string; readonly year: number };

/**
 * What is recorded. `advance`: paid from somebody's pocket (talangan), a debt and no income (R17); `settlement`: it is paid back. `reservation`: a
 * giver's decision has bound it for a grant. `reversal` undoes one that went before.
 */
export const KINDS = ['pledge', 'receipt', 'reservation', 'expense', 'advance', 'settlement', 'refund', 'reversal'] as const;
export type EntryKind = (typeof KINDS)[number];

/** The postings of an amount, by what is recorded. Of a reversal: `reversalOf`. */
export function postingsOf(kind: Exclude<EntryKind, 'reversal'>, amount: number): Posting[] {
  const pair = (debit: Account, credit: Account): Posting[] => [
    { account: debit, amount },
    { account: credit, amount: -amount },
  ];
  switch (kind) {
    case 'pledge':
      return pair('pledged', 'promised');
    case 'receipt':
      return pair('cash', 'received');
    case 'reservation':
      return pair('earmarked', 'reserved');
    case 'expense':
      return pair('spent', 'cash');
    case 'advance':
      return pair('advanced', 'owed');
    case 'settlement':
      return [...pair('owed', 'cash'), ...pair('spent', 'advanced')];
    case 'refund':
      return pair('refunded', 'cash');
  }
}

/** What undoes them. */
export function reversalOf(postings: readonly Posting[]): Posting[] {
  return postings.map(({ account, amount }) => ({ account, amount: amount === 0 ? 0 : -amount }));
}

/** How a pot stands. */
export type Balance = {
  readonly pledged: number;
  readonly received: number;
  readonly reserved: number;
  readonly spent: number;
  readonly refunded: number;
  /** Paid from pockets and not paid back yet. */
  readonly advanced: number;
  /** Received, and neither spent nor given back. */
  readonly balance: number;
};

/** Sums postings to what stands in each account. */
export function balanceOf(postings: readonly Posting[]): Balance {
  const sums = new Map<Account, number>();
  for (const { account, amount } of postings) sums.set(account, (sums.get(account) ?? 0) + amount);
  const debit = (account: Account) => sums.get(account) ?? 0;
  const credit = (account: Account) => 0 - (sums.get(account) ?? 0);
  return {
    pledged: debit('pledged'),
    received: credit('received'),
    reserved: credit('reserved'),
    spent: debit('spent'),
    refunded: debit('refunded'),
    advanced: debit('advanced'),
    balance: debit('cash'),
  };
}

/** What may still be bound: promised or received, whichever is more, but for what is bound, spent or given back. */
export function reservable({ pledged, received, reserved, spent, refunded }: Balance): number {
  return Math.max(0, Math.max(pledged, received) - reserved - spent - refunded);
}

/** What may be paid for anything but what is reserved: there, and not bound. */
export function spendable(balance: Balance): number {
  return Math.max(0, Math.min(balance.balance, reservable(balance)));
}

/** The fiscal year of a day, by the year in which it begins. */
export function fiscalYearOf({ fiscalYearFrom }: Pick<Definition, 'fiscalYearFrom'>, day: Day): number {
  return Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < fiscalYearFrom ? 1 : 0);
}

/** Its last day, on which money of that year is spent at the latest unless its giver says another (N3). */
export function lastDayOf({ fiscalYearFrom }: Pick<Definition, 'fiscalYearFrom'>, year: number): Day {
  const [end, month] = fiscalYearFrom === 1 ? [year, 12] : [year + 1, fiscalYearFrom - 1];
  const days = new Date(Date.UTC(end, month, 0)).getUTCDate();
  return `${String(end).padStart(4, '0')}-${String(month).padStart(2, '0')}-${days}`;
}

/** `Rp 20.000.000` in either language's way of writing: amounts as people read them. */
export function amountIn(language: 'id' | 'en', currency: string, amount: number): string {
  return new Intl.NumberFormat(language === 'id' ? 'id-ID' : 'en', { style: 'currency', currency, maximumFractionDigits: 0 }).format(amount);
}
