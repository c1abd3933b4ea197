import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BrowserWorld, CODE, makeBrowserWorld } from './world.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await makeBrowserWorld();
  await world.locked();
});
afterAll(() => world.stop());

/** What each may not open, of which others may. */
const CLOSED: readonly (readonly [who: string, paths: readonly string[]])[] = [
  ['mentor-nelayan-1', ['/people', '/changes', '/changes/1', '/clients/nobody', '/items/mentoring/pemuda-1/01']],
  ['coordinator-nelayan', ['/items/mentoring/pemuda-1/01', '/items/mentoring/pemuda-1/01/report']],
  ['village-head', ['/changes', '/items/mentoring/nelayan-1/01', '/items/mentoring/nelayan-1/01/report']],
  ['patron', ['/changes', '/items/mentoring/nelayan-1/01/report']],
  ['treasurer', ['/changes', '/people']],
];

it.each(CLOSED)('keeps from %s what is not theirs, and says so', async (as, paths) => {
  const page = await world.visit({ as });
  for (const path of paths) {
    const answer = await page.goto(`${world.url}/p/${CODE}${path}`);
    expect([path, answer?.status()]).toEqual([path, expect.toSatisfy((status: number) => status === 403 || status === 404)]);
    expect(await page.textContent('h1')).toBeTruthy();
  }
});

it('keeps a programme from the people of another, and tells them not even that it is there', async () => {
  const page = await world.visit({ as: 'team-leader' });
  const answers = [];
  for (const code of ['tablolong-2029', 'nowhere-2027']) answers.push((await page.goto(`${world.url}/p/${code}`))?.status());
  expect(answers[0]).toBe(answers[1]);
  expect(answers[0]).toBeGreaterThanOrEqual(403);
});

it('leads whoever is not signed in to sign in, from every page', async () => {
  const page = await world.visit();
  for (const path of ['', '/tasks', '/plan', '/people', '/changes/new', '/search?q=a']) {
    await page.goto(`${world.url}/p/${CODE}${path}`);
    expect(new URL(page.url()).pathname).toBe('/sign-in');
  }
});
