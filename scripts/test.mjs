// `npm test`: makes the checkout ready, fetches the test servers where tests would otherwise do it side by side, then runs every test.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bootstrap, ROOT, say, tool } from './bootstrap.mjs';

bootstrap();
const { findTemporal, findTestServer } = await import(pathToFileURL(join(ROOT, 'dist', 'stack', 'temporalBinary.js')).href);
await findTemporal(process.env, say);
await findTestServer(process.env, say);
process.exit(tool('vitest', ['run', ...process.argv.slice(2)]));
