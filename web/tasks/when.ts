import type { Language } from '../../domain/language.ts';
import { addDays, type Day } from '../../domain/time.ts';
import { dayMonth, shortDay } from '../shared/formats.ts';

type Window = { readonly windowFrom: Day; readonly windowUntil: Day };

/** First and last day of a window, the year only where it is not this one. */
export function betweenDays({ windowFrom, windowUntil }: Window, today: Day, language: Language): [from: string, last: string] {
  const last = addDays(windowUntil, -1);
  const show = (day: Day) => (day.slice(0, 4) === today.slice(0, 4) ? dayMonth(day, language) : shortDay(day, language));
  return [show(windowFrom), show(last < windowFrom ? windowFrom : last)];
}
