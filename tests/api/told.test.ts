import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decideTold } from '../../db/untold.ts';
import { CODE, held, makeWorld, type World, at } from './world.ts';

/** Nobody relays here but the test. */
const WAIT_MS = 400;
let world: World;
beforeEach(async () => {
  world = await makeWorld({ waitToldMs: WAIT_MS });
  await world.locked();
  await world.sql`update inbox set told_at = now()`;
  world.now = at('2027-08-05');
});
afterEach(() => world.stop());

const retry = (key: string) => world.ask(`POST /programmes/${CODE}/repairs`, { as: 'team-leader', key, body: {} });
/** Tells, or fails to tell, what comes into the inbox, until told to stop. */
function relay(how: 'tell' | 'fail'): () => Promise<void> {
  let on = true;
  const work = (async () => {
    while (on) {
      if (how === 'tell') await world.sql`update inbox set told_at = now() where told_at is null`;
      else await world.sql`update inbox set attempts = attempts + 1, attempted_at = now(), failed = 'ServiceError' where told_at is null`;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  })();
  return async () => {
    on = false;
    await work;
  };
}

describe('a command', () => {
  it('is answered 200 once the relay has told its workflows', async () => {
    const stop = relay('tell');
    const answer = await retry('key-told-1');
    await stop();
    expect(answer.status).toBe(200);
    expect(answer.body).not.toHaveProperty('untold');
  });

  it('is answered 202 with the workflows untold when nobody relays, after waiting so long and not longer', async () => {
    const began = performance.now();
    const answer = await retry('key-untold-1');
    const took = performance.now() - began;
    expect([answer.status, answer.body.untold]).toEqual([202, [CODE]]);
    expect(took).toBeGreaterThan(WAIT_MS * 0.9);
    expect(took).toBeLessThan(WAIT_MS + 1500);
  });

  it('is answered 202 at once when the relay cannot reach Temporal', async () => {
    const stop = relay('fail');
    const began = performance.now();
    const answer = await retry('key-failed-1');
    await stop();
    expect([answer.status, answer.body.untold]).toEqual([202, [CODE]]);
    expect(performance.now() - began).toBeLessThan(WAIT_MS);
  });

  it('sent again is answered as it was, also when its workflows were told meanwhile', async () => {
    const first = await retry('key-again-1');
    await world.sql`update inbox set told_at = now()`;
    const second = await retry('key-again-1');
    expect([second.status, second.text]).toEqual([first.status, first.text]);
    expect(first.status).toBe(202);
  });

  it('sent many times at once is answered alike, while the relay comes back', async () => {
    const asked = Array.from({ length: 6 }, () => retry('key-many-1'));
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS - 50));
    const stop = relay('tell');
    const answers = await Promise.all(asked);
    await stop();
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(await world.sql`select from journal where action = 'retry'`).toHaveLength(1);
  });

  it('whose telling is held back to be batched is answered 200 without waiting', async () => {
    await world.sql`update item set rung = 1 where key = 'mentoring/nelayan-1/01'`;
    const body = await held(world);
    const began = performance.now();
    const answer = await world.ask(`POST /programmes/${CODE}/items/mentoring/nelayan-1/01/reports`, { as: 'mentor-nelayan-1', key: body.id, body });
    expect(answer.status).toBe(200);
    expect(performance.now() - began).toBeLessThan(WAIT_MS);
    expect(await world.sql`select from inbox where told_at is null and hold_until > ${world.now}`).toHaveLength(1);
  });

  it('that reports what rings at this very time is not held back: 202 while Temporal is away', async () => {
    const body = await held(world);
    const answer = await world.ask(`POST /programmes/${CODE}/items/mentoring/nelayan-1/01/reports`, { as: 'mentor-nelayan-1', key: body.id, body });
    expect([answer.status, answer.body.untold]).toEqual([202, [`${CODE}/mentoring`]]);
  });

  it('decided by two at once is answered as the first decided', async () => {
    await retry('key-decided-1');
    const stands = await decideTold(world.sql, `person:${CODE}/team-leader`, 'key-decided-1', []);
    expect(stands).toEqual([CODE]);
  });
});
