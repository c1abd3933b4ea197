import { afterAll, beforeAll, expect, it } from 'vitest';
import { START } from '../api/world.ts';
import { readSeed } from '../support/seeds.ts';
import { CODE, makeSiteWorld, type SiteWorld } from './world.ts';

let world: SiteWorld;
const here = `/p/${CODE}/start`;
beforeAll(async () => {
  world = await makeSiteWorld();
  // The ninth mentor is not there yet, so that a reason is asked for.
  const people = readSeed('people/tablolong.yaml').replace(/^ *- \{ id: mentor-pemuda-3,.*\n/m, '');
  const answer = await world.ask('POST /programmes', { as: 'machine', body: { code: CODE, start: START, definition: readSeed('tablolong.yaml'), people } });
  if (answer.status > 202) throw new Error(answer.text);
});
afterAll(() => world.stop());

it('shows the proposed plan with load and consents, and lets each group agree by whom it may', async () => {
  const seen = await world.open(here, 'coordinator-nelayan');
  expect(seen.status).toBe(200);
  expect(seen.text).toContain('Menyepakati dan mengunci rencana');
  expect(seen.text).toContain('Simon Mutiara');
  expect(seen.text).toMatch(/Nelayan 1<\/a><\/td><td>0<\/td><td>0<\/td><td>10</);
  expect(seen.text.match(/name="audience"/g)).toHaveLength(1);
  expect(seen.text).toContain('Rencana dikunci oleh pengelola program.');
  expect((await world.send(here, { audience: 'nelayan' }, 'coordinator-nelayan')).location).toContain('said=agreed');
  expect((await world.send(here, { audience: 'pemuda' }, 'coordinator-nelayan')).status).toBe(403);
  expect((await world.open(here, 'mentor-nelayan-1')).status).toBe(403);
});

it('is locked by a manager once all have agreed, with a reason where people are lacking', async () => {
  const early = await world.open(here, 'team-leader');
  expect(early.text).toContain('setelah semua kelompok sepakat');
  for (const audience of ['perempuan', 'pemuda']) await world.send(here, { audience }, 'team-leader');
  const silent = await world.send(here, { reason: ' ' }, 'team-leader');
  expect(silent.status).toBe(422);
  expect(silent.text).toContain('href="#reason"');
  expect((await world.send(here, { reason: 'Menyusul bulan depan' }, 'team-leader')).location).toBe(here);
  expect((await world.open(here, 'team-leader')).text).toContain('Rencana sudah dikunci');
  const [row] = await world.sql<[{ locked: boolean }]>`select locked_at is not null as locked from programme where code = ${CODE}`;
  expect(row.locked).toBe(true);
});
