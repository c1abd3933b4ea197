import { monthOf, type Day } from './days.ts';
import { normal, weighted } from './draw.ts';
import type { SessionAhead } from './story.ts';
import { trainingGroupOf } from './setting.ts';
import type { World } from './world.ts';

export type Status = 'present' | 'excused' | 'ill' | 'unexcused';
const ABSENCES: readonly Status[] = ['excused', 'ill', 'unexcused'];
const ABSENCE_WEIGHTS = [45, 20, 35];

/** Points of 100: how far groups lie from the scenario's figure, and people from their group's. */
const GROUP_DEVIATION = 0.06;
const PERSON_DEVIATION = 0.08;
/** By month: the slump of months 4 to 8, the rise before an evaluation; about 0 over each half-year. */
const SHAPE = [0.02, 0.02, 0.01, -0.02, -0.02, -0.01, -0.03, -0.03, 0.01, 0.01, 0.02, 0.02, -0.01, -0.01, 0, 0, 0.01, 0.01];
/** Of a test people do not stay away lightly; what one by one is asked is asked until all have answered. */
const TESTED = 0.14;
const EVERYBODY = new Set(['consent', 'dataCheck']);
/** Sessions to which one goes because all do. */
const FESTIVE = new Set(['outreach', 'focusGroup', 'villageMeeting', 'log', 'keepsUp']);
const FESTIVE_DEVIATION = 0.2;

/**
 * Who of a group came: the group's mood first, then the person's habit, then the day. One answer a client, in the order given.
 * @param clients ids, each with the business group they are of
 * @param day on which it was held
 * @param tested whether it is a day of tests
 */
export function attendanceOf(
  world: World,
  session: SessionAhead,
  clients: readonly { readonly id: string; readonly group: string }[],
  day: Day,
  tested = false,
): { client: string; status: Status }[] {
  const { draw, scenario, setting } = world;
  const month = monthOf(setting.start, session.windowFrom);
  const festive = FESTIVE.has(session.kind);
  const usual = usually(world, session, month) + (tested ? TESTED : 0) + (festive ? 0 : (SHAPE[month - 1] ?? 0));
  const damped = festive ? FESTIVE_DEVIATION : 1;
  return clients.map(({ id: client, group }) => {
    const mood = GROUP_DEVIATION * normal(draw, group, 'attendance') + (world.groups.get(group)?.course.attendance ?? 0);
    const habit = PERSON_DEVIATION * normal(draw, client, 'attendance') + (scenario.women / 2) * (world.women.has(client) ? 1 : -1);
    const chance = EVERYBODY.has(session.kind) ? 1 : Math.max(0.1, Math.min(0.99, usual + damped * (mood + habit)));
    const subject = `${session.key}/${client}`;
    const { leaves } = world.client(client, group);
    // Gone, and not struck off the list yet.
    if (leaves !== undefined && leaves.on <= day) return { client, status: 'unexcused' };
    if (draw(subject, 'present') < chance) return { client, status: 'present' };
    return { client, status: ABSENCES[weighted(draw(subject, 'absence'), ABSENCE_WEIGHTS)] ?? 'unexcused' };
  });
}

function usually({ scenario }: World, { kind }: SessionAhead, month: number): number {
  const { outreach, training, mentoring, log } = scenario.attendance;
  if (kind === 'outreach' || kind === 'focusGroup') return outreach;
  if (kind === 'training' || kind === 'marketing' || kind === 'incomeManagement') return training;
  if (kind === 'log' || kind === 'keepsUp') return log;
  return mentoring[Math.min(2, Math.floor((month - 1) / 6))] ?? mentoring[2];
}

/** Whether somebody of a business group is expected where this audience meets. */
export function expectedAt(world: World, audience: string, group: string): boolean {
  return audience === 'programme' || audience === group || audience === trainingGroupOf(world.setting, group);
}
