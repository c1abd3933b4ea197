import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { composeDue } from '../../notices/compose.ts';
import { relayDue } from '../../worker/relay.ts';
import { copyProgramme } from '../db/many.ts';
import { CODE, makeWorld, type World } from '../db/world.ts';
import { FROM, GRACE, mailsOf } from '../notices/ringing.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await world.running();
});
afterEach(() => world.stop());

const compose = () => composeDue(world.sql, { now: () => world.now, from: FROM, graceMs: GRACE, publicUrl: 'https://pendamping.contoh.example' });
/** A notice to each programme's leader, old enough to be composed. */
const notify = () => world.sql`
  insert into notice (programme, event_key, person, kind, created_at) select code, 'repair/x@1', 'team-leader', 'repair', ${world.now - GRACE} from programme`;
/** How many transactions were begun: each costs, also where it finds nothing to do. */
async function transactionsOf(act: () => Promise<unknown>): Promise<number> {
  const begin = vi.spyOn(world.sql, 'begin');
  await act();
  const count = begin.mock.calls.length;
  begin.mockRestore();
  return count;
}

describe('on a server of many programmes', () => {
  it('the relay looks into those alone that can be told something now', async () => {
    await copyProgramme(world.sql, 20);
    await world.sql`insert into inbox (programme, child, plan_version, hold_until) select code, 'mentoring', 1, ${world.now + 1} from programme`;
    await world.sql`update inbox set hold_until = null, attempts = 9, attempted_at = now() where programme = 'copy-2' and hold_until is not null`;
    const relay = () => relayDue({ sql: world.sql, client: {} as never, now: () => world.now, log: { warn: () => {} } });
    expect(await transactionsOf(relay)).toBe(0);
    await world.sql`update inbox set hold_until = ${world.now} where programme = 'copy-7' and hold_until is not null`;
    expect(await transactionsOf(relay)).toBe(1);
  });

  it('the composer looks into those alone that have a mail to make, and not where one waits to leave', async () => {
    await copyProgramme(world.sql, 20);
    await notify();
    expect(await compose()).toBe(21);
    await world.sql`insert into notice (programme, event_key, person, kind, created_at) select programme, 'repair/y@1', person, kind, created_at from notice`;
    expect(await transactionsOf(compose)).toBe(0);
    await world.sql`update mail set status = 'sent' where programme = 'copy-7'`;
    expect(await transactionsOf(compose)).toBe(1);
  });

  it('one whose mails cannot be made holds up nobody else’s, and is complained of', async () => {
    await copyProgramme(world.sql, 1);
    await notify();
    await world.sql`update programme set definition = '{}' where code = 'copy-1'`; // before the other in every order
    expect(await compose()).toBe(1);
    expect(await mailsOf(world)).toMatchObject([{ programme: CODE }]);
    await expect(compose()).rejects.toThrow(TypeError);
  });
});
