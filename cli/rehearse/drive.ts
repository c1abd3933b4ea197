import { noticesOf } from '../../db/queries/history.ts';
import type { Sql } from '../../db/connect.ts';
import { nextInstantAt, settled, stepClock } from '../../db/settled.ts';
import type { Instant } from '../../domain/agenda.ts';
import type { Staff } from '../../simulator/staff.ts';
import type { Kill, Mortal } from './kills.ts';
import { insisted, obstacles, until, type Wait } from './settle.ts';

/** A rehearsal under way: its programme, its people, and what else happens between and in its steps. */
export type Drive = {
  readonly sql: Sql;
  readonly code: string;
  readonly staff: Staff;
  readonly wait: Wait;
  readonly kills: readonly Kill[];
  /** Ends a part at once and brings it back. */
  readonly strike: (part: Mortal) => Promise<void>;
  /** Called before the clock moves: to wait, where the rehearsal is watched. */
  readonly pace: (to: Instant) => Promise<void>;
  /** Called when all is settled at an instant. */
  readonly watch: (at: Instant) => Promise<void>;
};

/** How many of a person's notices are read at once; more than ever come between two looks at one instant. */
const PAGE = 1000;

/**
 * Moves the clock from one instant at which anything happens to the next, until the programme has ended. At each instant, every one settled before
 * the next: all that rings; then people hear of it; then their acts one by one.
 * @returns steps taken and kills dealt
 * @throws Error naming what is in the way, when the programme does not settle or nothing would ever happen again
 */
export async function drive({ sql, code, staff, wait, kills, strike, pace, watch }: Drive): Promise<{ steps: number; kills: number }> {
  const pending = [...kills];
  let dealt = 0;
  let lastHeard = 0;
  const settle = () =>
    until(
      wait,
      () => settled(sql, code),
      () => obstacles(sql, code),
    );

  /** Does something, and if a kill of that moment is due deals it meanwhile. */
  async function riskily(now: Instant, moment: Kill['moment'], act: () => Promise<void>): Promise<void> {
    const index = pending.findIndex((kill) => kill.at <= now && kill.moment === moment);
    const [kill] = index === -1 ? [] : pending.splice(index, 1);
    if (kill === undefined) return act();
    dealt += 1;
    await Promise.all([act(), wait.time.pause(kill.delay).then(() => strike(kill.part))]);
    await settle();
  }

  /** Lets people read what was sent to them since the last look. */
  async function hear(now: Instant): Promise<void> {
    for (;;) {
      const page = await insisted(wait, () => noticesOf(sql, code, { after: lastHeard, limit: PAGE }));
      await staff.notice([...new Set(page.map(({ person }) => person))], now);
      lastHeard = page.at(-1)?.id ?? lastHeard;
      if (page.length < PAGE) return;
    }
  }

  for (let steps = 0; ; steps += 1) {
    const ring = await insisted(wait, () => nextInstantAt(sql, code));
    // Whatever still rings, the programme has not ended.
    if (ring === undefined && (await insisted(wait, () => hasEnded(sql, code)))) {
      if (pending.length > 0) throw new Error(`the programme ended with ${pending.length} of ${kills.length} kills still to come`);
      return { steps, kills: dealt };
    }
    const at = Math.min(ring ?? Infinity, staff.next()?.at ?? Infinity);
    if (at === Infinity) throw new Error(`nothing rings any more and nobody intends anything, yet the programme has not ended: ${await obstacles(sql, code)}`);
    await pace(at);
    await insisted(wait, () => stepClock(sql, code, at));
    await riskily(at, 'step', settle);
    // All was settled before: where nothing rang there is nothing new to hear.
    if (ring !== undefined && ring <= at) await hear(at);
    while ((staff.next()?.at ?? Infinity) <= at) {
      await riskily(at, 'act', () => staff.act());
      await settle();
      await hear(at);
    }
    await watch(at);
  }
}

async function hasEnded(sql: Sql, code: string): Promise<boolean> {
  const [row] = await sql<{ stage: string }[]>`select stage from programme where code = ${code}`;
  return row?.stage === 'ended';
}
