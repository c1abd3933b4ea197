import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { calendarFiles } from '../../api/calendars.ts';
import { createApp } from '../../api/app.ts';
import { listen } from '../../api/serve.ts';
import { run } from '../../cli/programme/shell.ts';
import { newKey } from '../../db/sealed.ts';
import { createToken } from '../../db/tokens.ts';
import { instantAt } from '../../domain/time.ts';
import { announce, claim, release } from '../../stack/running.ts';
import { testDatabase, type TestDatabase } from '../support/servers.ts';

export const CODE = 'tablolong-2027';
export const SEEDS = fileURLToPath(new URL('../../seeds/', import.meta.url));
export const START = `start --definition tablolong.yaml --people people/tablolong.yaml --start 2027-08-02 --code ${CODE}`;

/** Where a command is typed: the environment, the folder, the state folder of the stack. */
type Where = { readonly env?: Record<string, string>; readonly folder?: string; readonly state?: string };

/** A stack as `npm start` leaves word of it, with the API alone; nobody relays, so commands answer 202. The time is set by the test. */
export type Stack = {
  readonly sql: TestDatabase['sql'];
  readonly url: string;
  readonly master: Buffer;
  readonly stateFolder: string;
  now: number;
  /** Types a line, in which '...' is one word. */
  programme(line: string, where?: Where): Promise<{ exit: number; out: string; err: string }>;
  stop(): Promise<void>;
};

/** At 09:00 of a day in Tablolong. */
export const nineOn = (day: string): number => instantAt(day, '09:00', 'Asia/Makassar');

export async function makeStack(): Promise<Stack> {
  const database = await testDatabase();
  const master = newKey();
  const server = await listen(
    createApp({
      sql: database.sql,
      now: () => stack.now,
      masterKey: master,
      ...calendarFiles(),
      publicUrl: 'https://pendamping.contoh.example',
      mailFrom: { name: 'Pendamping', address: 'pendamping@office.contoh.example' },
      waitToldMs: 0,
      log: () => {},
    }),
    { host: '127.0.0.1', port: 0 },
  );
  const stateFolder = mkdtempSync(join(tmpdir(), 'pendamping-cli-'));
  const adminTokenFile = join(stateFolder, 'admin.token');
  writeFileSync(adminTokenFile, `${await createToken(database.sql, { label: 'administrator' })}\n`);
  claim(stateFolder);
  announce(stateFolder, { urls: { api: server.url, temporalUi: '', mail: '' }, env: { DATABASE_URL: database.url }, adminTokenFile, local: true });
  const stack: Stack = {
    sql: database.sql,
    url: server.url,
    master,
    stateFolder,
    now: nineOn('2027-06-21'),
    async programme(line, { env = {}, folder = SEEDS, state = stateFolder } = {}) {
      let [out, err] = ['', ''];
      const argv = line.match(/'[^']*'|\S+/g)?.map((word) => word.replaceAll("'", '')) ?? [];
      const exit = await run(argv, { env, stateFolder: state, folder, out: (text) => (out += text), err: (text) => (err += text) });
      return { exit, out, err };
    },
    async stop() {
      release(stateFolder);
      rmSync(stateFolder, { recursive: true, force: true });
      await server.close();
      await database.stop();
    },
  };
  return stack;
}
