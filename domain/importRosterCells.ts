import type { Text } from './language.ts';
import type { Choice, RosterColumn } from './importRosterColumns.ts';
import { nearest } from './problem.ts';
import { isDay } from './time.ts';

/** What a cell says to its column: the value of the people file, undefined where the cell is empty, or why it cannot be read. */
export type CellRead = { readonly value: unknown } | { readonly reason: Text };

/** Reads the text of a cell. What only the people file can judge is handed on as it was typed. */
export function readCell(column: RosterColumn, typed: string): CellRead {
  const text = typed.trim();
  if (text === '') return column.needed ? { reason: { id: 'wajib diisi', en: 'must be filled in' } } : { value: undefined };
  switch (column.kind) {
    case 'text':
      return { value: text };
    case 'id':
      return { value: text.toLowerCase() };
    case 'day':
      return dayIn(text);
    case 'number':
      return numberIn(text);
    case 'yesNo':
      return yesNoIn(text);
    case 'choice':
      return choiceIn(column.choices, text);
    case 'choices':
      return choicesIn(column.choices, text);
  }
}

/** `1990-12-31`, `31/12/1990`, `31-12-1990`, `31.12.1990`: day before month, as the country writes. */
function dayIn(text: string): CellRead {
  const written = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const day = written === null ? text : `${written[3]}-${written[2]?.padStart(2, '0')}-${written[1]?.padStart(2, '0')}`;
  if (isDay(day)) return { value: day };
  return expected(text, { id: 'tanggal yang ada, misalnya 31/12/1990', en: 'a date that exists, such as 31/12/1990' });
}

/** `1514107`, `1.514.107`, `Rp 1.514.107,00`: whole numbers however they are grouped. */
function numberIn(text: string): CellRead {
  const bare = text
    .replace(/^rp\.?/i, '')
    .replace(/[\s_]/g, '')
    .replace(/[.,]0{1,2}$/, '');
  if (/^\d{1,15}$/.test(bare)) return { value: Number(bare) };
  if (/^\d{1,3}([.,]\d{3}){1,4}$/.test(bare) && new Set(bare.replace(/\d/g, '')).size === 1) return { value: Number(bare.replace(/\D/g, '')) };
  return expected(text, { id: 'bilangan bulat tanpa huruf', en: 'a whole number without letters' });
}

const YES = ['ya', 'y', 'yes', 'true', '1'];
const NO = ['tidak', 't', 'no', 'n', 'false', '0'];

function yesNoIn(text: string): CellRead {
  const word = text.toLowerCase();
  if (YES.includes(word)) return { value: true };
  return NO.includes(word) ? { value: false } : expected(text, { id: 'Ya atau Tidak', en: 'Yes or No' });
}

function choiceIn(choices: readonly Choice[], text: string): CellRead {
  const key = keyIn(choices, text);
  return key === undefined ? expected(text, oneOfNames(choices, text)) : { value: key };
}

/** Names may hold commas themselves, so that only what fits no name whole is taken apart at commas. */
function choicesIn(choices: readonly Choice[], text: string): CellRead {
  const words = text
    .split(';')
    .flatMap((part) => (keyIn(choices, part) === undefined ? part.split(',') : part))
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const unknown = words.find((word) => keyIn(choices, word) === undefined);
  return unknown === undefined ? { value: words.map((word) => keyIn(choices, word)) } : expected(unknown, oneOfNames(choices, unknown));
}

/** By its key, its name in either language, or a sex by its first letter: `L`, `P`. */
function keyIn(choices: readonly Choice[], text: string): string | undefined {
  const word = text.trim().toLowerCase();
  const exact = choices.find(({ key, name }) => [key.toLowerCase(), name.id.toLowerCase(), name.en.toLowerCase()].includes(word));
  const initial = word.length === 1 ? choices.filter(({ name }) => name.id.toLowerCase().startsWith(word)) : [];
  return exact?.key ?? (initial.length === 1 ? initial[0]?.key : undefined);
}

/** Long lists are cut: the nearest is what helps. */
const MOST_NAMED = 9;

function oneOfNames(choices: readonly Choice[], text: string): Text {
  const near = nearestChoice(choices, text);
  const say = (language: 'id' | 'en', one: string, perhaps: string) => {
    const names = choices.map(({ name }) => name[language]);
    const shown = names.length > MOST_NAMED ? `${names.slice(0, MOST_NAMED).join('; ')}; …` : names.join('; ');
    return near === undefined ? `${one}: ${shown}` : `${one}, ${perhaps} “${near.name[language]}”: ${shown}`;
  };
  return { id: say('id', 'salah satu', 'mungkin'), en: say('en', 'one of', 'perhaps') };
}

/** Whatever language it was typed in. */
function nearestChoice(choices: readonly Choice[], text: string): Choice | undefined {
  const words = choices.flatMap((choice) => [choice.name.id, choice.name.en, choice.key].map((word) => [word, choice] as const));
  const near = nearest(
    text,
    words.map(([word]) => word),
  );
  return words.find(([word]) => word === near)?.[1];
}

function expected(found: string, wanted: Text): CellRead {
  const short = found.length > 60 ? `${found.slice(0, 59)}…` : found;
  return { reason: { id: `tertulis “${short}”, seharusnya ${wanted.id}`, en: `found “${short}”, expected ${wanted.en}` } };
}
