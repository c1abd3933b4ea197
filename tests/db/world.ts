import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { agree } from '../../db/commands/agree.ts';
import type { Answer, Request } from '../../db/commands/command.ts';
import { lock } from '../../db/commands/lock.ts';
import { report, type ReportInput } from '../../db/commands/report.ts';
import { retry } from '../../db/commands/retry.ts';
import { start, type StartInput, type StartMeans } from '../../db/commands/start.ts';
import type { Sql } from '../../db/connect.ts';
import { newKey } from '../../db/sealed.ts';
import type { Actor } from '../../domain/actor.ts';
import { parseCalendar } from '../../domain/calendarFile.ts';
import { instantAt } from '../../domain/time.ts';
import { testDatabase } from '../support/servers.ts';
import { filledTables, isSuperuser, putSnapshot, type Snapshot, takeSnapshot } from '../support/snapshot.ts';

const SEEDS = new URL('../../seeds/', import.meta.url);
export const START = '2027-08-02';

/** Programme time at a date and hour of Tablolong. */
export const at = (day: string, time = '09:00'): number => instantAt(day, time, 'Asia/Makassar');

export const MACHINE: Actor = { kind: 'machine', label: 'cli' };

/** A migrated database and the commands as somebody gives them; `now` is set by the test. */
export type World = {
  readonly sql: Sql;
  readonly master: Buffer;
  now: number;
  person(id: string, role: string, group?: string, programme?: string): Actor;
  asked(actor: Actor, body: unknown, key?: string): Request;
  start(input?: Partial<StartInput>, actor?: Actor, key?: string): Promise<Answer>;
  agree(audience: string, actor: Actor): Promise<Answer>;
  lock(actor?: Actor): Promise<Answer>;
  report(actor: Actor, key: string, input: ReportInput, options?: { code?: string; idempotencyKey?: string }): Promise<Answer>;
  retry(actor?: Actor): Promise<Answer>;
  /** Started, agreed, locked and running, its tracks begun. */
  running(rehearsal?: boolean): Promise<void>;
  stop(): Promise<void>;
};

export const CODE = 'tablolong-2027';

/** One key for all worlds of a test process: a running programme is copied from one to the next. */
const master = newKey();
/** Running programmes by what they were made of: starting one by its commands takes most of a second, as often as there are tests. */
const runningOnes = new Map<string, Snapshot>();

export async function makeWorld(): Promise<World> {
  const database = await testDatabase();
  const { sql } = database;
  const bare = (await filledTables(sql)).join();
  const files = {
    definition: await readFile(new URL('tablolong.yaml', SEEDS), 'utf8'),
    people: await readFile(new URL('people/tablolong.yaml', SEEDS), 'utf8'),
  };
  const means: StartMeans = { master, calendarNames, readCalendar };
  const leader: Actor = { kind: 'person', programme: CODE, id: 'team-leader', role: 'teamLeader' };

  const world: World = {
    sql,
    master,
    now: at('2027-06-21'),
    person: (id, role, group, programme = CODE) => ({ kind: 'person', programme, id, role, group }),
    asked: (actor, body, key = randomUUID()) => ({
      actor,
      idempotencyKey: key,
      fingerprint: createHash('sha256').update(JSON.stringify(body)).digest(),
      now: () => world.now,
    }),
    start: (input = {}, actor = MACHINE, key) => {
      const full = { code: CODE, start: START, ...files, ...input };
      return start(sql, world.asked(actor, full, key), full, means);
    },
    agree: (audience, actor) => agree(sql, world.asked(actor, { audience }), CODE, { audience }),
    lock: (actor = leader) => lock(sql, world.asked(actor, {}), CODE, { acceptShortfall: 'Menunggu penugasan dinas' }, master),
    report: (actor, key, input, { code = CODE, idempotencyKey = input.id } = {}) =>
      report(sql, world.asked(actor, { key, input }, idempotencyKey), code, key, input, master),
    retry: (actor = leader) => retry(sql, world.asked(actor, {}), CODE),
    running: async (rehearsal = false) => {
      const untouched = (await filledTables(sql)).join() === bare && (await isSuperuser(sql));
      const made = `${rehearsal} ${world.now}`;
      const before = untouched ? runningOnes.get(made) : undefined;
      if (before !== undefined) return putSnapshot(sql, before);
      accepted(await world.start(rehearsal ? { rehearsal: { now: world.now } } : {}));
      for (const group of ['nelayan', 'perempuan', 'pemuda']) accepted(await world.agree(group, leader));
      accepted(await world.lock());
      await sql`update programme set stage = 'running'`;
      await sql`update track set started_at = starts_at`;
      await sql`update inbox set told_at = now()`;
      if (untouched) {
        const ours = (await filledTables(sql)).filter((table) => !bare.split(',').includes(table));
        runningOnes.set(made, await takeSnapshot(sql, ours));
      }
    },
    stop: () => database.stop(),
  };
  return world;
}

/** What was accepted; fails the test on a refusal, showing it. */
export function accepted(answer: Answer): Extract<Answer, { kind: 'accepted' }> {
  if (answer.kind === 'refused') throw new Error(`refused: ${JSON.stringify(answer)}`);
  return answer;
}

/** Clients of a group, marked present. */
export async function allPresent({ sql }: World, group: string): Promise<{ client: string; status: 'present' }[]> {
  const clients = await sql<{ id: string }[]>`select id from client where audience = ${group} order by id`;
  return clients.map(({ id }) => ({ client: id, status: 'present' }));
}

/** The calendars as the product ships them. */
export const calendarMeans: Pick<StartMeans, 'calendarNames' | 'readCalendar'> = { calendarNames, readCalendar };

function calendarNames(): Promise<string[]> {
  return readdir(new URL('calendars/', SEEDS));
}

async function readCalendar(name: string) {
  const parsed = parseCalendar(await readFile(new URL(`calendars/${name}`, SEEDS), 'utf8'), name);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.days;
}
