import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { held, ITEM, ITEM_PATH, OTHER } from '../api/world.ts';
import { CODE, makeSiteWorld, type SiteWorld } from './world.ts';

/** Pages of a session, a group, a client, the team, and how one is told: for whom they are, and what is done by them. */
let world: SiteWorld;
const at = (path: string) => `/p/${CODE}${path}`;
type Named = { id: string; name: string };
let member: Named;
let foreign: Named;
beforeAll(async () => {
  world = await makeSiteWorld();
  await world.locked();
  await world.locked(OTHER);
  world.now = Date.UTC(2027, 7, 5, 1);
  const first = async (group: string) =>
    (await world.sql<Named[]>`select id, name from client where programme = ${CODE} and audience = ${group} order by id limit 1`)[0] as Named;
  [member, foreign] = [await first('nelayan-1'), await first('perempuan-1')];
});
afterAll(() => world.stop());

/** What a refused reader must not find on the page. */
const tellsNothing = (text: string) => {
  expect(text).not.toContain(member.name);
  expect(text).not.toContain(foreign.name);
};

describe('a session', () => {
  it('shows its window, people, why it is there and how to report it, to whom it concerns', async () => {
    const { status, text } = await world.open(at(`/items/${ITEM}`), 'mentor-nelayan-1');
    expect(status).toBe(200);
    for (const words of ['Dikerjakan antara', 'Mengapa ada dalam rencana', 'P2e', `${at(`/items/${ITEM}`)}/report`]) expect(text).toContain(words);
    const [mentor] = await world.sql<[{ name: string }]>`select name from person where programme = ${CODE} and id = 'mentor-nelayan-1'`;
    expect(text).toContain(mentor.name);
  });

  it('is closed to a mentor of another group, to strangers and to nobody', async () => {
    for (const as of ['mentor-nelayan-2', 'instructor-nelayan-1', `${OTHER}/team-leader`]) {
      const { status, text } = await world.open(at(`/items/${ITEM}`), as);
      expect([as, status]).toEqual([as, 403]);
      tellsNothing(text);
    }
    expect((await world.open(at(`/items/${ITEM}`))).location).toMatch(/^\/sign-in/);
    expect((await world.open(at('/items/mentoring/nelayan-1/999'), 'team-leader')).status).toBe(404);
  });

  it('says when it can be reported where its notice has not gone out, and does not offer it', async () => {
    const { text } = await world.open(at('/items/mentoring/nelayan-1/40'), 'mentor-nelayan-1');
    expect(text).toContain('Dapat dilaporkan mulai');
    expect(text).not.toContain('/40/report');
  });

  it('tells by which act its date changed, and what it was', async () => {
    const scope = { kind: 'item', key: 'mentoring/nelayan-1/12' };
    const moved = await world.ask(`POST /programmes/${CODE}/moves`, {
      as: 'team-leader',
      body: { scope, shift: { days: 7 }, reason: 'Gelombang', cause: 'storm' },
    });
    expect(moved.status).toBeLessThan(300);
    const { text } = await world.open(at('/items/mentoring/nelayan-1/12'), 'mentor-nelayan-1', { cookie: 'language=en' });
    expect(text).toMatch(/rough sea or bad weather: was \d+ \w+ 2027/);
  });

  it('shows its report with who was absent, by name only to whoever reports it', async () => {
    const report = await held(world);
    report.attendance[0] = { client: member.id, status: 'ill' };
    expect((await world.ask(`POST ${ITEM_PATH}/reports`, { as: 'mentor-nelayan-1', body: report })).status).toBeLessThan(300);
    const { text } = await world.open(at(`/items/${ITEM}`), 'mentor-nelayan-1');
    expect(text).toContain('Hadir 9, Sakit 1');
    expect(text).toContain(member.name);
  });
});

describe('groups', () => {
  it('are those one answers for, and none to others', async () => {
    const shown = async (as: string) =>
      [...(await world.open(at('/groups'), as)).text.matchAll(/class="row-name" href="[^"]*groups\/([\w-]+)"/g)].map(([, key]) => key);
    expect(await shown('team-leader')).toHaveLength(9);
    expect(await shown('coordinator-nelayan')).toEqual(['nelayan-1', 'nelayan-2', 'nelayan-3']);
    expect(await shown('mentor-nelayan-1')).toEqual(['nelayan-1']);
    expect(await shown('village-head')).toEqual([]);
    expect((await world.open(at('/groups'), 'village-head')).text).toContain('Tidak ada kelompok yang menjadi urusan Anda');
  });

  it('show members with their attendance to whoever answers for all of the group', async () => {
    const { status, text } = await world.open(at('/groups/nelayan-1'), 'mentor-nelayan-1');
    expect(status).toBe(200);
    expect(text).toContain(member.name);
    expect(text).toContain('0 dari 1 kali');
    expect(text).toContain('9 dari 10 hadir');
    expect((await world.open(at('/groups/nelayan'), 'coordinator-nelayan')).status).toBe(200);
    for (const [path, as] of [
      ['nelayan-1', 'mentor-nelayan-2'],
      ['nelayan', 'mentor-nelayan-1'],
      ['perempuan-1', 'coordinator-nelayan'],
      ['programme', 'coordinator-nelayan'],
      ['nelayan-1', 'patron'],
      ['nelayan-1', `${OTHER}/team-leader`],
      ['no-such-group', 'team-leader'],
    ] as const) {
      const refused = await world.open(at(`/groups/${path}`), as);
      expect([path, as, refused.status]).toEqual([path, as, 403]);
      tellsNothing(refused.text);
    }
  });
});

describe('a client', () => {
  const page = () => at(`/clients/${member.id}`);

  it('is shown to the mentor, the coordinator and managers, and to nobody else', async () => {
    for (const as of ['mentor-nelayan-1', 'coordinator-nelayan', 'team-leader']) {
      const { status, text } = await world.open(page(), as);
      expect([as, status]).toEqual([as, 200]);
      for (const words of [member.name, 'Persetujuan', 'belum ditanya', 'Sakit', 'Wawancara']) expect(text).toContain(words);
    }
    for (const as of [
      'mentor-nelayan-2',
      'coordinator-perempuan',
      'instructor-nelayan-1',
      'patron',
      'village-head',
      `${OTHER}/mentor-nelayan-1`,
      `${OTHER}/team-leader`,
    ])
      for (const path of [page(), `${page()}/exit`]) {
        const { status, text } = await world.open(path, as);
        expect([as, status]).toEqual([as, 403]);
        tellsNothing(text);
      }
  });

  it('names of the household only those of groups one answers for', async () => {
    const [home] = await world.sql<{ mine: string; theirs: string; group: string; name: string }[]>`
      select c.id as mine, o.id as theirs, c.audience as group, o.name from client c join client o on o.programme = c.programme and o.household = c.household and o.audience <> c.audience
      where c.programme = ${CODE} and c.audience like 'nelayan-%' order by c.id limit 1`;
    if (home === undefined) throw new Error('expected a household in two groups');
    expect((await world.open(at(`/clients/${home.mine}`), 'team-leader')).text).toContain(home.name);
    expect((await world.open(at(`/clients/${home.mine}`), `mentor-${home.group}`)).text).not.toContain(home.name);
  });

  it('leaves after a look at what follows, which changes nothing, and once however often it is sent', async () => {
    const asked = await world.open(`${page()}/exit`, 'mentor-nelayan-1');
    expect(asked.text).toContain('Sejak tanggal itu anggota ini tidak ada lagi');
    const fields = { on: '2027-08-05', reason: 'worksAway', note: '', once: randomUUID() };
    const look = await world.send(`${page()}/exit`, { ...fields, step: 'preview' }, 'mentor-nelayan-1');
    expect(look.text).toContain('Anggota kelompok sesudahnya: 9 orang.');
    const leftOn = async () =>
      (await world.sql<[{ left_on: string | null }]>`select left_on from client where programme = ${CODE} and id = ${member.id}`)[0].left_on;
    expect(await leftOn()).toBeNull();
    for (let times = 0; times < 2; times += 1) {
      const done = await world.send(`${page()}/exit`, { ...fields, step: 'confirm' }, 'mentor-nelayan-1');
      expect(done.location).toBe(`${page()}?said=exit`);
    }
    expect(await leftOn()).toBe('2027-08-05');
    const { text } = await world.open(`${page()}?said=exit`, 'mentor-nelayan-1');
    expect(text).toContain('Keluar 5 Agu 2027: Bekerja di luar daerah');
    const entries = await world.sql`select from journal where programme = ${CODE} and subject = ${member.id} and action = 'exitClient'`;
    expect(entries).toHaveLength(1);
  });

  it('keeps what was typed where something is wrong, and says so at the field', async () => {
    const other = (
      await world.sql<[{ id: string }]>`select id from client where programme = ${CODE} and audience = 'nelayan-1' and left_on is null order by id limit 1`
    )[0];
    const sent = await world.send(
      at(`/clients/${other.id}/exit`),
      { on: '2027-08-05', reason: 'no-such', note: 'Catatan saya', once: randomUUID(), step: 'preview' },
      'team-leader',
    );
    expect(sent.status).toBe(422);
    expect(sent.text).toContain('Catatan saya');
    expect(sent.text).toMatch(/id="reason-fault"/);
  });

  it('comes back, is moved, excused and asked for consent by pages of their own', async () => {
    const back = await world.send(`${page()}/return`, { on: '2027-08-05', once: randomUUID(), step: 'confirm' }, 'team-leader');
    expect(back.location).toBe(`${page()}?said=return`);
    const away = { because: 'ill', from: '2027-08-06', until: '2027-08-20', reason: 'Demam', once: randomUUID() };
    expect((await world.send(`${page()}/away`, { ...away, step: 'preview' }, 'mentor-nelayan-1')).text).toContain('Izin dari Jumat, 6 Agustus 2027');
    expect((await world.send(`${page()}/away`, { ...away, step: 'confirm' }, 'mentor-nelayan-1')).location).toBe(`${page()}?said=away`);
    const consent = { 'purposes.services': 'yes', 'purposes.photos': 'no', 'purposes.sharing': 'yes', how: 'thumbprint', once: randomUUID(), step: 'confirm' };
    expect((await world.send(`${page()}/consent`, consent, 'mentor-nelayan-1')).location).toBe(`${page()}?said=consent`);
    const { text } = await world.open(page(), 'mentor-nelayan-1');
    expect(text).toContain('Tidak setuju');
    expect(text).toContain('cap jempol');
    world.now = Date.UTC(2027, 7, 9, 1);
    expect(
      (await world.send(`${page()}/transfer`, { to: 'nelayan-2', on: '2027-08-09', once: randomUUID(), step: 'confirm' }, 'mentor-nelayan-1')).status,
    ).toBe(403);
    const moved = await world.send(`${page()}/transfer`, { to: 'nelayan-2', on: '2027-08-09', once: randomUUID(), step: 'confirm' }, 'coordinator-nelayan');
    expect(moved.location).toBe(`${page()}?said=transfer`);
    expect((await world.open(page(), 'mentor-nelayan-1')).status).toBe(403);
  });

  it('is erased by a manager alone, with a reason, after they said that they understand', async () => {
    world.now = Date.UTC(2027, 7, 10, 1);
    const exit = { on: '2027-08-10', reason: 'moved', once: randomUUID(), step: 'confirm' };
    const left = await world.send(`${page()}/exit`, exit, 'team-leader');
    expect(left.text.match(/class="fault[^<]*<[^<]*/g) ?? left.location).toBe(`${page()}?said=exit`);
    const fields = { reason: 'Diminta oleh yang bersangkutan', once: randomUUID(), step: 'confirm' };
    expect((await world.send(`${page()}/erase`, { ...fields, understood: 'yes' }, 'mentor-nelayan-2')).status).toBe(403);
    expect((await world.send(`${page()}/erase`, fields, 'team-leader')).text).toContain('Centang dahulu');
    expect((await world.open(page(), 'team-leader')).text).toContain(member.name);
    expect((await world.send(`${page()}/erase`, { ...fields, understood: 'yes' }, 'team-leader')).location).toBe(`${page()}?said=erase`);
    const { text } = await world.open(page(), 'team-leader');
    expect(text).not.toContain(member.name);
    expect(text).toContain('Data pribadi sudah dihapus');
  });
});
