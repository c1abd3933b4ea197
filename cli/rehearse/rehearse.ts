import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { connect, type Sql } from '../../db/connect.ts';
import { changesOf } from '../../db/changes.ts';
import { outcomesOf } from '../../db/outcomes.ts';
import { tally } from '../../db/tally.ts';
import { readSettings } from '../../stack/settings.ts';
import { costOf, historiesOfProgramme } from '../programmeHistories.ts';
import { castOf, startProgramme } from './cast.ts';
import type { Display } from './display.ts';
import { readEvents } from './events.ts';
import { drive } from './drive.ts';
import { killsOf, type Mortal } from './kills.ts';
import type { RehearseOptions } from './options.ts';
import { resultOf, type Result } from './result.ts';
import { sceneOf } from './scene.ts';
import { readScript, spanOf } from './script.ts';
import type { RealTime, Wait } from './settle.ts';
import type { Venue } from './venue.ts';

const TIME: RealTime = { now: () => Date.now(), pause: async (milliseconds) => void (await sleep(milliseconds)) };
/** A step settles in tens of milliseconds; where parts are killed, starts and Temporal's own timeouts come on top. */
const PATIENCE_MS = 60_000;
const PATIENCE_WITH_KILLS_MS = 240_000;
/** Each look costs the rehearsal a few hundredths of a second. */
const REDRAWN_EVERY_MS = 1000;
/** Which part of a stack each mortal is. */
const PARTS = { worker: 'worker', database: 'postgres', temporal: 'temporal' } as const;

/**
 * Lives a programme through on a stack, from planning to its end.
 * @param audience told `begun` with the programme's code once it is started
 * @returns the result; whether all is accounted for is `unaccounted`'s to say
 * @throws Error when the files are faulty, the service refuses, or a step does not settle
 */
export async function rehearse(options: RehearseOptions, venue: Venue, display: Display, begun: (code: string) => void = () => {}): Promise<Result> {
  const script = await readScript(options.definition, options.start);
  const happenings = options.events === undefined ? [] : await readEvents(options.events, script);
  const { seed, scenario } = options;
  const code = codeFor(script.definition.id, options);
  const wait: Wait = { time: TIME, milliseconds: options.kills > 0 ? PATIENCE_WITH_KILLS_MS : PATIENCE_MS };
  const sql = connect(venue.env.DATABASE_URL ?? '', { name: 'pendamping rehearsal', max: 4 });
  try {
    const startedAt = TIME.now();
    const stage = { sql, apiUrl: venue.urls.api, code, wait };
    await startProgramme(stage, script, venue.adminToken);
    begun(code);
    const staff = await castOf(stage, script, options, happenings);
    const { from, until } = spanOf(script);
    const kills = killsOf(seed, options.kills, from, until);
    const strike = strikeOn(venue);
    const watch = watchOn(sql, code, display);
    const { steps, kills: dealt } = await drive({ sql, code, staff, wait, kills, strike, pace: paceOf(options.minutes, from, until), watch });
    const seconds = Math.round((TIME.now() - startedAt) / 100) / 10;
    display.show(await sceneOf(sql, code));
    display.end();
    const cost = await costOfProgramme(venue, code);
    const asked = { definition: script.definition.id, scenario, seed, start: script.start };
    const { masterKey } = readSettings(venue.env);
    const [counted, come, changes] = await Promise.all([tally(sql, code), outcomesOf(sql, code, script.definition, masterKey), changesOf(sql, code)]);
    return resultOf(asked, script.definition, { ...counted, changes }, come, staff.accepted().size, { code, seconds, steps, ...cost, kills: dealt });
  } finally {
    await sql.end({ timeout: 2 });
  }
}

/** `tablolong-mixed-7-k3x9q2`: what it is, and something that no other has. */
function codeFor(id: string, { scenario, seed }: RehearseOptions): string {
  // Drawn, not read off the clock: two that begin at once would play one programme.
  const unique = randomBytes(3).toString('hex');
  return `${id.slice(0, 14).toLowerCase()}-${scenario}-${String(seed).slice(-8)}-${unique}`;
}

function strikeOn({ parts }: Venue): (part: Mortal) => Promise<void> {
  return async (mortal) => {
    if (parts === undefined) throw new Error('kills: expected a stack of our own');
    const part = parts[PARTS[mortal]];
    await part.kill();
    await part.start();
  };
}

/** Waits in proportion to programme time, where the rehearsal is spread over minutes. */
function paceOf(minutes: number | undefined, from: number, until: number): (to: number) => Promise<void> {
  if (minutes === undefined) return async () => {};
  const begun = TIME.now();
  return async (to) => {
    const due = begun + (minutes * 60_000 * (to - from)) / (until - from);
    if (due > TIME.now()) await TIME.pause(due - TIME.now());
  };
}

function watchOn(sql: Sql, code: string, display: Display): () => Promise<void> {
  let next = 0;
  return async () => {
    if (TIME.now() < next) return;
    display.show(await sceneOf(sql, code));
    next = TIME.now() + REDRAWN_EVERY_MS;
  };
}

async function costOfProgramme({ env }: Venue, code: string) {
  const { connectionOptions, namespace } = loadClientConnectConfig({ overrideEnvVars: { ...env } });
  const connection = await Connection.connect(connectionOptions);
  try {
    const client = new Client({ connection, namespace: namespace ?? 'default' });
    const { events, actions, largestRunEvents, runs } = await costOf(historiesOfProgramme(client, code));
    return { temporalEvents: events, temporalActions: actions, largestRunEvents, workflows: runs };
  } finally {
    await connection.close();
  }
}
