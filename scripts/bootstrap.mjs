// Makes a checkout ready to run: packages, build, workflow bundle. Plain Node, since it runs before anything is installed; quick when nothing changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const DIST = join(ROOT, 'dist');
const OLDEST_NODE = [20, 19];
const TOO_NEW_NODE = 26;

/** Checks Node, installs packages when the lockfile asks for others, builds when sources changed. Ends the process with a message when it cannot. */
export function bootstrap() {
  checkNode();
  withLock(() => {
    if (!isInstalled()) install();
    build();
    bundle();
  });
}

/** As `bootstrap`, without the build: for checks that read the sources. */
export function installOnly() {
  checkNode();
  withLock(() => {
    if (!isInstalled()) install();
  });
}

/** Runs a program of node_modules; `tool('tsc', ['-p', '.'])`. @returns its exit code */
export function tool(name, args, options = {}) {
  const windows = process.platform === 'win32';
  const run = spawnSync(join(ROOT, 'node_modules', '.bin', windows ? `${name}.cmd` : name), args, { cwd: ROOT, stdio: 'inherit', shell: windows, ...options });
  if (run.error) throw run.error;
  return run.status ?? 1;
}

export function say(line) {
  process.stderr.write(`${line}\n`);
}

export function giveUp(line) {
  say(line);
  process.exit(1);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const oldEnough = major < TOO_NEW_NODE;
  const newEnough = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  if (!oldEnough || !newEnough)
    giveUp(`Node ${process.versions.node} runs this; expected ${OLDEST_NODE.join('.')} or newer, below ${TOO_NEW_NODE}. See https://nodejs.org`);
}

/** What stands in node_modules is what the lockfile names; a platform's optional packages may be missing. */
function isInstalled() {
  const hidden = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
  const there = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional, peer }]) => path === '' || there[path]?.version === version || ((optional || peer) && !there[path]),
  );
}

function install() {
  // Programs that run from node_modules crash when their files are replaced under them.
  const running = runningStack();
  if (running !== undefined)
    giveUp(`Packages must be installed anew, but the stack runs from them (process ${running}): stop it first, with Ctrl-C where it was started.`);
  say('Installing packages (npm ci; a minute or two the first time) ...');
  const windows = process.platform === 'win32';
  const run = spawnSync(windows ? 'npm.cmd' : 'npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    shell: windows,
  });
  if (run.status !== 0)
    giveUp(
      `npm ci failed${run.error ? ` (${run.error.message})` : ''}: see the lines above. The first time it needs the package registry once: with an error of the network, ` +
        'look at the connection, or set HTTPS_PROXY or npm_config_registry. With no space left, free 1 GB. It is safe to try again.',
    );
}

/** The process of a stack that runs here: stack/running.ts writes it down. */
function runningStack() {
  const note = readIfThere(join(ROOT, '.pendamping', 'state', 'stack.json'));
  const pid = Number(/"pid":\s*(\d+)/.exec(note)?.[1]);
  return isAlive(pid) && existsSync(join(ROOT, 'node_modules')) ? pid : undefined;
}

function build() {
  const folders = JSON.parse(readFileSync(join(ROOT, 'tsconfig.build.json'), 'utf8')).include;
  const files = folders.flatMap((folder) => filesIn(join(ROOT, folder)));
  const inputs = [...files, ...['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'].map((name) => join(ROOT, name))];
  const print = fingerprint(inputs);
  const stamp = join(DIST, '.built');
  if (readIfThere(stamp) === print) return;
  say('Building ...');
  mkdirSync(DIST, { recursive: true });
  rmSync(stamp, { force: true });
  // Only its sources' modules may stand in dist: a removed one would still be found there. Its .tsbuildinfo would keep tsc from writing them anew.
  if (tool('tsc', ['-p', 'tsconfig.build.json'], { stdio: ['ignore', 2, 2] }) !== 0) giveUp('The build failed: see the lines above.');
  removeOrphans(folders);
  for (const file of files.filter((path) => /\.(sql|css|js)$/.test(path))) {
    const copy = join(DIST, relative(ROOT, file));
    mkdirSync(dirname(copy), { recursive: true });
    copyFileSync(file, copy);
  }
  writeFileSync(stamp, print);
}

function removeOrphans(folders) {
  for (const file of folders.flatMap((folder) => filesIn(join(DIST, folder)))) {
    const source = join(ROOT, relative(DIST, file)).replace(/\.js(\.map)?$/, '');
    if (!['', '.ts', '.tsx'].some((ending) => existsSync(source + ending))) rmSync(file);
  }
}

/** Prebuilt, the worker starts in 0.4 of the time. Made anew when a compiled file that workflow code can reach is another. */
function bundle() {
  const bundler = join(DIST, 'worker', 'bundle.js');
  const reachable = ['workflows', 'messages', 'domain'].flatMap((folder) => filesIn(join(DIST, folder))).filter((path) => path.endsWith('.js'));
  const hash = createHash('sha256').update(readFileSync(join(ROOT, 'node_modules', '@temporalio', 'worker', 'package.json')));
  for (const file of reachable) hash.update(relative(DIST, file)).update(readFileSync(file));
  const print = hash.digest('hex');
  const stamp = join(DIST, '.bundled');
  if (existsSync(join(DIST, 'workflow-bundle.js')) && readIfThere(stamp) === print) return;
  say('Bundling the workflows ...');
  const run = spawnSync(process.execPath, [bundler], { cwd: ROOT, stdio: ['ignore', 2, 2] });
  if (run.status !== 0) giveUp('The workflows could not be bundled: see the lines above.');
  writeFileSync(stamp, print);
}

function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const { mtimeMs, size } = statSync(file);
    hash.update(`${relative(ROOT, file)} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

/** Two bootstraps at once (a test run beside a start) would write the same files: the second waits. A lock whose owner is gone does not count. */
function withLock(work) {
  const lock = join(ROOT, '.pendamping', 'bootstrap.lock');
  mkdirSync(dirname(lock), { recursive: true });
  for (let waited = false; ; waited = true) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (failure) {
      if (failure.code !== 'EEXIST') throw failure;
      if (!isAlive(Number(readIfThere(lock)))) rmSync(lock, { force: true });
      else if (!waited) say('Another bootstrap is at work; waiting for it ...');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
  try {
    work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function isAlive(pid) {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (failure) {
    return failure.code === 'EPERM';
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) bootstrap();
