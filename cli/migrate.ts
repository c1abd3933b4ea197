import { connect } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import { STATE_FOLDER } from '../stack/places.ts';
import { keepAdminToken } from '../stack/secrets.ts';
import { readSettings } from '../stack/settings.ts';

/** Brings the database of DATABASE_URL to this version's schema and keeps the administrator's token in the state folder. Safe to repeat, also at several places at once. */
async function main(): Promise<void> {
  const { databaseUrl } = readSettings();
  const sql = connect(databaseUrl, { name: 'pendamping migrate', max: 1 });
  try {
    await migrate(sql);
    const { file } = await keepAdminToken(STATE_FOLDER, sql);
    process.stdout.write(`The database has this version's schema. The administrator's token is kept in ${file}.\n`);
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
