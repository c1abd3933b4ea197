import { dayOf, type Day, daysBetween, addDays } from './time.ts';
import type { Instant } from './agenda.ts';
import { type CalendarDay, calendarOf, isDayOff, isGoodDay, isWorkingDay, localCalendars, otherDay } from './calendar.ts';
import { ladderOf, nextMorning } from './ladder.ts';
import { gathers, meetingsOf } from './meetings.ts';
import { hasBlocks, moveBlocks } from './moveBlocks.ts';
import { calendarFor, datesOf, type Placing } from './placeItem.ts';
import { keyOf, type PlanChange } from './planChange.ts';
import { notAtOnce } from './pauses.ts';
import { isOpen, type PlanItem } from './planItem.ts';
import type { Track } from './tracks.ts';

/** A plan whose calendar changes: all its items, and the programme's day. */
export type Replanning = {
  readonly items: readonly PlanItem[];
  readonly before: readonly CalendarDay[];
  readonly after: readonly CalendarDay[];
  readonly today: Day;
};

/**
 * What another calendar changes about a running plan: sessions whose day is no longer good go to another one, within their window where it has one, else
 * to the first after it, the window following as far as it must; blocks of training go whole; and where other days are worked on than before, ladders
 * fall on other days. What is done, over, held back or waits for another stays.
 * @param placing its definition and people; its calendar is not looked at
 */
export function replan(placing: Pick<Placing, 'definition' | 'staff'>, replanning: Replanning): PlanChange[] {
  const { items, before, after } = replanning;
  const moves = offBadDays(placing, replanning, () => true);
  const moved = new Set(moves.map(keyOf));
  const [was, is] = [placingBy(placing, before), placingBy(placing, after)];
  const worked = differing(before, after)
    .filter(isDayOff)
    .map(({ date }) => date);
  const clocks = items.filter((item) => stands(item) && !moved.has(item.key)).flatMap((item) => clockOf(was, is, item, worked));
  return [...moves, ...clocks];
}

/**
 * The moves among them: what was planned for a day that was good for it before, and is not after.
 * @param isMeant which items are looked at; what has to make room for them moves along all the same
 */
export function offBadDays(
  placing: Pick<Placing, 'definition' | 'staff'>,
  { items, before, after, today }: Replanning,
  isMeant: (item: PlanItem) => boolean,
): PlanChange[] {
  const changed = new Set(differing(before, after).map(({ date }) => date));
  const [was, is] = [placingBy(placing, before), placingBy(placing, after)];
  const isBad = (item: PlanItem) =>
    isMeant(item) && stands(item) && item.plannedOn >= today && changed.has(item.plannedOn) && isGoodFor(was, item) && !isGoodFor(is, item);
  const blocks = moveBadBlocks(is, items, isBad, today);
  const moved = new Map(blocks.map((change) => [keyOf(change), change]));
  return [...blocks, ...moveSessions(is, items, moved, (item) => isBad(item) && !hasBlocks(is, item.track) && !moved.has(item.key), today)];
}

function placingBy({ definition, staff }: Pick<Placing, 'definition' | 'staff'>, days: readonly CalendarDay[]): Placing {
  return { definition, staff, calendar: calendarOf(days), locally: localCalendars(days) };
}

function stands(item: PlanItem): boolean {
  return isOpen(item) && item.heldBy.length === 0 && item.rings.length > 0;
}

/** Rows that one of two calendars has and the other has not. */
function differing(before: readonly CalendarDay[], after: readonly CalendarDay[]): CalendarDay[] {
  const rowOf = ({ date, kind, only }: CalendarDay) => `${date} ${kind} ${(only ?? []).join(' ')}`;
  const [had, has] = [new Set(before.map(rowOf)), new Set(after.map(rowOf))];
  return [...before.filter((row) => !has.has(rowOf(row))), ...after.filter((row) => !had.has(rowOf(row)))];
}

function trackOf({ definition }: Placing, name: string): Track {
  const track = definition.tracks[name];
  if (track === undefined) throw new Error(`expected ${name} to be a track of the definition`);
  return track;
}

function isGoodFor(placing: Placing, { track: name, audience, plannedOn }: PlanItem): boolean {
  const { weekdays, days } = trackOf(placing, name);
  return isGoodDay(plannedOn, weekdays, calendarFor(placing, audience), days);
}

/** Days of a block that are over may have been held: they stay, and the rest goes as a whole. */
function moveBadBlocks(placing: Placing, items: readonly PlanItem[], isBad: (item: PlanItem) => boolean, today: Day): PlanChange[] {
  const known = items.map((item) => (hasBlocks(placing, item.track) && isOpen(item) && item.plannedOn < today ? { ...item, outcome: 'held' as const } : item));
  const { changes } = moveBlocks(placing, known, ({ open }) => {
    const first = open.map(({ plannedOn }) => plannedOn).toSorted()[0];
    return open.some(isBad) && open.every(({ heldBy }) => heldBy.length === 0) ? first : undefined;
  });
  return [...changes];
}

function moveSessions(
  placing: Placing,
  items: readonly PlanItem[],
  moved: ReadonlyMap<string, PlanChange>,
  isBad: (item: PlanItem) => boolean,
  today: Day,
): (PlanChange & { kind: 'move' })[] {
  const leaving = items.filter(isBad).toSorted((one, other) => (`${one.plannedOn} ${one.key}` < `${other.plannedOn} ${other.key}` ? -1 : 1));
  const gone = new Set(leaving.map(({ key }) => key));
  const meetings = meetingsOf(
    placing,
    items.filter(({ key }) => !gone.has(key)).map((item) => ({ ...item, plannedOn: dayAfter(item, moved.get(item.key)) })),
  );
  return leaving.flatMap((item) => {
    const track = trackOf(placing, item.track);
    const meets = gathers(track);
    const from = item.windowFrom > today ? item.windowFrom : today;
    const until = item.windowUntil > from ? item.windowUntil : from;
    const crowded = (each: Day) => (meets ? meetings.crowded(item.audience, each) : 0);
    const day = otherDay(item.plannedOn, { from, until }, track, calendarFor(placing, item.audience), crowded);
    if (day === undefined) return [];
    if (meets) meetings.add(item.audience, day);
    const later = day < item.windowUntil ? 0 : daysBetween(item.windowUntil, day) + 1;
    const window = { from: addDays(item.windowFrom, later), until: addDays(item.windowUntil, later) };
    const { rings } = datesOf(placing, item.track, item.audience, window);
    return [{ kind: 'move' as const, key: item.key, windowFrom: window.from, windowUntil: window.until, plannedOn: day, rings }];
  });
}

function dayAfter({ plannedOn }: PlanItem, change: PlanChange | undefined): Day {
  return change?.kind === 'move' ? change.plannedOn : plannedOn;
}

/**
 * Instants of a plan into which something came back: no step of the ladder on a day that is off now. Its dates are not looked at.
 * @param back the items that came back, by key, and the instant after which nothing of them rang: of what went by since nothing rings at once
 */
export function clocksAnew(placing: Placing, items: readonly PlanItem[], back: ReadonlyMap<string, Instant>, now: Instant): (PlanChange & { kind: 'clock' })[] {
  return items
    .filter((item) => isOpen(item) && item.heldBy.length === 0)
    .flatMap((item) => {
      const since = back.get(item.key);
      const rung = since === undefined ? item.rung : Math.max(item.rung, item.rings.filter((ring) => ring <= since).length);
      const rings = since === undefined ? onWorkingDays(placing, item, item.rings) : notAtOnce(placing, { ...item, rung }, item.rings, now);
      return rings.some((ring, index) => ring !== item.rings[index]) ? [{ kind: 'clock' as const, key: item.key, rings }] : [];
    });
}

/** These instants of an item, each after the one before it, and steps of the ladder on working days; what has rung stays. */
function onWorkingDays(placing: Placing, { track, audience, rung }: PlanItem, rings: readonly Instant[]): Instant[] {
  const { definition } = placing;
  const place = { calendar: calendarFor(placing, audience), workingWeek: definition.workingWeek, zone: definition.timeZone };
  let before = Number.NEGATIVE_INFINITY;
  return rings.map((ring, index) => {
    const stays = index < rung || index === 0 || (ring > before && isWorkingDay(place.calendar, place.workingWeek, dayOf(ring, place.zone)));
    before = stays ? ring : nextMorning(place, ring > before ? ring : before, ladderOf(definition, track).ringsAt);
    return before;
  });
}

/** The steps of the ladder that are still to come, by the working days there are now. One that was set otherwise stays, unless its day is off now. */
function clockOf(was: Placing, is: Placing, item: PlanItem, worked: readonly Day[]): PlanChange[] {
  const { key, track, audience, windowFrom, windowUntil, rings, rung } = item;
  const last = dayOf(rings.at(-1) as number, is.definition.timeZone);
  // A day off less may bring a step nearer, so a week beyond the last is looked at as well.
  if (!worked.some((day) => day >= addDays(windowUntil, -1) && day <= addDays(last, 7))) return [];
  const window = { from: windowFrom, until: windowUntil };
  const [old, now] = [datesOf(was, track, audience, window).rings, datesOf(is, track, audience, window).rings];
  const wished = rings.map((ring, index) => (index < rung || ring !== old[index] ? ring : (now[index] ?? ring)));
  const next = onWorkingDays(is, item, wished);
  return next.some((ring, index) => ring !== rings[index]) ? [{ kind: 'clock', key, rings: next }] : [];
}
