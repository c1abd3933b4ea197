import { Command } from 'commander';
import { connect, type Sql } from '../db/connect.ts';
import { makeFirstCode } from '../db/signIn/firstCode.ts';
import { displayOn } from './rehearse/display.ts';
import { REHEARSE_DEFAULTS } from './rehearse/options.ts';
import { rehearse } from './rehearse/rehearse.ts';
import { readScript } from './rehearse/script.ts';
import { unaccounted } from './rehearse/unaccounted.ts';
import { describeHoldings, type Programme, sortHoldings } from './start/programmes.ts';
import { findRunning } from '../stack/running.ts';
import { AlreadyRunning, type Stack, startStack, type Urls } from '../stack/stack.ts';

const FIRST_REHEARSAL_MINUTES = 3;

/** `npm start`: everything that is needed, started and kept up until Ctrl-C. */
async function main(): Promise<void> {
  const { empty } = new Command('start')
    .description('Starts everything on this machine and keeps it up until Ctrl-C')
    .option('--empty', 'rehearse nothing on an empty stack', false)
    .parse()
    .opts<{ empty: boolean }>();

  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ending.abort());
  const stack = await startStack({ ports: 'standard', log: say, signal: ending.signal });
  const ended = new Promise<void>((resolve) => {
    const end = (): void => void stack.stop().then(resolve);
    if (ending.signal.aborted) end();
    ending.signal.addEventListener('abort', () => {
      say('\nStopping ...');
      end();
    });
  });
  say(`\nReady.\n${describe(stack.urls)}\n${NEXT}`);
  const holdings = sortHoldings(await programmesOf(stack), !process.env.DATABASE_URL);
  say(describeHoldings(holdings));
  const code = await withDatabase(stack, (sql) => makeFirstCode(sql, Date.now));
  if (code !== undefined) say(firstAdministrator(stack.urls.api, code));
  if (holdings.programmes.length === 0 && stack.local && !empty) await rehearseFirst(stack, ending.signal);
  await ended;
  say(FAREWELL);
}

const NEXT = `
Try, in another terminal:
  npm run programme -- list                        the programmes and where they stand
  npm run rehearse -- --scenario mixed --seed 7    a whole programme in two or three minutes
  npm run programme -- --help                      start and lead a programme of your own
Ctrl-C stops everything; \`npm run reset\` forgets everything.
`;

const FAREWELL = 'Stopped. Programmes go on at the next `npm start`; a rehearsal that was under way does not: it was interrupted, and its clock stands still.';

function describe({ api, temporalUi, mail }: Urls): string {
  const lines = [
    ['API', `${api}/openapi.json`],
    ['Temporal', temporalUi ?? 'not ours: TEMPORAL_ADDRESS or a profile is set'],
    ['Mail', mail ?? 'not caught: SMTP_URL is set'],
  ];
  return lines.map(([name, where]) => `  ${`${name}:`.padEnd(10)} ${where}`).join('\n');
}

/** While nobody keeps the accounts; at the next start another code is printed, and this one is good for nothing any more. */
function firstAdministrator(url: string, code: string): string {
  return `\nNobody keeps the accounts yet. Make the first administrator at ${url}/sign-in/first with the code ${code}`;
}

async function programmesOf(stack: Stack): Promise<Programme[]> {
  return withDatabase(stack, async (sql) => [...(await sql<Programme[]>`select code, stage, rehearsal from programme order by code`)]);
}

async function withDatabase<Value>({ env }: Stack, ask: (sql: Sql) => Promise<Value>): Promise<Value> {
  const sql = connect(env.DATABASE_URL ?? '', { name: 'pendamping start', max: 1 });
  try {
    return await ask(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** A newcomer sees the first programme live; if it fails they are told so, and the stack stays up to be looked at. */
async function rehearseFirst(stack: Stack, signal: AbortSignal): Promise<void> {
  const options = { ...REHEARSE_DEFAULTS, minutes: FIRST_REHEARSAL_MINUTES };
  say(
    `Rehearsing the first one before your eyes, from the first consent to the last meeting of follow-up, in about ${FIRST_REHEARSAL_MINUTES} minutes (\`npm start -- --empty\` leaves this out).`,
  );
  try {
    // A running rehearsal cannot be called back: it ends with this process.
    const interrupted = new Promise<undefined>((resolve) => signal.addEventListener('abort', () => resolve(undefined)));
    const venue = { env: stack.env, urls: stack.urls, adminToken: stack.adminToken };
    const result = await Promise.race([
      interrupted,
      rehearse(options, venue, displayOn(process.stdout), (code) => say(`${stack.urls.temporalUi ?? ''}/namespaces/default/workflows/${code}`)),
    ]);
    if (result === undefined) return;
    const wrong = unaccounted(result, (await readScript(options.definition, options.start)).definition);
    say(
      wrong.length === 0
        ? `\nDone: every session is accounted for, ${result.mails} mails wait in the catcher. The stack stays up.`
        : `\nNot accounted for:\n${wrong.join('\n')}`,
    );
  } catch (failure) {
    if (!signal.aborted) say(`\nThe rehearsal failed: ${failure instanceof Error ? failure.message : String(failure)}`);
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A stack that runs already is no mistake of the person's: they get what they came for. */
function explain(failure: unknown): number {
  if (failure instanceof AlreadyRunning) {
    const ready = findRunning()?.ready;
    say(ready === undefined ? `${failure.message}: wait a moment.` : `${failure.message}:\n${describe(ready.urls)}\n${NEXT}`);
    return 0;
  }
  if (failure instanceof Error && failure.name === 'AbortError') {
    say('Stopped.');
    return 0;
  }
  process.stderr.write(`\n${failure instanceof Error ? failure.message : String(failure)}\n`);
  return 1;
}

try {
  await main();
  process.exit(0);
} catch (failure) {
  process.exit(explain(failure));
}
