import type { Decisions, Drafts, Measure, MeasureItem, MeasureKind, Measures, MeasuresStanding } from '../../client/client.ts';
import { ITEM_STATE_WORDS } from '../../domain/itemState.ts';
import type { Language } from '../../domain/language.ts';
import { decisionWords } from './decisionWords.ts';
import { prose, table } from './table.ts';
import { wordsIn } from './words.ts';

/** What the figures propose, in sentences; then who decided what; then the measures that stand. */
export function showDecisions({ proposal, decisions, measures }: Decisions, language: Language): string[] {
  const words = decisionWords(language);
  const { columns } = words;
  if (proposal === null) return [words.notYet];
  const rows = proposal.judged.map(({ audience, passes, met, readable, asksPercent, proposed }) => [
    audience,
    words.yesNo(passes),
    words.metOf(met, readable),
    `${asksPercent} %`,
    kindsOf(proposed, language),
  ]);
  return [
    words.readOn(proposal.readOn),
    '',
    ...table([columns.audience, columns.passes, columns.met, columns.asks, { head: columns.proposed, wraps: true }], rows),
    ...proposal.judged.flatMap(({ name, words: sentences }) => [
      '',
      ...prose(`${name[language]}:`),
      ...sentences.flatMap((sentence) => prose(sentence[language], '  ')),
    ]),
    ...(decisions.length === 0 ? [] : ['']),
    ...decisions.flatMap(({ name, decision, by, doneOn, reason, measures: chosen }) => [
      ...prose(words.by(name[language], words.decided[decision] ?? decision, by, doneOn)),
      ...(reason === null ? [] : prose(words.reason(reason), '  ')),
      ...(chosen === null ? [] : measuresLines(chosen, language)),
    ]),
    '',
    ...(measures === null ? [words.waiting] : [`${words.final}:`, ...measuresLines(measures, language)]),
  ];
}

/** Each measure with what came of it and its tasks; then who is recommended, and the offices' proposals. */
export function showMeasures({ measures, guidance, recommended }: MeasuresStanding, language: Language): string[] {
  const words = decisionWords(language);
  const { columns } = words;
  const rows = measures.map((measure) => [measure.audience, words.kinds[measure.kind], outcomeOf(measure, language), measure.party?.name[language] ?? '']);
  const kinds = recommended === null ? [] : (['groups', 'households', 'cadres'] as const).filter((kind) => recommended[kind].length > 0);
  return [
    ...(measures.length === 0 ? [words.noMeasures] : table([columns.audience, columns.measure, columns.outcome, { head: columns.party, wraps: true }], rows)),
    ...itemLines(
      measures.flatMap(({ items }) => items),
      language,
    ),
    ...(kinds.length === 0 ? [] : ['']),
    ...kinds.flatMap((kind) => prose(`${words.recommended[kind]}: ${recommended?.[kind].join(', ')}`)),
    ...(guidance.items.length === 0 ? [] : ['', `${words.guidance}:`]),
    ...itemLines(guidance.items, language).slice(1),
  ];
}

/** Programmes that go on from others. */
export function showDrafts({ drafts }: Drafts, language: Language): string[] {
  const { columns, drafted } = decisionWords(language);
  if (drafts.length === 0) return [wordsIn(language).none];
  const rows = drafts.map(({ code, continues, supportedBy, startedAt }) => [
    code,
    continues,
    supportedBy.join(', '),
    startedAt === null ? drafted : wordsIn(language).stages.running,
  ]);
  return table([columns.code, columns.continues, { head: columns.supportedBy, wraps: true }, columns.state], rows);
}

function measuresLines({ programme, groups }: Measures, language: Language): string[] {
  const words = decisionWords(language);
  const kinds = [...new Set(Object.values(groups).flat())];
  const having = (kind: MeasureKind) => Object.keys(groups).filter((key) => groups[key]?.includes(kind) === true);
  return [
    ...prose(`${words.programme}: ${kindsOf(programme, language)}`, '  '),
    ...kinds.flatMap((kind) => prose(`${words.kinds[kind]}: ${having(kind).join(', ')}`, '  ')),
  ];
}

function kindsOf(kinds: readonly MeasureKind[], language: Language): string {
  const words = decisionWords(language);
  return kinds.length === 0 ? words.none : kinds.map((kind) => words.kinds[kind]).join(', ');
}

function outcomeOf({ outcome, endedAt }: Measure, language: Language): string {
  const words = decisionWords(language);
  if (outcome !== null) return words.outcomes[outcome];
  return endedAt === null ? words.open : words.ended;
}

function itemLines(items: readonly MeasureItem[], language: Language): string[] {
  const words = decisionWords(language);
  if (items.length === 0) return [];
  const now = items.filter(({ state, waiting }) => waiting || state !== 'planned');
  const later = items.length - now.length;
  const rows = now.map(({ item, name, party, decision, waiting, state }) => [
    item,
    party === null || name[language].includes(party.name[language]) ? name[language] : `${name[language]}, ${party.name[language]}`,
    decision === null ? (waiting ? wordsIn(language).waiting : ITEM_STATE_WORDS[state][language]) : (words.answers[decision] ?? decision),
  ]);
  const shown = now.length === 0 ? [] : table([words.columns.task, { head: words.columns.what, wraps: true }, words.columns.state], rows);
  return ['', ...shown, ...(later === 0 ? [] : [words.later(later)])];
}
