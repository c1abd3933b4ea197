import type { Bookings } from '../../client/client.ts';
import type { Language } from '../../domain/language.ts';
import { bookingWords } from './bookingWords.ts';
import { localTime, table } from './table.ts';
import { wordsIn } from './words.ts';

/** What can be booked, by the key that `book` takes. */
export function showThings({ things }: Bookings, language: Language): string[] {
  const { columns } = bookingWords(language);
  if (things.length === 0) return [wordsIn(language).none];
  return table(
    [columns.thing, { head: columns.name, wraps: true }],
    things.map(({ key, name }) => [key, name[language]]),
  );
}

/** Who has what, and when. */
export function showBookings({ bookings }: Bookings, timeZone: string, language: Language): string[] {
  const { columns, conditions, isCancelled } = bookingWords(language);
  if (bookings.length === 0) return [wordsIn(language).none];
  const rows = bookings.map(({ booking, thing, fromAt, untilAt, person, item, closedAt, condition, km, cancelledAt }) => {
    const back = closedAt === null ? '' : `${conditions[condition ?? 'good']}${km === null ? '' : `, ${km} km`}`;
    return [String(booking), thing, localTime(fromAt, timeZone), localTime(untilAt, timeZone), person, item ?? '', cancelledAt === null ? back : isCancelled];
  });
  const heads = [
    { head: columns.no, align: 'right' as const },
    columns.thing,
    columns.from,
    columns.until,
    columns.person,
    columns.item,
    { head: columns.state, wraps: true as const },
  ];
  return table(heads, rows);
}
