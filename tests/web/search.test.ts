import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OTHER } from '../api/world.ts';
import { CODE, makeSiteWorld, type SiteWorld } from './world.ts';

/** Search: what each standing finds, and what none finds who may not see it. */
let world: SiteWorld;
const seek = (q: string, as: string) => world.open(`/p/${CODE}/search?q=${encodeURIComponent(q)}`, as);
type Found = { kind: string; id: string; title: { id: string; en: string } };
const found = async (q: string, as: string): Promise<Found[]> =>
  (await world.ask(`GET /programmes/${CODE}/search?q=${encodeURIComponent(q)}`, { as })).body.found;
const kinds = async (q: string, as: string) => [...new Set((await found(q, as)).map(({ kind }) => kind))];
let client: { id: string; name: string };
const MOST = 50;
beforeAll(async () => {
  world = await makeSiteWorld();
  await world.locked();
  await world.locked(OTHER);
  world.now = Date.UTC(2027, 7, 5, 1);
  // A name that nobody and nothing else has.
  await world.sql`update client set name = 'Zefanya Quorata' where programme = ${CODE} and id = (select min(id) from client where programme = ${CODE} and audience = 'nelayan-1')`;
  await world.sql`update client set name = 'Zefanya Quorata' where programme = ${OTHER} and id = (select min(id) from client where programme = ${OTHER} and audience = 'nelayan-1')`;
  [client] = await world.sql<[{ id: string; name: string }]>`select id, name from client where programme = ${CODE} and name = 'Zefanya Quorata'`;
  const body = { scope: { kind: 'item', key: 'mentoring/nelayan-1/12' }, shift: { days: 7 }, reason: 'Perahu karam di Oesapa', cause: 'storm' };
  await world.ask(`POST /programmes/${CODE}/moves`, { as: 'team-leader', body });
});
afterAll(() => world.stop());

describe('search', () => {
  it('finds a client by name, also with a slip, for whoever answers for the group and for nobody else', async () => {
    for (const as of ['mentor-nelayan-1', 'coordinator-nelayan', 'team-leader', 'secretary'])
      for (const q of ['zefanya', 'Quorata Zefanya', 'zefnaya', client.id])
        expect([as, q, (await found(q, as)).map(({ id }) => id)]).toEqual([as, q, [client.id]]);
    for (const as of ['mentor-nelayan-2', 'coordinator-perempuan', 'instructor-nelayan-1', 'village-head', 'patron'])
      for (const q of ['zefanya', client.id]) expect([as, await found(q, as)]).toEqual([as, []]);
  });

  it('is closed to another programme’s people, to machines and to nobody', async () => {
    for (const as of [`${OTHER}/team-leader`, `${OTHER}/mentor-nelayan-1`]) {
      const { status, text } = await seek('zefanya', as);
      expect(status).toBe(403);
      expect(text).not.toContain(client.name);
      expect((await world.ask(`GET /programmes/${CODE}/search?q=zefanya`, { as })).status).toBe(403);
    }
    expect((await world.ask(`GET /programmes/${CODE}/search?q=zefanya`, { as: 'machine' })).status).toBe(403);
    expect((await world.open(`/p/${CODE}/search?q=zefanya`)).location).toMatch(/^\/sign-in/);
  });

  it('finds sessions in both languages, those alone that concern the reader', async () => {
    for (const q of ['pendampingan nelayan', 'mentoring fishers']) {
      const mine = (await found(q, 'mentor-nelayan-1')).filter(({ kind }) => kind === 'item');
      expect(mine.length).toBeGreaterThan(0);
      expect(mine.every(({ id }) => id.includes('/nelayan-1/'))).toBe(true);
    }
    expect(await found('pendampingan', 'instructor-nelayan-1')).toEqual([]);
    expect((await found('mentoring/nelayan-1/07', 'mentor-nelayan-1'))[0]?.id).toBe('mentoring/nelayan-1/07');
    expect(await found('mentoring/nelayan-1/07', 'mentor-nelayan-2')).toEqual([]);
  });

  it('finds people and acts, their reasons too, for managers and coordinators alone', async () => {
    for (const as of ['team-leader', 'coordinator-nelayan']) {
      expect(await kinds('karam oesapa', as)).toEqual(['act']);
      expect(await kinds('bendahara', as)).toContain('person');
    }
    for (const as of ['mentor-nelayan-1', 'patron', 'instructor-nelayan-1']) {
      expect(await found('karam oesapa', as)).toEqual([]);
      expect(await kinds('bendahara', as)).not.toContain('person');
    }
  });

  it('shows what it found by kind, each with its page, and says where there is more', async () => {
    const { text } = await seek('nelayan', 'team-leader');
    expect(text).toContain('<h2>Kelompok</h2>');
    expect(text).toContain(`href="/p/${CODE}/groups/nelayan-1"`);
    expect(text).toContain('Masih ada lagi');
    const answer = (await world.ask(`GET /programmes/${CODE}/search?q=nelayan`, { as: 'team-leader' })).body;
    expect(answer.found.length).toBeLessThanOrEqual(MOST);
    expect(answer.more).toBe(true);
  });

  it('says what to do where nothing answers, and shows what was typed as text', async () => {
    const { status, text } = await seek('<script>alert(1)</script>', 'team-leader');
    expect(status).toBe(200);
    expect(text).not.toContain('<script>alert');
    expect(text).toContain('Tidak ada yang cocok');
    expect((await seek('', 'team-leader')).text).not.toContain('Tidak ada yang cocok');
    expect((await seek(`${'a'.repeat(5000)}%\0`, 'team-leader')).status).toBe(200);
  });

  it('does not find somebody who was erased', async () => {
    await world.sql`update client set name = null where programme = ${CODE} and id = ${client.id}`;
    expect(await found('zefanya', 'team-leader')).toEqual([]);
    expect(await found(client.id, 'team-leader')).toEqual([]);
  });
});
