import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { barriers, type BrowserWorld, CODE, makeBrowserWorld } from './world.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await makeBrowserWorld();
  await world.locked();
});
afterAll(() => world.stop());

async function byMail(page: Page, person: string) {
  const [row] = await world.sql<{ email: string }[]>`select email from person where programme = ${CODE} and id = ${person}`;
  await page.goto(`${world.url}/sign-in?next=/p/${CODE}`);
  await page.fill('#email', row?.email ?? '');
  await page.click('main form button >> nth=0');
  await page.waitForURL(/sign-in\/code/);
  await page.fill('#code', world.signInMails.at(-1)?.code ?? '');
  await page.click('main form button');
}

it('a manager sets up a passkey at the first sign-in, and signs in by it alone from then on', async () => {
  const page = await world.visit();
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('WebAuthn.enable');
  await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await byMail(page, 'team-leader');
  await page.waitForURL(/sign-in\/set-up/);
  expect(await barriers(page)).toEqual([]);
  await page.click('form[action="/sign-in/passkey/new/begin"] button');
  await page.waitForURL(/passkey\/new/);
  expect(await barriers(page)).toEqual([]);
  await page.click('#passkey button');
  await page.waitForURL(`${world.url}/p/${CODE}`);
  await page.click('form[action="/sign-out"] button');
  await page.waitForURL(/sign-in$/);
  await page.click('form[action="/sign-in/passkey/begin"] button');
  await page.click('#passkey button');
  await page.waitForURL(({ pathname }) => !pathname.startsWith('/sign-in'));
  await page.goto(`${world.url}/account`);
  expect(await page.textContent('main')).toContain('Passkey');
  expect(await barriers(page)).toEqual([]);
});

it('a device that has no passkey for us says so on the page', async () => {
  const page = await world.visit();
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('WebAuthn.enable');
  await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto(`${world.url}/sign-in`);
  await page.click('form[action="/sign-in/passkey/begin"] button');
  await page.click('#passkey button');
  await page.waitForSelector('#refused:not([hidden])');
});

it('a manager sets up an authenticator app with JavaScript off', async () => {
  const page = await world.visit({ javaScript: false });
  await byMail(page, 'secretary');
  await page.waitForURL(/sign-in\/set-up/);
  const secret = ((await page.textContent('main code')) ?? '').replaceAll(' ', '');
  await page.fill('#code', new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: world.now }));
  await page.click('main form:has(#code) button');
  await page.waitForURL(`${world.url}/p/${CODE}`);
});

it('somebody without mail sets a PIN by a code of the day with JavaScript off, and another opens the same phone', async () => {
  const page = await world.visit({ javaScript: false });
  for (const person of ['mentor-nelayan-1', 'mentor-nelayan-2']) {
    const { body } = await world.ask(`POST /programmes/${CODE}/people/${person}/day-code`, { as: 'secretary' });
    await page.goto(`${world.url}/sign-in/day-code?next=/p/${CODE}/tasks`);
    await page.fill('#who', body.label);
    await page.fill('#code', body.dayCode);
    await page.fill('#pin', '274905');
    await page.fill('#again', '274905');
    await page.click('main form button');
    await page.waitForURL(`${world.url}/p/${CODE}/tasks`);
  }
  await page.click('form[action="/sign-out"] button');
  await page.waitForURL(/sign-in$/);
  await page.click('text=Simon Mutiara');
  await page.fill('#pin', '274905');
  await page.click('main form button');
  await page.waitForURL(({ pathname }) => !pathname.startsWith('/sign-in'));
});
