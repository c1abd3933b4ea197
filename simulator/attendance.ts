import { monthOf } from './days.ts';
import { normal, weighted } from './draw.ts';
import type { SessionAhead, World } from './story.ts';

export type Status = 'present' | 'excused' | 'ill' | 'unexcused';
const ABSENCES: readonly Status[] = ['excused', 'ill', 'unexcused'];
const ABSENCE_WEIGHTS = [45, 20, 35];

/** Points of 100: how far groups lie from the scenario's figure, and people from their group's. */
const GROUP_DEVIATION = 0.06;
const PERSON_DEVIATION = 0.08;
/** By month: the slump of months 4 to 8, the rise before an evaluation; about 0 over each half-year. */
const SHAPE = [0.02, 0.02, 0.01, -0.02, -0.02, -0.01, -0.03, -0.03, 0.01, 0.01, 0.02, 0.02, -0.01, -0.01, 0, 0, 0.01, 0.01];

/**
 * Who of a group came: the group's mood first, then the person's habit, then the day. One answer a client, in the order given.
 * @param clients ids
 */
export function attendanceOf(world: World, session: SessionAhead, clients: readonly string[]): { client: string; status: Status }[] {
  const { draw, scenario, start } = world;
  const month = monthOf(start, session.windowFrom);
  const third = Math.min(2, Math.floor((month - 1) / 6));
  const usual = (scenario.attendance[third] ?? 0) + (SHAPE[month - 1] ?? 0);
  const group = GROUP_DEVIATION * normal(draw, session.audience, 'attendance');
  return clients.map((client) => {
    const person = PERSON_DEVIATION * normal(draw, client, 'attendance');
    const chance = Math.max(0.1, Math.min(0.99, usual + group + person));
    const subject = `${session.key}/${client}`;
    if (draw(subject, 'present') < chance) return { client, status: 'present' };
    return { client, status: ABSENCES[weighted(draw(subject, 'absence'), ABSENCE_WEIGHTS)] ?? 'unexcused' };
  });
}
