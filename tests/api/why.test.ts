import { afterAll, beforeAll, expect, it } from 'vitest';
import { tablolongPeople } from '../support/seeds.ts';
import { at, CODE, makeWorld, START, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await world.locked();
  world.now = at('2027-08-05');
});
afterAll(() => world.stop());

const why = async (key: string) => {
  const { body } = await world.ask(`GET /programmes/${CODE}/items/${key}`, { as: 'team-leader', headers: { 'accept-language': 'en' } });
  return body.why as Record<string, any>;
};
const actions = ({ entries }: Record<string, any>) => entries.map(({ action, subject }: { action: string; subject: string }) => [action, subject]);
const PROPOSED = [
  ['start', CODE],
  ['lock', CODE],
];

it('tells of a mentoring session which line asks for it, which of how many it is, in which month, whose, and since which plan (P2e)', async () => {
  const session = await why('mentoring/nelayan-1/25');
  expect(session).toMatchObject({ entry: 'tracks.mentoring', source: 'P2e', month: 7, role: 'mentor', roleName: { id: 'Pendamping Sosial' }, planVersion: 1 });
  expect(session['rule']).toEqual({
    id: '2 kali sebulan pada bulan ke-7 sampai ke-12; ini yang ke-25 dari 42.',
    en: '2 a month in months 7 to 12; this is 25 of 42.',
  });
  expect(actions(session)).toEqual(PROPOSED);
});

it('tells of a step of a grant that it follows the step before, and whose hand it is (P2f)', async () => {
  const [step] = await world.sql<[{ key: string }]>`select key from item where track = 'capital' and audience = 'nelayan-1' and part = 'recommendation'`;
  const grant = await why(step.key);
  expect(grant).toMatchObject({ entry: 'tracks.capital.steps.recommendation', source: 'P2f', role: 'teamLeader' });
  expect(grant['rule'].en).toMatch(/^Within \d+ days from the step before\.$/);
});

it('tells of an interview of the plan and of a newcomer’s how each came into it (P1b, I3)', async () => {
  const people = tablolongPeople(START);
  const leaver = people.clients.find(({ group }) => group === 'pemuda-1')?.id;
  const by = people.waitingList.find(({ trainingGroup }) => trainingGroup === 'pemuda')?.id;
  expect(actions(await why('interview/pemuda-1/01'))).toEqual(PROPOSED);
  const change = (what: string, body: object) => world.ask(`POST /programmes/${CODE}/clients/${leaver}/${what}`, { as: 'team-leader', body });
  await change('exit', { on: '2027-08-04', reason: 'foundJob' });
  const { body } = await change('replacement', { by });
  const theirs = await why('interview/pemuda-1/11');
  expect(theirs).toMatchObject({ entry: 'tracks.interview', month: 1, role: 'mentor', planVersion: body.planVersion });
  expect(actions(theirs)).toEqual([['replaceClient', by]]);
});
