import { writeFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftMeasures } from '../../activities/draftMeasures.ts';
import { draftProposal } from '../../activities/draftProposal.ts';
import { enterStage } from '../../activities/stages.ts';
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

/** What a line that is done prints. @throws when it is not done */
const said = async (line: string) => {
  const { exit, out, err } = await stack.programme(line);
  if (exit !== 0) throw new Error(`${line}: ${err}`);
  return out;
};
/** What a refused line says. */
const refusedBecause = async (line: string) => {
  const { exit, err } = await stack.programme(line);
  expect([line, exit]).toEqual([line, 1]);
  return err;
};
const page = readFileSync(new URL('../../docs/managers.md', import.meta.url), 'utf8');
/** A file of answers that the page for managers shows, written where the stack is. */
const sample = (name: string) => {
  const file = join(stack.stateFolder, name);
  writeFileSync(file, page.match(new RegExp(`^# ${name}.*\\n([^\\x60]*)`, 'm'))?.[1] ?? '');
  return file;
};
const inTerminal = (text: string) => text.split('\n').every((line) => line.length <= 100);

describe('the page for managers', () => {
  it('shows files of answers that are accepted as they stand', async () => {
    const consent = `report ${CODE} dataConsent/nelayan-1/01 --held --on 2027-06-23 --present k001 k004 --answers ${sample('consent.yaml')}`;
    expect(await said(`${consent} --as mentor-nelayan-1`)).toContain('is reported');
    const visit = `report ${CODE} monitoring/programme/01 --held --on 2027-08-04 --answers ${sample('visit.yaml')} --as team-leader`;
    expect(await said(visit)).toContain('is reported');
    expect(await said(`tasks ${CODE} --person coordinator-nelayan --as coordinator-nelayan`)).toContain('agreedTasks/programme/01');
    expect(await said(`why-item ${CODE} agreedTasks/programme/01 --as coordinator-nelayan`)).toContain('Agreed: Perbaikan jaring kelompok Nelayan 2');
  });
});

describe('clients', () => {
  let [leaver, other]: string[] = [];
  beforeAll(async () => {
    const rows = await stack.sql<{ id: string }[]>`select id from client where audience = 'nelayan-1' order by id limit 2`;
    [leaver, other] = rows.map(({ id }) => id);
  });

  it('are listed by place, each shown with what is asked of them', async () => {
    const list = await said(`clients ${CODE} --group nelayan-1 --as mentor-nelayan-1`);
    expect(list).toMatch(/^CLIENT +NAME +GROUP +PLACE +SINCE +LEFT +CONSENTS\n/);
    expect(list.trimEnd().split('\n')).toHaveLength(11);
    expect(inTerminal(list)).toBe(true);
    const one = await said(`client ${CODE} ${leaver} --as mentor-nelayan-1 --language id`);
    expect(one).toMatch(/^KELOMPOK +DARI +SAMPAI\nnelayan-1 /m);
    expect(one).toMatch(/^interview\/nelayan-1\/01 +\S+ +terbuka$/m);
  });

  it('consent purpose by purpose', async () => {
    const line = `consent ${CODE} ${leaver} --yes services sharing --no photos --how thumbprint --as mentor-nelayan-1`;
    expect(await said(line)).toContain(`${leaver}: consent is recorded.`);
    expect(await said(`clients ${CODE} --group nelayan-1 --as mentor-nelayan-1`)).toMatch(new RegExp(`^${leaver} .* -photos`, 'm'));
    expect(await refusedBecause(`consent ${CODE} ${other} --yes services --how shouted --as mentor-nelayan-1`)).toContain('how');
  });

  it('leave, come back, are replaced, change the group, are erased', async () => {
    const out = `exit ${CODE} ${leaver} --on 2027-08-04 --reason worksAway --as mentor-nelayan-1`;
    expect(await said(`${out} --preview --language id`)).toContain('Pratinjau. Belum ada yang diubah.');
    expect(await said(out)).toContain(`The participation of ${leaver} ended on 2027-08-04. nelayan-1 has 9 members now.`);
    expect(await refusedBecause(out.replace('worksAway', 'bored'))).toContain('already');
    expect(await said(`return ${CODE} ${leaver} --on 2027-08-05 --as mentor-nelayan-1`)).toContain('is back in nelayan-1');
    expect(await said(`transfer ${CODE} ${other} --to nelayan-2 --on 2027-08-05 --as coordinator-nelayan`)).toContain('is of nelayan-2 from 2027-08-05');
    await said(`exit ${CODE} ${leaver} --on 2027-08-05 --reason moved --as mentor-nelayan-1`);
    expect(await said(`applicants ${CODE} --as coordinator-nelayan`)).toMatch(/^ORDER +CLIENT +NAME +TRAINING GROUP +HAMLET\n1 /);
    const [next] = await stack.sql<[{ id: string }]>`
      select id from applicant where enrolled_on is null and (training_group is null or training_group = 'nelayan') order by position limit 1`;
    expect(await said(`replace ${CODE} ${leaver} --by ${next.id} --as coordinator-nelayan`)).toContain(`${next.id} has the place of ${leaver}`);
    expect(await said(`erase ${CODE} ${leaver} --reason 'Asked for it by letter' --as team-leader`)).toContain('can be read no more');
    expect(await said(`clients ${CODE} --group nelayan-1 --as team-leader`)).toMatch(new RegExp(`^${leaver} +\\(erased\\) .* moved`, 'm'));
  });
});

describe('money and things', () => {
  it('go into the books, never more than came', async () => {
    const of = '--fund operational --source tourismProvince --on 2027-08-05 --as treasurer';
    expect(await said(`pledge ${CODE} ${of} --amount 9000000`)).toMatch(/^No\. 1: pledge, tourismProvince, operational 2027\.\n/);
    await said(`receipt ${CODE} ${of} --amount 6000000`);
    expect(await refusedBecause(`expense ${CODE} ${of} --amount 7000000`)).toContain('6,000,000');
    expect(await said(`expense ${CODE} ${of} --amount 450000 --item mentoring/nelayan-1/01 --reference KW-12`)).toContain('May be spent until 2027-12-31.');
    const funds = await said(`funds ${CODE} --as treasurer`);
    expect(funds).toMatch(/^tourismProvince +operational 2027 +9,000,000 +6,000,000 +0 +450,000 +5,550,000$/m);
    expect(inTerminal(funds)).toBe(true);
    expect(await said(`reverse ${CODE} 3 --reason 'Salah ketik' --as treasurer`)).toContain('reversal');
    expect(await said(`books ${CODE} --source tourismProvince --as treasurer --language id`)).toMatch(
      /pengeluaran, dibatalkan oleh no\. 4 .* 450\.000 +mentoring/,
    );
    expect(await refusedBecause(`close-year ${CODE} 2027 --as treasurer`)).toContain('2027');
  });

  it('are given group by group', async () => {
    const grants = await said(`grants ${CODE} --as team-leader`);
    expect(grants).toMatch(/^nelayan-1 +Longline seaweed +25,000,000 +0 +not begun +capital\/nelayan-1\/01$/m);
    expect(inTerminal(grants)).toBe(true);
  });

  it('are booked once at a time', async () => {
    expect(await said(`things ${CODE} --as mentor-nelayan-1`)).toContain('vehicles/socialProvince/1');
    const book = (as: string) => `book ${CODE} vehicles/socialProvince/1 --from 2027-08-06T07:00 --until 2027-08-06T18:00 --as ${as}`;
    expect(await said(book('mentor-nelayan-1'))).toContain('Booking 1: vehicles/socialProvince/1, 2027-08-06 07:00 to 2027-08-06 18:00.');
    expect(await refusedBecause(book('mentor-nelayan-2'))).toContain('is booked by');
    expect(await said(`bookings ${CODE} --as mentor-nelayan-2`)).toMatch(/^ *1 +vehicles\/socialProvince\/1 +2027-08-06 07:00 .* mentor-nelayan-1$/m);
    await said(`cancel-booking ${CODE} 1 --as mentor-nelayan-1`);
    await said(book('mentor-nelayan-2'));
    stack.now = nineOn('2027-08-07');
    expect(await said(`give-back ${CODE} 2 --condition good --km 48210 --as mentor-nelayan-2`)).toContain('is back');
  });
});

describe('why', () => {
  it('an item is in the plan, from its rule to who was told', async () => {
    const why = await said(`why-item ${CODE} mentoring/nelayan-1/01 --as team-leader`);
    expect(why).toMatch(/^mentoring\/nelayan-1\/01: Mentoring session, Fishers 1\n/);
    expect(why).toContain('Line of the document: P2e · In the definition: tracks.mentoring');
    expect(why).toMatch(/^ *\d+ +\S+ \S+ +team-leader +lock$/m);
    expect(inTerminal(why)).toBe(true);
    expect(await said(`form ${CODE} household --as mentor-nelayan-1 --language id`)).toMatch(/^monthlySpending: .*\n {4}0 sampai 200000000$/m);
  });

  it('a figure is what it is, by its line or its name', async () => {
    await said(`report ${CODE} mentoring/nelayan-1/01 --held --on 2027-08-05 --present all --as mentor-nelayan-1`);
    const figures = await said(`figures ${CODE} --on 2027-09-01 --as team-leader`);
    expect(figures).toMatch(/^LINE +FIGURE +VALUE +TARGET +MET\n/m);
    expect(figures).toMatch(/^O7 +Mentored for 18 months +\d clients +at least 72 clients +no$/m);
    expect(figures).toMatch(/^GROUP +TARGETS MET\nnelayan-1 +\d of \d+$/m);
    expect(inTerminal(figures)).toBe(true);
    const why = await said(`why ${CODE} O7 --group nelayan-1 --on 2027-09-01 --as team-leader`);
    expect(why).toMatch(/^Read from 1 reports:\n {2}mentoring\/nelayan-1\/01$/m);
    expect(await said(`why ${CODE} mentored --group nelayan-1 --on 2027-09-01 --as team-leader`)).toBe(why);
    expect(await refusedBecause(`why ${CODE} O99 --as team-leader`)).toContain('no figure');
    expect(await refusedBecause(`figures ${CODE} --as mentor-nelayan-1`)).toContain('Not allowed');
  });
});

describe('the end', () => {
  it('is proposed in sentences, confirmed, countersigned', async () => {
    expect(await said(`decisions ${CODE}`)).toBe('Termination has not been reached.\n');
    const today = '2029-02-26';
    stack.now = nineOn(today);
    const now = () => stack.now;
    await stack.sql`update track set ended_at = ${stack.now} where phase in ('planning', 'running')`;
    await enterStage(stack.sql, now, { code: CODE, stage: 'termination' });
    await draftMeasures(stack.sql, now, stack.master, { code: CODE, track: 'termination' });
    const proposed = await said(`decisions ${CODE} --as patron`);
    expect(proposed).toMatch(/^FOR +PASSES +TARGETS MET +ASKED +PROPOSED\nprogramme +no +\d+ of \d+ +75 % +new proposal$/m);
    expect(proposed).toContain('Not countersigned yet.');
    expect(inTerminal(proposed)).toBe(true);
    const file = sample('override.yaml');
    await said(`report ${CODE} termination/programme/01 --held --on ${today} --decision overridden --answers ${file} --as team-leader`);
    await said(`report ${CODE} termination/programme/02 --held --on ${today} --decision countersigned --as patron`);
    const decided = await said(`decisions ${CODE} --as team-leader`);
    expect(decided).toContain('  Reason: Kelompok ini hampir berhasil; pendampingnya sakit empat bulan.');
    expect(decided).toContain('Measures that stand:\n  programme: new proposal, follow-up\n  follow-up: nelayan-1\n  referral: nelayan-2, ');
    await stack.sql`update track set ended_at = ${stack.now} where name = 'termination'`;
    await enterStage(stack.sql, now, { code: CODE, stage: 'measures' });
    await draftProposal(stack.sql, now, { code: CODE, track: 'newProposal' });
    const measures = await said(`measures ${CODE} --as team-leader --language id`);
    expect(measures).toMatch(/^program(me)? +Usulan program baru +berjalan$/m);
    expect(measures).toMatch(/^newProposal\/programme\/02 .* Menunggu$/m);
    expect(inTerminal(measures)).toBe(true);
  });

  it('goes on where a supporter says yes: the draft is a definition that can be started', async () => {
    const today = '2029-02-26';
    for (const [line, as] of [
      ['01', 'team-leader'],
      ['02', 'secretary'],
      ['06 --decision yes', 'secretary'],
    ])
      await said(`report ${CODE} newProposal/programme/${line} --held --on ${today} --as ${as}`);
    expect(await said('drafts')).toMatch(new RegExp(`^${CODE}-2 +${CODE} +socialProvince +draft$`, 'm'));
    const file = join(stack.stateFolder, 'next.yaml');
    expect(await said(`draft ${CODE}-2 --definition ${file}`)).toContain(`start it with the code ${CODE}-2`);
    expect(parse(readFileSync(file, 'utf8'))).toMatchObject({ id: 'tablolong' });
    expect(await refusedBecause(`draft nothing --definition ${file}`)).toContain('no draft');
  });
});
