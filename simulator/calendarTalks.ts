import { addDays, daysBetween, type Day, type LocalTime } from './days.ts';
import { uuidOf } from './draw.ts';
import type { Intentions } from './intentions.ts';
import { leaderOf, type Person } from './people.ts';
import { evening } from './story.ts';
import type { World } from './world.ts';

/** Agreements come in the first part of the planning; the lock before the first notices of what is held before the start. */
const AGREED_WITHIN = 0.45;
const LOCKED_AT = 0.57;
const LATE_EVENING = 22 * 60;

/** The groups agree to the calendar, then the leader locks it. */
export function talkAboutCalendar(world: World, people: readonly Person[], local: LocalTime, { intend }: Intentions): void {
  const { draw, seed, setting } = world;
  const { planningFrom, start } = setting;
  const days = daysBetween(planningFrom, start);
  for (const person of people) {
    const { duty, group, device } = person;
    if (duty !== 'coordinator' || group === undefined) continue;
    const subject = `agreement/${group}`;
    const day = addDays(planningFrom, Math.floor(days * AGREED_WITHIN * draw(subject, 'day')));
    intend(person, subject, local.instantAt(day, evening(draw, subject)), () => device.agree(uuidOf(seed, subject, 'agree'), group));
  }
  const leader = leaderOf(people);
  const locking = (day: Day): void => {
    const subject = `lock/${day}`;
    intend(leader, subject, local.instantAt(day, LATE_EVENING), async () => {
      const locked = await leader.device.lock(uuidOf(seed, subject, 'lock'), 'Kekurangan diterima; dilengkapi sambil berjalan.');
      if (!locked) locking(addDays(day, 1));
    });
  };
  locking(addDays(planningFrom, Math.floor(days * LOCKED_AT)));
}
