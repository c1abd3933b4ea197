import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The project's folder, from the sources and from the build alike: the nearest one upwards with our package.json. Seeds are read from there,
 * `join(ROOT, 'seeds', 'tablolong.yaml')`.
 */
export const ROOT = findRoot(dirname(fileURLToPath(import.meta.url)));

/** What the local stack keeps: databases, keys, logs. `npm run reset` removes it. PENDAMPING_STATE names another place. */
export const STATE_FOLDER = resolve(process.env.PENDAMPING_STATE || join(ROOT, '.pendamping', 'state'));

/** Binaries that were fetched once; PENDAMPING_CACHE names another place. Reset keeps it. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return env.PENDAMPING_CACHE || join(ROOT, '.pendamping', 'cache');
}

function findRoot(folder: string): string {
  const manifest = join(folder, 'package.json');
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'pendamping') return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('the package.json of pendamping is in no folder above this module');
  return findRoot(parent);
}
