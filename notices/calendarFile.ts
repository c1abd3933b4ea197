import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { Instant } from '../domain/agenda.ts';
import { addDays, type Day } from '../domain/time.ts';
import type { Mailbox } from './mime.ts';
import { oneLine } from './oneLine.ts';

/** An item as one person has it in a calendar: a whole day, wherever the phone stands. Nothing in it is about a client. */
export type CalendarEntry = {
  /** Of the item; with the programme it is the same entry for ever, whatever becomes of its day. */
  readonly key: string;
  readonly name: string;
  readonly day: Day;
  readonly place: string;
  readonly description: string;
  /** How often its date or state changed: of two entries of one key the higher one holds. */
  readonly sequence: number;
  /** Not to be done, or not by this person. */
  readonly cancelled: boolean;
  /** Programme time at which this was so. */
  readonly at: Instant;
};

/** Whose calendar it is. `from` is the sender of mails: its domain ends every UID, and it stands as the organiser. */
export type CalendarSource = { readonly programme: string; readonly from: Mailbox; readonly language: string };

/** `PUBLISH`: information that asks for no answer; `CANCEL`: what was published is off. Why not `REQUEST`: docs/decisions/calendar-entries.md. */
export type CalendarMethod = 'PUBLISH' | 'CANCEL';

/** A feed is read again and again, under this name. */
const FEED_REFRESH_S = 60 * 60;

/**
 * The text of an .ics file (RFC 5545), in the order of days and keys. The same arguments give the same bytes on every machine, in whatever zone it stands.
 * @param name of the calendar, for a feed; undefined in a mail
 */
export function calendarText(source: CalendarSource, method: CalendarMethod, entries: readonly CalendarEntry[], name?: string): string {
  const calendar = ical({
    prodId: { company: 'Pendamping', product: 'Pendamping', language: source.language.toUpperCase() },
    method: ICalCalendarMethod[method],
    // The library writes a calendar's name as it is.
    ...(name === undefined ? {} : { name: words(name).replace(/[\\;,]/g, '\\$&'), ttl: FEED_REFRESH_S }),
  });
  for (const entry of entries.toSorted(byDay)) {
    const { key, day, sequence, cancelled, at } = entry;
    calendar.createEvent({
      id: uidOf(source, key),
      sequence,
      stamp: new Date(at),
      // As text: read as midnight in UTC and written so, whatever the machine's zone.
      start: day,
      end: addDays(day, 1),
      allDay: true,
      summary: words(entry.name),
      location: words(entry.place),
      description: { plain: entry.description.split('\n').map(words).join('\n') },
      organizer: { name: quotable(source.from.name) || source.from.address, email: source.from.address },
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      // The day is a plan within a window: nobody is busy all day by it.
      transparency: ICalEventTransparency.TRANSPARENT,
      busystatus: ICalEventBusyStatus.FREE,
    });
  }
  return `${calendar.toString()}\r\n`;
}

/** `mentoring/nelayan-1/07@tablolong-2027.office.example`. */
export function uidOf({ programme, from }: CalendarSource, key: string): string {
  return `${oneLine(key)}@${programme}.${from.address.slice(from.address.lastIndexOf('@') + 1)}`;
}

/** The order of a file is the plan's, not that of rows. */
function byDay(one: CalendarEntry, other: CalendarEntry): number {
  return `${one.day} ${one.key}` < `${other.day} ${other.key}` ? -1 : 1;
}

/** One line of what can stand in a file; half a letter cannot. */
function words(text: string): string {
  return Buffer.from(oneLine(text)).toString();
}

/** A parameter's value stands in quotation marks and can hold none. */
function quotable(name: string): string {
  return words(name).replaceAll('"', "'");
}
