import type { Figure, FigureDetail, FigureExplained, FigureResult, Figures } from '../../client/client.ts';
import { valueInWords } from '../../domain/figures/inWords.ts';
import { PROGRAMME_AUDIENCE } from '../../domain/ladder.ts';
import type { Language } from '../../domain/language.ts';
import type { Unit } from '../../domain/outcomes.ts';
import { figureWords } from './figureWords.ts';
import { prose, table } from './table.ts';

/** Keys shown of a long list; the answer as JSON has them all. */
const SHOWN = 12;

/** Figures of the programme, or of the group asked for; without one also how many targets each group has met. */
export function showFigures({ readOn, withoutData, ended, figures }: Figures, currency: string, group: string | undefined, language: Language): string[] {
  const words = figureWords(language);
  const { columns } = words;
  const own = figures.filter(({ audience }) => audience === (group ?? PROGRAMME_AUDIENCE));
  const rows = own.flatMap(({ line, indicator, name, results }) =>
    results.map((result, index) => [
      index === 0 ? (line ?? indicator) : '',
      results.length === 1 ? name[language] : `${name[language]}: ${result.what[language]}`,
      result.value === null ? '–' : valueOf(result.value, result.unit, currency, language),
      targetOf(result, currency, language),
      words.met(result.met),
    ]),
  );
  const figuresTable = table([columns.line, { head: columns.figure, wraps: true }, { head: columns.value, align: 'right' }, columns.target, columns.met], rows);
  const groups = group === undefined ? metByGroup(figures).map(([key, met, of]) => [key, words.metOf(met, of)]) : [];
  return [
    words.readOn(readOn),
    ...(withoutData === 0 ? [] : [words.withoutData(withoutData)]),
    ...ended.map(({ group: key, on, into }) => words.ended(key, on, into)),
    ...(rows.length === 0 ? [] : ['', ...figuresTable]),
    ...(groups.length === 0 ? [] : ['', ...table([columns.group, columns.targets], groups)]),
  ];
}

/** Why a figure is what it is. */
export function showWhy({ readOn, figure, formula, targets, items, holdsFor, excluded }: FigureExplained, currency: string, language: Language): string[] {
  const words = figureWords(language);
  const name = figure.name[language];
  const values = figure.results.map(({ value, unit, base }) => `${valueOf(value, unit, currency, language)}${value === null ? '' : ` (${base})`}`);
  return [
    ...prose(`${figure.line === null ? '' : `${figure.line} `}${name}, ${figure.audience}. ${words.readOn(readOn)}`),
    '',
    ...prose(`${words.formula}: ${formula[language]}`),
    ...targets.flatMap((target, index) => [
      ...prose(`${words.target}: ${target[language]}`),
      `${words.value}: ${values[index] ?? '–'} → ${words.met(figure.results[index]?.met ?? null)}`,
    ]),
    ...detailLines(figure.detail, currency, language),
    '',
    ...listed(words.records(items.length), items, language),
    ...(Object.keys(holdsFor) as (keyof typeof holdsFor)[])
      .filter((kind) => holdsFor[kind].length > 0)
      .flatMap((kind) => listed(`${words.holds} ${holdsFor[kind].length} ${words.holdsFor[kind].toLowerCase()}`, holdsFor[kind], language)),
    ...excluded.flatMap(({ why, count, clients }) => listed(`${words.excluded}, ${count}: ${why[language]}`, clients, language)),
  ];
}

/** A value with its unit; what cannot be read yet is said, not shown as 0. */
export function valueOf(value: number | null, unit: Unit, currency: string, language: Language): string {
  return value === null ? figureWords(language).unread : valueInWords({ currency }, value, unit)[language];
}

function targetOf({ above, atLeast, unit }: FigureResult, currency: string, language: Language): string {
  const words = figureWords(language);
  return `${above ? words.above : words.atLeast} ${above ? atLeast : valueOf(atLeast, unit, currency, language)}`;
}

function metByGroup(figures: readonly Figure[]): [group: string, met: number, of: number][] {
  const groups = [...new Set(figures.map(({ audience }) => audience))].filter((audience) => audience !== PROGRAMME_AUDIENCE);
  return groups.map((group) => {
    const read = figures.filter(({ audience }) => audience === group).flatMap(({ results }) => results.filter(({ met }) => met !== null));
    return [group, read.filter(({ met }) => met === true).length, read.length];
  });
}

function detailLines({ change, leavers }: FigureDetail, currency: string, language: Language): string[] {
  const words = figureWords(language);
  if (change === undefined) return leavers === undefined || leavers === 0 ? [] : [words.leavers(leavers)];
  const { unit, median, before, after, interval, pValue } = change;
  const said = (value: number) => valueOf(value, unit, currency, language);
  return [
    words.change(said(median), said(before), said(after)),
    ...(interval === null ? [] : [words.interval(said(interval.from), said(interval.until), interval.percent)]),
    ...(pValue === null ? [] : [words.pValue(pValue)]),
    ...(leavers === undefined || leavers === 0 ? [] : [words.leavers(leavers)]),
  ];
}

function listed(head: string, keys: readonly string[], language: Language): string[] {
  if (keys.length === 0) return prose(head);
  const more = keys.length > SHOWN ? ` ${figureWords(language).more(keys.length - SHOWN)}` : '';
  return [...prose(`${head}:`), ...prose(keys.slice(0, SHOWN).join(', ') + more, '  ')];
}
