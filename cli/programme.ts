import { STATE_FOLDER } from '../stack/places.ts';
import { run } from './programme/shell.ts';

/** `npm run programme -- COMMAND ...`. npm runs it in the project's folder and says in INIT_CWD where it was called. */
process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  stateFolder: STATE_FOLDER,
  folder: process.env.INIT_CWD ?? process.cwd(),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
