import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Child, startChild } from './children.ts';
import { ROOT } from './places.ts';
import { freePort, isTaken } from './ports.ts';
import { waitUntil } from './waiting.ts';

/** Older ones are dropped: a rehearsal of eighteen months makes about a thousand. */
const KEPT_MAILS = 5000;

/** Starts maildev on 127.0.0.1: it takes every mail and shows it on a page, and passes none on. Mails are kept in the folder. */
export async function startMailCatcher(options: {
  folder: string;
  smtpPort: number;
  webPort: number;
  line?: (line: string) => void;
  signal?: AbortSignal | undefined;
}): Promise<Child> {
  const { folder, smtpPort, webPort, line, signal } = options;
  mkdirSync(folder, { recursive: true });
  const program = join(ROOT, 'node_modules', 'maildev', 'dist', 'bin', 'maildev.js');
  const bound = ['--ip', '127.0.0.1', '--smtp', String(smtpPort), '--web-ip', '127.0.0.1', '--web', String(webPort)];
  const kept = ['--mail-directory', folder, '--max-emails', String(KEPT_MAILS), '--silent'];
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('MAILDEV_')));
  const child = startChild({ name: 'mail catcher', command: process.execPath, args: [program, ...bound, ...kept], cwd: folder, env, line });
  try {
    // Its front page is 404 for whoever is no browser.
    await waitUntil('the mail catcher', () => answers(`http://127.0.0.1:${webPort}/api/email`), { child, signal });
  } catch (failure) {
    await child.kill();
    throw failure;
  }
  return child;
}

/**
 * Somewhere for the mails of a rehearsal: where SMTP_URL replaces the catcher of a stack nobody listens at REHEARSAL_SMTP_URL, and rehearsals never mail
 * to SMTP_URL. Starts a catcher there if so.
 * @returns ends what was started
 */
export async function catchRehearsalMail(env: Readonly<Record<string, string>>, folder: string): Promise<() => Promise<void>> {
  const { hostname, port } = new URL(env.REHEARSAL_SMTP_URL ?? '');
  if (hostname !== '127.0.0.1' || (await isTaken(Number(port)))) return async () => {};
  const catcher = await startMailCatcher({ folder, smtpPort: Number(port), webPort: await freePort() });
  return () => catcher.stop();
}

async function answers(url: string): Promise<void> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
}
