import type { z } from 'zod';
import { addDays, AddDaysInput } from '../../db/acts/addDays.ts';
import { extend, ExtendInput } from '../../db/acts/extend.ts';
import { makeUp, MakeUpInput } from '../../db/acts/makeUp.ts';
import type { Actor } from '../../domain/actor.ts';
import { type Acting, leader, makeActing, WHY } from './actsWorld.ts';
import { calendarMeans, CODE } from './world.ts';

/** A programme under way, and acts on its dates: by the leader unless said. */
export type Dating = Acting & ReturnType<typeof datesOf>;

/** In the first week of month 1. */
export async function makeDating(): Promise<Dating> {
  const world = await makeActing();
  return Object.assign(world, datesOf(world));
}

type Asked<Shape extends z.ZodType> = Omit<z.input<Shape>, 'reason'> & { reason?: string };

function datesOf(world: Acting) {
  const { sql, master } = world;
  return {
    addDays: (input: Asked<typeof AddDaysInput>, actor: Actor = leader) => {
      const full = AddDaysInput.parse({ ...WHY, ...input });
      return addDays(sql, world.asked(actor, full), CODE, full, master, calendarMeans);
    },
    extend: (input: Asked<typeof ExtendInput>, actor: Actor = leader) => {
      const full = ExtendInput.parse({ ...WHY, ...input });
      return extend(sql, world.asked(actor, full), CODE, full, master);
    },
    makeUp: (input: Asked<typeof MakeUpInput>, actor: Actor = leader) => {
      const full = MakeUpInput.parse({ ...WHY, ...input });
      return makeUp(sql, world.asked(actor, full), CODE, full, master);
    },
    /** Rows of the calendar on a day, `kind only`. */
    on: async (day: string): Promise<string[]> => {
      const [row] = await sql<[{ calendar: { date: string; kind: string; only?: string[] }[] }]>`select calendar from programme where code = ${CODE}`;
      return row.calendar.filter(({ date }) => date === day).map(({ kind, only }) => `${kind} ${(only ?? []).join(' ')}`.trim());
    },
  };
}
