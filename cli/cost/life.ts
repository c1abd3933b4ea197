import { createHash, randomUUID } from 'node:crypto';
import { isGrpcServiceError } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { calendarFiles } from '../../api/calendars.ts';
import { agree } from '../../db/commands/agree.ts';
import type { Answer, Request } from '../../db/commands/command.ts';
import { lock } from '../../db/commands/lock.ts';
import { start } from '../../db/commands/start.ts';
import type { Sql } from '../../db/connect.ts';
import { nextRingAt } from '../../db/settled.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Instant } from '../../domain/agenda.ts';
import { instantAt } from '../../domain/time.ts';
import { workflowIdOf } from '../../messages/names.ts';
import { relayDue } from '../../worker/relay.ts';
import type { Script } from '../rehearse/script.ts';

export const CODE = 'cost';
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
const NOT_FOUND = 5;

/** The means of living through a programme on the time-skipping server. `clock.now` is the server's time when last read. */
export type Life = {
  readonly env: TestWorkflowEnvironment;
  readonly sql: Sql;
  readonly clock: { now: Instant };
  readonly seed: number;
  readonly master: Buffer;
};

/** Starts the programme on the first morning of its planning. */
export async function begin(life: Life, { definition, definitionText, peopleText, start: startsOn, planningFrom }: Script): Promise<void> {
  await skipTo(life, instantAt(planningFrom, '09:00', definition.timeZone));
  const files = { code: CODE, definition: definitionText, people: peopleText, start: startsOn };
  const machine: Actor = { kind: 'machine', label: 'cost' };
  accepted(await start(life.sql, asked(life, machine), files, { master: life.master, ...calendarFiles() }));
}

/** The leader agrees for each group and locks the plan. */
export async function agreeAndLock(life: Life, { definition, staff }: Script): Promise<void> {
  const leader = actorOf(staff.find(({ role }) => role === definition.leader));
  for (const group of Object.keys(definition.trainingGroups)) accepted(await agree(life.sql, asked(life, leader), CODE, { audience: group }));
  accepted(await lock(life.sql, asked(life, leader), CODE, { acceptShortfall: 'kept as it is for this measure' }, life.master));
  await settle(life);
}

/**
 * Lets time pass until an instant, halting at each at which anything happens of itself, until that is done: the server's clock may not run on
 * while a workflow task is under way, or the task times out.
 */
export async function passUntil(life: Life, until: Instant): Promise<void> {
  for (;;) {
    const next = await nextOf(life.sql);
    await skipTo(life, next === undefined ? until : Math.min(next, until));
    await settle(life);
    if (next === undefined || next >= until) return;
  }
}

/** The next instant at which a track begins, an item rings, or the relay has held a report long enough. */
async function nextOf(sql: Sql): Promise<Instant | undefined> {
  const ring = await nextRingAt(sql, CODE);
  const [row] = await sql<[{ at: Instant | null }]>`select min(hold_until) as at from inbox where programme = ${CODE} and told_at is null`;
  if (row.at === null) return ring;
  return ring === undefined ? row.at : Math.min(ring, row.at);
}

/** Has the relay tell what is due, and waits until the workflows have done what the instant asks of them. */
export async function settle(life: Life): Promise<void> {
  const { env, sql, clock } = life;
  const log = { warn: (fields: Record<string, unknown>, message: string) => void process.stderr.write(`${message} ${JSON.stringify(fields)}\n`) };
  for (;;) {
    while ((await relayDue({ sql, client: env.client, now: () => clock.now, log })) > 0);
    if (await isDue(life)) await breathe();
    else if (!(await anyBusy(life)) && !(await isDue(life))) return;
  }
}

/** Whether something is to be told or done at this instant, by the facts. */
async function isDue({ sql, clock }: Life): Promise<boolean> {
  const next = await nextOf(sql);
  if (next !== undefined && next <= clock.now) return true;
  const untold = await sql`select from inbox where programme = ${CODE} and told_at is null and hold_until is null limit 1`;
  return untold.length > 0;
}

/** Waits for the workflows that have heard or rung today. @returns whether one of them was busy, so that it may have called for more */
async function anyBusy({ env, sql, clock }: Life): Promise<boolean> {
  const recent = clock.now - 24 * HOUR;
  const rows = await sql<{ name: string }[]>`
    select name from track t where programme = ${CODE} and started_at is not null and (ended_at is null or ended_at >= ${recent})
      and (started_at >= ${recent}
        or exists (select from inbox i where i.programme = t.programme and i.child = t.name and i.told_at > now() - interval '30 seconds')
        or exists (select from journal j where j.programme = t.programme and j.actor = ${`${CODE}/`} || t.name and j.at >= ${recent}))`;
  let busy = false;
  for (const child of ['planning', ...rows.map(({ name }) => name), undefined]) {
    while (await isBusy(env, child)) {
      busy = true;
      await breathe();
    }
  }
  return busy;
}

/** Whether a workflow or activity task of it is under way. Read from its history: a query would ask, but that server does not bear one beside a signal. */
async function isBusy(env: TestWorkflowEnvironment, child: string | undefined): Promise<boolean> {
  let tasks = 0;
  for (const event of await eventsOf(env, child)) {
    if (event.workflowTaskScheduledEventAttributes ?? event.activityTaskScheduledEventAttributes) tasks += 1;
    if (event.workflowTaskCompletedEventAttributes ?? event.workflowTaskFailedEventAttributes ?? event.workflowTaskTimedOutEventAttributes) tasks -= 1;
    if (event.activityTaskCompletedEventAttributes ?? event.activityTaskFailedEventAttributes) tasks -= 1;
  }
  return tasks > 0;
}

async function eventsOf(env: TestWorkflowEnvironment, child: string | undefined) {
  try {
    return (await env.client.workflow.getHandle(workflowIdOf(CODE, child)).fetchHistory()).events ?? [];
  } catch (failure) {
    if (isGrpcServiceError(failure) && failure.code === NOT_FOUND) return []; // not begun yet
    throw failure;
  }
}

/** A skip takes milliseconds. */
const STUCK_MS = 3000;

/**
 * That server keeps a lock on its clock when a child ends whose parent has continued as new meanwhile: a skip that takes long is helped by taking it off.
 */
async function skipTo({ env, clock }: Life, at: Instant): Promise<void> {
  const now = await env.currentTimeMs();
  const help = setTimeout(() => void env.connection.testService?.unlockTimeSkipping({}).catch(() => {}), STUCK_MS);
  if (at > now) await env.sleep(at - now);
  clearTimeout(help);
  clock.now = await env.currentTimeMs();
}

export function actorOf(member: { readonly id: string; readonly role: string; readonly group?: string | undefined } | undefined): Actor {
  if (member === undefined) throw new Error('the roster lacks somebody whose task it is');
  return { kind: 'person', programme: CODE, ...member };
}

export function asked({ clock }: Life, actor: Actor): Request {
  const idempotencyKey = randomUUID();
  return { actor, idempotencyKey, fingerprint: createHash('sha256').update(idempotencyKey).digest(), now: () => clock.now };
}

/** @throws Error with the refusal */
export function accepted(answer: Answer): void {
  if (answer.kind !== 'accepted') throw new Error(`a command was refused: ${JSON.stringify(answer)}`);
}

async function breathe(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 5));
}
