import { simpleParser } from 'mailparser';
import { expect, it } from 'vitest';
import { missingInputs } from '../../db/queries/inputs.ts';
import { CODE, makeWorld } from '../db/world.ts';
import { compose, mailsOf, ring } from './ringing.ts';

it('tells in the notice of an evaluation how many reports are missing (P4a)', async () => {
  const world = await makeWorld();
  await world.running(true);
  const key = 'processEvaluation/programme/01';
  const [item] = await world.sql<{ notice: number }[]>`select rings[1] as notice from item where key = ${key}`;
  const notice = item?.notice ?? 0;
  // All that was due by now is reported, but four.
  const lacking = ['training/nelayan/01', 'training/nelayan/02', 'training/nelayan/03', 'mentoring/pemuda-1/02'];
  await world.sql`update item set outcome = 'held' where rings[1] < ${notice} and key <> all(${lacking})`;
  await world.sql`update track set ended_at = 1 where not exists (select from item where item.track = track.name and outcome is null)`;
  await ring(world, 0, [key], 'processEvaluation');
  await compose(world);
  const [mail] = (await mailsOf(world)).filter(({ person }) => person === 'team-leader');
  const { text = '' } = await simpleParser(mail?.raw ?? '');
  expect(text).toContain('Laporan yang ditinjau: 4 belum masuk');
  expect(text).toContain(key);
  expect(await missingInputs(world.sql, CODE, [key], '2027-08-03')).toEqual(new Map([[key, 0]]));
  await world.stop();
});
