import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeDue } from '../../notices/compose.ts';
import { CODE, makeStack, nineOn, type Stack, START } from './stack.ts';

const MENTOR = 'mentor-nelayan-1';
let stack: Stack;
beforeAll(async () => {
  stack = await makeStack();
  await said(START);
  for (const group of ['nelayan', 'perempuan', 'pemuda']) await said(`agree ${CODE} --group ${group} --as coordinator-${group}`);
  await said(`lock ${CODE} --as team-leader --accept-shortfall 'Menunggu penugasan dinas'`);
  stack.now = nineOn('2027-07-30');
});
afterAll(() => stack.stop());

const said = async (line: string) => {
  const { exit, out, err } = await stack.programme(line);
  if (exit !== 0) throw new Error(`${line}: ${err}`);
  return out;
};
const notify = async (person: string, group: string) => {
  const item = `mentoring/${group}/01`;
  const [row] = await stack.sql<[{ id: number }]>`
    insert into notice (programme, event_key, person, kind, item, created_at, not_before)
    values (${CODE}, ${`${item}@1/due`}, ${person}, 'due', ${item}, ${stack.now}, ${stack.now})
    on conflict (programme, event_key, person, kind) do update set status = 'queued', channel = null, mail = null returning id`;
  return row.id;
};
const compose = () =>
  composeDue(stack.sql, {
    now: () => stack.now,
    from: { name: 'Pendamping', address: 'pendamping@office.contoh.example' },
    graceMs: 0,
    publicUrl: 'https://pendamping.contoh.example',
  });

describe('on the command line', () => {
  it('somebody says how they are told, and sees it', async () => {
    const set = `notice-settings ${CODE} ${MENTOR} --delivery digest --quiet 20:00-06:30 --quiet-days saturday sunday --days-off yes --cap 3 --as ${MENTOR}`;
    const shown = await said(set);
    expect(shown).toContain('one digest a day, at 07:00');
    expect(shown).toContain('20:00–06:30');
    expect(shown).toContain('Saturday, Sunday, days off');
    expect(await said(`notice-settings ${CODE} ${MENTOR} --as secretary`)).toBe(shown);
    expect(await said(`notice-settings ${CODE} ${MENTOR} --as ${MENTOR} --language id`)).toContain('Hari tenang: Sabtu, Minggu, hari libur');
    expect(await stack.programme(`notice-settings ${CODE} ${MENTOR} --quiet 8 --as ${MENTOR}`)).toMatchObject({ exit: 2 });
    expect(await stack.programme(`notice-settings ${CODE} ${MENTOR} --cap 0 --as ${MENTOR}`)).toMatchObject({ exit: 2 });
    expect(await stack.programme(`notice-settings ${CODE} ${MENTOR} --as mentor-nelayan-2`)).toMatchObject({ exit: 1 });
    await said(`notice-settings ${CODE} ${MENTOR} --delivery together --quiet none --quiet-days none --days-off no --cap none --as ${MENTOR}`);
  });

  it('a coordinator tells a group by WhatsApp and logs it, and whoever asks learns why', async () => {
    await said(`notice-settings ${CODE} ${MENTOR} --channel whatsapp --as secretary`);
    const id = await notify(MENTOR, 'nelayan-1');
    await compose();
    const list = await said(`morning-list ${CODE} --as coordinator-nelayan`);
    expect(list).toContain(`(${MENTOR})`);
    expect(list).toContain('https://wa.me/62');
    expect(await said(`sent-by-hand ${CODE} ${MENTOR} --as coordinator-nelayan`)).toContain(`1 notice is logged as told to ${MENTOR}`);
    expect(await stack.programme(`sent-by-hand ${CODE} ${MENTOR} --as coordinator-nelayan`)).toMatchObject({ exit: 1 });
    expect(await said(`notices ${CODE} --status sent --as ${MENTOR}`)).toContain('sent, WhatsApp');
    const why = await said(`why-notice ${CODE} ${id} --as ${MENTOR} --language id`);
    expect(why).toContain('Disampaikan lewat WhatsApp oleh coordinator-nelayan');
    expect(why.split('\n').every((line) => line.length <= 100)).toBe(true);
  });

  it('the secretary marks what was handed over on paper', async () => {
    const id = await notify('mentor-pemuda-3', 'pemuda-3');
    await compose();
    expect(await said(`print-list ${CODE} --as secretary`)).toMatch(new RegExp(`^ *${id} .* –$`, 'm'));
    expect(await said(`handed-over ${CODE} ${id} --as secretary`)).toContain('1 notice is marked');
    expect(await said(`print-list ${CODE} --as secretary`)).toContain('secretary, 2027-07-30 09:00');
  });

  it('the secretary confirms or changes an address', async () => {
    await stack.sql`update person set address_refused_at = ${stack.now} where id = 'mentor-nelayan-2'`;
    expect(await said(`notice-settings ${CODE} mentor-nelayan-2 --as secretary`)).toContain('refuses the address since 2027-07-30 09:00');
    expect(await said(`address ${CODE} mentor-nelayan-2 --email baru@contoh.example --as secretary`)).toContain('go to that address');
    expect(await said(`notice-settings ${CODE} mentor-nelayan-2 --as secretary`)).not.toContain('refuses');
    expect(await stack.programme(`address ${CODE} mentor-nelayan-2 --as secretary`)).toMatchObject({ exit: 2 });
  });
});
