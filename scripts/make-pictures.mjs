/**
 * Takes the pictures of docs/images/ from the stack that runs (`npm start`): `node scripts/make-pictures.mjs CODE`, CODE being a programme that has
 * ended. Needs a Chromium: on Debian `apt-get install chromium`, elsewhere name it in CHROMIUM.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const PROGRAMS = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'];
const executablePath = PROGRAMS.find((path) => path !== undefined && existsSync(path));
const running = fileURLToPath(new URL('../.pendamping/state/stack.json', import.meta.url));
const [code] = process.argv.slice(2);
if (code === undefined || executablePath === undefined || !existsSync(running)) {
  console.error('expected: npm start in another terminal, a Chromium, and the code of a programme: node scripts/make-pictures.mjs CODE');
  process.exit(1);
}

const { urls } = JSON.parse(readFileSync(running, 'utf8')).ready;
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 1130 }, timezoneId: 'Asia/Makassar', locale: 'en-GB' });
  await page.goto(`${urls.temporalUi}/namespaces/default/workflows/${encodeURIComponent(code)}`);
  await page.getByText('378').first().waitFor({ timeout: 30_000 });
  await page.waitForTimeout(2000); // the chart draws itself in
  await page.screenshot({ path: fileURLToPath(new URL('../docs/images/timeline.png', import.meta.url)) });
} finally {
  await browser.close();
}
