import { randomUUID } from 'node:crypto';
import { report } from '../../db/commands/report.ts';
import type { Instant } from '../../domain/agenda.ts';
import { addDays, addMonths, type Day, instantAt } from '../../domain/time.ts';
import { workflowIdOf } from '../../messages/names.ts';
import { drawsOf, evenly } from '../../simulator/draw.ts';
import type { Script } from '../rehearse/script.ts';
import { accepted, actorOf, agreeAndLock, asked, begin, CODE, HOUR, type Life, MINUTE, passUntil, settle } from './life.ts';

export const TRACK = 'mentoring';
/** Share of the reports that come only after their reminder. */
export const LATE_SHARE = 0.1;

type Planned = {
  readonly key: string;
  readonly audience: string;
  readonly plannedOn: Day;
  readonly owner: string;
  readonly rings: Instant[];
  readonly clients: string[];
};

/**
 * Lives through a programme from its start to the last mentoring report, by the real commands, relay, activities and timers: planned, agreed, locked;
 * every session held on its day and reported that day, but for one in ten, which is reported only after its reminder.
 * @throws Error when a command is refused, or the track does not end
 */
export async function liveThrough(life: Life, script: Script): Promise<void> {
  const { definition, staff, start: startsOn } = script;
  await begin(life, script);
  await agreeAndLock(life, script);

  const reports = await readReports(life, script);
  for (const { at, planned } of reports) {
    await passUntil(life, at);
    const mentor = actorOf(staff.find(({ id }) => id === planned.owner));
    const attendance = planned.clients.map((client) => ({ client, status: 'present' as const }));
    const held = { id: randomUUID(), outcome: 'held' as const, doneOn: planned.plannedOn, attendance };
    accepted(await report(life.sql, asked(life, mentor), CODE, planned.key, held, life.master));
    await settle(life);
  }
  await passUntil(life, instantAt(addDays(addMonths(startsOn, definition.months), 30), '00:00', definition.timeZone));
  const { status } = await life.env.client.workflow.getHandle(workflowIdOf(CODE, TRACK)).describe();
  if (status.name !== 'COMPLETED') throw new Error(`the track has not ended: ${status.name}`);
}

/**
 * Sessions by the instant of their report: on their day, each more than an hour after the one before so that the relay's hour finds nothing to
 * put together; late ones one to three days after their reminder.
 */
async function readReports({ sql, seed }: Life, { definition }: Script): Promise<{ at: Instant; planned: Planned }[]> {
  const draw = drawsOf(seed);
  const planned = await sql<(Planned & { position: number; ordinal: number })[]>`
    select i.key, i.audience, i.ordinal, i.planned_on as "plannedOn", i.owner, i.rings, a.position,
      (select array_agg(c.id order by c.id) from client c where c.programme = i.programme and c.audience = i.audience) as clients
    from item i join audience a on a.programme = i.programme and a.key = i.audience
    where i.programme = ${CODE} and i.track = ${TRACK} order by i.key`;
  const turn = ({ key, plannedOn }: Planned): number =>
    planned.filter((other) => other.plannedOn === plannedOn && draw(other.key, 'turn') < draw(key, 'turn')).length;
  return planned
    .map((item) => {
      const sinceEight = turn(item) * 80 * MINUTE + draw(item.key, 'minutes') * 15 * MINUTE;
      const [, reminder = 0] = item.rings; // at seven
      const isLate = evenly(draw, 'late', item.position, item.ordinal) < LATE_SHARE;
      const day = isLate ? reminder + HOUR + Math.floor(1 + 3 * draw(item.key, 'days')) * 24 * HOUR : instantAt(item.plannedOn, '08:00', definition.timeZone);
      return { at: Math.round(day + sinceEight), planned: item };
    })
    .sort((one, other) => one.at - other.at);
}
