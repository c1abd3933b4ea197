import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { morningList } from '../../notices/morningList.ts';
import { type Acting, done, makeActing } from '../db/actsWorld.ts';
import { CODE } from '../db/world.ts';
import { compose, GRACE, mailsOf } from './ringing.ts';

const KEY = 'mentoring/nelayan-1/02';
const MENTOR = 'mentor-nelayan-1';

let world: Acting;
beforeEach(async () => {
  world = await makeActing();
  await world.sql`update item set planned_on = '2027-08-11' where key = ${KEY}`;
});
afterEach(() => world.stop());

/** Subject and text of the mails composed now to the mentor. */
async function told(): Promise<{ subject: string; text: string }[]> {
  world.now += 2 * GRACE;
  await world.sql`update mail set status = 'sent'`;
  const before = new Set((await mailsOf(world)).map((mail) => mail.message_id));
  await compose(world);
  const mails = (await mailsOf(world)).filter((mail) => mail.person === MENTOR && !before.has(mail.message_id));
  return Promise.all(mails.map(async ({ subject, raw }) => ({ subject, text: ((await simpleParser(raw)).text ?? '').replace(/\s+/g, ' ') })));
}

const move = (to: string) => world.move({ scope: { kind: 'item', key: KEY }, shift: { to }, cause: 'storm' });

it('a move is told with both days, its cause and who decided it, and its undo the other way round', async () => {
  const { act } = done(await move('2027-08-18'));
  const [moved] = await told();
  expect(moved?.subject).toBe('Pindah ke 18 Agu 2027: Pendampingan sosial, Nelayan 1 (2/42)');
  expect(moved?.text).toContain('Tanggal baru: Rabu, 18 Agustus 2027 Semula: Rabu, 11 Agustus 2027');
  expect(moved?.text).toContain('Sebab: gelombang tinggi atau cuaca buruk Diputuskan oleh: Ribka Cemara (Ketua Tim)');
  expect(moved?.text).not.toContain('dibicarakan');
  done(await world.undo(act));
  const [undone] = await told();
  expect(undone?.text).toContain('Tanggal baru: Rabu, 11 Agustus 2027 Semula: Rabu, 18 Agustus 2027');
});

it('two moves before the mail are told as one, from the first day to the last', async () => {
  done(await move('2027-08-18'));
  done(await move('2027-08-19'));
  const [mail, ...others] = await told();
  expect(others).toEqual([]);
  expect(mail?.text).toContain('Tanggal baru: Kamis, 19 Agustus 2027 Semula: Rabu, 11 Agustus 2027');
});

it('an act that changed nothing of the plan leaves the one before it its dates', async () => {
  done(await move('2027-08-18'));
  // Of the same version of the plan.
  await world.sql`
    insert into act (programme, number, at, kind, actor, cause, sealed_reason, scope, counts, plan_version)
    select programme, number + 1, at, 'addDays', 'machine:cli', 'holiday', sealed_reason, '{}', '{}', plan_version from act where programme = ${CODE}`;
  expect((await told())[0]?.text).toContain('Sebab: gelombang tinggi atau cuaca buruk');
});

it('by WhatsApp a move is told in a line with both days', async () => {
  await world.sql`update person set notice_settings = ${world.sql.json({ channel: 'whatsapp' })} where id = ${MENTOR}`;
  done(await move('2027-08-18'));
  world.now += 2 * GRACE;
  await compose(world);
  const [entry] =
    (await morningList(
      world.sql,
      CODE,
      () => true,
      () => world.now,
    )) ?? [];
  expect(entry?.text).toContain('Jadwal berubah:\n- Pendampingan sosial, Nelayan 1 (2/42), 18 Agu 2027, semula 11 Agu 2027 [mentoring/nelayan-1/02]');
});

it('what was paused and goes on, or was moved there and back, before the mail is told to nobody, and the ledger says why', async () => {
  const { act } = done(await move('2027-08-18'));
  done(await world.undo(act));
  expect(await told()).toEqual([]);
  const statuses = await world.sql`select kind, status, because from notice where item = ${KEY} and kind = 'moved'`;
  expect(statuses).toEqual([
    { kind: 'moved', status: 'muted', because: 'takenBack' },
    { kind: 'moved', status: 'muted', because: 'takenBack' },
  ]);
});
