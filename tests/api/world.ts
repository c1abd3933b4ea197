import { randomUUID } from 'node:crypto';
import { createApp } from '../../api/app.ts';
import type { Parts, RequestLine } from '../../api/parts.ts';
import type { Sql } from '../../db/connect.ts';
import type { Actor } from '../../domain/actor.ts';
import { newKey } from '../../db/sealed.ts';
import { createToken } from '../../db/tokens.ts';
import { instantAt } from '../../domain/time.ts';
import { parseCalendar } from '../../domain/calendarFile.ts';
import { CALENDARS, readSeed } from '../support/seeds.ts';
import { testDatabase } from '../support/servers.ts';

export const CODE = 'tablolong-2027';
/** Another programme, whose people are strangers to the first. */
export const OTHER = 'tablolong-2029';
export const START = '2027-08-02';
export const ITEM = 'mentoring/nelayan-1/01';
export const ITEM_PATH = `/programmes/${CODE}/items/${ITEM}`;

/** Programme time at a date and hour of Tablolong. */
export const at = (day: string, time = '09:00'): number => instantAt(day, time, 'Asia/Makassar');

/** What was asked: `as` a person of the first programme, `machine`, a stranger (`OTHER/id`), or nobody; `visitor`: an actor as pages ask for them. */
export type Asking = {
  as?: string | undefined;
  visitor?: Actor;
  token?: string;
  body?: unknown;
  raw?: string;
  key?: string | undefined;
  headers?: Record<string, string>;
};

/** The app over a database of its own; the time is set by the test. */
export type World = {
  readonly sql: Sql;
  readonly parts: Parts;
  readonly lines: RequestLine[];
  now: number;
  ask(request: string, asking?: Asking): Promise<{ status: number; body: any; text: string; headers: Headers }>;
  /** Bearer token of that holder. */
  tokenOf(holder: string): Promise<string>;
  /** Starts, agrees and locks a programme; from now on its items can be reported. */
  locked(code?: string): Promise<void>;
  stop(): Promise<void>;
};

export async function makeWorld(parts: Partial<Parts> = {}): Promise<World> {
  const database = await testDatabase();
  const { sql } = database;
  const lines: RequestLine[] = [];
  const all: Parts = {
    sql,
    now: () => world.now,
    masterKey: newKey(),
    calendarNames: async () => CALENDARS,
    readCalendar,
    publicUrl: 'https://pendamping.contoh.example',
    mailFrom: { name: 'Pendamping', address: 'pendamping@office.contoh.example' },
    waitToldMs: 0,
    log: (line) => lines.push(line),
    ...parts,
  };
  const app = createApp(all);
  const tokens = new Map<string, Promise<string>>();
  const files = { definition: readSeed('tablolong.yaml'), people: readSeed('people/tablolong.yaml') };

  const world: World = {
    sql,
    parts: all,
    lines,
    now: at('2027-06-21'),
    tokenOf(holder) {
      const [programme, person] = holder.includes('/') ? holder.split('/') : [CODE, holder];
      const made = tokens.get(holder) ?? createToken(sql, holder === 'machine' ? { label: 'cli' } : { label: 'phone', programme, person });
      tokens.set(holder, made);
      return made;
    },
    async ask(request, { as, visitor, token, body, raw, key = randomUUID(), headers = {} } = {}) {
      const [method = 'GET', path = '/'] = request.split(' ');
      const bearer = token ?? (as === undefined ? undefined : await world.tokenOf(as));
      const init = {
        method,
        headers: {
          ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
          ...(method === 'POST' && { 'content-type': 'application/json', 'idempotency-key': key }),
          ...headers,
        },
        ...(method === 'POST' && { body: raw ?? JSON.stringify(body ?? {}) }),
      };
      const answer = await app.request(path, init, visitor === undefined ? undefined : { visitor: { actor: visitor, language: undefined } });
      const text = await answer.text();
      return {
        status: answer.status,
        body: /json/.test(answer.headers.get('content-type') ?? '') ? JSON.parse(text) : undefined,
        text,
        headers: answer.headers,
      };
    },
    async locked(code = CODE) {
      const leader = code === CODE ? 'team-leader' : `${code}/team-leader`;
      const expectDone = ({ status, text }: { status: number; text: string }) => {
        if (status !== 200 && status !== 202) throw new Error(`${status} ${text}`);
      };
      expectDone(await world.ask('POST /programmes', { as: 'machine', body: { code, start: START, ...files } }));
      for (const audience of ['nelayan', 'perempuan', 'pemuda'])
        expectDone(await world.ask(`POST /programmes/${code}/agreements`, { as: leader, body: { audience } }));
      expectDone(await world.ask(`POST /programmes/${code}/lock`, { as: leader, body: { acceptShortfall: 'Menunggu penugasan dinas' } }));
      await sql`update programme set stage = 'running' where code = ${code}`;
    },
    stop: () => database.stop(),
  };
  return world;
}

async function readCalendar(name: string) {
  const parsed = parseCalendar(readSeed(`calendars/${name}`), name);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.days;
}

/** The report of a held session at which all were present. */
export async function held(
  { sql }: World,
  group = 'nelayan-1',
): Promise<{ id: string; outcome: 'held'; doneOn: string; attendance: { client: string; status: string }[] }> {
  const clients = await sql<{ id: string }[]>`select id from client where programme = ${CODE} and audience = ${group} order by id`;
  return { id: randomUUID(), outcome: 'held', doneOn: '2027-08-04', attendance: clients.map(({ id }) => ({ client: id, status: 'present' })) };
}
