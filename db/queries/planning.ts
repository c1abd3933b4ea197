import { type CalendarDay, calendarOf, estimatesOf, localCalendars } from '../../domain/calendar.ts';
import { clashesOf } from '../../domain/clashes.ts';
import type { Definition } from '../../domain/definition.ts';
import { itemName } from '../../domain/naming.ts';
import { planLoads } from '../../domain/planLoad.ts';
import type { Shortfall } from '../../domain/shortfalls.ts';
import type { Db } from '../connect.ts';
import { listClients } from './clients.ts';
import { planItems } from './planItems.ts';

/** More than that is not read on a page; how many there are is said. */
const MOST_CLASHES = 100;

/** A proposed plan as those see it who agree and lock it; undefined where there is no such programme. */
export async function planningOf(db: Db, code: string) {
  type Row = { definition: Definition; calendar: CalendarDay[]; shortfalls: Shortfall[]; locked: boolean };
  const [[row], items, clients, people, agreements] = await Promise.all([
    db<Row[]>`select definition, calendar, shortfalls, locked_at is not null as locked from programme where code = ${code}`,
    planItems(db, code),
    listClients(db, code),
    db<{ id: string; name: string; role: string }[]>`select id, name, role from person where programme = ${code}`,
    db<{ audience: string; agreedBy: string | null }[]>`
      select a.key as audience, g.agreed_by as "agreedBy" from audience a left join agreement g on g.programme = a.programme and g.audience = a.key
      where a.programme = ${code} and a.kind = 'trainingGroup' order by a.position`,
  ]);
  if (row === undefined) return undefined;
  const { definition, calendar, shortfalls, locked } = row;
  const placing = { definition, calendar: calendarOf(calendar), locally: localCalendars(calendar) };
  const clashes = locked ? [] : clashesOf({ placing, items, bookings: [], absences: [] }, new Set(items.map(({ key }) => key)));
  const byKey = new Map(items.map((item) => [item.key, item]));
  const named = new Map(people.map(({ id, name, role }) => [id, { name, role: definition.roles[role]?.name ?? { id: role, en: role } }]));
  const nameOf = (key: string) => {
    const item = byKey.get(key);
    return item === undefined ? { id: key, en: key } : itemName(definition, item);
  };
  const days = items.map(({ plannedOn }) => plannedOn).sort();
  return {
    locked,
    shortfalls,
    items: items.length,
    from: days[0] ?? null,
    until: days.at(-1) ?? null,
    estimates: estimatesOf(placing.calendar, days),
    clashCount: clashes.length,
    clashes: clashes.slice(0, MOST_CLASHES).map(({ kind, item, on, other, who }) => ({
      kind,
      item,
      name: nameOf(item),
      on,
      other: other ?? null,
      otherName: other === undefined ? null : nameOf(other),
      who: who === undefined ? null : (named.get(who)?.name ?? who),
    })),
    load: planLoads(items).map(({ person, items: count, busiest }) => ({
      person,
      name: named.get(person)?.name ?? person,
      role: named.get(person)?.role ?? { id: '', en: '' },
      items: count,
      busiest,
    })),
    consents: consentsIn(definition, clients),
    agreements: agreements.map(({ audience, agreedBy }) => ({
      audience,
      name: definition.trainingGroups[audience]?.name ?? { id: audience, en: audience },
      agreedBy,
    })),
  };
}

/** By business group: who has given all that is required, who refused some of it, who was not asked. */
function consentsIn({ consents, businessGroups }: Definition, clients: Awaited<ReturnType<typeof listClients>>) {
  const required = Object.entries(consents)
    .filter(([, purpose]) => purpose.required)
    .map(([key]) => key);
  if (required.length === 0) return [];
  return Object.entries(businessGroups).map(([key, { name }]) => {
    const members = clients.filter(({ group, leftOn }) => group === key && leftOn === null);
    const refused = members.filter((client) => required.some((purpose) => client.consents[purpose] === false)).length;
    const given = members.filter((client) => required.every((purpose) => client.consents[purpose] === true)).length;
    return { group: key, name, given, refused, notAsked: members.length - given - refused };
  });
}
