import type { Language } from '../domain/language.ts';
import { addDays, type Day } from '../domain/time.ts';

/** Making a formatter takes ICU a hundred times as long as formatting. */
type Formatters = { readonly long: Intl.DateTimeFormat; readonly short: Intl.DateTimeFormat };
const LOCALES: Readonly<Record<Language, string>> = { id: 'id-ID', en: 'en-GB' };
const FORMATTERS: Readonly<Record<Language, Formatters>> = { id: formattersIn('id'), en: formattersIn('en') };

function formattersIn(language: Language): Formatters {
  const made = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(LOCALES[language], { ...options, day: 'numeric', year: 'numeric', timeZone: 'UTC' });
  return { long: made({ weekday: 'long', month: 'long' }), short: made({ month: 'short' }) };
}

/** `Senin, 12 April 2027`. */
export function longDay(day: Day, language: Language): string {
  return FORMATTERS[language].long.format(noon(day));
}

/** `12 Apr 2027`. */
export function shortDay(day: Day, language: Language): string {
  return FORMATTERS[language].short.format(noon(day));
}

/** The window as a short span, `12–18 Apr 2027`, `29 Mar – 4 Apr 2027`. @param until not included */
export function shortSpan(from: Day, until: Day, language: Language): string {
  // Thin spaces of newer ICU data would make a subject an encoded word for nothing.
  return FORMATTERS[language].short.formatRange(noon(from), noon(addDays(until, -1))).replace(/\s/gu, ' ');
}

/** A plain date is the same date wherever the machine stands. */
function noon(day: Day): Date {
  return new Date(`${day}T12:00:00Z`);
}
