import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { barriers, type BrowserWorld, CODE, makeBrowserWorld } from './world.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await makeBrowserWorld();
  await world.locked();
});
afterAll(() => world.stop());

/** Asks for a link, and answers the mail that came. */
async function ask(page: Page, person: string) {
  const [row] = await world.sql<{ email: string }[]>`select email from person where programme = ${CODE} and id = ${person}`;
  await page.goto(`${world.url}/p/${CODE}/tasks`);
  await page.fill('#email', row?.email ?? '');
  await page.click('main form button >> nth=0');
  await page.waitForURL(/sign-in\/code/);
  const mail = world.signInMails.at(-1);
  if (mail === undefined) throw new Error('a mail: expected to have been sent');
  return mail;
}

it('lets a mentor in by the link of a mail that a scanner opened first, to the page that was asked for', async () => {
  const page = await world.visit();
  const { token } = await ask(page, 'mentor-nelayan-1');
  const scanner = await world.visit();
  await scanner.goto(`${world.url}/sign-in/link/${token}`);
  await scanner.click('main button');
  expect(await scanner.textContent('main')).toContain('peramban lain');
  await page.goto(`${world.url}/sign-in/link/${token}`);
  expect(await barriers(page)).toEqual([]);
  await page.click('main button');
  await page.waitForURL(`${world.url}/p/${CODE}/tasks`);
  expect(await page.textContent('h1')).toBeTruthy();
});

it('lets somebody in by the code of the mail where they began, and by it once', async () => {
  const page = await world.visit({ language: 'en' });
  const { code, token } = await ask(page, 'mentor-nelayan-2');
  await page.fill('#code', code === '000000' ? '111111' : '000000');
  await page.click('main form button');
  expect(await page.textContent('.faults')).toContain('4');
  await page.fill('#code', code);
  await page.click('main form button');
  await page.waitForURL(`${world.url}/p/${CODE}/tasks`);
  await page.goto(`${world.url}/sign-in/link/${token}`);
  await page.click('main button');
  expect(page.url()).toContain('/sign-in/link/');
});

it('says the same of an address that nobody has, and mails nobody', async () => {
  const page = await world.visit();
  const before = world.signInMails.length;
  await page.goto(`${world.url}/sign-in`);
  await page.fill('#email', 'siapa@contoh.example');
  await page.click('main form button >> nth=0');
  await page.waitForURL(/sign-in\/code/);
  expect(world.signInMails.length).toBe(before);
  expect(await page.textContent('main')).toContain('Bila alamat itu terdaftar');
});

it('asks a manager for a second step before anything is shown', async () => {
  const page = await world.visit();
  const { token } = await ask(page, 'team-leader');
  await page.goto(`${world.url}/sign-in/link/${token}`);
  await page.click('main button');
  await page.waitForURL(/sign-in\/(second|set-up)/);
  expect(await barriers(page)).toEqual([]);
  await page.goto(`${world.url}/p/${CODE}`);
  expect(page.url()).toContain('/sign-in');
});

it('signs out, and the back button shows nothing', async () => {
  const page = await world.visit({ as: 'mentor-nelayan-1' });
  await page.goto(`${world.url}/p/${CODE}/tasks`);
  await page.click('form[action="/sign-out"] button');
  await page.goBack();
  await page.reload();
  expect(page.url()).toContain('/sign-in');
});
