import { Command } from 'commander';
import { connect } from '../db/connect.ts';
import { findRunning } from '../stack/running.ts';
import { AlreadyRunning, type Stack, startStack, type Urls } from '../stack/stack.ts';

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
  say(await describeProgrammes(stack));
  if (!empty) await ended; // the rehearsal comes here
  await ended;
  say('Stopped. What was begun goes on at the next `npm start`.');
}

const NEXT = `
Try, in another terminal:
  npm run programme -- list                        the programmes and where they stand
  npm run rehearse -- --scenario mixed --seed 7    eighteen months in half a minute
  npm run programme -- --help                      start and lead a programme of your own
Ctrl-C stops everything; \`npm run reset\` forgets everything.
`;

function describe({ api, temporalUi, mail }: Urls): string {
  const lines = [
    ['API', `${api}/openapi.json`],
    ['Temporal', temporalUi ?? 'not ours: TEMPORAL_ADDRESS or a profile is set'],
    ['Mail', mail ?? 'not caught: SMTP_URL is set'],
  ];
  return lines.map(([name, where]) => `  ${`${name}:`.padEnd(10)} ${where}`).join('\n');
}

async function describeProgrammes({ env }: Stack): Promise<string> {
  const programmes = await programmesOf(env.DATABASE_URL ?? '');
  if (programmes.length === 0) return 'No programme yet.';
  const open = programmes.filter(({ stage }) => stage !== 'ended').map(({ code, stage, rehearsal }) => `  ${code} (${stage}${rehearsal ? ', a rehearsal' : ''})`);
  return [`${programmes.length} programmes, ${open.length} of them under way${open.length === 0 ? '.' : ':'}`, ...open.slice(0, 20)].join('\n');
}

async function programmesOf(databaseUrl: string): Promise<{ code: string; stage: string; rehearsal: boolean }[]> {
  const sql = connect(databaseUrl, { name: 'pendamping start', max: 1 });
  try {
    return await sql<{ code: string; stage: string; rehearsal: boolean }[]>`select code, stage, rehearsal from programme order by code`;
  } finally {
    await sql.end({ timeout: 1 });
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
