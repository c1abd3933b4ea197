import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../api/world.ts';
import { actIn, confirm, fieldsOf, listed, look, NEW, state } from './changesForms.ts';
import { CODE, makeSiteWorld, type SiteWorld } from './world.ts';

let world: SiteWorld;
beforeAll(async () => {
  world = await makeSiteWorld();
  await world.locked();
  world.now = at('2027-08-05');
});
afterAll(() => world.stop());

const LIST = `/p/${CODE}/changes`;
const ITEM = 'mentoring/nelayan-1/05';
const plannedOn = async (key: string) =>
  (await world.sql<[{ on: string }]>`select planned_on::text as on from item where programme = ${CODE} and key = ${key}`)[0].on;

describe('a session that must move', () => {
  it('is looked at from its page without touching anything, moved when confirmed, and moved back', async () => {
    const before = await state(world);
    const day = await plannedOn(ITEM);
    const seen = await look(world, 'move', { days: '7' }, 'team-leader', `&item=${ITEM}`);
    expect(seen.status).toBe(200);
    expect(seen.text).toContain('Belum ada yang diubah, dan belum ada yang diberi tahu.');
    expect(listed(seen.text)).toContain(ITEM);
    expect(await state(world)).toBe(before);

    const done = await confirm(world, 'move', seen);
    expect(done.status).toBe(303);
    expect(await plannedOn(ITEM)).not.toBe(day);
    const page = await world.open(done.location as string, 'team-leader');
    expect(page.text).toContain('Sudah dibicarakan dengan warga');
    expect(listed(page.text)).toEqual([ITEM]);
    expect(page.text).toContain(`changes/new?kind=undo&amp;act=${actIn(done)}`);

    const undo = await world.open(`${NEW}?kind=undo&act=${actIn(done)}`, 'team-leader');
    expect(listed(undo.text)).toEqual([ITEM]);
    expect(await plannedOn(ITEM)).not.toBe(day);
    expect((await confirm(world, 'undo', undo)).status).toBe(303);
    expect(await plannedOn(ITEM)).toBe(day);
    const list = await world.open(LIST, 'team-leader');
    expect(list.text).toContain(`diurungkan (no. ${actIn(done) + 1})`);
    expect(list.text).not.toContain(`kind=undo&amp;act=${actIn(done)}"`);
  });

  it('reaches as far as was asked: this and those that follow, a series, a track, a group, all', async () => {
    const reaches = [
      [`&item=${ITEM}`, { reach: 'following', days: '7' }, 'mentoring/nelayan-1/06'],
      ['&picked=1&track=training&audience=nelayan', { item: 'training/nelayan/08', reach: 'phase', days: '7' }, 'training/perempuan/08'],
      ['&picked=1&track=mentoring&audience=nelayan-2', { days: '7' }, 'mentoring/nelayan-2'],
      ['&picked=1&track=monitoring', { days: '7' }, 'monitoring/'],
      ['&picked=1&audience=pemuda', { days: '7' }, 'pemuda'],
      ['&picked=1', { days: '7' }, '/perempuan'],
    ] as const;
    for (const [link, fields, named] of reaches) {
      const seen = await look(world, 'move', fields, 'team-leader', link);
      expect([link, seen.status]).toEqual([link, 200]);
      expect(listed(seen.text).join(' '), link).toContain(named);
    }
  });

  it('asks first which part of the plan is meant, and takes the answer as a link', async () => {
    const first = await world.open(`${NEW}?kind=move`, 'team-leader');
    expect(first.text).toContain('name="track"');
    expect(first.text).toContain('method="get"');
    const series = await world.open(`${NEW}?kind=move&picked=1&track=mentoring&audience=nelayan-1`, 'team-leader');
    expect(fieldsOf(series.text)).toMatchObject({ track: 'mentoring', audience: 'nelayan-1', item: '', days: '' });
    expect(series.text).toContain('value="mentoring/nelayan-1/30"');
  });

  it('is shown with what it runs into, and what would come after the end', async () => {
    const to = await plannedOn('incomeManagement/nelayan/09');
    const clash = await look(world, 'move', { to }, 'team-leader', '&item=mentoring/nelayan-1/30');
    expect(clash.text).toContain('1 bentrok');
    expect(clash.text).toContain('Nelayan 1 juga berkumpul untuk');
    const late = await look(world, 'move', { days: '700' }, 'team-leader', '&item=mentoring/nelayan-1/42');
    expect(late.text).toContain('1 kegiatan jatuh sesudah akhir program');
    expect(late.text).toContain('changes/new?kind=extend');
  });

  it('keeps a field that was emptied empty', async () => {
    const seen = await look(world, 'storm', { from: '2028-02-07', nameEn: '' });
    expect([seen.status, fieldsOf(seen.text)['nameEn'], fieldsOf(seen.text)['nameId']]).toEqual([200, '', 'Gelombang tinggi']);
  });

  it('says at the field what is wrong and keeps what was typed', async () => {
    const nothing = await look(world, 'move', {}, 'team-leader', `&item=${ITEM}`);
    expect([nothing.status, nothing.text.includes('href="#to"')]).toEqual([422, true]);
    const odd = await look(world, 'move', { days: 'seminggu' }, 'team-leader', `&item=${ITEM}`);
    expect([odd.status, fieldsOf(odd.text)['days']]).toEqual([422, 'seminggu']);
    const past = await look(world, 'move', { to: '2027-01-04' }, 'team-leader', `&item=${ITEM}`);
    expect(past.status).toBe(422);
    expect(past.text).toContain('id="to-fault"');
    expect(fieldsOf(past.text)['to']).toBe('2027-01-04');
    const torn = await look(world, 'move', { reach: 'item', days: '1' }, 'team-leader', '&item=training/nelayan/08');
    expect(torn.text).toContain('tidak dipecah');
  });
});

describe('what is confirmed', () => {
  it('is done once, however often the button is pressed', async () => {
    const seen = await look(world, 'move', { days: '1' }, 'team-leader', '&item=mentoring/nelayan-2/04');
    const [one, other] = await Promise.all([confirm(world, 'move', seen), confirm(world, 'move', seen)]);
    expect(one.location).toBe(other.location);
    const again = await confirm(world, 'move', seen);
    expect(again.location).toBe(one.location);
    const [{ count }] = await world.sql<[{ count: number }]>`select count(*)::int as count from act where programme = ${CODE} and number >= ${actIn(one)}`;
    expect(count).toBe(1);
    // Back in the browser, another number of days, and the same form: what was recorded is not recorded twice.
    const back = await world.send(`${NEW}?kind=move`, { ...fieldsOf(seen.text), days: '2', step: 'preview' }, 'team-leader');
    expect((await confirm(world, 'move', back)).location).toBe(`${LIST}?said=already`);
  });

  it('is what was looked at: on another plan it is shown anew, with what changed and what was typed', async () => {
    const seen = await look(world, 'move', { days: '14' }, 'team-leader', '&item=mentoring/nelayan-3/04');
    const meanwhile = await look(world, 'move', { days: '1' }, 'secretary', '&item=mentoring/nelayan-3/05');
    expect((await confirm(world, 'move', meanwhile, { reason: 'uji' }, 'secretary')).status).toBe(303);
    const before = await state(world);
    const stale = await confirm(world, 'move', seen, { reason: 'Alasan yang sudah diketik' });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('Rencana berubah sejak Anda melihatnya');
    expect(stale.text).toContain('mentoring/nelayan-3/05');
    expect(fieldsOf(stale.text)).toMatchObject({ days: '14', reason: 'Alasan yang sudah diketik' });
    expect(await state(world)).toBe(before);
    expect((await confirm(world, 'move', stale, {})).status).toBe(303);
  });

  it('is not what was typed after: that is shown first', async () => {
    const seen = await look(world, 'move', { days: '7' }, 'team-leader', '&item=mentoring/perempuan-1/04');
    const before = await state(world);
    const other = await confirm(world, 'move', seen, { reason: 'uji', days: '21' });
    expect(other.status).toBe(200);
    expect(other.text).toContain('Isian Anda berubah sesudah akibatnya dilihat');
    expect(await state(world)).toBe(before);
    const without = await confirm(world, 'move', other, { reason: ' ' });
    expect([without.status, without.text.includes('id="reason-fault"')]).toEqual([422, true]);
    expect(await state(world)).toBe(before);
  });
});

describe('who may', () => {
  it('finds the ways that are theirs, and no others', async () => {
    const ways = async (as: string) => [...(await world.open(NEW, as)).text.matchAll(/changes\/new\?kind=(\w+)"/g)].map(([, kind]) => kind);
    expect(await ways('team-leader')).toHaveLength(19);
    const coordinators = await ways('coordinator-nelayan');
    expect(coordinators).toContain('move');
    for (const kind of ['handOver', 'acting', 'extend', 'exitProgramme', 'calendar', 'migrate']) expect(coordinators).not.toContain(kind);
    expect(await ways('mentor-nelayan-1')).toEqual(['excuse']);
  });

  it('is refused in words where the API refuses', async () => {
    const before = await state(world);
    const foreign = await look(world, 'move', { days: '7' }, 'coordinator-nelayan', '&picked=1&track=mentoring&audience=pemuda-1');
    expect(foreign.status).toBe(403);
    expect(foreign.text).toContain('Koordinator hanya mengubah jadwal kelompok pelatihannya sendiri.');
    for (const kind of ['extend', 'exitProgramme', 'handOver']) {
      const sent = await world.send(
        `${NEW}?kind=${kind}`,
        { months: '2', on: '2027-08-05', person: 'treasurer', successor: 'nobody', step: 'preview' },
        'coordinator-nelayan',
      );
      expect([kind, sent.status]).toEqual([kind, 403]);
    }
    for (const as of ['mentor-nelayan-1', 'patron', 'village-head']) {
      expect([as, (await world.open(LIST, as)).status]).toEqual([as, 403]);
      expect([as, (await world.open(`${NEW}?kind=move&picked=1`, as)).status]).toEqual([as, 403]);
      expect([as, (await world.send(`${NEW}?kind=move`, { days: '7', step: 'confirm', reason: 'uji' }, as)).status]).toEqual([as, 403]);
    }
    expect((await world.open(LIST)).location).toContain('/sign-in');
    expect(await state(world)).toBe(before);
  });

  it('lets a coordinator move and undo within the training group', async () => {
    const seen = await look(world, 'move', { days: '7' }, 'coordinator-nelayan', '&item=mentoring/nelayan-1/09');
    const done = await confirm(world, 'move', seen, { reason: 'Panen' }, 'coordinator-nelayan');
    expect(done.status).toBe(303);
    const undo = await world.open(`${NEW}?kind=undo&act=${actIn(done)}`, 'coordinator-nelayan');
    expect((await confirm(world, 'undo', undo, { reason: 'uji' }, 'coordinator-nelayan')).status).toBe(303);
  });
});

it('speaks English to whoever chose it', async () => {
  const page = await world.open(NEW, 'team-leader', { cookie: 'language=en' });
  expect(page.text).toContain('No sea this week');
  expect((await world.open(LIST, 'team-leader', { cookie: 'language=en' })).text).toContain('Changes of the plan');
});
