import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../api/world.ts';
import { CODE, makeSiteWorld, type SiteWorld } from './world.ts';

const ROOT = `/p/${CODE}`;
let world: SiteWorld;
beforeAll(async () => {
  world = await makeSiteWorld();
  await world.locked();
  world.now = at('2027-09-20');
});
afterAll(() => world.stop());

const open = (path: string, as = 'team-leader', language = 'en') => world.open(`${ROOT}${path}`, as, { cookie: `language=${language}` });
const keysIn = (text: string) => [...new Set([...text.matchAll(/\/items\/([a-zA-Z]+\/[\w-]+\/\d+)"/g)].map(([, key]) => key as string))];

describe('the plan', () => {
  it('is that of this month, and of any other that is chosen, each item with a link to its page', async () => {
    const planned = async (month: string) =>
      (await world.sql<{ key: string }[]>`select key from item where to_char(planned_on, 'YYYY-MM') = ${month}`).map(({ key }) => key).toSorted();
    expect(keysIn((await open('/plan')).text).toSorted()).toEqual(await planned('2027-09'));
    expect(keysIn((await open('/plan?month=2028-01')).text).toSorted()).toEqual(await planned('2028-01'));
  });

  it('can be narrowed to a track, a group with those within it, and a state', async () => {
    const { text } = await open('/plan?month=all&track=mentoring&audience=nelayan&state=overdue');
    const found = keysIn(text);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((key) => key.startsWith('mentoring/nelayan-'))).toBe(true);
    expect(new Set(found.map((key) => key.split('/')[1]))).toEqual(new Set(['nelayan-1', 'nelayan-2', 'nelayan-3']));
    expect((await open('/plan?month=all&state=blocked')).text).toContain('No such session');
  });

  it('takes what nobody offers as not chosen', async () => {
    for (const query of ['month=2027-13', 'state=x', `track=${'x'.repeat(99)}`, 'month=<script>']) expect((await open(`/plan?${query}`)).status).toBe(200);
    expect((await open('/plan?on=2027-02-30')).text).toContain('There is no such day.');
  });

  it('can be seen by managers as it stood on a day that is over', async () => {
    const key = 'mentoring/nelayan-1/02';
    const [was] = await world.sql<{ day: string }[]>`select planned_on as day from item where key = ${key}`;
    await world.sql.begin(async (tx) => {
      await tx`select set_config('pendamping.at', ${String(world.now)}, true)`;
      await tx`update item set planned_on = '2027-09-29' where key = ${key}`;
    });
    const then = await open('/plan?month=all&track=mentoring&audience=nelayan-1&on=2027-09-01');
    expect(then.text).toContain('The plan as it was at the end of Wednesday, 1 September 2027');
    expect(then.text).toContain('changed since');
    const row = (text: string) => new RegExp(`<td[^>]*>([^<]*)</td><td[^>]*><a href="[^"]*${key}"`).exec(text)?.[1];
    expect(row(then.text)).toContain(String(Number(was?.day.slice(8))));
    expect(row((await open('/plan?month=all&track=mentoring&audience=nelayan-1')).text)).toContain('29 September 2027');
  });

  it('shows staff every session, their own with links and owner, and says of no other who has it', async () => {
    const { body } = await world.ask(`GET /programmes/${CODE}/schedule`, { as: 'mentor-nelayan-1' });
    const whole = await world.ask(`GET /programmes/${CODE}/schedule`, { as: 'team-leader' });
    expect(body.items.length).toBe(whole.body.items.length);
    const owners = new Set(body.items.flatMap(({ owner }: { owner: { id: string } | null }) => owner?.id ?? []));
    expect(owners.has('mentor-nelayan-1')).toBe(true);
    expect(owners.has('mentor-pemuda-1')).toBe(false);
    const { text } = await open('/plan?month=all&track=mentoring', 'mentor-nelayan-1');
    expect(keysIn(text).every((key) => key.startsWith('mentoring/nelayan-1/'))).toBe(true);
    expect(text).toContain('Youth 1');
    expect(text).not.toContain('As on the day');
  });

  it('tells nobody of a case that it is not told to', async () => {
    await world.sql`
      insert into track (programme, name, kind, starts_at, position) values (${CODE}, 'counselling', 'counselling', ${world.now}, 99)`;
    await world.sql`
      insert into item (programme, key, track, audience, ordinal, subject, window_from, window_until, planned_on, owner, rings)
      select ${CODE}, 'counselling/nelayan-1/01', name, 'nelayan-1', 1, 'k001', '2027-09-21', '2027-09-25', '2027-09-21', 'mentor-nelayan-1', '{}'
      from track where programme = ${CODE} and kind = 'counselling'`;
    const sees = async (as: string) =>
      (await world.ask(`GET /programmes/${CODE}/schedule?track=counselling`, { as })).body.items.map(({ key }: { key: string }) => key);
    expect(await sees('mentor-nelayan-1')).toEqual(['counselling/nelayan-1/01']);
    expect(await sees('mentor-pemuda-1')).toEqual([]);
    expect(JSON.stringify((await world.ask(`GET /programmes/${CODE}/schedule`, { as: 'team-leader' })).body)).not.toContain('k001');
  });
});

describe('the plan as a sheet', () => {
  it('is a file with its mark that a sheet of that language opens in columns', async () => {
    const indonesian = await open('/plan.csv?month=2027-09&track=mentoring', 'team-leader', 'id');
    expect(indonesian.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(indonesian.headers.get('content-disposition')).toContain('tablolong-2027-plan.csv');
    expect(indonesian.text).toMatch(/^﻿?Rangkaian;Kegiatan;Kelompok;Tanggal;/);
    expect(indonesian.text).toMatch(/Pendampingan[^;]*;[^;]+;Nelayan 1;2027-09-\d\d;/);
    const english = await open('/plan.csv?month=2027-09&track=mentoring');
    expect(english.text).toMatch(/^﻿?Track,Session,Group,Date,/);
  });

  it('runs nothing that somebody typed', async () => {
    const { csvOf } = await import('../../web/programme/csv.ts');
    const hostile = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1', 'a"b', 'a;b', 'a,b', 'a\nb'];
    const lines = csvOf([hostile], 'en');
    expect(lines.startsWith('\uFEFF')).toBe(true);
    expect(lines.slice(1)).toBe(`'=1+1,'+1,'-1,'@SUM(A1),'\t=1,' =1,"'\r=1","a""b",a;b,"a,b","a\nb"\r\n`);
    expect(csvOf([[1.5, null, -2]], 'id').slice(1)).toBe('1,5;;-2\r\n');
  });
});

describe('figures', () => {
  it('are shown in full with unit, target and how many reports they come from, and why', async () => {
    const { text } = await open('/figures');
    expect(text).toContain('O1 · ');
    expect(text).toContain('cannot be read yet');
    const why = await open('/figures/mentored?audience=programme');
    expect(why.status).toBe(200);
    expect(why.text).toContain('How it is read');
  });

  it('are a coordinator’s for their groups alone, and not for other staff', async () => {
    const { text } = await open('/figures', 'coordinator-nelayan');
    expect(text).toContain('Fishers 1');
    expect(text).not.toContain('Youth 1');
    expect((await open('/figures', 'mentor-nelayan-1')).status).toBe(403);
    expect((await open('/figures.csv', 'mentor-nelayan-1')).status).toBe(403);
  });

  it('can be had as a sheet, in which what cannot be read is empty', async () => {
    const { text } = await open('/figures.csv');
    expect(text).toMatch(/^﻿?Line,Indicator,For,What is read,Value,Unit,Target,Met,Of,Reports\r\n/);
    expect(text).toMatch(/\r\nE8,[^\r]*,,% rise,20,,/);
  });
});
