import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { at } from '../api/world.ts';
import { CODE, makeSiteWorld, type SiteWorld } from './world.ts';

const ROOT = `/p/${CODE}`;
let world: SiteWorld;
beforeAll(async () => {
  world = await makeSiteWorld();
  await world.locked();
  world.now = at('2027-09-20');
  // The first mentoring session of each group was held, of one it did not happen; the later ones nobody has reported.
  await world.sql`update item set outcome = 'held' where track = 'mentoring' and ordinal = 1`;
  await world.sql`update item set outcome = 'didNotHappen' where key = 'mentoring/nelayan-2/01'`;
});
afterAll(() => world.stop());

const open = (path: string, as = 'team-leader', language = 'en') => world.open(`${ROOT}${path}`, as, { cookie: `language=${language}` });

describe('the page of a programme', () => {
  it('says where it stands in words and days, in both languages', async () => {
    const { status, text } = await open('');
    expect(status).toBe(200);
    expect(text).toContain('Running, day 50 of 550.');
    expect((await open('', 'team-leader', 'id')).text).toContain('Berjalan, hari ke-50 dari 550.');
  });

  it('draws every track with what became of its sessions, says the same to who cannot see it, and has it as a table', async () => {
    const { text } = await open('');
    const strip = /<title>Mentoring[^<]*<\/title>/.exec(text)?.[0];
    expect(strip).toMatch(/8 reported, 1 did-not-happen/);
    expect(text).toMatch(/<rect[^>]* class="s-didNotHappen" fill="url\(#missed\)"/);
    expect(text).toContain('Today 20 Sept 2027');
    expect(text).toContain('This chart as a table');
  });

  it('needs no style but the style sheet’s', async () => {
    const { text, headers } = await open('');
    expect(text).not.toMatch(/ style="|<style|<script/);
    expect(headers.get('content-security-policy')).toContain("style-src 'self'");
  });

  it('names to a manager everybody who has something overdue, to a coordinator who serves their groups, to others themselves alone', async () => {
    const names = async (as: string) => {
      const { body } = await world.ask(`GET /programmes/${CODE}/overview`, { as });
      return body.people.map(({ person }: { person: string | null }) => person) as (string | null)[];
    };
    const all = await names('team-leader');
    expect(all).toContain('mentor-pemuda-1');
    const fishers = await names('coordinator-nelayan');
    expect(fishers).toContain('mentor-nelayan-1');
    expect(fishers).not.toContain('mentor-pemuda-1');
    expect(await names('mentor-nelayan-1')).toEqual(['mentor-nelayan-1']);
    expect(await names('machine')).toEqual([]);
  });

  it('shows what is blocked with a button that tries it again, once however often it is pressed', async () => {
    const key = 'mentoring/nelayan-1/02';
    await world.sql`update item set blocked = true where key = ${key}`;
    const { text } = await open('');
    expect(text).toContain(`href="${ROOT}/items/${key}"`);
    expect(text).toContain('Try everything again');
    const once = randomUUID();
    const version = async () => (await world.sql<{ version: number }[]>`select plan_version as version from programme where code = ${CODE}`)[0]?.version;
    const before = await version();
    for (const _ of [1, 2]) expect((await world.send(ROOT, { once }, 'team-leader')).location).toBe(`${ROOT}?said=retried`);
    expect(await version()).toBe((before ?? 0) + 1);
    expect((await world.sql`select from item where blocked`).length).toBe(0);
    expect((await open('?said=retried')).text).toContain('Everything is being tried again.');
  });

  it('lets nobody try again who may not, and shows them no button', async () => {
    await world.sql`update item set blocked = true where key = 'mentoring/nelayan-1/02'`;
    expect((await open('', 'mentor-nelayan-1')).text).not.toContain('Try everything again');
    expect((await world.send(ROOT, { once: randomUUID() }, 'mentor-nelayan-1')).status).toBe(403);
    expect((await world.sql`select from item where blocked`).length).toBe(1);
    await world.sql`update item set blocked = false`;
  });

  it('shows money by source as rupiah, and what to do where none is recorded', async () => {
    expect((await open('')).text).toContain('No money has been recorded yet');
    const receipt = { fund: 'capital', source: 'socialProvince', amount: 20_000_000, on: '2027-09-01' };
    expect((await world.ask(`POST /programmes/${CODE}/funds/receipts`, { as: 'secretary', body: receipt })).status).toBe(200);
    const { text } = await open('');
    expect(text).toContain('Rp 20.000.000');
    expect(text).toContain('Social Affairs Office of NTT Province');
  });

  it('links workflows only where somebody said where the Temporal UI is', async () => {
    expect((await open('')).text).not.toContain('Temporal ↗');
    Object.assign(world.parts, { temporalUi: 'http://temporal.example/namespaces/default/workflows/' });
    const { body } = await world.ask(`GET /programmes/${CODE}/overview`, { as: 'team-leader' });
    expect(body.temporalUi).toBe('http://temporal.example/namespaces/default/workflows/');
    expect((await world.ask(`GET /programmes/${CODE}/overview`, { as: 'mentor-nelayan-1' })).body.temporalUi).toBeNull();
    expect((await open('')).text).toContain(`http://temporal.example/namespaces/default/workflows/${CODE}"`);
  });

  it('is nobody’s who is a stranger or not signed in', async () => {
    expect((await world.open(ROOT, 'tablolong-2029/team-leader').catch(() => ({ status: 403 }))).status).toBe(403);
    expect((await world.open(ROOT)).location).toContain('/sign-in');
  });
});
