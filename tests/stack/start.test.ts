import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeHoldings, sortHoldings } from '../../cli/start/programmes.ts';
import { withoutReplacements } from '../../stack/ownParts.ts';
import { ROOT } from '../../stack/places.ts';
import { removeState } from '../../stack/postgresFiles.ts';
import { freePort } from '../../stack/ports.ts';

const SETTINGS = ['POSTGRES_PORT', 'TEMPORAL_DEV_PORT', 'TEMPORAL_DEV_UI_PORT', 'MAIL_CATCHER_SMTP_PORT', 'MAIL_CATCHER_PORT', 'API_PORT'] as const;
const dir = mkdtempSync(join(tmpdir(), 'pendamping-start-'));
let env: Record<string, string>;
let started: ChildProcess | undefined;

beforeAll(async () => {
  const ports = await Promise.all(SETTINGS.map(async (setting) => [setting, String(await freePort())]));
  env = {
    ...withoutReplacements(process.env),
    PENDAMPING_STATE: dir,
    PENDAMPING_CACHE: process.env.PENDAMPING_CACHE ?? join(ROOT, '.pendamping', 'cache'),
    ...Object.fromEntries(ports),
  };
});
afterAll(() => {
  started?.kill('SIGKILL');
  if (existsSync(dir)) removeState(dir);
});

/** The command's output, which grows. */
function start(...args: string[]): { process: ChildProcess; said: () => string; until: (text: string) => Promise<void>; code: Promise<number | null> } {
  const child = spawn(process.execPath, [join(ROOT, 'dist', 'cli', 'start.js'), ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  started = child;
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (said += bytes.toString()));
  const code = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const until = async (text: string): Promise<void> => {
    for (let tries = 0; !said.includes(text); tries++) {
      if (tries > 1200 || child.exitCode !== null) throw new Error(`expected '${text}' in:\n${said}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  return { process: child, said: () => said, until, code };
}

const run = (program: string): { status: number | null; said: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'dist', 'cli', `${program}.js`)], { env, encoding: 'utf8' });
  return { status, said: stdout + stderr };
};

/** Every process whose command names the state folder: the stack's children, and the servers under them. */
function children(): string[] {
  const all = existsSync('/proc/self')
    ? readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map(commandOf)
    : spawnSync('ps', ['-eo', 'args='], { encoding: 'utf8' }).stdout.split('\n');
  return all.filter((command) => command.includes(dir) || command.includes(`port=${env.POSTGRES_PORT}`));
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return ''; // gone meanwhile
  }
}

describe('npm start', () => {
  it('comes up, is found by a second start, refuses a reset, and ends with all its children at Ctrl-C', async () => {
    const first = start('--empty');
    await first.until('No programme yet.');
    expect(first.said()).toContain(`http://localhost:${env.API_PORT}/openapi.json`);
    // Nobody keeps the accounts: the page is there, and so is the code for it.
    await first.until('/sign-in/first with the code ');
    const code = /with the code ([A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4})/.exec(first.said())?.[1] ?? '';
    const page = `http://localhost:${env.API_PORT}/sign-in/first`;
    const csrf = /name="csrf" value="([^"]+)"/.exec(await (await fetch(page)).text())?.[1] ?? '';
    const made = await fetch(page, { method: 'POST', body: new URLSearchParams({ csrf, code, email: 'admin@contoh.example' }), redirect: 'manual' });
    expect([made.status, made.headers.get('location')]).toEqual([303, '/sign-in/second']);
    expect(first.said()).toContain(`http://localhost:${env.TEMPORAL_DEV_UI_PORT}`);
    expect(children().length).toBeGreaterThan(2);

    const second = run('start');
    expect(second.status).toBe(0);
    expect(second.said).toMatch(/already runs/);
    expect(second.said).toContain(`http://localhost:${env.API_PORT}/openapi.json`);
    const reset = run('reset');
    expect(reset.status).toBe(1);
    expect(reset.said).toMatch(/stop it first/);

    first.process.kill('SIGINT');
    expect(await first.code).toBe(0);
    expect(first.said()).toContain('Stopped.');
    expect(children()).toEqual([]);
  });

  it('ends cleanly when Ctrl-C comes while it still starts', async () => {
    const early = start('--empty');
    await early.until('Starting Temporal');
    early.process.kill('SIGINT');
    expect(await early.code).toBe(0);
    expect(children()).toEqual([]);
  });
});

describe('a first rehearsal that Ctrl-C interrupts', () => {
  it('is called interrupted, by the farewell and by the next start, which rehearses again', async () => {
    const first = start();
    await first.until('Rehearsing the first one');
    await first.until('/namespaces/default/workflows/');
    const code = /workflows\/(\S+)/.exec(first.said())?.[1] ?? 'no code';
    first.process.kill('SIGINT');
    expect(await first.code).toBe(0);
    expect(first.said()).toMatch(/Stopped\. Programmes go on at the next `npm start`; a rehearsal that was under way does not/);

    const second = start();
    await second.until('Rehearsing the first one');
    expect(second.said()).toContain('No programme yet.');
    expect(second.said()).toContain(`1 interrupted rehearsal, clock standing still: ${code}`);
    await second.until('/namespaces/default/workflows/');
    second.process.kill('SIGINT');
    expect(await second.code).toBe(0);
    expect(children()).toEqual([]);
  }, 120_000);
});

describe('what a start tells of the programmes', () => {
  const real = { code: 'tablolong', stage: 'running', rehearsal: false };
  const cutOff = { code: 'tablolong-mixed-7-a', stage: 'running', rehearsal: true };
  const done = { code: 'tablolong-mixed-7-b', stage: 'ended', rehearsal: true };

  it('names a rehearsal that did not end as interrupted, apart from the programmes under way', () => {
    const holdings = sortHoldings([real, cutOff, done], true);
    expect(holdings).toEqual({ programmes: [real, done], interrupted: [cutOff] });
    expect(describeHoldings(holdings)).toBe(
      '2 programmes, 1 of them under way:\n  tablolong (running)\n1 interrupted rehearsal, clock standing still: tablolong-mixed-7-a',
    );
  });

  it('calls no rehearsal interrupted where others may work on the same database', () => {
    expect(describeHoldings(sortHoldings([cutOff], false))).toBe('1 programme, 1 of them under way:\n  tablolong-mixed-7-a (running, a rehearsal)');
  });
});

describe('npm run reset', () => {
  it('removes the state, says so, and leaves the fetched binaries', () => {
    mkdirSync(dir, { recursive: true });
    writeFileSync(join(dir, 'anything'), '');
    const { status, said } = run('reset');
    expect(status).toBe(0);
    expect(said).toContain(dir);
    expect(existsSync(dir)).toBe(false);
    expect(run('reset').said).toContain('Nothing to remove');
    expect(existsSync(env.PENDAMPING_CACHE ?? '')).toBe(true);
  });
});
