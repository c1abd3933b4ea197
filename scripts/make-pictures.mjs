/**
 * Takes the pictures of docs/images/: `node scripts/make-pictures.mjs URL`, URL being the page of a programme in the Temporal UI as a rehearsal prints
 * it. For the README's, of a programme that has ended in one run, so that its whole life is one chart:
 * `npm run rehearse -- --definition seeds/fresh-start.yaml --scenario thriving --keep`. Needs a Chromium: on Debian `apt-get install chromium`,
 * elsewhere name it in CHROMIUM.
 */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from './chromium.mjs';

const executablePath = findChromium();
const [url] = process.argv.slice(2);
if (url === undefined || !URL.canParse(url) || executablePath === undefined) {
  console.error('expected: a Chromium, and the address of a programme in the Temporal UI: node scripts/make-pictures.mjs URL');
  process.exit(1);
}

const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 890 }, locale: 'en-GB' });
  await page.goto(url);
  const button = (name) => page.getByRole('button', { name, exact: true });
  await button('Filter').click({ timeout: 30_000 });
  // Its children alone, from the first to the last: the bars of the chart.
  await page.getByRole('menuitem', { name: 'None' }).click();
  await page.getByRole('menuitem', { name: 'Child Workflow' }).click();
  await page.keyboard.press('Escape');
  await button('Descending').click();
  await page.waitForTimeout(2000); // the chart draws itself in
  await page.screenshot({ path: fileURLToPath(new URL('../docs/images/timeline.png', import.meta.url)) });
} finally {
  await browser.close();
}
