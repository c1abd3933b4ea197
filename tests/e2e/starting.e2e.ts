import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, type Sql } from '../../db/connect.ts';
import { prove } from '../../db/signIn/prove.ts';
import { addDays, dayOf } from '../../domain/time.ts';
import { withoutReplacements } from '../../stack/ownParts.ts';
import { type Stack, startStack } from '../../stack/stack.ts';
import { launch } from './world.ts';

const ROSTER = fileURLToPath(new URL('../../seeds/examples/tablolong.xlsx', import.meta.url));
const CODE = 'tablolong-percontohan';
let folder: string;
let stack: Stack;
let sql: Sql;
let browser: Browser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pendamping-e2e-stack-'));
  stack = await startStack({ dir: folder, ports: 'free', log: () => {}, env: withoutReplacements(process.env) });
  sql = connect(stack.env['DATABASE_URL'] ?? '', { name: 'pendamping e2e' });
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await sql?.end();
  await stack?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Somebody who has signed in with all that is asked of them. */
async function signedIn(email: string) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'id-ID' });
  context.setDefaultTimeout(30_000);
  const cookie = await prove(sql, undefined, { email, strong: true }, 'test', Date.now);
  await context.addCookies([{ name: 'pendamping', value: cookie, domain: 'localhost', path: '/' }]);
  return context.newPage();
}

it('starts a programme from the demo workbook, agrees and locks its plan, and the first notice is in the catcher', async () => {
  const email = 'pengelola@contoh.example';
  await sql`insert into account (id, email, language, standing, made_at, made_by) values ('pengelola', ${email}, 'id', 'manager', now(), 'test')`;
  const page = await signedIn(email);
  await page.goto(`${stack.urls.api}/new`);
  await page.click('main form button >> nth=0');
  await page.check('input[name=which][value*=tablolong]', { force: true });
  await page.click('main form button >> nth=-1');
  await page.fill('[name=village]', 'Desa Tablolong, Kec. Kupang Barat, Kab. Kupang');
  await page.fill('[name=start]', addDays(dayOf(Date.now(), 'Asia/Makassar'), 30));
  await page.fill('[name=code]', CODE);
  await page.click('main form button >> nth=-1');
  await page.setInputFiles('[name=file]', ROSTER);
  await page.click('button[value=check]');
  await page.click('button[value=take]');
  await page.waitForURL(/said=taken/);
  expect(await page.textContent('main')).toContain('90');
  const start = new URL(page.url()).pathname.split('/')[2];
  await page.goto(`${stack.urls.api}/new/${start}/groups`);
  await page.click('main form button >> nth=-1');
  await page.waitForURL(/said=saved/);
  await page.goto(`${stack.urls.api}/new/${start}/short`);
  if ((await page.locator('[name=reason]').count()) > 0) {
    await page.fill('[name=reason]', 'Menunggu penugasan dinas.');
    await page.click('main form button >> nth=-1');
    await page.waitForURL(/begin/);
  }
  await page.goto(`${stack.urls.api}/new/${start}/begin`);
  await page.click('main form button >> nth=-1');
  await page.waitForURL(new RegExp(`/p/${CODE}/start`));
  for (let left = 3; left > 0; left -= 1) {
    await page.click('#agreements button >> nth=0');
    await expect.poll(() => page.locator('#agreements button').count(), { timeout: 30_000 }).toBe(left - 1);
  }
  if ((await page.locator('[name=reason]').count()) > 0) await page.fill('[name=reason]', 'Menunggu penugasan dinas.');
  await page.click('main form button >> nth=-1');
  await expect
    .poll(async () => (await sql<{ locked: boolean }[]>`select locked_at is not null as locked from programme where code = ${CODE}`)[0]?.locked, {
      timeout: 30_000,
    })
    .toBe(true);
  await expect
    .poll(async () => ((await (await fetch(`${stack.urls.mail}/api/email`)).json()) as { to: unknown }[]).length, { timeout: 90_000, interval: 1000 })
    .toBeGreaterThan(0);
});
