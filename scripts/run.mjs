// `npm start` and its siblings: makes the checkout ready, then runs dist/cli/NAME.js with the arguments that follow.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bootstrap, ROOT } from './bootstrap.mjs';

const [name, ...args] = process.argv.slice(2);
await bootstrap();
const program = join(ROOT, 'dist', 'cli', `${name}.js`);
process.argv = [process.argv[0], program, ...args];
await import(pathToFileURL(program).href);
