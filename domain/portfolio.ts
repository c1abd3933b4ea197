/** What somebody can look for among many programmes, and the orders that a list can have. */

export const ORDERS = ['attention', 'next', 'start', 'name'] as const;
export type Order = (typeof ORDERS)[number];

type Line = {
  readonly code: string;
  readonly name: { readonly id: string; readonly en: string };
  readonly village: string;
  readonly stage: string;
  readonly startsOn: string;
  readonly rehearsal: boolean;
  readonly overdue: number;
  readonly blocked: number;
  readonly nextOn: string | null;
};

/** `words`: each must stand in its code, name or village. `attention`: only those where something is overdue or stands still. */
export type Wanted = {
  readonly words: string;
  readonly stage: string | undefined;
  readonly kind: 'real' | 'rehearsal' | undefined;
  readonly attention: boolean;
};

/** Whether a programme is among those looked for. */
export function isWanted({ code, name, village, stage, rehearsal, overdue, blocked }: Line, wanted: Wanted): boolean {
  const text = `${code} ${name.id} ${name.en} ${village}`.toLowerCase();
  return (
    (wanted.stage === undefined || stage === wanted.stage) &&
    (wanted.kind === undefined || rehearsal === (wanted.kind === 'rehearsal')) &&
    (!wanted.attention || overdue + blocked > 0) &&
    wanted.words
      .toLowerCase()
      .split(/\s+/)
      .every((word) => text.includes(word))
  );
}

/** What stands still weighs more than what is late, and both more than the date. Equals stay in the order of their codes. */
export function inOrder<L extends Line>(lines: readonly L[], order: Order, language: 'id' | 'en'): L[] {
  const byCode = (a: L, b: L) => (a.code < b.code ? -1 : 1);
  const compare: Record<Order, (a: L, b: L) => number> = {
    attention: (a, b) => b.blocked - a.blocked || b.overdue - a.overdue || compare.next(a, b),
    next: (a, b) => textOrder(a.nextOn ?? '9999', b.nextOn ?? '9999') || byCode(a, b),
    start: (a, b) => textOrder(b.startsOn, a.startsOn) || byCode(a, b),
    name: (a, b) => a.name[language].localeCompare(b.name[language], language) || textOrder(a.village, b.village) || byCode(a, b),
  };
  return lines.toSorted(compare[order]);
}

const textOrder = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);
