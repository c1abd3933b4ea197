import { expect, it } from 'vitest';
import { printList } from '../../notices/printList.tsx';
import { CODE, makeWorld } from '../db/world.ts';
import { compose, ring } from './ringing.ts';

it('prints ten interviews of a group as one row to initial, and tells a program of each', async () => {
  const world = await makeWorld();
  await world.running(true);
  const keys = (await world.sql<{ key: string }[]>`select key from item where track = 'interviewEndline' and audience = 'pemuda-3' order by key`).map(
    ({ key }) => key,
  );
  expect(keys).toHaveLength(10);
  await ring(world, 0, keys, 'interviewEndline');
  await compose(world);
  const list = await printList(world.sql, CODE, undefined, () => world.now);
  const lines = list?.lines.filter(({ recipient }) => recipient === 'Aminah Sampan') ?? [];
  expect(lines.map(({ key }) => key)).toEqual(keys);
  const rows = (list?.html ?? '').match(/interviewEndline\/pemuda-3\/\d+[^<]*/g);
  expect(rows).toEqual(['interviewEndline/pemuda-3/01 – 10']);
  for (const words of ['ke-1 sampai ke-10 dari 10', 'Isi laporan: formulir “Wawancara warga binaan”', 'Cara melapor']) expect(list?.html).toContain(words);
  await world.stop();
});
