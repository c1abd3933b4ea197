import { afterAll, beforeAll, expect, it } from 'vitest';
import { draftMeasures } from '../../activities/draftMeasures.ts';
import { enterStage } from '../../activities/stages.ts';
import { newKey } from '../../db/sealed.ts';
import { at } from '../api/world.ts';
import { barriers, type BrowserWorld, CODE, makeBrowserWorld } from './world.ts';

const master = newKey();
let world: BrowserWorld;
beforeAll(async () => {
  world = await makeBrowserWorld({ masterKey: master });
  await world.locked();
  world.now = at('2029-02-26');
  const now = () => world.now;
  await world.sql`update track set ended_at = ${world.now} where programme = ${CODE} and phase in ('planning', 'running')`;
  await enterStage(world.sql, now, { code: CODE, stage: 'termination' });
  await draftMeasures(world.sql, now, master, { code: CODE, track: 'termination' });
});
afterAll(() => world.stop());

const decision = (item: string) => `${world.url}/p/${CODE}/decisions/${item}`;
const decided = async (item: string) =>
  (await world.sql<{ decision: string }[]>`select decision from report where programme = ${CODE} and item = ${item}`)[0]?.decision;

it('has the leader decide what follows, against the figures and with a reason, and the patron countersign it', async () => {
  const leader = await world.visit({ as: 'team-leader', width: 1280 });
  await leader.goto(decision('termination/programme/01'));
  expect(await barriers(leader)).toEqual([]);
  await leader.click('details:has([name="set.programme"]) > summary');
  await leader.check('[name="set.programme"][value=followUp]');
  await leader.check('input[name=decision][value=overridden]', { force: true });
  await leader.click('main form button:not(.link) >> nth=-1');
  // Without a reason nothing is decided, and what was chosen stands.
  expect(await leader.locator('.faults').count()).toBe(1);
  expect(await leader.isChecked('[name="set.programme"][value=followUp]')).toBe(true);
  expect(await decided('termination/programme/01')).toBeUndefined();
  await leader.fill('[name=why]', 'Nelayan hampir berhasil; satu tahun lagi cukup.');
  await leader.click('main form button:not(.link) >> nth=-1');
  await leader.waitForURL(/said=|decisions$/);
  expect(await decided('termination/programme/01')).toBe('overridden');

  const patron = await world.visit({ as: 'patron' });
  await patron.goto(decision('termination/programme/02'));
  expect(await patron.textContent('main')).toContain('satu tahun lagi cukup');
  await patron.check('input[name=decision][value=countersigned]', { force: true });
  await patron.click('main form button:not(.link) >> nth=-1');
  await patron.waitForURL(/said=|decisions$/);
  expect(await decided('termination/programme/02')).toBe('countersigned');
});
