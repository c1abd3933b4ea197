// `npm run test:e2e`: what people do in a browser, in a real one. The last line counts.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bootstrap, giveUp, ROOT, say, tool } from './bootstrap.mjs';
import { findChromium, HOW_TO_GET_CHROMIUM } from './chromium.mjs';

const chromium = findChromium();
if (chromium === undefined) giveUp(HOW_TO_GET_CHROMIUM);
bootstrap();
const { findTemporal } = await import(pathToFileURL(join(ROOT, 'dist', 'stack', 'temporalBinary.js')).href);
await findTemporal(process.env, say);

const folder = mkdtempSync(join(tmpdir(), 'pendamping-e2e-'));
const report = join(folder, 'report.json');
process.env.CHROMIUM = chromium;
const status = tool('vitest', [
  'run',
  '--config',
  'vitest.e2e.config.ts',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
]);
const counted = read(report);
rmSync(folder, { recursive: true, force: true });
const passed = counted?.numPassedTests ?? 0;
// A file that could not be read, or no test at all, is a failure too.
const failed = (counted?.numFailedTests ?? 0) + ((status !== 0 && !(counted?.numFailedTests > 0)) || passed === 0 ? 1 : 0);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
