import type { Language } from '../../domain/language.ts';

const LOCALES: Readonly<Record<Language, string>> = { id: 'id-ID', en: 'en-GB' };
/** Making a formatter takes ICU a hundred times as long as formatting. */
const made = new Map<string, unknown>();
function once<T>(key: string, make: () => T): T {
  const found = (made.get(key) as T | undefined) ?? make();
  made.set(key, found);
  return found;
}

/** Thin and unbreakable spaces of ICU are plain ones in HTML. */
const plain = (text: string) => text.replace(/\s/gu, ' ');

/** `Selasa, 24 November 2026`. @param day a plain date */
export function longDay(day: string, language: Language): string {
  return plain(dayFormat('long', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, language).format(noon(day)));
}

/** `24 Nov 2026`. */
export function shortDay(day: string, language: Language): string {
  return plain(dayFormat('short', { day: 'numeric', month: 'short', year: 'numeric' }, language).format(noon(day)));
}

/** `24 Nov`. */
export function dayMonth(day: string, language: Language): string {
  return plain(dayFormat('dayMonth', { day: 'numeric', month: 'short' }, language).format(noon(day)));
}

/** `September 2027`. @param month `2027-09` */
export function monthYear(month: string, language: Language): string {
  return plain(dayFormat('month', { month: 'long', year: 'numeric' }, language).format(noon(`${month}-01`)));
}

/** `12–18 Apr 2027`. @param until not included */
export function span(from: string, until: string, language: Language): string {
  const last = new Date(noon(until).getTime() - 86_400_000);
  return plain(dayFormat('short', { day: 'numeric', month: 'short', year: 'numeric' }, language).formatRange(noon(from), last));
}

/** `24 Nov 2026 09.30 WITA`. @param at milliseconds since 1970 @param zone an IANA name */
export function moment(at: number, zone: string, language: Language): string {
  const format = once(
    `moment/${zone}/${language}`,
    () => new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }),
  );
  return plain(`${format.format(at)} ${zoneName(at, zone, language)}`).replace(',', '');
}

/** `WITA`, `GMT+1`. */
function zoneName(at: number, zone: string, language: Language): string {
  const format = once(`zone/${zone}/${language}`, () => new Intl.DateTimeFormat(LOCALES[language], { timeZone: zone, timeZoneName: 'short' }));
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? zone;
  return INDONESIAN_ZONES[name] ?? name;
}

/** English data know these by their offset only. */
const INDONESIAN_ZONES: Readonly<Record<string, string>> = { 'GMT+7': 'WIB', 'GMT+8': 'WITA', 'GMT+9': 'WIT' };

/** `Rp 1.250.000` in both languages, as receipts have it. @param rupiah whole */
export function rupiah(amount: number): string {
  return `${amount < 0 ? '−' : ''}Rp ${once('rupiah', () => new Intl.NumberFormat('id-ID')).format(Math.abs(amount))}`;
}

/** `1.250` or `1,250`; `12,5`. */
export function number(value: number, language: Language): string {
  return once(`number/${language}`, () => new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 1 })).format(value);
}

function dayFormat(name: string, options: Intl.DateTimeFormatOptions, language: Language): Intl.DateTimeFormat {
  return once(`${name}/${language}`, () => new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: 'UTC' }));
}

/** A plain date is the same date wherever the machine stands. */
function noon(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}
