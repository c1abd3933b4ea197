import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { connect } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import { ROOT } from '../stack/places.ts';
import { freePort } from '../stack/ports.ts';
import { startPostgres } from '../stack/postgres.ts';
import { accountFor, dataFolder } from '../stack/postgresFiles.ts';
import { copied, livedUntil } from './bench/fill.ts';
import { CODE, DAY, PAGES, siteOver, startOne, type Site } from './bench/pages.ts';
import { whole } from './whole.ts';

/** Times of one page: the middle and the slow end, and the work of this process alone, milliseconds; what a phone loads, bytes. */
type Times = { readonly p50: number; readonly p95: number; readonly cpu: number; readonly bytes: number; readonly status: number };

const { programmes, times } = new Command('bench:pages')
  .description('How long pages take in one programme alone and among many, on a PostgreSQL of its own that is gone afterwards.')
  .option('--programmes <n>', 'how many there are', whole, 500)
  .option('--times <n>', 'how often each page is opened', whole, 40)
  .parse()
  .opts<{ programmes: number; times: number }>();

const stateFolder = mkdtempSync(join(tmpdir(), 'pendamping-bench-'));
chmodSync(stateFolder, 0o755); // run by root, PostgreSQL runs as somebody else
const server = await startPostgres({ stateFolder, port: await freePort(), lasting: false });
const sql = connect(server.url, { name: 'pendamping bench' });
try {
  await migrate(sql);
  const site = await siteOver(sql);
  await startOne(site, sql, join(ROOT, 'seeds', 'tablolong.yaml'));
  await livedUntil(sql, CODE, DAY);
  await sql`analyze`;
  const alone = await timesOf(site);
  await copied(sql, CODE, programmes - 1, DAY);
  const [{ items }] = await sql<[{ items: number }]>`select count(*)::int as items from item`;
  const among = await timesOf(site);
  print(alone, among, items);
  process.exitCode = [...among.values()].some(({ status }) => status !== 200) ? 1 : 0;
} finally {
  await sql.end({ timeout: 5 });
  await server.stop();
  rmSync(dataFolder(stateFolder, accountFor()), { recursive: true, force: true });
  rmSync(stateFolder, { recursive: true, force: true });
}

async function timesOf({ open }: Site): Promise<Map<string, Times>> {
  const found = new Map<string, Times>();
  for (const [name, path, as] of PAGES) {
    // Twice unmeasured: statements are planned and code is compiled once a process.
    await open(path, as);
    const { bytes, status } = await open(path, as);
    const ms: number[] = [];
    const began = process.cpuUsage();
    for (let count = 0; count < times; count += 1) ms.push((await open(path, as)).ms);
    const { user, system } = process.cpuUsage(began);
    ms.sort((a, b) => a - b);
    const at = (share: number) => ms[Math.min(ms.length - 1, Math.floor(share * ms.length))] ?? NaN;
    found.set(name, { p50: at(0.5), p95: at(0.95), cpu: (user + system) / 1000 / times, bytes, status });
  }
  return found;
}

function print(alone: Map<string, Times>, among: Map<string, Times>, items: number): void {
  console.log(`${programmes} programmes, ${items} items; each page ${times} times, one after the other; milliseconds`);
  console.log(
    `${'page'.padEnd(28)}${'alone p50'.padStart(11)}${'p95'.padStart(8)}${'among p50'.padStart(12)}${'p95'.padStart(8)}${'ratio'.padStart(8)}${'cpu'.padStart(8)}${'gzip KB'.padStart(10)}`,
  );
  for (const [name, { p50, p95, cpu, bytes, status }] of among) {
    const before = alone.get(name);
    const cells = [before?.p50, before?.p95, p50, p95].map((value) => (value ?? NaN).toFixed(0));
    const [a = '', b = '', c = '', d = ''] = cells;
    const ratio = (p50 / (before?.p50 ?? NaN)).toFixed(2);
    console.log(
      `${name.padEnd(28)}${a.padStart(11)}${b.padStart(8)}${c.padStart(12)}${d.padStart(8)}${ratio.padStart(8)}${cpu.toFixed(0).padStart(8)}${(bytes / 1000).toFixed(1).padStart(10)}${status === 200 ? '' : `  status ${status}`}`,
    );
  }
}
