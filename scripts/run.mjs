// `npm start` and its siblings: makes the checkout ready, then runs dist/cli/NAME.js with the arguments that follow.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bootstrap, ROOT } from './bootstrap.mjs';

const [name, ...args] = process.argv.slice(2);
const settings = join(ROOT, '.env');
if (existsSync(settings)) process.loadEnvFile(settings); // what is set already wins
bootstrap();
const program = join(ROOT, 'dist', 'cli', `${name}.js`);
process.argv = [process.argv[0], program, ...args];
await import(pathToFileURL(program).href);
