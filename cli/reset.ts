import { STATE_FOLDER } from '../stack/places.ts';
import { removeState } from '../stack/postgresFiles.ts';
import { findRunning } from '../stack/running.ts';

/** `npm run reset`: forgets what the local stack keeps. Servers that settings name are not touched, and fetched binaries stay. */
function main(): number {
  const running = findRunning();
  if (running !== undefined) {
    process.stderr.write(`The stack runs (process ${running.pid}): stop it first, with Ctrl-C where it was started.\n`);
    return 1;
  }
  const removed = removeState(STATE_FOLDER);
  for (const folder of removed) process.stdout.write(`Removed ${folder}: programmes, Temporal's histories, caught mails, keys, logs.\n`);
  if (removed.length === 0) process.stdout.write('Nothing to remove.\n');
  for (const name of ['DATABASE_URL', 'TEMPORAL_ADDRESS', 'SMTP_URL'].filter((setting) => process.env[setting])) {
    process.stdout.write(`${name} is set: what is there was not touched.\n`);
  }
  return 0;
}

process.exit(main());
