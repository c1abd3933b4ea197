import { Temporal } from 'temporal-polyfill/implementation';
import { z } from 'zod';
import type { Instant } from './agenda.ts';
import { type Calendar, isWorkingDay } from './calendar.ts';
import { LANGUAGES } from './language.ts';
import { Weekday } from './rhythm.ts';
import { addDays, type Day, dayOf, instantAt, WEEKDAYS, weekdayOf } from './time.ts';
import { TimeOfDay } from './words.ts';

/** Ways in which somebody can be told first of all. */
export const CHANNELS = ['mail', 'whatsapp', 'print'] as const;

/** Ways in which mails come. */
export const DELIVERIES = ['together', 'single', 'digest'] as const;

/** How somebody wants to be told; what is not said is as `AS_IT_COMES` has it. */
export const DeliverySettings = z.strictObject({
  /** `together`: what rings at one instant in one mail; `single`: a mail for each task; `digest`: one mail a day. */
  delivery: z.enum(DELIVERIES),
  /** Local times between which nobody is disturbed; `until` on the next day where it comes before `from`. */
  quietHours: z.union([z.strictObject({ from: TimeOfDay, until: TimeOfDay }), z.null()]),
  quietWeekdays: z.array(Weekday),
  /** Holidays and collective leave of the programme's calendar are quiet too. */
  quietDaysOff: z.boolean(),
  /** Mails a day at most. */
  cap: z.union([z.int().min(1).max(50), z.null()]),
  channel: z.enum(CHANNELS),
  /** Digests carry what is the person's own duty alone; all else goes to the print list. */
  digestsMuted: z.boolean(),
});
export type DeliverySettings = z.infer<typeof DeliverySettings>;

/** What a person can ask for in a command: some of the settings, and the language. */
export const DeliveryWishes = DeliverySettings.partial().extend({ language: z.enum(LANGUAGES).optional() });
export type DeliveryWishes = z.infer<typeof DeliveryWishes>;

/** Where nobody says otherwise. */
export const AS_IT_COMES: DeliverySettings = {
  delivery: 'together',
  quietHours: null,
  quietWeekdays: [],
  quietDaysOff: false,
  cap: null,
  channel: 'mail',
  digestsMuted: false,
};

/** Settings as they are stored, in full. @param stored null where the person never said anything */
export function settingsOf(stored: unknown): DeliverySettings {
  return DeliverySettings.parse({ ...AS_IT_COMES, ...(stored as Partial<DeliverySettings> | null) });
}

/** What puts a notice off. */
export const PUT_OFF_BY = ['quietHours', 'quietDays', 'digest', 'cap'] as const;
export type PutOffBy = (typeof PUT_OFF_BY)[number];

/** Where and by which calendar somebody lives. */
export type DeliveryPlace = { readonly zone: string; readonly calendar: Calendar };

/** When a notice may go out, and what made that later than now. */
export type Ripening = { readonly notBefore: Instant; readonly putOffBy: readonly PutOffBy[] };

/** When a digest goes out, local time. */
export const DIGEST_AT = '07:00';
/** What is written so long after it still belongs to that day's digest: rings at 07:00 are taken up moments later. */
const DIGEST_OPEN_MS = 10 * 60_000;
/** Longer than any calendar is quiet without a gap that matters: then the notice goes. */
const MOST_STEPS = 200;

type Rules = { readonly hours: boolean; readonly days: boolean; readonly digest: boolean };

/**
 * When a notice written now may go out: not in quiet hours or on quiet days, and with the digest where one is wished. A duty whose deadline would
 * pass meanwhile is not put off so long: first the quiet days give way, then the digest, then the quiet hours.
 * @param deadline instant at which it would be too late; undefined, or passed already: there is none
 */
export function ripeAt(settings: DeliverySettings, place: DeliveryPlace, now: Instant, deadline: Instant | undefined): Ripening {
  const digest = settings.delivery === 'digest';
  return inTime(settings, place, now, deadline, [
    { hours: true, days: true, digest },
    { hours: true, days: false, digest },
    { hours: true, days: false, digest: false },
  ]);
}

/**
 * When what exceeded a day's mails may go out: with the digest of the next day that is not quiet.
 * @returns undefined where the deadline would pass by then: it goes now, whatever the cap
 */
export function carriedOver(settings: DeliverySettings, place: DeliveryPlace, now: Instant, deadline: Instant | undefined): Ripening | undefined {
  const tomorrow = instantAt(addDays(dayOf(now, place.zone), 1), '00:00', place.zone);
  const { notBefore } = next(settings, place, tomorrow, { hours: true, days: true, digest: true });
  return deadline !== undefined && deadline > now && notBefore >= deadline ? undefined : { notBefore, putOffBy: ['cap'] };
}

/** A notice that is to go out now. */
export type Waiting = {
  /** Notices of one task share it. */
  readonly task: string;
  /** 0 is the most urgent. */
  readonly urgency: number;
  /** It exceeded an earlier day's mails. */
  readonly carried: boolean;
  /** It waited so long that it is told with all else. */
  readonly late: boolean;
  /** Its deadline passes before the next digest. */
  readonly pressing: boolean;
};

/** Notices that share a mail. `digest`: it gathers what had been put off. */
export type Mailing<Notice> = { readonly notices: readonly Notice[]; readonly digest: boolean };

/**
 * Shares a person's notices among mails, and keeps back what the cap does not let go today, the least urgent. A digest that goes anyway takes along
 * what would exceed, and what is pressing goes whatever the cap says.
 * @param today how many mails, and digests among them, the person got on this local day
 */
export function mailingsOf<Notice extends Waiting>(
  notices: readonly Notice[],
  { delivery, cap }: DeliverySettings,
  today: { readonly mails: number; readonly digests: number },
): { readonly mailings: readonly Mailing<Notice>[]; readonly over: readonly Notice[] } {
  if (notices.length === 0) return { mailings: [], over: [] };
  const gathered = notices.some(({ carried, late }) => carried || late);
  const daily = delivery === 'digest' && notices.some(({ pressing }) => !pressing);
  const left = Math.max(0, Math.min((cap ?? Infinity) - today.mails, daily ? 1 - today.digests : Infinity));
  const wished: Mailing<Notice>[] =
    delivery === 'single' && !gathered ? byTask(notices).map((task) => ({ notices: task, digest: false })) : [{ notices, digest: daily || gathered }];
  const over = wished.slice(left).flatMap((mailing) => mailing.notices);
  const pressing = over.filter((notice) => notice.pressing);
  const forced = pressing.length === 0 ? [] : [{ notices: pressing, digest: false }];
  return { mailings: [...wished.slice(0, left), ...forced], over: over.filter((notice) => !notice.pressing) };
}

/** Whether a notice is the person's own duty, which nobody can mute. @param own whether its item is the person's */
export function isDuty(kind: string, own: boolean): boolean {
  return own || ['due', 'reminder', 'escalation', 'blocked', 'repair', 'reassigned', 'relieved'].includes(kind);
}

/** The most urgent first. */
function byTask<Notice extends Waiting>(notices: readonly Notice[]): Notice[][] {
  const tasks = new Map<string, Notice[]>();
  for (const notice of notices) tasks.set(notice.task, [...(tasks.get(notice.task) ?? []), notice]);
  const urgency = (task: readonly Notice[]) => Math.min(...task.map((notice) => notice.urgency));
  return [...tasks.values()].sort((one, other) => urgency(one) - urgency(other));
}

function inTime(settings: DeliverySettings, place: DeliveryPlace, now: Instant, deadline: Instant | undefined, ways: readonly Rules[]): Ripening {
  for (const rules of ways) {
    const found = next(settings, place, now, rules);
    if (deadline === undefined || deadline <= now || found.notBefore < deadline) return found;
  }
  return { notBefore: now, putOffBy: [] };
}

function next(settings: DeliverySettings, { zone, calendar }: DeliveryPlace, now: Instant, { hours, days, digest }: Rules): Ripening {
  const putOffBy = new Set<PutOffBy>();
  let at = now;
  const later = (by: PutOffBy, instant: Instant | undefined): boolean => {
    // A time that comes twice in the night when clocks go back would lead back: then it is over.
    if (instant === undefined || instant <= at) return false;
    at = instant;
    putOffBy.add(by);
    return true;
  };
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const day = dayOf(at, zone);
    if (days && isQuiet(settings, calendar, day) && later('quietDays', instantAt(addDays(day, 1), '00:00', zone))) continue;
    if (hours && later('quietHours', endOfQuiet(settings, at, day, zone))) continue;
    if (digest && later('digest', nextDigest(settings, at, day, zone))) continue;
    return { notBefore: at, putOffBy: [...putOffBy] };
  }
  return { notBefore: now, putOffBy: [] };
}

function isQuiet({ quietWeekdays, quietDaysOff }: DeliverySettings, calendar: Calendar, day: Day): boolean {
  return quietWeekdays.includes(weekdayOf(day)) || (quietDaysOff && !isWorkingDay(calendar, WEEKDAYS, day));
}

function endOfQuiet({ quietHours }: DeliverySettings, at: Instant, day: Day, zone: string): Instant | undefined {
  if (quietHours === null || !covers(quietHours, timeOf(at, zone))) return undefined;
  const { from, until } = quietHours;
  return instantAt(from > until && timeOf(at, zone) >= from ? addDays(day, 1) : day, until, zone);
}

/** Undefined while a digest may go. Where quiet hours cover its hour it goes when they end. */
function nextDigest({ quietHours }: DeliverySettings, at: Instant, day: Day, zone: string): Instant | undefined {
  const time = quietHours !== null && covers(quietHours, DIGEST_AT) ? quietHours.until : DIGEST_AT;
  const today = instantAt(day, time, zone);
  if (at < today) return today;
  return at < today + DIGEST_OPEN_MS ? undefined : instantAt(addDays(day, 1), time, zone);
}

function covers({ from, until }: NonNullable<DeliverySettings['quietHours']>, time: string): boolean {
  return from < until ? from <= time && time < until : time >= from || time < until;
}

/** What a place's clocks show, `07:00`. */
function timeOf(instant: Instant, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainTime().toString().slice(0, 5);
}
