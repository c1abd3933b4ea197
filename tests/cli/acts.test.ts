import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CODE, makeStack, nineOn, type Stack, START } from './stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await makeStack();
  await said(START);
  for (const group of ['nelayan', 'perempuan', 'pemuda']) await said(`agree ${CODE} --group ${group} --as coordinator-${group}`);
  await said(`lock ${CODE} --as team-leader --accept-shortfall 'Menunggu penugasan dinas'`);
  await stack.sql`update programme set stage = 'running'`;
  stack.now = nineOn('2027-08-05');
});
afterAll(() => stack.stop());

/** By the leader, unless the line says who. */
const said = async (given: string) => {
  const line = / --as |^start /.test(given) ? given : `${given} --as team-leader`;
  const { exit, out, err } = await stack.programme(line);
  if (exit !== 0) throw new Error(`${line}: ${err}`);
  return out;
};
/** Does an act. @returns its number */
const numberOf = async (line: string) => (JSON.parse(await said(`${line} --json`)) as { act: number }).act;
const refusedBecause = async (line: string) => {
  const { exit, err } = await stack.programme(`${line} --as team-leader`);
  expect(exit).toBeGreaterThan(0);
  return err;
};

describe('a coordinator at the command line', () => {
  it('looks before moving, moves, reads why the date is another, and undoes it', async () => {
    const move = `move ${CODE} mentoring/nelayan-1/02 --days 7 --cause storm --reason 'Gelombang tinggi' --as coordinator-nelayan`;
    const preview = await said(`${move} --preview`);
    expect(preview).toContain('Nothing is changed yet');
    expect(preview).toMatch(/mentoring\/nelayan-1\/02 +moved +2027-08-11 +2027-08-18 \(08-16\.\.08-22\)$/m);
    expect(preview).toMatch(/1 clash:\n +2027-08-18 mentoring\/nelayan-1\/02: meets for mentoring\/nelayan-1\/03 too: nelayan-1\n/);
    expect(await said(`acts ${CODE}`)).not.toContain('Gelombang');
    expect(preview).toContain('Plan version 1.');
    expect(await said(`${move} --expect 1`)).toContain('Act 1: move.');
    expect(await refusedBecause(`move ${CODE} mentoring/nelayan-1/03 --days 7 --reason 'Dicoba' --expect 1`)).toContain('version 1, now 2');
    expect(await said(`why-date ${CODE} mentoring/nelayan-1/02`)).toContain(
      '1  2027-08-05 09:00  move, rough sea or bad weather, coordinator-nelayan\n   2027-08-11 (08-09..08-15) → 2027-08-18 (08-16..08-22)\n',
    );
    expect(await said(`acts ${CODE}`)).toContain(
      '1  2027-08-05 09:00  move, 1 moved, coordinator-nelayan\n   mentoring/nelayan-1/02, days: 7; rough sea or bad weather; Gelombang tinggi\n',
    );
    expect(await said(`plan ${CODE} --on 2027-08-04 --track mentoring --group nelayan-1`)).toMatch(
      /mentoring\/nelayan-1\/02 +2027-08-\d\d +planned +mentor-nelayan-1 +changed since/,
    );
    expect(await said(`undo ${CODE} 1 --reason 'Laut sudah tenang' --language id`)).toContain('Perubahan 2: pembatalan.');
    expect(await refusedBecause(`undo ${CODE} 1 --reason 'Sekali lagi'`)).toContain('undone already');
  });

  it('looks at an absence, puts another in, and has a mentor back', async () => {
    const absence = `absence ${CODE} mentor-nelayan-1 --from 2027-09-06 --back 2027-09-27 --reason 'Bertugas di lokasi bencana'`;
    const preview = await said(`${absence} --preview`);
    expect(preview).toContain('Substitute: mentor-nelayan-2 (proposed; --substitute names another).');
    expect(preview).toMatch(/Mind: mentor-nelayan-2 would have two sessions on 2027-\d\d-\d\d: mentoring\/nelayan-1\/\d\d/);
    expect(preview).toMatch(/mentoring\/nelayan-1\/06 +handed on +mentor-nelayan-1 +2027-09-\d\d \(09-\d\d\.\.09-\d\d\) mentor-nelayan-2$/m);
    const number = await numberOf(`${absence} --substitute mentor-nelayan-3`);
    expect((await said(`people ${CODE} --language id`)).replace(/\s+/g, ' ')).toContain('berhalangan dari 2027-09-06, kembali');
    expect(await said(`why-item ${CODE} mentoring/nelayan-1/06 --as mentor-nelayan-3`)).toContain('In place of: mentor-nelayan-1');
    expect((await said(`acts ${CODE}`)).replace(/\s+/g, ' ')).toContain(
      'mentor-nelayan-1, from 2027-09-06, back 2027-09-27, substitute mentor-nelayan-3; somebody is away; Bertugas di lokasi bencana',
    );
    const back = `absence-end ${CODE} ${number} --on 2027-09-20 --reason 'Sudah kembali'`;
    expect(await said(`${back} --preview`)).toMatch(/handed on +mentor-nelayan-3 +2027-09-2\d .* mentor-nelayan-1$/m);
    await said(`undo ${CODE} ${number} --reason 'Tidak jadi berangkat'`);
    expect(await refusedBecause(back)).not.toBe('');
  });

  it('sums up what is too much to read, within the width of a terminal, and resumes a pause', async () => {
    const pause = `pause ${CODE} mentoring/nelayan-1 --cause substitute --reason 'Menunggu pengganti'`;
    const preview = await said(`${pause} --preview`);
    expect(preview).toMatch(/^mentoring\/nelayan-1 +42 paused +2027-08-\d\d \.\. 2029-\d\d-\d\d$/m);
    expect(preview).not.toContain('mentoring/nelayan-1/20');
    expect(await said(`${pause} --preview --all`)).toContain('mentoring/nelayan-1/20');
    const number = await numberOf(pause);
    stack.now = nineOn('2027-08-26');
    expect(await said(`resume ${CODE} ${number} --reason 'Pengganti datang' --preview --language id`)).toMatch(/dilanjutkan/);
    await said(`undo ${CODE} ${number} --reason 'Ternyata tidak perlu'`);
    for (const line of [`move ${CODE} all --days 7`, `extend ${CODE} --months 2`, `merge ${CODE} nelayan-3 --into nelayan-1 --on 2027-08-26`]) {
      const shown = await said(`${line} --reason 'Dicoba' --preview --language id`);
      expect(shown.split('\n').filter((row) => row.length > 100)).toEqual([]);
      expect(shown.split('\n').length).toBeLessThan(60);
    }
  });

  it('is shown what a merger, an early end and a make-up would bring', async () => {
    stack.now = nineOn('2027-08-26');
    const merger = await said(`merge ${CODE} nelayan-3 --into nelayan-1 --on 2027-08-26 --reason 'Disepakati' --preview --as coordinator-nelayan`);
    expect(merger).toContain('The other group has 20 now.');
    expect(merger).toMatch(/^ {2}mentoring +378 +336$/m);
    expect(await said(`exit-group ${CODE} nelayan-3 --on 2027-08-26 --because tooFew --reason 'Disepakati' --preview`)).toMatch(
      /mentoring\/nelayan-3 +42 called off/,
    );
    const number = await numberOf(`merge ${CODE} nelayan-3 --into nelayan-1 --on 2027-08-26 --reason 'Disepakati'`);
    expect(await said(`figures ${CODE} --on 2027-08-30`)).toContain('nelayan-3 ended on 2027-08-26, merged into nelayan-1.');
    await said(`undo ${CODE} ${number} --reason 'Tidak jadi digabung'`);
    expect(await said(`figures ${CODE} --on 2027-08-30`)).not.toContain('merged into');
    const stop = `exit-programme ${CODE} --on 2027-08-26 --reason 'Anggaran dicabut' --preview`;
    expect(await said(`${stop} --because noFunds --language id`)).toContain('Masih harus dikerjakan:');
    expect(await stack.programme(`${stop} --because bored --as team-leader`)).toMatchObject({ exit: 2 });
    expect(await said(`move ${CODE} training/nelayan/06 --block --days 14 --reason 'Dicoba' --preview`)).toMatch(
      /training\/nelayan\/09: meets for incomeManagement\/nelayan\/03 too: nelayan-1, nelayan-2,\s+nelayan-3\n/,
    );
    await said(`report ${CODE} mentoring/nelayan-2/01 --did-not-happen storm --on 2027-08-05 --as mentor-nelayan-2`);
    expect(await said(`missed ${CODE}`)).toMatch(/mentoring\/nelayan-2\/01 +\S.* 2027-08-\d\d +\w+$/m);
    expect(await said(`make-up ${CODE} mentoring/nelayan-2/01 --reason 'Disusulkan' --preview`)).toContain('Its make-up: mentoring/nelayan-2/43.');
  });

  it('excuses a client who is ill for a while', async () => {
    const excuse = `excuse ${CODE} k001 --from 2027-08-26 --back 2027-09-10 --because ill --reason 'Dirawat di Kupang'`;
    expect(await said(`${excuse} --preview --as mentor-nelayan-1`)).toContain('k001 is excused from 2027-08-26, back on 2027-09-10.');
  });

  it('adds days that the calendar did not know, to the groups of a hamlet or from a decree', async () => {
    const { items } = JSON.parse(await said(`plan ${CODE} --on 2027-08-05 --track mentoring --group nelayan-1 --json`)) as {
      items: { key: string; plannedOn: string }[];
    };
    const day = items.find(({ key }) => key.endsWith('/06'))?.plannedOn ?? '';
    const mourning = `calendar-days ${CODE} --from ${day} --kind custom --name-id 'Hari duka' --name-en 'Day of mourning' --cause mourning --reason 'Kedukaan'`;
    expect(await refusedBecause(`${mourning} --hamlet 'Dusun Z' --preview`)).toContain('Dusun A');
    expect(await said(`${mourning} --group nelayan-1 --preview`)).toMatch(new RegExp(`^mentoring/nelayan-1/06 +moved +${day} +2027-`, 'm'));
    expect(await said(`calendar-days ${CODE} --calendar id-2028.yaml --reason 'SKB' --preview`)).toMatch(/\d+ days are added, for everybody/);
    for (const line of [
      `calendar-days ${CODE} --from 2027-09-08 --reason 'Dicoba'`,
      `calendar-days ${CODE} --reason 'Dicoba'`,
      `handover ${CODE} village-head --new village-head-2 --on 2027-10-01 --reason 'Pilkades'`,
      `pass-case ${CODE} counselling/nelayan-1/01 --to mentor-nelayan-2 --reason 'Dicoba'`,
    ])
      expect(await stack.programme(`${line} --as team-leader`)).toMatchObject({ exit: 2 });
  });

  it('hands a seat over to somebody new, or leaves it vacant', async () => {
    const handover = `handover ${CODE} village-head --on 2027-10-01 --reason 'Hasil pilkades' --preview`;
    expect(await said(`${handover} --new village-head-2 --name 'Kepala Desa Baru'`)).toMatch(
      /monitoring\/programme\/03 +handed on +2027-10-\d\d .*\(others invited\)$/m,
    );
    expect(await said(handover)).toContain('Vacant until there is a successor.');
  });

  it.each([
    ['mentoring/nelayan-1/05 --following', { kind: 'following', key: 'mentoring/nelayan-1/05' }],
    ['mentoring/nelayan-1', { kind: 'series', track: 'mentoring', audience: 'nelayan-1' }],
    ['mentoring', { kind: 'track', track: 'mentoring' }],
    ['group:nelayan', { kind: 'group', audience: 'nelayan' }],
    ['all', { kind: 'programme' }],
  ])('means by %s what they say', async (what, scope) => {
    const out = await said(`move ${CODE} ${what} --days 7 --reason 'Dicoba' --preview --json`);
    const { changes } = JSON.parse(out) as { changes: { key: string }[] };
    const keys = changes.map(({ key }) => key);
    expect(keys.length).toBeGreaterThan(10);
    const belongs: Record<string, (key: string) => boolean> = {
      following: (key) => key.startsWith('mentoring/nelayan-1/') && !/\/0[1-4]$/.test(key),
      series: (key) => key.startsWith('mentoring/nelayan-1/'),
      track: (key) => key.startsWith('mentoring/'),
      group: (key) => /\/nelayan(-\d)?\//.test(key),
      programme: () => true,
    };
    expect(keys.filter((key) => !belongs[scope.kind]?.(key))).toEqual([]);
  });

  it('is told what else could be meant', async () => {
    expect(await refusedBecause(`move ${CODE} mentoring/nelayan-1/05/1 --days 7 --reason 'Dicoba'`)).toContain('group:nelayan');
    expect(await refusedBecause(`move ${CODE} all --days seven --reason 'Dicoba'`)).toContain('a number of days');
  });
});
