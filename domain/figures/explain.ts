import type { Definition } from '../definition.ts';
import type { Text } from '../language.ts';
import type { Records } from '../records.ts';
import type { Figure } from './figure.ts';
import { figuresOf, readingOf } from './figuresOf.ts';
import { formulaInWords } from './formulaInWords.ts';
import { targetInWords } from './inWords.ts';
import { arrange, hasLeft, type Scope, scopeOf } from './scope.ts';

/** Why a figure is what it is. Ids of clients and households are for managers alone. */
export type Explained = {
  readonly figure: Figure;
  /** Line of the programme's document: `O1`. */
  readonly line: string | undefined;
  readonly formula: Text;
  /** One for each target. */
  readonly targets: readonly Text[];
  /** Of whom it holds: ids of clients or households, keys of groups or items. */
  readonly holdsFor: {
    readonly clients: readonly string[];
    readonly households: readonly string[];
    readonly groups: readonly string[];
    readonly sessions: readonly string[];
  };
  /** Who is not counted, or is counted as not meeting it, and why. */
  readonly excluded: readonly { readonly why: Text; readonly count: number; readonly clients: readonly string[] }[];
};

/** Explains a figure for the programme or a business group; undefined when there is no such indicator, or it is not read for that audience. */
export function explain(definition: Definition, records: Records, key: string, audience: string): Explained | undefined {
  const indicator = Object.hasOwn(definition.indicators, key) ? definition.indicators[key] : undefined;
  const figure = figuresOf({ ...definition, indicators: indicator === undefined ? {} : { [key]: indicator } }, records, audience)[0];
  if (indicator === undefined || figure === undefined) return undefined;
  const arranged = arrange(definition, records);
  const scope = scopeOf(arranged, indicator, audience);
  const reading = readingOf(arranged, indicator, audience);
  return {
    figure,
    line: Object.entries(definition.lines).find(([, place]) => place === `indicators.${key}`)?.[0],
    formula: formulaInWords(definition, indicator.formula),
    targets: indicator.targets.flatMap((target, index) => {
      const result = figure.results[index];
      return result === undefined ? [] : [targetInWords(definition, target, result)];
    }),
    holdsFor: {
      clients: reading?.clients?.met ?? [],
      households: reading?.households?.met ?? [],
      groups: reading?.groups?.met ?? [],
      sessions: reading?.sessions?.met ?? [],
    },
    excluded: [
      ...(reading?.askedTwice === undefined ? [] : notAskedTwice(scope, reading.askedTwice)),
      ...(reading?.clients === undefined || indicator.leaversCount ? [] : excluded(LOST, lostPlaces(scope))),
      ...(records.withoutData === 0 ? [] : [{ why: WITHOUT_DATA, count: records.withoutData, clients: [] }]),
    ],
  };
}

const LOST: Text = {
  id: 'Keluar dan belum digantikan; tempatnya tetap dihitung sebagai belum tercapai',
  en: 'Left and not replaced; the place still counts, as not met',
};
const LEFT: Text = { id: 'Keluar dan tidak ditanya untuk kedua kalinya', en: 'Left and was not asked a second time' };
const ONCE: Text = { id: 'Belum ditanya atau diuji dua kali', en: 'Not asked or tested twice' };
const WITHOUT_DATA: Text = {
  id: 'Tanpa data: menarik persetujuan pemakaian data (seluruh program)',
  en: 'Without data: withdrew consent to its use (whole programme)',
};

function notAskedTwice(scope: Scope, asked: readonly string[]): Explained['excluded'] {
  const others = scope.clients.filter(({ id }) => !asked.includes(id));
  const idsOf = (left: boolean) => others.filter((client) => hasLeft(scope, client) === left).map(({ id }) => id);
  return [...excluded(LEFT, idsOf(true)), ...excluded(ONCE, idsOf(false))];
}

function lostPlaces(scope: Scope): string[] {
  const kept = new Set(scope.clients.filter((client) => !hasLeft(scope, client)).map(({ place }) => place));
  return scope.clients.filter((client) => hasLeft(scope, client) && !kept.has(client.place)).map(({ id }) => id);
}

function excluded(why: Text, clients: readonly string[]): Explained['excluded'] {
  return clients.length === 0 ? [] : [{ why, count: clients.length, clients }];
}
