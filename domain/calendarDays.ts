import type { Actor } from './actor.ts';
import { type CalendarDay, isDayOff, joinLayers } from './calendar.ts';
import type { Definition } from './definition.ts';
import { groupsOf } from './groupsOf.ts';
import type { Text } from './language.ts';
import { standingOf } from './may.ts';
import { isWithin } from './planScope.ts';
import { type FieldError, notAllowed, type Refusal, refused, refusedFor } from './refusal.ts';
import { addDays, type Day, daysBetween } from './time.ts';
import type { DAY_KINDS } from './rhythm.ts';

/** Days as they are declared: one, or a stretch of them (`until` included). */
export type DeclaredDay = {
  readonly date: Day;
  readonly until?: Day | undefined;
  readonly kind: (typeof DAY_KINDS)[number];
  readonly name: Text;
};

/** For whom: a group with the groups within it, or the groups most of whose members live in a hamlet. Undefined: everybody. */
export type Where = { readonly group: string } | { readonly hamlet: string };

/** What is declared. `file`: the days of a calendar file, undefined where none was named. `years`: those whose days off it replaces, estimates as a rule. */
export type DaysAsked = {
  readonly days: readonly DeclaredDay[];
  readonly file: readonly CalendarDay[] | undefined;
  readonly years: readonly number[] | undefined;
  readonly where: Where | undefined;
  readonly source: string;
};

export type DaysFacts = {
  readonly code: string;
  readonly definition: Definition;
  readonly locked: boolean;
  readonly today: Day;
  /** Of everybody who is enrolled: the business group, and the hamlet of the household. */
  readonly homes: readonly { readonly group: string; readonly hamlet: string }[];
};

/** The rows to add, and the years whose days off they replace. */
export type DaysAccepted = {
  readonly kind: 'accepted';
  readonly rows: readonly CalendarDay[];
  readonly years: readonly number[];
  readonly only: readonly string[] | undefined;
};

const LONGEST_STRETCH_DAYS = 366;

/** Whether days may be declared on a running programme, by whom: a manager; for the groups of one training group also its coordinator. */
export function judgeDays(actor: Actor, asked: DaysAsked, facts: DaysFacts): DaysAccepted | Refusal {
  const { definition, locked } = facts;
  if (!locked) return refused(409, 'notLocked', { id: 'Rencana belum dikunci.', en: 'The plan is not locked yet.' });
  const only = asked.where === undefined ? undefined : audiencesAt(definition, asked.where, facts.homes);
  const standing = standingOf(actor, { code: facts.code, ...definition });
  const own = actor.kind === 'person' ? (actor.group ?? '') : '';
  if (standing === 'coordinator' && (only === undefined || only.some((audience) => !isWithin(definition, audience, own))))
    return notAllowed({
      id: 'Koordinator hanya menambah hari bagi kelompok pelatihannya sendiri.',
      en: 'A coordinator adds days for the training group alone.',
    });
  const years = asked.years ?? [...new Set((asked.file ?? []).filter(isDayOff).map(({ date }) => Number(date.slice(0, 4))))];
  const rows = [...(asked.file ?? []), ...asked.days.flatMap((day) => daysOf(day, asked.source))].map((row) => (only === undefined ? row : { ...row, only }));
  const errors = [...dayErrors(asked, facts.today), ...whereErrors(asked, only, facts), ...yearErrors(years, rows)];
  if (errors.length === 0) return { kind: 'accepted', rows, years, only };
  return refusedFor(
    'daysRefused',
    { id: 'Hari-hari itu belum dapat ditambahkan. Periksa isian berikut.', en: 'The days cannot be added yet. Check the following.' },
    errors,
  );
}

/** The calendar with these days. Days off of the years that a decree is for are gone, but for those of some groups alone. */
export function withDays(calendar: readonly CalendarDay[], { rows, years }: Pick<DaysAccepted, 'rows' | 'years'>): CalendarDay[] {
  const kept = calendar.filter((day) => day.only !== undefined || !isDayOff(day) || !years.includes(Number(day.date.slice(0, 4))));
  return joinLayers([kept, rows]);
}

/**
 * Keys of the groups, business and training, that days at a place are for: the group with those within it; of a hamlet each group more than half of
 * whose members live there (docs/decisions/days-of-a-hamlet.md).
 */
export function audiencesAt(definition: Definition, where: Where, homes: DaysFacts['homes']): string[] {
  const [training, business] = [Object.keys(definition.trainingGroups), Object.keys(definition.businessGroups)];
  const all = [...training, ...business];
  if ('group' in where) return all.filter((audience) => isWithin(definition, audience, where.group));
  return all.filter((audience) => {
    const groups = groupsOf(definition, audience);
    const members = homes.filter(({ group }) => groups.includes(group));
    return members.filter(({ hamlet }) => hamlet === where.hamlet).length * 2 > members.length;
  });
}

function daysOf({ date, until, kind, name }: DeclaredDay, source: string): CalendarDay[] {
  const count = Math.min(LONGEST_STRETCH_DAYS, daysBetween(date, until ?? date)) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => ({ date: addDays(date, index), kind, name, source, estimate: false }));
}

function dayErrors({ days, file, years }: DaysAsked, today: Day): FieldError[] {
  if (days.length === 0 && file === undefined)
    return [{ path: 'days', message: { id: 'paling sedikit satu hari, atau sebuah kalender', en: 'one day at least, or a calendar' } }];
  return days.flatMap(({ date, until = date }, index): FieldError[] => {
    if (until < date || daysBetween(date, until) > LONGEST_STRETCH_DAYS)
      return [{ path: `days.${index}.until`, message: { id: `${date} atau sesudahnya, paling lama setahun`, en: `${date} or later, a year at most` } }];
    // A decree names the whole of its year, what is over of it too.
    if (until < today && years === undefined)
      return [{ path: `days.${index}.date`, message: { id: `hari ini (${today}) atau sesudahnya`, en: `today (${today}) or later` } }];
    return [];
  });
}

function whereErrors({ where, years, file }: DaysAsked, only: readonly string[] | undefined, { definition, homes }: DaysFacts): FieldError[] {
  if (where === undefined) return [];
  if (years !== undefined || file !== undefined)
    return [{ path: 'where', message: { id: 'Kalender dan keputusan berlaku bagi semua.', en: 'A calendar or a decree is for everybody.' } }];
  if (only !== undefined && only.length > 0) return [];
  if ('group' in where) {
    const known = [...Object.keys(definition.trainingGroups), ...Object.keys(definition.businessGroups)].join(', ');
    return [{ path: 'where.group', message: { id: `salah satu dari ${known}`, en: `one of ${known}` } }];
  }
  const hamlets = [...new Set(homes.map(({ hamlet }) => hamlet))].sort().join(', ');
  return [
    {
      path: 'where.hamlet',
      message: {
        id: `dusun (${hamlets}) tempat tinggal sebagian besar anggota suatu kelompok; selain itu sebutkan kelompoknya`,
        en: `a hamlet (${hamlets}) where most members of some group live; otherwise name the group`,
      },
    },
  ];
}

/** A year that is replaced must have days off: otherwise it was the wrong year. */
function yearErrors(years: readonly number[], rows: readonly CalendarDay[]): FieldError[] {
  const empty = years.filter((year) => !rows.some((row) => isDayOff(row) && row.date.startsWith(`${year}-`)));
  return empty.map((year) => ({
    path: 'years',
    message: { id: `${year}: paling sedikit satu hari libur atau cuti bersama`, en: `${year}: one holiday or collective leave at least` },
  }));
}
