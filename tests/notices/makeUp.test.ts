import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { simpleParser } from 'mailparser';
import { done } from '../db/actsWorld.ts';
import { type Dating, makeDating } from '../db/datesWorld.ts';
import { accepted } from '../db/world.ts';
import { compose, GRACE, mailsOf, ring } from './ringing.ts';

let world: Dating;
beforeEach(async () => {
  world = await makeDating();
});
afterEach(() => world.stop());

const KEY = 'mentoring/nelayan-1/01';

async function textsTo(person: string): Promise<string[]> {
  const mails = (await mailsOf(world)).filter((mail) => mail.person === person);
  return Promise.all(mails.map(async ({ raw }) => `${(await simpleParser(raw)).subject} ${(await simpleParser(raw)).text}`));
}

it('tells of a make-up as what it is, and leaves the planned sessions their number', async () => {
  const mentor = world.person('mentor-nelayan-1', 'mentor', 'nelayan-1');
  accepted(await world.report(mentor, KEY, { id: randomUUID(), outcome: 'didNotHappen', doneOn: '2027-08-05', reason: 'storm' }));
  const { makeUp = '' } = done(await world.makeUp({ item: KEY })) as { makeUp?: string };
  await ring(world, 0, [makeUp]);
  world.now += GRACE;
  await compose(world);
  const texts = await textsTo('mentor-nelayan-1');
  expect(texts.join('\n')).toContain('Pendampingan sosial (susulan)');
  expect(texts.join('\n')).not.toMatch(/ke-43|43\/4/);
  await world.sql`update mail set status = 'sent'`;
  await world.sql`update notice set status = 'sent'`;
  await ring(world, 0, ['mentoring/nelayan-1/06']);
  world.now += GRACE;
  await compose(world);
  expect((await textsTo('mentor-nelayan-1')).join('\n')).toContain('ke-6 dari 42');
});
