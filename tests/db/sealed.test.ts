import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { destroyKey, householdOwner, newKey, ownerOf, rewrapKeys, seal, unseal, unwrapKey, wrapKey } from '../../db/sealed.ts';
import { verifyJournal } from '../../db/journal.ts';
import { accepted, CODE, makeWorld, type World } from './world.ts';

describe('a sealed value', () => {
  const key = newKey();
  const value = { bornOn: '1990-01-31', monthlyIncome: { calm: 1_234_567 } };

  it('opens to what it was, at its place, under its key', () => {
    expect(unseal(key, seal(key, value, 'a/b'), 'a/b')).toEqual(value);
  });

  it('never looks the same twice', () => {
    expect(seal(key, value, 'a/b').equals(seal(key, value, 'a/b'))).toBe(false);
  });

  it('does not open when any of its bytes was changed', () => {
    const sealed = seal(key, value, 'a/b');
    for (const index of sealed.keys()) {
      const changed = Buffer.from(sealed);
      changed[index] = (changed[index] as number) ^ 1;
      expect(() => unseal(key, changed, 'a/b')).toThrow(/sealed value of a\/b/);
    }
    expect(() => unseal(key, sealed.subarray(0, -1), 'a/b')).toThrow(/sealed value of a\/b/);
    expect(() => unseal(key, Buffer.alloc(0), 'a/b')).toThrow(/sealed value of a\/b/);
  });

  it('does not open at another place or under another key', () => {
    const sealed = seal(key, value, 'a/b');
    expect(() => unseal(key, sealed, 'a/c')).toThrow();
    expect(() => unseal(newKey(), sealed, 'a/b')).toThrow();
  });

  it('keeps a wrapped key from opening for another owner', () => {
    const master = newKey();
    expect(unwrapKey(master, wrapKey(master, key, 'a/b'), 'a/b').equals(key)).toBe(true);
    expect(() => unwrapKey(master, wrapKey(master, key, 'a/b'), 'a/c')).toThrow();
  });
});

describe('a client', () => {
  let world: World;
  beforeEach(async () => {
    world = await makeWorld();
    accepted(await world.start());
  });
  afterEach(() => world.stop());

  /** The programme's, and those of 90 clients, 71 households and 12 applicants. */
  const KEYS = 174;

  const opened = async (client: string, master = world.master): Promise<unknown> => {
    const [row] = await world.sql<{ sealed: Buffer; wrapped: Buffer }[]>`
      select c.sealed, k.wrapped from client c join client_key k on k.programme = c.programme and k.client = c.id where c.id = ${client}`;
    if (row === undefined) throw new Error('no such client');
    return unseal(unwrapKey(master, row.wrapped, ownerOf(CODE, client)), row.sealed, ownerOf(CODE, client));
  };
  /** Until somebody waits for a lock. */
  const waitedFor = async (): Promise<void> => {
    const waiting = () => world.sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    while ((await waiting()).length === 0) await sleep(10);
  };
  const anybody = async (): Promise<string> => (await world.sql<{ id: string }[]>`select id from client order by id limit 1`)[0]?.id as string;

  it('is opened with the master key: birth, phone, income by season', async () => {
    expect(await opened(await anybody())).toMatchObject({
      bornOn: expect.stringMatching(/^\d{4}-/),
      monthlyIncome: { calm: expect.any(Number), westMonsoon: expect.any(Number), eastMonsoon: expect.any(Number) },
    });
  });

  it('is erased by destroying the key, others and the journal’s chain stay whole', async () => {
    const [first, second] = await world.sql<{ id: string }[]>`select id from client order by id limit 2`;
    await destroyKey(world.sql, CODE, first?.id as string);
    await destroyKey(world.sql, CODE, first?.id as string);
    const [key] = await world.sql`select wrapped, destroyed_at is not null as destroyed from client_key where client = ${first?.id as string}`;
    expect(key).toEqual({ wrapped: null, destroyed: true });
    await expect(opened(first?.id as string)).rejects.toThrow();
    await expect(opened(second?.id as string)).resolves.toBeDefined();
    expect(await verifyJournal(world.sql, CODE)).toEqual({ entries: 1, intact: true });
  });

  it('opens under a new master key after rotation, and no more under the old one', async () => {
    const client = await anybody();
    const before = await opened(client);
    const master = newKey();
    expect(await rewrapKeys(world.sql, world.master, master)).toBe(KEYS);
    const [home] = await world.sql<[{ wrapped: Buffer; sealed: Buffer }]>`select wrapped, sealed from household where id = 'h01'`;
    expect(unseal(unwrapKey(master, home.wrapped, householdOwner(CODE, 'h01')), home.sealed, householdOwner(CODE, 'h01'))).toHaveProperty('address');
    const [waiting] = await world.sql<[{ wrapped: Buffer }]>`select wrapped from applicant where id = 'w12'`;
    expect(() => unwrapKey(master, waiting.wrapped, ownerOf(CODE, 'w12'))).not.toThrow();
    expect(await opened(client, master)).toEqual(before);
    await expect(opened(client)).rejects.toThrow();
  });

  it('is rotated beside a command under way: one waits for the other, neither fails', async () => {
    let rotation: Promise<number> | undefined;
    await world.sql.begin(async (tx) => {
      await tx`select from programme for no key update`;
      rotation = rewrapKeys(world.sql, world.master, newKey());
      await waitedFor();
      await tx`update programme set plan_version = plan_version + 1`;
    });
    expect(await rotation).toBe(KEYS);
  });

  it('keeps every key as it was when the rotation is given a wrong master key', async () => {
    const client = await anybody();
    await expect(rewrapKeys(world.sql, newKey(), newKey())).rejects.toThrow();
    await expect(opened(client)).resolves.toBeDefined();
  });
});
