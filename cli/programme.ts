import { STATE_FOLDER } from '../stack/places.ts';
import { CALLED_FROM } from './calledFrom.ts';
import { run } from './programme/shell.ts';

/** `npm run programme -- COMMAND ...` */
process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  stateFolder: STATE_FOLDER,
  folder: CALLED_FROM,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
