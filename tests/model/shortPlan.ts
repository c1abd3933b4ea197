import type { CalendarDay } from '../../domain/calendar.ts';
import { calendarOf, localCalendars } from '../../domain/calendar.ts';
import type { Definition } from '../../domain/definition.ts';
import type { Placing } from '../../domain/placeItem.ts';
import type { PlanItem } from '../../domain/planItem.ts';
import { proposePlan } from '../../domain/proposePlan.ts';
import { calendarDays, definition as tablolong, people } from '../domain/tablolong.ts';
import { shortened } from '../rehearsal/shortProgramme.ts';

export const START = '2027-08-02';
const GROUPS = ['nelayan-1', 'nelayan-2', 'perempuan-1'];
const IN_EACH = 2;

/** Tablolong in three months, two training groups, three business groups and six clients: every kind of track, blocks, cadence and capital among them. */
export const definition: Definition = cut(shortened(tablolong, 3));

function cut(whole: Definition): Definition {
  const businessGroups = Object.fromEntries(Object.entries(whole.businessGroups).filter(([key]) => GROUPS.includes(key)));
  const within = Object.values(businessGroups).map((group) => group.within);
  const trainingGroups = Object.fromEntries(Object.entries(whole.trainingGroups).filter(([key]) => within.includes(key)));
  return { ...whole, businessGroups, trainingGroups };
}

export const groups: readonly string[] = GROUPS;
export const audiences = [...Object.keys(definition.trainingGroups), ...GROUPS];
export const clients = GROUPS.flatMap((group) => people.clients.filter((client) => client.group === group).slice(0, IN_EACH));
export const staff = people.staff.filter(({ group }) => group === undefined || audiences.includes(group));

/** The calendar as the plan begins. */
export const calendar: readonly CalendarDay[] = calendarDays;

/** What items are placed by under a calendar. */
export function placingBy(days: readonly CalendarDay[]): Placing {
  return { definition, staff, calendar: calendarOf(days), locally: localCalendars(days) };
}

/** The plan as it is locked, nothing done. */
export const items: readonly PlanItem[] = proposePlan(definition, { staff, clients }, START, calendarOf(calendar)).items.map((item) => ({
  ...item,
  outcome: null,
  rung: 0,
  heldBy: [],
}));
