// `npm test`: makes the checkout ready, fetches the test servers where tests would otherwise do it side by side, then runs every test, at last those in
// a browser, where there is one. With arguments it runs what they name and no browser.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bootstrap, ROOT, say, tool } from './bootstrap.mjs';
import { findChromium, HOW_TO_GET_CHROMIUM } from './chromium.mjs';

bootstrap();
const { findTemporal, findTestServer } = await import(pathToFileURL(join(ROOT, 'dist', 'stack', 'temporalBinary.js')).href);
await findTemporal(process.env, say);
await findTestServer(process.env, say);
const asked = process.argv.slice(2);
const status = tool('vitest', ['run', ...asked]);
if (asked.length > 0) process.exit(status);
if (findChromium() === undefined) {
  say(`\nSKIPPED: every test in a browser (npm run test:e2e). ${HOW_TO_GET_CHROMIUM}`);
  process.exit(status);
}
const { status: browsed } = spawnSync(process.execPath, [join(ROOT, 'scripts', 'e2e.mjs')], { stdio: 'inherit' });
process.exit(status === 0 ? (browsed ?? 1) : status);
