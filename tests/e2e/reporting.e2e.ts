import { afterAll, beforeAll, expect, it } from 'vitest';
import { at } from '../api/world.ts';
import { type BrowserWorld, CODE, makeBrowserWorld } from './world.ts';

let world: BrowserWorld;
const report = (key: string) => `${world.url}/p/${CODE}/items/${key}/report`;
beforeAll(async () => {
  world = await makeBrowserWorld();
  await world.locked();
  world.now = at('2027-10-20');
});
afterAll(() => world.stop());

const reported = async (key: string) =>
  (
    await world.sql<{ outcome: string; guests: number; present: number }[]>`
    select r.outcome, r.guests, (select count(*) from attendance a where a.programme = r.programme and a.report = r.id and a.status = 'present')::int as present
    from report r where r.programme = ${CODE} and r.item = ${key}`
  )[0];

for (const javaScript of [true, false])
  it(`takes a mentor's report in a minute on a phone, ${javaScript ? 'with' : 'without'} script: all were present but one who is ill`, async () => {
    const key = javaScript ? 'mentoring/nelayan-1/01' : 'mentoring/nelayan-1/02';
    const page = await world.visit({ as: 'mentor-nelayan-1', javaScript });
    await page.goto(`${world.url}/p/${CODE}/tasks`);
    await page.click(`a[href*="${key}"] >> nth=0`);
    if (!page.url().endsWith('/report')) await page.click(`a[href$="${key}/report"] >> nth=0`);
    expect(await page.locator('input[type=radio][value=present]:checked').count()).toBe(0);
    await page.click('button[value="allPresent"], button[name="do"][value="all"]');
    await page.locator('input[type=radio][value=ill] >> nth=0').check({ force: true });
    await page.fill('[name=guests]', '2');
    await page.click('.send button[value=send]');
    await page.waitForURL((url) => !url.pathname.endsWith('/report') || url.searchParams.has('said'));
    expect(await reported(key)).toMatchObject({ outcome: 'held', guests: 2, present: 9 });
  });

it('shows what is missing at its place, with all that was typed', async () => {
  const page = await world.visit({ as: 'mentor-nelayan-1', javaScript: false });
  await page.goto(report('mentoring/nelayan-1/03'));
  await page.fill('[name=guests]', '3');
  await page.fill('[name=note]', 'Hujan deras sejak pagi.');
  await page.click('.send button[value=send]');
  expect(await page.locator('.faults').count()).toBe(1);
  expect(await page.inputValue('[name=guests]')).toBe('3');
  expect(await page.inputValue('[name=note]')).toBe('Hujan deras sejak pagi.');
  expect(await reported('mentoring/nelayan-1/03')).toBeUndefined();
});

it('keeps what was typed when the session ended meanwhile, and shows it again after signing in', async () => {
  const page = await world.visit({ as: 'mentor-nelayan-1', javaScript: false });
  await page.goto(report('mentoring/nelayan-1/03'));
  await page.fill('[name=note]', 'Dicatat di perahu.');
  await page.context().clearCookies({ name: 'pendamping' });
  await page.click('.send button[value=send]');
  expect(page.url()).toContain('/sign-in');
  const [row] = await world.sql<{ email: string }[]>`select email from person where programme = ${CODE} and id = 'mentor-nelayan-1'`;
  await page.fill('#email', row?.email ?? '');
  await page.click('main form button >> nth=0');
  await page.fill('#code', world.signInMails.at(-1)?.code ?? '');
  await page.click('main form button >> nth=0');
  await page.waitForURL(/report/);
  expect(await page.inputValue('[name=note]')).toBe('Dicatat di perahu.');
});
