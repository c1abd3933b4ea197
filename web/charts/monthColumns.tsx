import { scaleBand, scaleLinear } from 'd3-scale';
import type { Language } from '../../domain/language.ts';
import { addMonths } from '../../domain/time.ts';
import { dayMonth } from '../shared/formats.ts';

type MonthCount = { readonly month: string; readonly items: number; readonly open: number };
type Shown = {
  months: readonly MonthCount[];
  chosen: string | undefined;
  to: (month: string) => string;
  said: (month: string, items: number, open: number) => string;
  title: string;
  language: Language;
};

const HEIGHT = 64;

/** A column for each month, as high as it has sessions, filled as far as they are accounted for; a press opens the month. */
export function MonthColumns({ months, chosen, to, said, title, language }: Shown) {
  const sums = summed(months);
  const [first] = sums;
  if (first === undefined) return null;
  const bands = scaleBand()
    .domain(sums.map(({ month }) => month))
    .range([0, 100])
    .paddingInner(0.12);
  const high = scaleLinear()
    .domain([0, Math.max(...sums.map(({ items }) => items))])
    .range([0, HEIGHT]);
  const width = `${bands.bandwidth().toFixed(2)}%`;
  return (
    <nav class="months" aria-label={title}>
      <svg width="100%" height={HEIGHT + 18}>
        {sums.map(({ month, items, open }) => {
          const x = `${(bands(month) ?? 0).toFixed(2)}%`;
          const whole = Math.max(high(items), items > 0 ? 2 : 0);
          const done = high(items - open);
          return (
            <a href={to(month)} class={month === chosen ? 'month chosen' : 'month'} aria-current={month === chosen ? 'true' : undefined}>
              <title>{said(month, items, open)}</title>
              <rect x={x} width={width} y="0" height={HEIGHT} class="month-reach" />
              <rect x={x} width={width} y={(HEIGHT - whole).toFixed(1)} height={whole.toFixed(1)} class="month-open" />
              <rect x={x} width={width} y={(HEIGHT - done).toFixed(1)} height={done.toFixed(1)} class="month-done" />
            </a>
          );
        })}
        {sums.flatMap(({ month }, index) =>
          index !== 0 && !month.endsWith('-01') && !month.endsWith('-07') ? (
            []
          ) : (
            <text {...placed(bands(month) ?? 0, bands.bandwidth())} y={HEIGHT + 14} class={month.endsWith('-07') ? 'month-name of-july' : 'month-name'}>
              {label(month, language)}
            </text>
          ),
        )}
      </svg>
    </nav>
  );
}

/** From the month on; near the end up to it, so that nothing is cut. */
function placed(at: number, width: number): { x: string; 'text-anchor': 'start' | 'end' } {
  return at < 82 ? { x: `${at.toFixed(2)}%`, 'text-anchor': 'start' } : { x: `${(at + width).toFixed(2)}%`, 'text-anchor': 'end' };
}

function label(month: string, language: Language): string {
  const name = dayMonth(`${month}-01`, language).replace(/^\d+ /, '');
  return month.endsWith('-07') ? name : `${name} ${month.slice(0, 4)}`;
}

/** Months without anything stand between the others, too. */
function summed(months: readonly MonthCount[]): MonthCount[] {
  const names = months.map(({ month }) => month).toSorted();
  const [from] = names;
  const last = names.at(-1);
  if (from === undefined || last === undefined) return [];
  const all: MonthCount[] = [];
  for (let month = from; month <= last; month = addMonths(`${month}-01`, 1).slice(0, 7)) {
    const those = months.filter((each) => each.month === month);
    all.push({ month, items: those.reduce((sum, { items }) => sum + items, 0), open: those.reduce((sum, { open }) => sum + open, 0) });
  }
  return all;
}
