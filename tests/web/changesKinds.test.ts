import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, held } from '../api/world.ts';
import { readSeed } from '../support/seeds.ts';
import { actIn, confirm, fieldsOf, listed, look, NEW, state } from './changesForms.ts';
import { CODE, makeSiteWorld, type Seen, type SiteWorld } from './world.ts';

let world: SiteWorld;
beforeAll(async () => {
  world = await makeSiteWorld();
  await world.locked();
  world.now = at('2027-08-05');
});
afterAll(() => world.stop());

type How = { readonly as?: string; readonly link?: string };

/** The plan as people see it. */
async function plan(): Promise<string> {
  const [row] = await world.sql<[{ all: string }]>`
    select md5(string_agg(concat_ws(' ', key, planned_on, window_from, window_until, owner, held_by, outcome), ' ' order by key)) as all
    from item where programme = ${CODE} and cancelled_because is distinct from 'undone'`;
  return row.all;
}

/** Looks at what a form would do, which touches nothing; confirms it, and that is what is done. */
async function done(kind: string, fields: Record<string, string>, { as = 'team-leader', link = '' }: How = {}): Promise<{ act: number; seen: Seen }> {
  const before = await state(world);
  const seen = await look(world, kind, fields, as, link);
  expect([kind, seen.status, await state(world)]).toEqual([kind, 200, before]);
  const answer = await confirm(world, kind, seen, { reason: 'Sudah dibicarakan' }, as);
  expect([kind, answer.status]).toEqual([kind, 303]);
  const act = actIn(answer);
  const { body } = await world.ask(`GET /programmes/${CODE}/acts/${act}`, { as: 'team-leader' });
  const changed = body.changes.map(({ key }: { key: string }) => key);
  if (changed.length <= 300) expect(new Set(listed(seen.text))).toEqual(new Set(changed));
  return { act, seen };
}

/** Does it, and takes it back. */
async function doneAndUndone(kind: string, fields: Record<string, string>, how: How = {}): Promise<Seen> {
  const before = await plan();
  const { act, seen } = await done(kind, fields, how);
  const undo = await world.open(`${NEW}?kind=undo&act=${act}`, how.as ?? 'team-leader');
  expect([kind, undo.status]).toEqual([kind, 200]);
  expect([kind, (await confirm(world, 'undo', undo, { reason: 'uji' }, how.as)).status]).toEqual([kind, 303]);
  expect([kind, await plan()]).toEqual([kind, before]);
  return seen;
}

describe('when it is held', () => {
  it('finds other days for what falls on a storm', async () => {
    const storm = await doneAndUndone('storm', { from: '2028-02-07', last: '2028-02-19' });
    expect(storm.text).toContain('13 hari ditambahkan ke kalender, untuk semua kelompok.');
  });

  it('finds them for the people of a hamlet in mourning', async () => {
    const [{ hamlet }] = await world.sql<[{ hamlet: string }]>`select hamlet from household where programme = ${CODE} order by hamlet limit 1`;
    await doneAndUndone('mourning', { from: '2027-09-08', where: `hamlet:${hamlet}` });
  });

  it('finds them for one group, by its coordinator, who says nothing for the others', async () => {
    await doneAndUndone('holiday', { from: '2027-09-15', where: 'group:nelayan' }, { as: 'coordinator-nelayan' });
    const everybody = await look(world, 'holiday', { from: '2027-09-15', where: '' }, 'coordinator-nelayan');
    expect([403, 422]).toContain(everybody.status);
  });

  it('takes a decree’s calendar in place of the estimates', async () => {
    await doneAndUndone('calendar', { calendar: 'id-2028.yaml', source: 'SKB 2028' });
    const odd = await look(world, 'calendar', { calendar: 'id-2028.yaml', years: 'duaribu' });
    expect([odd.status, fieldsOf(odd.text)['years']]).toEqual([422, 'duaribu']);
  });

  it('pauses, and goes on with what was paused from the list', async () => {
    const link = '&picked=1&track=mentoring&audience=nelayan-1';
    const { act } = await done('pause', { cause: 'substitute' }, { link });
    const list = await world.open(`/p/${CODE}/changes`, 'team-leader');
    expect(list.text).toContain(`kind=resume&amp;act=${act}`);
    world.now = at('2027-08-19');
    const resume = await world.open(`${NEW}?kind=resume&act=${act}`, 'team-leader');
    expect(listed(resume.text).length).toBeGreaterThan(30);
    const went = await confirm(world, 'resume', resume);
    expect(went.status).toBe(303);
    const [row] = await world.sql<[{ paused: number }]>`select count(*)::int as paused from item where programme = ${CODE} and paused`;
    expect(row.paused).toBe(0);
    const undo = await world.open(`${NEW}?kind=undo&act=${act}`, 'team-leader');
    expect(undo.text).toContain('ada yang bergantung padanya');
  });

  it('puts the end off', async () => {
    const seen = await doneAndUndone('extend', { months: '2' });
    expect(seen.text).toContain('Hari terakhir program menjadi Minggu, 1 April 2029.');
    const far = await look(world, 'extend', { months: '25' });
    expect([far.status, fieldsOf(far.text)['months']]).toEqual([422, '25']);
  });

  it('makes up a session that did not happen', async () => {
    const key = 'mentoring/nelayan-2/01';
    const missed = { id: randomUUID(), outcome: 'didNotHappen', doneOn: '2027-08-05', reason: 'mourning' };
    await world.ask(`POST /programmes/${CODE}/items/${key}/reports`, { as: 'mentor-nelayan-2', body: missed, key: missed.id });
    const seen = await doneAndUndone('makeUp', {}, { as: 'coordinator-nelayan', link: `&item=${key}` });
    expect(listed(seen.text)).toEqual(['mentoring/nelayan-2/43']);
    expect((await look(world, 'makeUp', {}, 'team-leader', '&item=mentoring/nelayan-2/30')).status).toBe(422);
  });
});

describe('who does it', () => {
  it('proposes who stands in for somebody away, and gives it back to who is', async () => {
    const absence = { person: 'mentor-nelayan-1', from: '2027-09-06', until: '2027-09-27' };
    const { act, seen } = await done('absence', absence, { as: 'coordinator-nelayan' });
    expect(seen.text).toContain('diusulkan');
    const link = `&act=${act}`;
    await done('endAbsence', { on: '2027-09-13' }, { as: 'coordinator-nelayan', link });
    const twice = await look(world, 'absence', { ...absence, until: '2027-09-05' });
    expect([twice.status, twice.text.includes('id="until-fault"')]).toEqual([422, true]);
  });

  it('names an acting holder', async () => {
    const fields = { person: 'patron', acting: 'village-secretary', from: '2027-09-06', until: '2027-10-04' };
    const { text } = await world.open(`${NEW}?kind=acting`, 'team-leader');
    if (!text.includes('value="village-secretary"')) fields.acting = 'village-head';
    await doneAndUndone('acting', fields);
  });

  it('hands a seat over: first what is held, then who takes it; cases wait and pass one by one', async () => {
    world.now = at('2027-08-19');
    const report = { ...(await held(world, 'nelayan-3')), doneOn: '2027-08-05' };
    const [client] = await world.sql<[{ id: string }]>`select id from client where programme = ${CODE} and audience = 'nelayan-3' order by id limit 1`;
    const key = 'mentoring/nelayan-3/01';
    const cases = [{ client: client.id, concern: 'Utang', plan: 'Catat belanja' }];
    const sent = await world.ask(`POST /programmes/${CODE}/items/${key}/reports`, { as: 'mentor-nelayan-3', body: { ...report, cases }, key: report.id });
    expect(sent.text).not.toContain('urn:pendamping:problem');

    expect((await world.open(`${NEW}?kind=handOver`, 'team-leader')).text).toContain('name="person"');
    const form = await world.open(`${NEW}?kind=handOver&person=mentor-nelayan-3`, 'team-leader');
    expect(form.text).toContain('Pendamping Sosial Nelayan 3');
    expect(form.text).toContain('nelayan-3 01');
    const unnamed = await look(world, 'handOver', { successor: 'new', on: '2027-08-20' }, 'team-leader', '&person=mentor-nelayan-3');
    expect([unnamed.status, unnamed.text.includes('id="newName-fault"')]).toEqual([422, true]);

    const successor = { successor: 'new', on: '2027-08-20', newName: 'Pendamping Baru (contoh)' };
    const { act, seen } = await done('handOver', successor, { link: '&person=mentor-nelayan-3' });
    expect(seen.text).toContain('Kasus konseling tetap di tempatnya');
    const page = await world.open(`/p/${CODE}/changes/${act}`, 'team-leader');
    expect(page.text).toContain('kind=passCase&amp;item=counselling/nelayan-3/01');
    expect(page.text).toContain('Pendamping Baru (contoh)');

    const link = '&item=counselling/nelayan-3/01';
    const unasked = await look(world, 'passCase', { to: 'mentor-nelayan-2' }, 'coordinator-nelayan', link);
    expect([unasked.status, unasked.text.includes('Tanyakan dahulu kepada anggotanya')]).toEqual([422, true]);
    await done('passCase', { to: 'mentor-nelayan-2', clientAgrees: 'yes' }, { as: 'coordinator-nelayan', link });
    const vacant = await done('handOver', { successor: 'nobody', on: '2027-08-19' }, { link: '&person=treasurer' });
    expect(vacant.seen.text).toContain('Kosong sampai ada penggantinya');
    expect((await world.open(`${NEW}?kind=handOver`, 'team-leader')).text).toContain('(kosong)');
  });

  it('excuses a client, by the mentor too', async () => {
    const [client] = await world.sql<[{ id: string }]>`select id from client where programme = ${CODE} and audience = 'nelayan-2' order by id limit 1`;
    const fields = { client: client.id, from: '2027-09-06', until: '2027-10-04', because: 'away' };
    const seen = await look(world, 'excuse', fields, 'mentor-nelayan-2');
    expect(seen.status).toBe(200);
    const sent = await confirm(world, 'excuse', seen, { reason: 'Bekerja di Kupang' }, 'mentor-nelayan-2');
    expect(sent.status).toBe(303);
    const [row] = await world.sql<[{ until: string }]>`select until_on::text as until from client_pause where client = ${client.id}`;
    expect(row.until).toBe('2027-10-04');
  });
});

describe('groups and the programme', () => {
  it('merges a group into another, and takes it back', async () => {
    const seen = await doneAndUndone('merge', { group: 'perempuan-2', into: 'perempuan-1', on: '2027-08-19' }, { as: 'coordinator-perempuan' });
    expect(seen.text).toContain('tidak jadi');
    const none = await look(world, 'merge', { group: 'perempuan-2' });
    expect([none.status, none.text.includes('id="into-fault"')]).toEqual([422, true]);
  });

  it('ends a group, and takes it back', async () => {
    await doneAndUndone('exitGroup', { group: 'pemuda-1', on: '2027-08-19', because: 'tooFew' });
  });

  it('follows another version of the definition, from a file', async () => {
    const text = readSeed('tablolong.yaml')
      .replace(/^version: 1$/m, 'version: 2')
      .replace('id: Pendampingan sosial dan konseling', 'id: Pendampingan');
    const before = await state(world);
    const file = new File([text], 'tablolong.yaml', { type: 'application/yaml' });
    const form = fieldsOf((await world.open(`${NEW}?kind=migrate`, 'team-leader')).text);
    const seen = await world.send(`${NEW}?kind=migrate`, { ...form, definition: '', file, step: 'preview' }, 'team-leader');
    expect([seen.status, seen.text.includes('Definisi versi 1 menjadi versi 2.'), await state(world)]).toEqual([200, true, before]);
    const again = { ...fieldsOf(seen.text) };
    // As a browser sends the lines of a text field.
    again['definition'] = again['definition']?.replace(/\n/g, '\r\n') ?? '';
    const answer = await world.send(`${NEW}?kind=migrate`, { ...again, reason: 'Nama baru', step: 'confirm' }, 'team-leader');
    expect(answer.status).toBe(303);
    const broken = await look(world, 'migrate', { definition: 'id: x\n' });
    expect([broken.status, fieldsOf(broken.text)['definition']]).toEqual([422, 'id: x\n']);
  });

  it('stops the programme early: what that means stands before the button', async () => {
    const { seen } = await done('exitProgramme', { on: '2027-08-19', because: 'noFunds' });
    expect(seen.text).toContain('Ya, hentikan');
    expect(seen.text).toContain('Yang diharapkan dari tiap rangkaian');
  });
});
