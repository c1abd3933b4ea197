import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ASSETS } from '../../web/assets.ts';
import { at } from '../api/world.ts';
import { CODE, makeSiteWorld, type SiteWorld } from './world.ts';

const MENTOR = 'mentor-nelayan-1';
const ITEM = 'mentoring/nelayan-1/01';
const PATH = `/p/${CODE}/items/${ITEM}/report`;

let world: SiteWorld;
let clients: string[];
beforeAll(async () => {
  world = await makeSiteWorld();
  await world.locked();
  world.now = at('2027-08-05', '18:00');
  clients = (await world.sql<{ id: string }[]>`select id from client where programme = ${CODE} and audience = 'nelayan-1' order by id`).map(({ id }) => id);
});
afterAll(() => world.stop());

/** What a phone sends of a session that was held, all present. */
const filled = (more: Record<string, string> = {}) => ({
  id: randomUUID(),
  planned: '2027-08-04',
  outcome: 'held',
  doneOn: '2027-08-04',
  ...Object.fromEntries(clients.map((client) => [`a.${client}`, 'present'])),
  ...more,
});

describe('my tasks', () => {
  it('shows what is due with the days between which it is done, and leads to its form', async () => {
    const seen = await world.open(`/p/${CODE}/tasks`, MENTOR);
    expect(seen.status).toBe(200);
    expect(seen.text).toContain('Tugas saya');
    expect(seen.text).toContain(`href="${PATH}"`);
    expect(seen.text).toMatch(/dikerjakan antara \d+ \w+ dan \d+ \w+/);
  });
});

describe('reporting a session', () => {
  it('begins unmarked, and marks all by one button with what was typed kept', async () => {
    const first = await world.open(PATH, MENTOR);
    expect(first.status).toBe(200);
    for (const client of clients) expect(first.text).toContain(`name="a.${client}" value="present"/>`);
    const marked = await world.send(PATH, { do: 'all', id: randomUUID(), doneOn: '2027-08-04', note: 'Hujan sebentar' }, MENTOR);
    for (const client of clients) expect(marked.text).toContain(`name="a.${client}" value="present" checked=""/>`);
    expect(marked.text).toContain('Hujan sebentar');
    expect(marked.text).toContain('value="2027-08-04"');
  });

  it('weighs at most 60 KB zipped at its first load', async () => {
    const { text } = await world.open(PATH, MENTOR);
    const loaded = ASSETS.filter(({ path }) => text.includes(path)).map((asset) => asset.text);
    expect(loaded.length).toBeGreaterThanOrEqual(2);
    expect(gzipSync([text, ...loaded].join('')).length).toBeLessThan(60_000);
  });

  it('says at each client what is missing, and keeps what was typed', async () => {
    const [first = '', ...others] = clients;
    const { [`a.${first}`]: _unmarked, ...rest } = filled({ note: 'Dua datang terlambat', guests: 'tiga' });
    const seen = await world.send(PATH, rest, MENTOR);
    expect(seen.status).toBe(422);
    expect(seen.text).toContain('href="#guests"');
    expect(seen.text).toContain('Dua datang terlambat');
    expect(seen.text).toContain('value="tiga"');
    const again = await world.send(PATH, { ...rest, guests: '3' }, MENTOR);
    expect(again.text).toContain(`href="#a.${first}"`);
    for (const client of others) expect(again.text).toContain(`name="a.${client}" value="present" checked=""/>`);
    expect(await world.sql`select from report where programme = ${CODE}`).toEqual([]);
  });
});
