/**
 * Whether a text answers what somebody typed: each word of it stands in the text, begins or is part of one there, or is one with a slip of the finger.
 * In memory and without an index, so that it is the same on every Postgres; a programme is some thousand texts.
 */
export type Query = {
  readonly words: readonly string[];
  /** How near each of the words is to each word met so far: thousands of texts share some hundred words. */
  readonly met: ReadonlyMap<string, Map<string, number>>;
};

/** A word shorter than this must be typed right, and a part of a longer one is not looked for. */
const TOLERANT_FROM = 4;
const TWO_SLIPS_FROM = 8;
const MOST_WORDS = 8;

/** What was typed, as words; none where nothing in it can be looked for. */
export function queryOf(typed: string): Query {
  const words = wordsOf(typed).slice(0, MOST_WORDS);
  return { words, met: new Map(words.map((word) => [word, new Map()])) };
}

/** A text cut into words, once for many queries. */
export function wordsOf(text: string): string[] {
  return plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * How well a text answers: 0 not at all; more for whole words than for beginnings, for parts, for slips.
 * @param words of the text, by `wordsOf`
 */
export function scoreOf({ words: asked, met }: Query, words: readonly string[]): number {
  if (asked.length === 0) return 0;
  let total = 0;
  for (const word of asked) {
    const known = met.get(word);
    let best = 0;
    for (const other of words) {
      const near = known?.get(other) ?? nearness(word, other);
      known?.set(other, near);
      if (near > best) best = near;
    }
    if (best === 0) return 0;
    total += best;
  }
  return total / asked.length;
}

function nearness(asked: string, word: string): number {
  if (asked === word) return 1;
  if (word.startsWith(asked)) return 0.9;
  if (asked.length < TOLERANT_FROM) return 0;
  // `latih` is found in `pelatihan`: what Indonesian puts before and behind a word is part of it.
  if (word.includes(asked)) return 0.7;
  const slips = asked.length >= TWO_SLIPS_FROM ? 2 : 1;
  // Of a longer word its beginning may answer: who types `nelyan` may have meant `nelayan-1`.
  return isWithin(asked, word, slips) || (word.length > asked.length && isWithin(asked, word.slice(0, asked.length), slips)) ? 0.5 : 0;
}

/** Whether so many letters changed, left out, put in or swapped with the next make one of the other; digits are never a slip. */
function isWithin(one: string, other: string, slips: number): boolean {
  if (Math.abs(one.length - other.length) > slips || /\d/.test(one) || /\d/.test(other)) return false;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const next = [row];
    for (let column = 1; column <= other.length; column++) {
      const changed = (last[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1);
      const swapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
          ? (before[column - 2] ?? 0) + 1
          : Number.POSITIVE_INFINITY;
      next.push(Math.min(changed, swapped, (last[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > slips) return false;
    before = last;
    last = next;
  }
  return (last[other.length] ?? slips + 1) <= slips;
}

/** Lower case, without accents: `é` is `e`. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
