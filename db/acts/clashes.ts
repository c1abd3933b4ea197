import { calendarOf, type CalendarDay, localCalendars } from '../../domain/calendar.ts';
import { type Clash, type ClashFacts, comeAfterEnd, newClashes } from '../../domain/clashes.ts';
import { endOf } from '../../domain/extend.ts';
import type { PlanItem } from '../../domain/planItem.ts';
import { type Day, dayOf } from '../../domain/time.ts';
import type { Programme } from '../commands/command.ts';
import type { Tx } from '../connect.ts';
import { planItems } from '../queries/planItems.ts';

/** What became of an item: undefined before, it is new. */
export type ItemChanged = { readonly key: string; readonly before: PlanItem | undefined; readonly after: PlanItem };

/** What an act brings that somebody should look at: clashes that were none before, and how many items it puts after the programme's end. */
export type Brought = { readonly clashes: readonly Clash[]; readonly afterEnd: number };

/**
 * Reads what an act brought, once it is written.
 * @param programme as it was before; its calendar is read anew
 * @param number of the act
 */
export async function whatItBrings(tx: Tx, programme: Programme, number: number, changed: readonly ItemChanged[]): Promise<Brought> {
  if (changed.length === 0) return { clashes: [], afterEnd: 0 };
  const { code, definition } = programme;
  const [items, [row], bookings, absences] = await Promise.all([
    planItems(tx, code),
    tx<[{ calendar: CalendarDay[]; extended: number }]>`select calendar, extended_months as extended from programme where code = ${code}`,
    bookingsOf(tx, programme),
    tx<{ person: string; from: Day; until: Day; act: number }[]>`
      select person, from_on as from, coalesce(ended_on, until_on) as until, act from absence where programme = ${code} order by act`,
  ]);
  const earlier = new Map(changed.map(({ key, before }) => [key, before]));
  const before: ClashFacts = {
    placing: { definition, ...calendars(programme.calendar) },
    items: items.flatMap((item) => (earlier.has(item.key) ? (earlier.get(item.key) ?? []) : item)),
    bookings,
    absences: absences.filter(({ act }) => act !== number),
  };
  const after: ClashFacts = { placing: { definition, ...calendars(row.calendar) }, items, bookings, absences };
  const endsOn = endOf(definition, programme.startsOn, row.extended);
  return { clashes: newClashes(before, after, new Set(earlier.keys())), afterEnd: comeAfterEnd({ definition }, changed, endsOn) };
}

function calendars(days: readonly CalendarDay[]) {
  return { calendar: calendarOf(days), locally: localCalendars(days) };
}

/** Bookings for items that stand. */
async function bookingsOf(tx: Tx, { code, definition: { timeZone } }: Programme): Promise<ClashFacts['bookings']> {
  const rows = await tx<{ item: string; thing: string; fromAt: number; untilAt: number }[]>`
    select b.item, t.key as thing, b.from_at as "fromAt", b.until_at as "untilAt" from booking b join thing t on t.id = b.thing
    where b.programme = ${code} and b.item is not null and b.cancelled_at is null and b.closed_at is null order by t.key, b.from_at`;
  return rows.map(({ item, thing, fromAt, untilAt }) => ({ item, thing, fromOn: dayOf(fromAt, timeZone), untilOn: dayOf(untilAt - 1, timeZone) }));
}
