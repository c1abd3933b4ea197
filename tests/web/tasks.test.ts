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
const filled = (more: Record<string, string> = {}): Record<string, string> => ({
  id: randomUUID(),
  planned: '2027-08-04',
  outcome: 'held',
  doneOn: '2027-08-04',
  ...Object.fromEntries(clients.map((client) => [`a.${client}`, 'present'])),
  ...more,
});

/** What is required before anything is asked of a client. */
async function consent(client: string) {
  const body = { purposes: { services: true, photos: false, sharing: false }, how: 'thumbprint' };
  expect((await world.ask(`POST /programmes/${CODE}/clients/${client}/consents`, { as: 'team-leader', body })).status).toBe(200);
}

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

describe('once it is filled in', () => {
  const id = randomUUID();
  const sent = () => filled({ id, note: 'Baik' });

  it('is one report however often it is sent, and says what was recorded', async () => {
    const [one, two] = await Promise.all([world.send(PATH, sent(), MENTOR), world.send(PATH, sent(), MENTOR)]);
    expect([one.status, two.status, one.location]).toEqual([303, 303, two.location]);
    expect(await world.sql`select id from report where programme = ${CODE} and item = ${ITEM}`).toEqual([{ id }]);
    const said = await world.open(String(one.location), MENTOR);
    expect(said.text).toContain('Tercatat: Pendampingan sosial, Nelayan 1, dikerjakan 4 Agu 2027.');
  });

  it('does not lose in silence what was changed after the back button: it says that it is not recorded', async () => {
    const again = await world.send(PATH, { ...sent(), note: 'Lain' }, MENTOR);
    expect(again.status).toBe(422);
    expect(again.text).toContain('Yang Anda ubah sesudahnya tidak dicatat');
    expect(again.text).toContain('Lain');
  });

  it('is closed to be reported anew', async () => {
    const seen = await world.open(PATH, MENTOR);
    expect(seen.text).toContain('Kegiatan ini sudah dilaporkan.');
    expect(seen.text).not.toContain('name="outcome"');
  });
});

describe('a session entered late', () => {
  const path = `/p/${CODE}/items/mentoring/nelayan-1/02/report`;

  it('keeps the day it was held, and says the day it was entered', async () => {
    const before = world.now;
    world.now = at('2027-08-27', '18:00');
    const seen = await world.send(path, filled({ doneOn: '2027-08-12' }), MENTOR);
    expect(seen.location).toContain('said=late');
    expect((await world.open(String(seen.location), MENTOR)).text).toContain(
      'Tercatat terlambat: Pendampingan sosial, Nelayan 1, dikerjakan 12 Agu 2027, dimasukkan 27 Agu 2027.',
    );
    world.now = before;
  });
});

describe('a session that did not happen', () => {
  it('is reported with one of the reasons, whatever else stands in the form', async () => {
    const before = world.now;
    world.now = at('2027-08-19', '18:00');
    const path = `/p/${CODE}/items/mentoring/nelayan-1/03/report`;
    const without = await world.send(path, filled({ outcome: 'didNotHappen', doneOn: '2027-08-19' }), MENTOR);
    expect(without.status).toBe(422);
    expect(without.text).toContain('href="#reason">Pilih mengapa kegiatan ini tidak terlaksana.');
    expect(without.text).not.toContain('accidentAtSea,');
    const reported = await world.send(path, filled({ outcome: 'didNotHappen', doneOn: '2027-08-19', reason: 'storm', guests: '4' }), MENTOR);
    expect(reported.location).toContain('said=didNotHappen');
    world.now = before;
  });
});

describe('what was typed and not sent', () => {
  const path = `/p/${CODE}/items/monthlyLog/nelayan-1/01/report`;

  beforeAll(async () => {
    for (const client of clients.slice(0, 2)) await consent(client);
  });

  it('is kept for its writer alone, sealed, opened again where it was left, and gone with the report', async () => {
    const client = clients[0] ?? '';
    const typed = filled({ [`m.${client}.saved`]: '75.000', 'q.timesInBusiness': '4', note: 'Belum selesai' });
    const kept = await world.send(path, { ...typed, do: `keep:a.${client}` }, MENTOR);
    expect(kept.location).toBe(`${path}#a.${client}`);
    const again = await world.open(path, MENTOR);
    for (const value of ['value="75.000"', 'value="4"', 'Belum selesai', typed.id, 'Isian Anda yang disimpan']) expect(again.text).toContain(value);
    const others = await world.open(path, 'coordinator-nelayan');
    expect(others.text).not.toContain('75.000');
    const rows = await world.sql<
      { subject: string; sealed: Buffer }[]
    >`select subject, sealed from unfinished_report where programme = ${CODE} order by subject`;
    expect(rows.map(({ subject }) => subject)).toEqual(['', ...clients]);
    expect(rows.some(({ sealed }) => sealed.includes('75.000') || sealed.includes('selesai'))).toBe(false);
    const fresh = await world.send(path, { ...typed, do: 'fresh' }, MENTOR);
    expect(fresh.location).toBe(path);
    expect(await world.sql`select from unfinished_report`).toEqual([]);
  });

  it('is given up with the report, by whomever it is sent', async () => {
    const later = `/p/${CODE}/items/mentoring/nelayan-1/04/report`;
    const before = world.now;
    world.now = at('2027-08-27', '18:00');
    await world.send(later, { ...filled({ doneOn: '2027-08-27' }), do: 'keep' }, 'coordinator-nelayan');
    expect(await world.sql`select from unfinished_report`).not.toEqual([]);
    expect((await world.send(later, filled({ doneOn: '2027-08-27' }), MENTOR)).status).toBe(303);
    expect(await world.sql`select from unfinished_report`).toEqual([]);
    world.now = before;
  });

  it('survives the end of the session: it stands in the form again after signing in, for whoever typed it, until it is sent', async () => {
    const typed = filled({ who: MENTOR, note: 'Ditulis di pantai', 'q.sales': '1.250.000' });
    const out = await world.send(path, typed);
    expect(out.location).toBe(`/sign-in?next=${encodeURIComponent(path)}`);
    const cookie = String(out.headers.get('set-cookie')).split(';')[0] ?? '';
    expect(cookie).toMatch(/typed=\S{40,}/);
    const [row] = await world.sql<[{ sealed: Buffer }]>`select sealed from typed_form`;
    expect(row.sealed.includes('pantai')).toBe(false);
    const back = await world.open(path, MENTOR, { cookie });
    for (const value of ['Ditulis di pantai', 'value="1.250.000"', 'sebelum masuk kembali']) expect(back.text).toContain(value);
    expect((await world.open(path, 'coordinator-nelayan', { cookie })).text).not.toContain('pantai');
    expect((await world.open(path, MENTOR)).text).not.toContain('pantai');
    await world.send(path, { ...typed, do: 'keep' }, MENTOR, { cookie });
    expect(await world.sql`select from typed_form`).toEqual([]);
    await world.send(path, { ...typed, do: 'fresh' }, MENTOR);
  });

  it('is kept of nobody who sends it from another site', async () => {
    const out = await world.send(path, filled(), undefined, { origin: 'https://elsewhere.example' });
    expect(out.headers.get('set-cookie')).toBeNull();
    expect(await world.sql`select from typed_form`).toEqual([]);
  });
});

describe('a form that was opened before its session was moved', () => {
  const path = `/p/${CODE}/items/mentoring/nelayan-1/05/report`;

  it('is recorded where it still may be, and otherwise shown again with all that was typed', async () => {
    const before = world.now;
    world.now = at('2027-09-01', '18:00');
    const [item] = await world.sql<[{ day: string }]>`select planned_on as day from item where programme = ${CODE} and key = 'mentoring/nelayan-1/05'`;
    const typed = filled({ doneOn: '2027-09-01', planned: item.day, note: 'Sebelum dipindahkan' });
    const moved = await world.ask(`POST /programmes/${CODE}/moves`, {
      as: 'team-leader',
      body: { scope: { kind: 'item', key: 'mentoring/nelayan-1/05' }, shift: { days: 21 }, reason: 'Gelombang tinggi', cause: 'storm' },
    });
    expect(moved.status, moved.text).toBeLessThan(300);
    const refused = await world.send(path, typed, MENTOR);
    expect(refused.status).toBe(422);
    for (const words of ['Sebelum dipindahkan', 'dipindahkan ke', 'href="#doneOn"', typed.id]) expect(refused.text).toContain(words);
    world.now = at('2027-09-22', '18:00');
    expect((await world.send(path, { ...typed, doneOn: '2027-09-22' }, MENTOR)).location).toContain('said=reported');
    world.now = before;
  });
});

describe('papers', () => {
  it('has a line for each client to sign and to press a thumb on', async () => {
    const { text } = await world.open(`/p/${CODE}/items/${ITEM}/sheet`, MENTOR);
    expect(text).toContain('Cap jempol');
    expect(text.match(/<th scope="row">[^<]+<\/th>/g)).toHaveLength(clients.length);
  });

  it('prints every form of the definition, each of its questions', async () => {
    const [{ forms }] = await world.sql<[{ forms: Record<string, { questions: Record<string, { ask: { id: string } }> }> }]>`
      select definition->'forms' as forms from programme where code = ${CODE}`;
    for (const [key, { questions }] of Object.entries(forms)) {
      const seen = await world.open(`/p/${CODE}/forms/${key}/paper`, MENTOR);
      expect(seen.status, key).toBe(200);
      for (const { ask } of Object.values(questions)) expect(seen.text, key).toContain(ask.id.replace(/&/g, '&amp;'));
    }
    expect((await world.open(`/p/${CODE}/forms/none/paper`, MENTOR)).status).toBe(404);
  });
});

describe('whoever has no business with a session', () => {
  it.each(['instructor-perempuan-1', `tablolong-2029/mentor-nelayan-1`, 'machine'])('is refused: %s', async (as) => {
    if (as.includes('/')) await world.locked('tablolong-2029');
    const seen = await world.open(PATH, as);
    expect(seen.status).toBe(403);
    expect(seen.text).not.toContain('name="outcome"');
    expect((await world.open(`/p/${CODE}/items/${ITEM}/sheet`, as)).status).toBe(403);
  });
});
