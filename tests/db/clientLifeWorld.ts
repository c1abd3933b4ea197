import { eraseClient } from '../../db/commands/eraseClient.ts';
import { exitClient, type ExitInput } from '../../db/commands/exitClient.ts';
import { replaceClient, type ReplaceInput } from '../../db/commands/replaceClient.ts';
import { returnClient } from '../../db/commands/returnClient.ts';
import { transferClient, type TransferInput } from '../../db/commands/transferClient.ts';
import type { Actor } from '../../domain/actor.ts';
import { tablolongPeople } from '../support/seeds.ts';
import { at, CODE, makeWorld, START, type World } from './world.ts';

/** A programme under way, its people, and what is decided about clients: by the leader unless said. */

export const people = tablolongPeople(START);
const leader: Actor = { kind: 'person', programme: CODE, id: 'team-leader', role: 'teamLeader' };
export const mentor = (group: string): Actor => ({ kind: 'person', programme: CODE, id: `mentor-${group}`, role: 'mentor', group });

export type Village = World & ReturnType<typeof actsOn>;

/** In the first week of month 1. */
export async function makeVillage(): Promise<Village> {
  const world = await makeWorld();
  await world.running();
  world.now = at('2027-08-05');
  return Object.assign(world, actsOn(world));
}

function actsOn(world: World) {
  const { sql, master } = world;
  return {
    exit: (id: string, input: ExitInput, actor: Actor = leader) => exitClient(sql, world.asked(actor, { id, input }), CODE, id, input, master),
    back: (id: string, on: string) => returnClient(sql, world.asked(leader, { id, on }), CODE, id, { on }, master),
    replace: (id: string, input: ReplaceInput) => replaceClient(sql, world.asked(leader, { id, input }), CODE, id, input, master),
    transfer: (id: string, input: TransferInput, actor: Actor = leader) => transferClient(sql, world.asked(actor, { id, input }), CODE, id, input, master),
    erase: (id: string) => eraseClient(sql, world.asked(leader, { id }), CODE, id, { reason: 'Diminta oleh yang bersangkutan' }, master),
    /** What became of the items about a client or household, by track; why, where they were cancelled. */
    outcomes: async (subject: string): Promise<Record<string, string | null>> => {
      const rows = await sql<{ track: string; outcome: string | null; because: string | null }[]>`
        select track, outcome, cancelled_because as because from item where programme = ${CODE} and subject = ${subject} order by key`;
      return Object.fromEntries(rows.map(({ track, outcome, because }) => [track, because ?? outcome]));
    },
  };
}

/** Kind, status and code of a refusal. */
export const refusal = (answer: unknown) => {
  const { kind, status, code } = answer as { kind: string; status: number; code: string };
  return [kind, status, code];
};

export const household = (id: string) => people.clients.find((client) => client.id === id)?.household ?? '';

/** A client who is alone of the household, and of this group. */
export const alone = (group: string, not: readonly string[] = []) =>
  people.clients.find(
    ({ id, group: own, household: home }) => own === group && !not.includes(id) && people.clients.filter((other) => other.household === home).length === 1,
  )?.id ?? '';
