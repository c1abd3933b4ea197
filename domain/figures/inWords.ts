import type { Definition } from '../definition.ts';
import type { Text } from '../language.ts';
import type { Target, Unit } from '../outcomes.ts';
import type { Result } from './figure.ts';

/** Values and targets as people read them. */

const DECIMALS: Readonly<Record<Unit, number>> = {
  clients: 0,
  people: 0,
  groups: 0,
  sharePercent: 1,
  risePercent: 1,
  money: 0,
  points: 2,
  timesAMonth: 1,
};

const AFTER: Readonly<Record<Exclude<Unit, 'money'>, Text>> = {
  clients: { id: ' warga', en: ' clients' },
  people: { id: ' orang', en: ' people' },
  groups: { id: ' kelompok', en: ' groups' },
  sharePercent: { id: ' %', en: '%' },
  risePercent: { id: ' %', en: '%' },
  points: { id: ' poin', en: ' points' },
  timesAMonth: { id: ' kali sebulan', en: ' times a month' },
};

/** `72 warga`, `Rp 50.000`, `31,4 %`. */
export function valueInWords({ currency }: Pick<Definition, 'currency'>, value: number, unit: Unit): Text {
  const written = (locale: string) =>
    new Intl.NumberFormat(locale, {
      maximumFractionDigits: DECIMALS[unit],
      ...(unit === 'money' && { style: 'currency', currency, minimumFractionDigits: 0 }),
    })
      .format(value)
      .replaceAll('\u00a0', ' ');
  const after = unit === 'money' ? { id: '', en: '' } : AFTER[unit];
  return { id: written('id-ID') + after.id, en: written('en-GB') + after.en };
}

/** What was to be reached: `paling sedikit 72 warga dari 90`; of a group's income change, that it is above nothing. */
export function targetInWords(
  definition: Definition,
  { what, unit, outOf }: Target,
  { atLeast, above, base }: Pick<Result, 'atLeast' | 'above' | 'base'>,
): Text {
  if (above) return { id: `${what.id}: lebih dari ${atLeast}`, en: `${what.en}: above ${atLeast}` };
  const value = valueInWords(definition, atLeast, unit);
  const of = outOf === undefined || base === 0 ? undefined : base;
  return {
    id: `${what.id}: paling sedikit ${value.id}${of === undefined ? '' : ` dari ${of}`}`,
    en: `${what.en}: at least ${value.en}${of === undefined ? '' : ` of ${of}`}`,
  };
}

/** One name after another: `a, b dan c`. */
export function listed(names: readonly Text[]): Text {
  const join = (words: readonly string[], and: string) => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`);
  return {
    id: join(
      names.map(({ id }) => id),
      'dan',
    ),
    en: join(
      names.map(({ en }) => en),
      'and',
    ),
  };
}
