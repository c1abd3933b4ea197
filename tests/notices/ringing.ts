import { createActivities } from '../../activities/createActivities.ts';
import { composeDue } from '../../notices/compose.ts';
import { CODE, type World } from '../db/world.ts';

export const FROM = { name: 'Pendamping', address: 'pendamping@office.contoh.example' };
export const GRACE = 60_000;
/** The first sessions of three groups; the third mentor has no e-mail. */
export const FIRST = ['nelayan-1', 'nelayan-2', 'pemuda-3'].map((group) => `mentoring/${group}/01`);

export const compose = (world: World) =>
  composeDue(world.sql, { now: () => world.now, from: FROM, graceMs: GRACE, publicUrl: 'https://pendamping.contoh.example' });

export const mailsOf = (world: World) =>
  world.sql<{ message_id: string; person: string; address: string; subject: string; raw: Buffer }[]>`select * from mail order by message_id`;

/** Lets items ring at the instant of one of their steps; in a rehearsal with the clock there, all other items being paused. */
export async function ring(world: World, step: number, keys: readonly string[] = FIRST, track = 'mentoring'): Promise<number> {
  const [item] = await world.sql<[{ rings: number[] }]>`select rings from item where key = ${keys[0] as string}`;
  world.now = item.rings[step] as number;
  await world.sql`update programme set clock_now = ${world.now} where clock_now is not null`;
  await world.sql`update item set paused = not key = any(${[...keys]}) where exists (select from programme where rehearsal)`;
  await takeUp(world, keys, track);
  return world.now;
}

export async function takeUp(world: World, keys: readonly string[], track = 'mentoring'): Promise<void> {
  await createActivities({ sql: world.sql, now: () => world.now, master: world.master }).takeUpDue({ code: CODE, track, at: world.now, keys });
}
