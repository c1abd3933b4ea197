import { type AddressInfo, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Where in a conversation the server can be at fault. `message`: after the dot that ends the mail. */
export type Stage = 'greeting' | 'EHLO' | 'STARTTLS' | 'MAIL' | 'RCPT' | 'DATA' | 'message';

/**
 * What it does there instead of being polite. `say`: this line, or nothing; at `message` the mail is taken only where `keep` says so.
 * `cut`: without the end of the line. `dripMs`: byte for byte, so long apart. `after`: what becomes of the connection; `hang`: never a word again.
 */
export type Fault = { readonly say?: string; readonly keep?: true; readonly cut?: true; readonly dripMs?: number; readonly after?: 'close' | 'hang' };

/** The faults of one attempt to hand over a mail. */
export type Script = Partial<Record<Stage, Fault>>;

/** A mail that the server took, or kept without saying so. */
export type KeptMail = { readonly from: string; readonly to: readonly string[]; readonly raw: Buffer };

/** A mail server on a bare socket, which answers as it is told to. */
export type ScriptedMailServer = {
  /** For SMTP_URL. */
  readonly url: string;
  readonly kept: readonly KeptMail[];
  /** Every command it was given, its first word alone. */
  readonly commands: readonly string[];
  /** Scripts of the next attempts in order; afterwards it is polite. */
  plays(...scripts: readonly Script[]): void;
  /** Closes the lines that are open, and forgets what it was given. */
  reset(): Promise<void>;
  stop(): Promise<void>;
};

const POLITE: Record<Stage, string> = {
  greeting: '220 contoh.example',
  EHLO: '250-contoh.example\r\n250 8BITMIME',
  STARTTLS: '502 not here',
  MAIL: '250 ok',
  RCPT: '250 ok',
  DATA: '354 go on',
  message: '250 taken',
};

export async function scriptedMailServer(): Promise<ScriptedMailServer> {
  const scripts: Script[] = [];
  const kept: KeptMail[] = [];
  const commands: string[] = [];
  const lines = new Set<Socket>();

  const server = createServer((socket) => {
    lines.add(socket);
    socket.on('close', () => lines.delete(socket)).on('error', () => {});
    void converse(socket, { kept, commands, next: () => scripts.shift() ?? {} }).catch(() => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const hangUp = async () => {
    for (const line of lines) line.destroy();
    await sleep(30); // until the other side has seen it
  };
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    kept,
    commands,
    plays: (...more) => void scripts.push(...more),
    async reset() {
      await hangUp();
      scripts.length = 0;
      kept.length = 0;
      commands.length = 0;
    },
    async stop() {
      await hangUp();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

type Means = { readonly kept: KeptMail[]; readonly commands: string[]; readonly next: () => Script };

async function converse(socket: Socket, { kept, commands, next }: Means): Promise<void> {
  let script = next();
  let [from, to]: [string, string[]] = ['', []];
  let buffer = Buffer.alloc(0);
  let wake: () => void = () => {};
  socket.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    wake();
  });

  /** What comes until an end, which is taken off. */
  async function until(end: string): Promise<Buffer> {
    for (;;) {
      const at = buffer.indexOf(end);
      if (at >= 0) {
        const found = buffer.subarray(0, at);
        buffer = buffer.subarray(at + end.length);
        return found;
      }
      await new Promise<void>((resolve) => (wake = resolve));
    }
  }

  /** Answers as the script has it. @returns whether the conversation goes on */
  async function answer(stage: Stage): Promise<boolean> {
    const fault = script[stage];
    const polite = stage === 'EHLO' && script.STARTTLS !== undefined ? `${POLITE.EHLO.replace('250 ', '250-')}\r\n250 STARTTLS` : POLITE[stage];
    const said = fault === undefined ? polite : fault.say;
    if (said !== undefined) await write(socket, fault?.cut === true ? said : `${said}\r\n`, fault?.dripMs);
    if (fault?.after === 'close') socket.end();
    return fault?.after === undefined;
  }

  if (!(await answer('greeting'))) return;
  for (let done = false; ; ) {
    const line = (await until('\r\n')).toString('latin1');
    const verb = line.split(/[ :]/)[0]?.toUpperCase() ?? '';
    commands.push(verb);
    if (verb === 'QUIT') return void socket.end('221 bye\r\n');
    if (verb === 'RSET') {
      socket.write('250 ok\r\n');
      continue;
    }
    // A line that is used again: the next attempt.
    if (verb === 'MAIL' && done) [script, done] = [next(), false];
    if (verb === 'MAIL') [from, to] = [addressIn(line), []];
    if (verb === 'RCPT') to.push(addressIn(line));
    const stage = (verb === 'HELO' ? 'EHLO' : verb) as Stage;
    const refused = /^[45]/.test(script[stage]?.say ?? '');
    if (!(await answer(stage))) return;
    if (verb !== 'DATA' || refused) {
      done ||= refused;
      continue;
    }
    const body = Buffer.concat([await until('\r\n.\r\n'), Buffer.from('\r\n')]);
    const raw = Buffer.from(body.toString('latin1').replace(/^\.\./gm, '.'), 'latin1');
    if (script.message === undefined || script.message.keep === true) kept.push({ from, to, raw });
    done = true;
    if (!(await answer('message'))) return;
  }
}

function addressIn(line: string): string {
  return /<([^>]*)>/.exec(line)?.[1] ?? '';
}

async function write(socket: Socket, text: string, dripMs: number | undefined): Promise<void> {
  if (dripMs === undefined) return void socket.write(text);
  for (const letter of text) {
    socket.write(letter);
    await sleep(dripMs);
  }
}
