import type { z } from 'zod';
import { absence, AbsenceInput } from '../../db/acts/absence.ts';
import { acting, ActingInput } from '../../db/acts/acting.ts';
import { endAbsence, EndAbsenceInput } from '../../db/acts/endAbsence.ts';
import { handOver, HandOverInput } from '../../db/acts/handOver.ts';
import { passCase, PassCaseInput } from '../../db/acts/passCase.ts';
import type { Actor } from '../../domain/actor.ts';
import { type Acting, leader, makeActing, WHY } from './actsWorld.ts';
import { CODE } from './world.ts';

type Asked<Schema extends z.ZodType> = Omit<z.input<Schema>, 'reason'>;

/** A programme under way, and acts about its people: by the leader unless said. */
export type PeopleWorld = Acting & ReturnType<typeof peopleOn>;

export async function makePeopleWorld(): Promise<PeopleWorld> {
  const world = await makeActing();
  return Object.assign(world, peopleOn(world));
}

function peopleOn(world: Acting) {
  const { sql, master } = world;
  return {
    absence: (input: Asked<typeof AbsenceInput>, actor: Actor = leader) => {
      const full = AbsenceInput.parse({ ...WHY, ...input });
      return absence(sql, world.asked(actor, full), CODE, full, master);
    },
    endAbsence: (input: Asked<typeof EndAbsenceInput>, actor: Actor = leader) => {
      const full = EndAbsenceInput.parse({ ...WHY, ...input });
      return endAbsence(sql, world.asked(actor, full), CODE, full, master);
    },
    handOver: (input: Asked<typeof HandOverInput>, actor: Actor = leader) => {
      const full = HandOverInput.parse({ ...WHY, ...input });
      return handOver(sql, world.asked(actor, full), CODE, full, master);
    },
    nameActing: (input: Asked<typeof ActingInput>, actor: Actor = leader) => {
      const full = ActingInput.parse({ ...WHY, ...input });
      return acting(sql, world.asked(actor, full), CODE, full, master);
    },
    passCase: (input: Asked<typeof PassCaseInput>, actor: Actor = leader) => {
      const full = PassCaseInput.parse({ ...WHY, ...input });
      return passCase(sql, world.asked(actor, full), CODE, full, master);
    },
    /** Keys of the open items that are this person's, or that they are invited to. */
    theirs: async (person: string | null): Promise<string[]> => {
      const rows = await sql<{ key: string }[]>`
        select key from item where programme = ${CODE} and outcome is null and owner is not distinct from ${person} order by key`;
      return rows.map(({ key }) => key);
    },
  };
}
