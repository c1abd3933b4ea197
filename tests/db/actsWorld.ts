import { type MoveInput, move, MoveInput as MoveShape } from '../../db/acts/move.ts';
import { undo, UndoInput } from '../../db/acts/undo.ts';
import type { Accepted, Answer } from '../../db/commands/command.ts';
import { planItems } from '../../db/queries/planItems.ts';
import type { Actor } from '../../domain/actor.ts';
import type { PlanItem } from '../../domain/planItem.ts';
import type { z } from 'zod';
import { accepted, at, CODE, makeWorld, type World } from './world.ts';

/** A programme under way, and acts on its plan: by the leader unless said. */
export const leader: Actor = { kind: 'person', programme: CODE, id: 'team-leader', role: 'teamLeader' };

export type Acting = World & ReturnType<typeof actsOn>;

/** In the first week of month 1. */
export async function makeActing(): Promise<Acting> {
  const world = await makeWorld();
  await world.running();
  world.now = at('2027-08-05');
  return Object.assign(world, actsOn(world));
}

export const WHY = { reason: 'Sudah dibicarakan dengan warga' };

function actsOn(world: World) {
  const { sql, master } = world;
  return {
    move: (input: Omit<z.input<typeof MoveShape>, 'reason'> & Partial<Pick<MoveInput, 'reason'>>, actor: Actor = leader) => {
      const full = MoveShape.parse({ ...WHY, ...input });
      return move(sql, world.asked(actor, full), CODE, full, master);
    },
    undo: (number: number, actor: Actor = leader, preview = false) => {
      const full = UndoInput.parse({ ...WHY, act: number, preview });
      return undo(sql, world.asked(actor, full), CODE, full, master);
    },
    items: () => planItems(sql, CODE),
    item: async (key: string): Promise<PlanItem> => {
      const [item] = await planItems(sql, CODE, [key]);
      if (item === undefined) throw new Error(`${key}: no such item`);
      return item;
    },
    /** What people were told by an act, `person kind item`. */
    told: async (): Promise<string[]> => {
      const rows = await sql<{ line: string }[]>`
        select person || ' ' || kind || ' ' || item as line from notice where programme = ${CODE} and kind in ('moved', 'paused', 'resumed', 'cancelled', 'reassigned', 'relieved') order by id`;
      return rows.map(({ line }) => line);
    },
  };
}

/** The body of an accepted act. */
export function done(answer: Answer): Accepted['body'] & { act: number } {
  return accepted(answer).body as Accepted['body'] & { act: number };
}
