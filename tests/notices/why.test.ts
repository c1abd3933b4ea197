import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { queueNotices } from '../../db/noticeQueue.ts';
import { deliverNext } from '../../notices/delivery.ts';
import { openRepairTask } from '../../notices/repair.ts';
import { programmeOf } from '../../notices/programme.ts';
import { whyNotice, type WhyNotice } from '../../notices/why.ts';
import { at, CODE, makeWorld, type World } from '../db/world.ts';
import { compose, FIRST, GRACE, ring } from './ringing.ts';

const ITEM = FIRST[0] as string;
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await world.running();
});
afterEach(() => world.stop());

const idOf = async (kind: string) => (await world.sql<{ id: number }[]>`select id from notice where kind = ${kind} order by id desc limit 1`)[0]?.id ?? 0;
const why = async (kind: string): Promise<WhyNotice> => {
  const found = await whyNotice(world.sql, CODE, await idOf(kind), () => world.now);
  if (found === undefined) throw new Error(`no notice of kind ${kind}`);
  return found;
};
const said = ({ sentences }: WhyNotice, language: 'id' | 'en') => sentences.map((sentence) => sentence[language]).join(' ');
const send = () =>
  deliverNext(
    world.sql,
    () => world.now,
    { real: true, rehearsal: true },
    async () => ({ kind: 'sent', response: '250' }),
  );

describe('why somebody got a notice', () => {
  it('is its item, the first word of it, whose task it is, what became of it, and the ring in the journal', async () => {
    await ring(world, 0, [ITEM]);
    world.now += GRACE;
    await compose(world);
    await send();
    const found = await why('due');
    expect(found).toMatchObject({ role: 'mentor', step: 'due', entry: { action: 'ring', subject: ITEM, after: { steps: ['due'] } } });
    expect(found.openSince).toBe(at('2027-07-30', '07:00'));
    expect(said(found, 'id')).toBe(
      [
        'Pemberitahuan ini tentang Pendampingan sosial, Nelayan 1 (mentoring/nelayan-1/01), batas waktunya Minggu, 8 Agustus 2027.',
        'Ini kabar pertamanya, 3 hari sebelum masa pengerjaannya dimulai.',
        'Penerimanya Pendamping Sosial, dan ini tugasnya sendiri.',
        'Butir ini terbuka sejak Jumat, 30 Juli 2027, 07.00.',
        'Terkirim lewat surel Jumat, 30 Juli 2027, 07.01; server surat menjawab 250.',
        `Catatan jurnal nomor ${found.entry?.seq}: waktunya tiba, Jumat, 30 Juli 2027, 07.00.`,
      ].join(' '),
    );
    expect(said(found, 'en')).toContain('whose own task it is. The item is open since Friday, 30 July 2027, 07:00.');
  });

  it('is of an escalation the step of the ladder, and whose task it is', async () => {
    for (const step of [0, 1, 2]) await ring(world, step, [ITEM]);
    const found = await why('escalation');
    expect(found).toMatchObject({ role: 'coordinator', step: 'step2', entry: { action: 'ring', after: { steps: ['step2'] } } });
    expect(said(found, 'en')).toContain('step 2 after the deadline: not reported, it goes 5 working days later to');
    expect(said(found, 'en')).toContain('the task is Simon Mutiara’s');
  });

  it('names the settings that put it off', async () => {
    await world.sql`update person set notice_settings = ${world.sql.json({ quietHours: { from: '06:00', until: '08:00' } })} where id = 'mentor-nelayan-1'`;
    await ring(world, 0, [ITEM]);
    expect(said(await why('due'), 'id')).toContain('Ditulis Jumat, 30 Juli 2027, 07.00; jam tenang penerima menundanya sampai Jumat, 30 Juli 2027, 08.00.');
    expect(said(await why('due'), 'en')).toContain('the quiet hours put it off until Friday, 30 July 2027, 08:00. It still waits for its time.');
  });

  it('says of trouble that it is no part of the plan, and of what is not needed any more why', async () => {
    await world.sql.begin(async (tx) => {
      const programme = await programmeOf(tx, CODE, () => world.now, 'held');
      if (programme !== undefined) await openRepairTask(tx, programme, { subject: 'mailServer', cause: 'mail 421' });
    });
    expect(said(await why('repair'), 'en')).toContain('trouble wrote it, not the plan');
    await world.sql`update repair set closed_at = ${world.now}`;
    world.now += GRACE;
    await compose(world);
    expect(said(await why('repair'), 'id')).toContain('(sudah diperbaiki).');
  });

  it('is of an act the change of the plan by the entry that made it', async () => {
    await world.sql`
      insert into journal (programme, seq, at, actor, action, subject, plan_version, previous, hash)
      select ${CODE}, max(seq) + 1, ${world.now}, 'person:x/y', 'move', 'series:mentoring/nelayan-1', 2, '', '' from journal`;
    await world.sql.begin((tx) => queueNotices(tx, CODE, world.now, [{ eventKey: `${ITEM}@2/moved`, person: 'mentor-nelayan-1', kind: 'moved', item: ITEM }]));
    const found = await why('moved');
    expect(found).toMatchObject({ step: 'moved', entry: { action: 'move' } });
    expect(said(found, 'en')).toContain('The plan was changed (version 2): moved.');
  });

  it('is nothing for a number that no notice has', async () => {
    expect(await whyNotice(world.sql, CODE, 999_999, () => world.now)).toBeUndefined();
    expect(await whyNotice(world.sql, 'nowhere-2027', 1, () => world.now)).toBeUndefined();
  });
});
