import type { Device } from './device.ts';
import { trainingGroupOf } from './setting.ts';
import type { World } from './world.ts';

/** Somebody of the team, with the one device that carries their token. */
export type Person = {
  readonly id: string;
  readonly duty: 'leader' | 'coordinator' | 'secretary' | 'treasurer' | 'other';
  readonly group: string | undefined;
  readonly device: Device;
};

/** Who leads. @throws Error when nobody does */
export function leaderOf(people: readonly Person[]): Person {
  const leader = people.find(({ duty }) => duty === 'leader');
  if (leader === undefined) throw new Error('nobody leads this rehearsal; expected one person with the duty leader');
  return leader;
}

/** Who looks after a business group: its mentor, else its coordinator, else the leader. */
export function mentorOf(people: readonly Person[], world: World, group: string): Person {
  return people.find((person) => person.duty === 'other' && person.group === group) ?? coordinatorOf(people, world, group);
}

export function coordinatorOf(people: readonly Person[], world: World, group: string): Person {
  const training = trainingGroupOf(world.setting, group);
  return people.find((person) => person.duty === 'coordinator' && person.group === training) ?? leaderOf(people);
}
