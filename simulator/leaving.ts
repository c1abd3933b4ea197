import { addDays, type LocalTime } from './days.ts';
import { uuidOf } from './draw.ts';
import type { Intentions } from './intentions.ts';
import { coordinatorOf, mentorOf, type Person } from './people.ts';
import { consentOf } from './personalAnswers.ts';
import type { Roll } from './roll.ts';
import { trainingGroupOf } from './setting.ts';
import { evening } from './story.ts';
import type { World } from './world.ts';

/**
 * Clients leave; the mentor strikes them off once it is known. While the waiting list is still asked (R1) the coordinator gives the place to the next
 * one the day after, and the mentor asks the newcomer for consent.
 */
export function plansToLeave(world: World, people: readonly Person[], local: LocalTime, { intend }: Intentions, roll: Roll): void {
  const { draw, seed, setting } = world;
  for (const { id: client, group } of setting.clients) {
    const { leaves } = world.client(client);
    if (leaves === undefined) continue;
    const { on, announcedOn, reason } = leaves;
    const subject = `exit/${client}`;
    intend(mentorOf(people, world, group), subject, local.instantAt(announcedOn, evening(draw, subject)), async () => {
      // Theirs who serve the group that the client is of by then.
      const mentor = mentorOf(people, world, roll.groupOf(client) ?? group);
      if ((await mentor.device.exit(uuidOf(seed, subject, 'exit'), client, { on, reason })) !== 'accepted') return;
      roll.strikeOff(client, on);
      replace(client, group, addDays(announcedOn, 1));
    });
  }

  function replace(client: string, group: string, day: string): void {
    const coordinator = coordinatorOf(people, world, group);
    const subject = `replacement/${client}`;
    intend(coordinator, subject, local.instantAt(day, evening(draw, subject)), async () => {
      const next = await coordinator.device.firstWaiting(trainingGroupOf(setting, group));
      // Refused once the first phase of training is over: the group goes on with one less.
      if (next === undefined || (await coordinator.device.replace(uuidOf(seed, subject, 'replacement'), client, next)) !== 'accepted') return;
      roll.enter(next, client, day);
      ask(next, group, addDays(day, 1));
    });
  }

  function ask(newcomer: string, group: string, day: string): void {
    const mentor = mentorOf(people, world, group);
    const subject = `consent/${newcomer}`;
    intend(mentor, subject, local.instantAt(day, evening(draw, subject)), async () => {
      await mentor.device.consent(uuidOf(seed, subject, 'consent'), newcomer, { purposes: consentOf(world, newcomer), how: 'signed' });
    });
  }
}
