import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { freePort } from '../../stack/ports.ts';

/** What the server does with the next mail: takes it; refuses it with that code; never answers; drops the line before or after keeping it. */
export type Whim = 'accept' | { readonly refuse: number; readonly at?: 'recipient' | 'data' } | 'hang' | 'drop' | 'keepAndDrop';

/** A mail as it arrived: the envelope's recipients, the exact bytes, and what somebody else's parser reads in them. */
export type ArrivedMail = { readonly to: readonly string[]; readonly raw: Buffer; readonly parsed: ParsedMail };

/** An SMTP server in this process. */
export type TestMailServer = {
  /** For SMTP_URL. */
  readonly url: string;
  readonly mails: readonly ArrivedMail[];
  /** Whims of the next mails in order; afterwards it accepts. */
  next(...whims: readonly Whim[]): void;
  /** Resolves when that many mails have arrived since the start. @throws Error when they do not within 10 s */
  arrived(count: number): Promise<readonly ArrivedMail[]>;
  stop(): Promise<void>;
};

export async function testMailServer(): Promise<TestMailServer> {
  const mails: ArrivedMail[] = [];
  const whims: Whim[] = [];
  const hanging = new Set<() => void>();
  const keep = async (to: string[], raw: Buffer): Promise<void> => {
    mails.push({ to, raw, parsed: await simpleParser(raw) });
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    closeTimeout: 100,
    onRcptTo(_address, _session, done) {
      const whim = whims[0];
      if (typeof whim !== 'object' || whim.at !== 'recipient') return done();
      whims.shift();
      done(refusal(whim.refuse));
    },
    onData(stream, session, done) {
      const whim = whims.shift() ?? 'accept';
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks);
        if (typeof whim === 'object') return done(refusal(whim.refuse));
        if (whim === 'hang') return void hanging.add(() => done(refusal(421)));
        const kept =
          whim === 'drop'
            ? Promise.resolve()
            : keep(
                session.envelope.rcptTo.map(({ address }) => address),
                raw,
              );
        // A lost line, not an answer: the sender cannot know whether the mail was kept.
        void kept.then(() => (whim === 'accept' ? done() : server.connections.forEach(destroy)));
      });
    },
  });
  server.on('error', () => {}); // lines that the sender or a whim cut
  const port = await freePort();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    next: (...more) => void whims.push(...more),
    async arrived(count) {
      for (let tries = 0; mails.length < count; tries++) {
        if (tries === 500) throw new Error(`${mails.length} mails arrived within 10 s, expected ${count}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return mails;
    },
    stop: () =>
      new Promise((resolve) => {
        for (const release of hanging) release();
        server.close(() => resolve());
      }),
  };
}

function refusal(code: number): Error {
  return Object.assign(new Error(code < 500 ? 'try again later' : 'no'), { responseCode: code });
}

function destroy(connection: unknown): void {
  (connection as { _socket?: { destroy(): void } })._socket?.destroy();
}
