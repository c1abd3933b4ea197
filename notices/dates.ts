import type { Language } from '../domain/language.ts';
import { addDays, type Day } from '../domain/time.ts';

const LOCALES: Readonly<Record<Language, string>> = { id: 'id-ID', en: 'en-GB' };

/** `Senin, 12 April 2027`. */
export function longDay(day: Day, language: Language): string {
  return format(day, language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

/** `12 Apr 2027`. */
export function shortDay(day: Day, language: Language): string {
  return format(day, language, { day: 'numeric', month: 'short', year: 'numeric' });
}

/** The window as a short span, `12–18 Apr 2027`, `29 Mar – 4 Apr 2027`. @param until not included */
export function shortSpan(from: Day, until: Day, language: Language): string {
  const span = new Intl.DateTimeFormat(LOCALES[language], { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  // Thin spaces of newer ICU data would make a subject an encoded word for nothing.
  return span.formatRange(noon(from), noon(addDays(until, -1))).replace(/\s/gu, ' ');
}

function format(day: Day, language: Language, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: 'UTC' }).format(noon(day));
}

/** A plain date is the same date wherever the machine stands. */
function noon(day: Day): Date {
  return new Date(`${day}T12:00:00Z`);
}
