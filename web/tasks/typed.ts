import type { UnfinishedReport } from '../../client/client.ts';

/** What stands in a form's fields, by their names; `attendance of k001` is `a.k001`, see `names`. */
export type Typed = ReadonlyMap<string, readonly string[]>;

/**
 * Names of the fields of a report. Parted by dots, which no key and no id of a client has: a question's answer is `q.readiness`, or
 * `q.income.calm.fishing`; a client's mark `a.k001` and answer `m.k001.share`; rows are counted, `t.0.what`.
 */
export const names = {
  mark: (client: string) => `a.${client}`,
  answer: (question: string) => `q.${question}`,
  member: (client: string, question: string) => `m.${client}.${question}`,
  task: (row: number, field: 'what' | 'owner' | 'by') => `t.${row}.${field}`,
  counselling: (row: number, field: 'client' | 'concern' | 'plan') => `c.${row}.${field}`,
};

/** Fields that belong to one showing of the form rather than to what is said in it. */
const OF_THE_PAGE = ['csrf', 'once', 'do'];

export const one = (typed: Typed, name: string): string => typed.get(name)?.[0]?.trim() ?? '';
export const all = (typed: Typed, name: string): readonly string[] => typed.get(name) ?? [];

/** What was sent. Files are no text. */
export function typedOf(form: FormData): Typed {
  const typed = new Map<string, string[]>();
  for (const [name, value] of form.entries())
    if (typeof value === 'string' && !OF_THE_PAGE.includes(name) && value !== '') typed.set(name, [...(typed.get(name) ?? []), value]);
  return typed;
}

/** What was kept, as it was typed. */
export function typedFrom({ fields, clients }: { fields: Record<string, string[]>; clients: Record<string, Record<string, string[]>> }): Typed {
  return new Map([fields, ...Object.values(clients)].flatMap((part) => Object.entries(part)));
}

/** How many rows of a kind were begun, and one more to fill in where asked. */
export function rowsOf(typed: Typed, kind: 't' | 'c'): number {
  const rows = [...typed.keys()].flatMap((name) => new RegExp(`^${kind}\\.(\\d{1,2})\\.`).exec(name)?.[1] ?? []).map(Number);
  return rows.length === 0 ? 0 : Math.max(...rows) + 1;
}

/** What is to be kept: what is of one client apart, so that it is sealed under that client's key. @param about the one client that the whole item is about */
export function unfinishedOf(typed: Typed, about: string | undefined): UnfinishedReport {
  const fields: Record<string, string[]> = {};
  const clients: Record<string, Record<string, string[]>> = {};
  for (const [name, values] of typed) {
    const client = about ?? clientOf(typed, name);
    if (client === undefined) fields[name] = [...values];
    else clients[client] = { ...clients[client], [name]: [...values] };
  }
  return { fields, clients };
}

function clientOf(typed: Typed, name: string): string | undefined {
  const [kind, key = ''] = name.split('.');
  if (kind === 'a' || kind === 'm') return key;
  const chosen = kind === 'c' ? one(typed, `c.${key}.client`) : '';
  return chosen === '' ? undefined : chosen;
}
