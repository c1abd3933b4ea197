import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sql } from '../db/connect.ts';
import { actorOf, createToken } from '../db/tokens.ts';

const OWN_EYES_ONLY = 0o600;

/** The file with the master key of a stack that nobody gave one; made once, lost with the state. */
export function keepMasterKey(dir: string): string {
  const file = join(dir, 'master.key');
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: OWN_EYES_ONLY, flag: 'wx' });
  return file;
}

/** The administrator's token of this database, made once and kept in a file; anew when the database does not know it. */
export async function keepAdminToken(dir: string, sql: Sql): Promise<{ token: string; file: string }> {
  const file = join(dir, 'admin.token');
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  if (kept !== '' && (await actorOf(sql, kept)) !== undefined) return { token: kept, file };
  const token = await createToken(sql, { label: 'administrator' });
  writeFileSync(file, `${token}\n`, { mode: OWN_EYES_ONLY });
  return { token, file };
}
