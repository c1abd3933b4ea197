import type { Moved, Shortfall, StandInWarning } from '../../client/client.ts';
import type { Language } from '../../domain/language.ts';
import { broughtWords } from './broughtWords.ts';
import { prose, table } from './table.ts';

type Expected = { readonly track: string; readonly before: number; readonly after: number };

/** What an act says besides what became of the items: of every act its clashes, of each kind what is its own. */
export type Brought = Pick<Moved, 'clashes' | 'afterEnd'> & {
  readonly endsOn?: string;
  readonly days?: number;
  readonly only?: readonly string[];
  readonly clocks?: number;
  readonly substitute?: string | null;
  readonly proposed?: boolean;
  readonly warnings?: readonly StandInWarning[];
  readonly waiting?: readonly string[];
  readonly seats?: readonly string[];
  /** Of a handover who comes; of a new definition its version. */
  readonly to?: string | number | null;
  /** Of a new definition the version that held; of a client who is excused the first day. */
  readonly from?: number | string;
  readonly until?: string;
  readonly client?: string;
  /** Of a handover which cases wait; of an early end how many are open. */
  readonly cases?: readonly string[] | number;
  /** Of a new definition which items; of an early end how many. */
  readonly kept?: readonly string[] | number;
  readonly clients?: readonly string[];
  readonly size?: number;
  readonly shortfall?: Shortfall | null;
  readonly expected?: readonly Expected[];
  readonly makeUp?: string;
};

/** So many clashes are read; more are counted, unless all are asked for. */
const READABLE = 10;

/** What an act brings besides, a line or a few for each thing that there is to say. */
export function showBrought(answer: Brought, language: Language, { all }: { readonly all: boolean }): string[] {
  const words = broughtWords(language);
  const { afterEnd } = answer;
  const clashes = together(answer.clashes);
  const shown = all ? clashes : clashes.slice(0, READABLE);
  return [
    ...ownLines(answer, language),
    ...peopleLines(answer, language),
    ...groupLines(answer, language),
    ...(clashes.length === 0
      ? []
      : [
          words.clashes(clashes.length),
          ...shown.flatMap((clash) => prose(`${clash.on} ${clash.item}: ${words.clash(clash)}`, '  ')),
          ...(shown.length < clashes.length ? [`  ${words.more(clashes.length - shown.length)}`] : []),
        ]),
    ...(afterEnd === 0 ? [] : [words.afterEnd(afterEnd)]),
  ];
}

/** Several people or groups that two sessions share are one clash to the eye. */
function together(clashes: Brought['clashes']): Brought['clashes'] {
  const found = new Map<string, Brought['clashes'][number]>();
  for (const clash of clashes) {
    const id = `${clash.kind} ${clash.item} ${clash.other ?? clash.who ?? ''}`;
    const known = found.get(id);
    found.set(id, known?.who === undefined || clash.who === undefined ? clash : { ...known, who: `${known.who}, ${clash.who}` });
  }
  return [...found.values()];
}

function ownLines({ endsOn, days, only, clocks, client = '', from, until = '', to, kept, makeUp }: Brought, language: Language): string[] {
  const words = broughtWords(language);
  return [
    ...(endsOn === undefined ? [] : [words.endsOn(endsOn)]),
    ...(days === undefined ? [] : prose(words.days(days, (only ?? []).join(', ')))),
    ...(clocks === undefined || clocks === 0 ? [] : [words.clocks(clocks)]),
    ...(from === undefined ? [] : [typeof from === 'number' ? words.versions(from, to) : words.excused(client, from, until)]),
    ...(typeof kept === 'number' ? [words.stillToDo(kept)] : kept === undefined || kept.length === 0 ? [] : prose(words.kept(kept.join(', ')))),
    ...(makeUp === undefined ? [] : [words.makeUp(makeUp)]),
  ];
}

function peopleLines({ substitute, proposed, warnings = [], waiting = [], seats, to, cases }: Brought, language: Language): string[] {
  const words = broughtWords(language);
  return [
    ...(substitute === undefined ? [] : [substitute === null ? words.noSubstitute : words.substitute(substitute, proposed === true)]),
    ...(seats === undefined ? [] : prose(words.seats(seats.join(', '), to))),
    ...warnings.flatMap((warning) => prose(words.warning(warning))),
    ...(waiting.length === 0 ? [] : prose(words.waiting(waiting.join(', ')))),
    ...(typeof cases === 'number'
      ? cases === 0
        ? []
        : [words.casesOpen(cases)]
      : cases === undefined || cases.length === 0
        ? []
        : prose(words.cases(cases.join(', ')))),
  ];
}

function groupLines({ clients, size, shortfall, expected = [] }: Brought, language: Language): string[] {
  const words = broughtWords(language);
  return [
    ...(clients === undefined ? [] : prose(words.clients(clients.length, clients.join(', '), size))),
    ...(shortfall == null ? [] : prose(shortfall.text[language])),
    ...(expected.length === 0
      ? []
      : [
          words.expected,
          ...table(
            [`  ${words.columns.track}`, { head: words.columns.before, align: 'right' }, { head: words.columns.after, align: 'right' }],
            expected.map(({ track, before, after }) => [`  ${track}`, String(before), String(after)]),
          ),
        ]),
  ];
}
