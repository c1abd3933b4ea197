import { scaleUtc } from 'd3-scale';
import type { Language } from '../../domain/language.ts';
import { addMonths, type Day } from '../../domain/time.ts';
import { dayMonth } from '../shared/formats.ts';

/** Where days stand in a strip: in percent of its width, so that it takes any width and its text keeps its size. */
export type TimeScale = { readonly from: Day; readonly until: Day; readonly at: (day: Day) => number };

/** A scale over whole months. @param until not included */
export function timeScale(from: Day, until: Day): TimeScale {
  const first = `${from.slice(0, 7)}-01`;
  const last = addMonths(`${until.slice(0, 7)}-01`, 1);
  const scale = scaleUtc()
    .domain([utc(first), utc(last)])
    .range([0, 100])
    .clamp(true);
  return { from: first, until: last, at: (day) => Math.round(scale(utc(day)) * 100) / 100 };
}

/** The first day of a quarter, `half`: of January or July, which alone are named where there is little room. */
export type Tick = { readonly at: number; readonly label: string; readonly half: boolean };

/** Quarters of the scale, none so near the end that its name would be cut. */
export function quarters(scale: TimeScale, language: Language): Tick[] {
  const ticks: Tick[] = [];
  for (let day = scale.from; day < scale.until; day = addMonths(day, 1)) {
    const month = Number(day.slice(5, 7));
    if (month % 3 !== 1) continue;
    const name = dayMonth(day, language).replace(/^\d+ /, '');
    ticks.push({ at: scale.at(day), label: month === 1 ? `${name} ${day.slice(0, 4)}` : name, half: month % 6 === 1 });
  }
  return ticks.filter(({ at }) => at < 94);
}

const utc = (day: Day) => new Date(`${day}T00:00:00Z`);
