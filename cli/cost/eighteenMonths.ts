import { createHash, randomUUID } from 'node:crypto';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { calendarFiles } from '../../api/calendars.ts';
import { agree } from '../../db/commands/agree.ts';
import type { Answer, Request } from '../../db/commands/command.ts';
import { lock } from '../../db/commands/lock.ts';
import { report } from '../../db/commands/report.ts';
import { start } from '../../db/commands/start.ts';
import type { Sql } from '../../db/connect.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Instant } from '../../domain/agenda.ts';
import { addDays, addMonths, type Day, instantAt } from '../../domain/time.ts';
import { workflowIdOf } from '../../messages/names.ts';
import { drawsOf, evenly } from '../../simulator/draw.ts';
import { relayDue } from '../../worker/relay.ts';
import type { Script } from '../rehearse/script.ts';

export const CODE = 'cost';
export const TRACK = 'mentoring';
const LATE_SHARE = 0.1;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The means of living through a programme on the time-skipping server. `clock.now` is the server's time when last read. */
export type Life = {
  readonly env: TestWorkflowEnvironment;
  readonly sql: Sql;
  readonly clock: { now: Instant };
  readonly seed: number;
  readonly master: Buffer;
};

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
  const { definition, definitionText, peopleText, staff, start: startsOn, planningFrom } = script;
  const { master } = life;
  await skipTo(life, instantAt(planningFrom, '09:00', definition.timeZone));
  const machine: Actor = { kind: 'machine', label: 'cost' };
  accepted(
    await start(
      life.sql,
      asked(life, machine),
      { code: CODE, definition: definitionText, people: peopleText, start: startsOn },
      { master, ...calendarFiles() },
    ),
  );
  const leader = actorOf(staff.find(({ role }) => role === definition.leader));
  for (const group of Object.keys(definition.trainingGroups)) accepted(await agree(life.sql, asked(life, leader), CODE, { audience: group }));
  accepted(await lock(life.sql, asked(life, leader), CODE, { acceptShortfall: 'kept as it is for this measure' }, master));
  await settle(life);

  const reports = await readReports(life, script);
  for (const { at, planned } of reports) {
    await passUntil(life, at);
    const mentor = actorOf(staff.find(({ id }) => id === planned.owner));
    const attendance = planned.clients.map((client) => ({ client, status: 'present' as const }));
    const held = { id: randomUUID(), outcome: 'held' as const, doneOn: planned.plannedOn, attendance };
    accepted(await report(life.sql, asked(life, mentor), CODE, planned.key, held, master));
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

/**
 * Lets time pass until an instant, halting at each at which anything happens of itself, until that is done: the server's clock may not run on
 * while a workflow task is under way, or the task times out.
 */
async function passUntil(life: Life, until: Instant): Promise<void> {
  for (;;) {
    const next = await nextOf(life.sql);
    await skipTo(life, next === undefined ? until : Math.min(next, until));
    await settle(life);
    if (next === undefined || next >= until) return;
  }
}

/** The next instant at which a track begins, an item rings, or the relay has held a report long enough. */
async function nextOf(sql: Sql): Promise<Instant | undefined> {
  const [row] = await sql<[{ at: Instant | null }]>`
    select least(
      (select min(starts_at) from track where programme = ${CODE} and started_at is null),
      (select min(i.next_ring_at) from item i join track t on t.programme = i.programme and t.name = i.track
        where i.programme = ${CODE} and t.started_at is not null and i.outcome is null and not i.blocked),
      (select min(hold_until) from inbox where programme = ${CODE} and told_at is null)) as at`;
  return row.at ?? undefined;
}

/** Has the relay tell what is due, and waits until the workflows have done what the instant asks of them. */
async function settle({ env, sql, clock }: Life): Promise<void> {
  const log = { warn: (fields: Record<string, unknown>, message: string) => void process.stderr.write(`${message} ${JSON.stringify(fields)}\n`) };
  for (;;) {
    while ((await relayDue({ sql, client: env.client, now: () => clock.now, log })) > 0);
    const next = await nextOf(sql);
    if (next === undefined || next > clock.now) break;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  for (const child of [undefined, ...(await startedTracks(sql))]) {
    while (await isBusy(env, child)) await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function startedTracks(sql: Sql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`select name from track where programme = ${CODE} and started_at is not null and ended_at is null`;
  return rows.map(({ name }) => name);
}

/** Whether a workflow or activity task of it is under way. Read from its history: a query would ask, but that server does not bear one beside a signal. */
async function isBusy(env: TestWorkflowEnvironment, child: string | undefined): Promise<boolean> {
  const { events } = await env.client.workflow.getHandle(workflowIdOf(CODE, child)).fetchHistory();
  let tasks = 0;
  for (const event of events ?? []) {
    if (event.workflowTaskScheduledEventAttributes ?? event.activityTaskScheduledEventAttributes) tasks += 1;
    if (event.workflowTaskCompletedEventAttributes ?? event.workflowTaskFailedEventAttributes ?? event.workflowTaskTimedOutEventAttributes) tasks -= 1;
    if (event.activityTaskCompletedEventAttributes ?? event.activityTaskFailedEventAttributes) tasks -= 1;
  }
  return tasks > 0;
}

async function skipTo({ env, clock }: Life, at: Instant): Promise<void> {
  const now = await env.currentTimeMs();
  if (at > now) await env.sleep(at - now);
  clock.now = await env.currentTimeMs();
}

function actorOf(member: { readonly id: string; readonly role: string; readonly group?: string | undefined } | undefined): Actor {
  if (member === undefined) throw new Error('the roster lacks somebody whose task it is');
  return { kind: 'person', programme: CODE, ...member };
}

function asked({ clock }: Life, actor: Actor): Request {
  const idempotencyKey = randomUUID();
  return { actor, idempotencyKey, fingerprint: createHash('sha256').update(idempotencyKey).digest(), now: () => clock.now };
}

function accepted(answer: Answer): void {
  if (answer.kind !== 'accepted') throw new Error(`a command was refused: ${JSON.stringify(answer)}`);
}
