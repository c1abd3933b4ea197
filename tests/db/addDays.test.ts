import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyJournal } from '../../db/journal.ts';
import { done } from './actsWorld.ts';
import { refusal } from './clientLifeWorld.ts';
import { type Dating, makeDating } from './datesWorld.ts';
import { at, CODE } from './world.ts';

let world: Dating;
beforeEach(async () => {
  world = await makeDating();
});
afterEach(() => world.stop());

const KEY = 'mentoring/nelayan-1/08';
const name = { id: 'Hari uji', en: 'Test day' };

async function calendarKept() {
  const [row] = await world.sql`select calendar from programme where code = ${CODE}`;
  return row;
}

describe('days added to a running programme', () => {
  it('move what stood on them, are kept, told to each track once, and can be taken back exactly (N9, R23)', async () => {
    const [before, calendar] = [await world.items(), await calendarKept()];
    const { plannedOn } = await world.item(KEY);
    const body = done(await world.addDays({ days: [{ date: plannedOn, kind: 'holiday', name }], cause: 'holiday' }));
    const after = await world.items();
    const moved = after.filter((item, index) => item.plannedOn !== before[index]?.plannedOn);
    expect(moved.map(({ key }) => key)).toContain(KEY);
    expect(body).toMatchObject({ kind: 'addDays', days: 1, only: [], counts: { moved: moved.length } });
    expect(await world.on(plannedOn)).toEqual(['holiday']);
    const told = await world.sql<
      { child: string }[]
    >`select child, plan_version from inbox where programme = ${CODE} and told_at is null and child is not null`;
    expect(new Set(told.map(({ child }) => child)).size).toBe(told.length);
    expect(await verifyJournal(world.sql, CODE)).toMatchObject({ intact: true });
    done(await world.undo(body.act));
    expect(await world.items()).toEqual(before);
    expect(await calendarKept()).toEqual(calendar);
  });

  it('by preview say the same and change nothing', async () => {
    const [before, calendar] = [await world.items(), await calendarKept()];
    const asked = { days: [{ date: '2027-09-06', until: '2027-09-11', kind: 'custom' as const, name }], cause: 'storm' as const };
    const preview = done(await world.addDays({ ...asked, preview: true }));
    expect(await world.items()).toEqual(before);
    expect(await calendarKept()).toEqual(calendar);
    const body = done(await world.addDays(asked));
    expect({ ...body, act: null, preview: true, planVersion: preview.planVersion }).toEqual(preview);
    expect(preview['counts']).toMatchObject({ moved: expect.any(Number) });
  });

  it('of mourning in a hamlet move only the groups most of whose members live there', async () => {
    const rows = await world.sql<{ hamlet: string; group: string; share: number }[]>`
      select h.hamlet, c.audience as group, count(*)::float / (select count(*) from client o where o.audience = c.audience) as share
      from client c join household h on h.programme = c.programme and h.id = c.household group by 1, 2 order by 3 desc`;
    const { hamlet } = rows[0] ?? { hamlet: '' };
    const living = rows.filter((row) => row.hamlet === hamlet && row.share > 0.5).map(({ group }) => group);
    const before = await world.items();
    const week = { date: '2027-10-11', until: '2027-10-16', kind: 'custom' as const, name };
    const body = done(await world.addDays({ days: [week], where: { hamlet }, cause: 'mourning' }));
    const moved = (await world.items()).filter((item, index) => item.plannedOn !== before[index]?.plannedOn);
    expect(moved.length).toBeGreaterThan(0);
    expect(body['only']).toEqual(expect.arrayContaining(living));
    for (const { audience } of moved) expect(body['only']).toContain(audience);
    // Who is not of them is placed as on any other day; who is, as they are: also later, by other commands.
    done(await world.move({ scope: { kind: 'item', key: 'mentoring/pemuda-1/08' }, shift: { days: 7 } }));
  });

  it('of a decree replace the estimates of its year', async () => {
    expect(await world.on('2028-12-25')).toEqual(['holiday']);
    done(await world.addDays({ days: [{ date: '2028-01-03', kind: 'holiday', name }], years: [2028], source: 'SKB 2028' }));
    expect(await world.on('2028-12-25')).toEqual([]);
    expect(await world.on('2028-01-03')).toEqual(['holiday']);
    expect(await world.on('2027-12-25')).toEqual(['holiday']);
    done(await world.addDays({ calendar: 'id-2028.yaml' }));
    expect(await world.on('2028-12-25')).toEqual(['holiday']);
    expect(await world.on('2028-01-03')).toEqual([]);
  });

  it('move nothing that is over', async () => {
    world.now = at('2027-09-20');
    const before = await world.items();
    const open = before.filter(({ plannedOn }) => plannedOn < '2027-09-20');
    done(await world.addDays({ days: [{ date: '2027-09-20', until: '2027-09-25', kind: 'holiday', name }] }));
    const after = new Map((await world.items()).map((item) => [item.key, item]));
    for (const { key, plannedOn, windowFrom } of open)
      expect([key, after.get(key)?.plannedOn, after.get(key)?.windowFrom]).toEqual([key, plannedOn, windowFrom]);
  });

  it('are refused at the place', async () => {
    const coordinator = world.person('coordinator-nelayan', 'coordinator', 'nelayan');
    const days = [{ date: '2027-09-06', kind: 'custom' as const, name }];
    expect(refusal(await world.addDays({ days }, coordinator))).toEqual(['refused', 403, 'notAllowed']);
    const own = done(await world.addDays({ days, where: { group: 'nelayan-1' } }, coordinator));
    done(await world.undo(own.act, coordinator));
    const all = done(await world.addDays({ days: [{ date: '2027-09-12', kind: 'holiday', name }] }));
    expect(refusal(await world.undo(all.act, coordinator))).toEqual(['refused', 403, 'notAllowed']);
    expect(await world.addDays({ calendar: 'id-1999.yaml' })).toMatchObject({ code: 'daysRefused', errors: [{ path: 'calendar' }] });
    expect(await world.addDays({ days: [{ date: '2027-07-06', kind: 'custom', name }] })).toMatchObject({ errors: [{ path: 'days.0.date' }] });
  });
});
