import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../api/app.ts';
import type { AccountStanding } from '../../domain/actor.ts';
import { createSite } from '../../web/site.ts';
import { at, OTHER } from '../api/world.ts';
import { CODE, makeSiteWorld, type SiteWorld } from './world.ts';

let world: SiteWorld;
let site: ReturnType<typeof createSite>;
beforeAll(async () => {
  world = await makeSiteWorld();
  await world.locked();
  await world.locked(OTHER);
  world.now = at('2027-09-20');
  await world.sql`update programme set village = 'Desa Oeseli' where code = ${OTHER}`;
  await world.sql`update item set outcome = 'held' where programme = ${OTHER}`;
  await world.sql`update item set blocked = true where programme = ${CODE} and key = 'mentoring/nelayan-1/02'`;
  await world.sql`update item set paused = true where programme = ${CODE} and key = 'mentoring/nelayan-1/03'`;
  site = createSite({ ...world.parts, api: createApp(world.parts), postSignIn: () => {}, behindProxy: false });
});
afterAll(() => world.stop());

/** Opens a page as an account, of no programme's team. */
async function openAs(standing: AccountStanding, path: string, programmes: readonly string[] = []) {
  const visitor = { actor: { kind: 'account', id: 'dinas', standing, programmes }, language: 'en' } as const;
  const answer = await site.request(path, { headers: { cookie: 'language=en' } }, { visitor });
  return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') };
}
const codesIn = (text: string) => [...text.matchAll(/class="portfolio-name" href="\/p\/([\w-]+)"/g)].map(([, code]) => code);

describe('the list of programmes', () => {
  it('shows an administrator all of them, what stands still and what is late first', async () => {
    const { status, text } = await openAs('administrator', '/');
    expect(status).toBe(200);
    expect(codesIn(text)).toEqual([CODE, OTHER]);
    expect(text).toContain('1 with something overdue · 1 with something blocked');
  });

  it('counts what the page of each programme counts', async () => {
    const { body } = await world.ask('GET /portfolio', { as: 'machine' });
    for (const { code, overdue, blocked, items, done } of body.programmes) {
      const { tracks } = (await world.ask(`GET /programmes/${code}`, { as: 'machine' })).body;
      const count = (...states: string[]) =>
        tracks.reduce((sum: number, track: { states: Record<string, number> }) => sum + states.reduce((all, state) => all + (track.states[state] ?? 0), 0), 0);
      expect({ code, overdue, blocked, items, done }).toEqual({
        code,
        overdue: count('overdue'),
        blocked: count('blocked'),
        items: tracks.reduce((sum: number, track: { items: number }) => sum + track.items, 0),
        done: count('reported', 'late', 'didNotHappen', 'cancelled'),
      });
    }
    expect(body.programmes[0].overdue).toBeGreaterThan(0);
    const [next] = await world.sql<{ day: string }[]>`
      select min(planned_on) as day from item where programme = ${CODE} and outcome is null and planned_on >= '2027-09-20'`;
    expect(body.programmes[0].nextOn).toBe(next?.day);
    expect(body.programmes[1].nextOn).toBeNull();
  });

  it('is looked through, ordered and paged by the server', async () => {
    const codes = async (query: string) => codesIn((await openAs('administrator', `/?${query}`)).text);
    expect(await codes('words=OESELI')).toEqual([OTHER]);
    expect(await codes('words=tablolong+2027')).toEqual([CODE]);
    expect(await codes('attention=yes')).toEqual([CODE]);
    expect(await codes('stage=running&order=name')).toHaveLength(2);
    expect(await codes('kind=rehearsal')).toEqual([]);
    expect((await openAs('administrator', '/?stage=ended')).text).toContain('No such programme');
    const paged = async (page: number) => (await world.ask(`GET /portfolio?order=next&limit=1&page=${page}`, { as: 'machine' })).body;
    expect([(await paged(1)).programmes[0].code, (await paged(2)).programmes[0].code, (await paged(3)).programmes, (await paged(1)).found]).toEqual([
      CODE,
      OTHER,
      [],
      2,
    ]);
  });

  it('takes what nobody offers as not chosen', async () => {
    for (const query of ['stage=x', 'order=x', 'page=0', 'page=x', `words=${'x'.repeat(200)}`, "words='%3B--"])
      expect((await openAs('administrator', `/?${query}`)).status, query).toBe(200);
  });

  it('holds for managers and donors what they were given, and nothing else', async () => {
    for (const standing of ['manager', 'donor'] as const) {
      expect(codesIn((await openAs(standing, '/?order=name', [OTHER])).text)).toEqual([OTHER]);
      expect((await openAs(standing, '/', [])).text).toContain('There is no programme that you may see yet');
    }
  });

  it('holds for a person of one programme that alone, and leads them on: staff to their tasks, managers to the programme', async () => {
    expect((await world.open('/', 'mentor-nelayan-1')).location).toBe(`/p/${CODE}/tasks`);
    expect((await world.open('/', 'team-leader')).location).toBe(`/p/${CODE}`);
    expect((await world.open('/', 'coordinator-nelayan')).location).toBe(`/p/${CODE}`);
    expect(codesIn((await world.open('/?order=name', `${OTHER}/team-leader`)).text)).toEqual([OTHER]);
  });

  it('offers a start to whoever may start one, and to nobody else', async () => {
    for (const [as, starts] of [
      ['machine', true],
      ['team-leader', false],
    ] as const)
      expect((await world.ask('GET /portfolio', { as })).body.starts).toBe(starts);
    expect((await openAs('donor', '/', [OTHER])).text).not.toContain('href="/new"');
  });

  it('asks who is not signed in to sign in', async () => {
    expect((await world.open('/')).location).toContain('/sign-in');
  });
});

describe('figures for donors', () => {
  it('hide how few they are about, and the records behind them', async () => {
    await world.sql`update item set outcome = 'held' where programme = ${CODE} and key in ('mentoring/nelayan-1/01', 'mentoring/pemuda-1/01')`;
    const present = async (group: string, many: number) => {
      const id = crypto.randomUUID();
      await world.sql`
        insert into report (programme, id, item, outcome, done_on, reporter, entered_at)
        values (${CODE}, ${id}, ${`mentoring/${group}/01`}, 'held', '2027-08-04', 'team-leader', 1)`;
      await world.sql`
        insert into attendance (programme, report, client, status)
        select ${CODE}, ${id}, id, case when row_number() over (order by id) <= ${many} then 'present' else 'ill' end from client
        where programme = ${CODE} and audience = ${group}`;
    };
    await present('nelayan-1', 3);
    const read = async (as: 'donor' | 'administrator') => {
      const visitor = { actor: { kind: 'account', id: 'dinas', standing: as, programmes: [CODE] }, language: 'en' } as const;
      const answer = await createApp(world.parts).request(`/programmes/${CODE}/figures?on=2027-09-20`, {}, { visitor });
      expect(answer.status).toBe(200);
      return ((await answer.json()) as any).figures.filter(({ indicator }: any) => indicator === 'mentored');
    };
    const few = await read('donor');
    const whole = few.find(({ audience }: any) => audience === 'programme').results[0];
    expect(whole).toMatchObject({ value: null, met: null, base: 0, records: 0, hidden: true });
    const leader = (await world.ask(`GET /programmes/${CODE}/figures?on=2027-09-20`, { as: 'team-leader' })).body.figures;
    expect(leader.find(({ indicator, audience }: any) => indicator === 'mentored' && audience === 'programme').results[0]).toMatchObject({
      value: 3,
      hidden: false,
    });
    await present('pemuda-1', 10);
    const more = await read('donor');
    expect(more.find(({ audience }: any) => audience === 'programme').results[0]).toMatchObject({ value: 13, hidden: false });
    expect(more.find(({ audience }: any) => audience === 'nelayan-1').results[0].hidden).toBe(true);
    const page = await openAs('donor', `/p/${CODE}/figures?on=2027-09-20&audience=nelayan-1`, [CODE]);
    expect(page.status).toBe(200);
    expect(page.text).toContain('fewer than five people: hidden');
    expect(page.text).not.toContain(`/figures/mentored`);
    expect((await openAs('donor', `/p/${CODE}/figures/mentored`, [CODE])).status).toBe(403);
    expect((await openAs('donor', `/p/${CODE}/plan`, [CODE])).status).toBe(403);
  });
});
