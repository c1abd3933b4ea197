import { resolve } from 'node:path';
import { Command } from 'commander';
import { connect } from '../db/connect.ts';
import { rewrapKeys } from '../db/sealed.ts';
import { readSettings } from '../stack/settings.ts';
import { CALLED_FROM } from './calledFrom.ts';

/** `npm run rotate-key -- --to FILE`: wraps every stored key with the key of that file instead of the one the settings name, all or none. */
async function main(): Promise<void> {
  const { to } = new Command('rotate-key')
    .description('Changes the master key: every stored key is wrapped anew, all or none. Stop worker and API before, give them the new file after.')
    .requiredOption('--to <file>', 'file with the new key: 32 bytes as 64 hex digits or base64', (file: string) => resolve(CALLED_FROM, file))
    .parse()
    .opts<{ to: string }>();
  const { masterKey: from, databaseUrl } = readSettings();
  const { MASTER_KEY: _, ...env } = process.env;
  const { masterKey: next } = readSettings({ ...env, MASTER_KEY_FILE: to });
  const sql = connect(databaseUrl, { name: 'pendamping rotate-key', max: 1 });
  try {
    const count = await rewrapKeys(sql, from, next);
    process.stdout.write(`${count} keys are wrapped with the key of ${to}. Start worker and API with MASTER_KEY_FILE=${to}.\n`);
  } finally {
    await sql.end({ timeout: 2 });
  }
}

try {
  await main();
} catch (failure) {
  process.stderr.write(`${failure instanceof Error ? failure.message : String(failure)}\n`);
  process.exitCode = 1;
}
