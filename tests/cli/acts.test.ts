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
    expect(preview).toMatch(/1 clash:\n +2027-08-18 mentoring\/nelayan-1\/02: group nelayan-1 meets for mentoring\/nelayan-1\/03 too\n/);
    expect(await said(`acts ${CODE}`)).not.toContain('Gelombang');
    expect(await said(move)).toContain('Act 1: move.');
    expect(await said(`why-date ${CODE} mentoring/nelayan-1/02`)).toMatch(/1 +2027-08-05 09:00 +move +rough sea or bad weather +coordinator-nelayan/);
    expect(await said(`acts ${CODE}`)).toMatch(/1 +2027-08-05 09:00 +move +1 moved +rough sea or bad weather +coordinator-nelayan +Gelombang tinggi/);
    expect(await said(`plan ${CODE} --on 2027-08-04 --track mentoring --group nelayan-1`)).toMatch(
      /mentoring\/nelayan-1\/02 +2027-08-\d\d +planned +mentor-nelayan-1 +changed since/,
    );
    expect(await said(`undo ${CODE} 1 --reason 'Laut sudah tenang' --language id`)).toContain('Tindakan 2: pembatalan.');
    expect(await refusedBecause(`undo ${CODE} 1 --reason 'Sekali lagi'`)).toContain('undone already');
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
