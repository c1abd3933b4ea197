import { createTransport } from 'nodemailer';
import type { Sql } from '../db/connect.ts';
import { type Delivered, deliverNext, type Outcome, type StoredMail } from '../notices/delivery.ts';
import type { Mailbox } from '../notices/mime.ts';
import { classOf, keepPassing, type Log } from './loop.ts';

export type Sending = {
  readonly sql: Sql;
  /** Where mails of real programmes go; while undefined they wait. */
  readonly smtpUrl: string | undefined;
  /** Where mails of rehearsals go, always: a catcher. */
  readonly rehearsalSmtpUrl: string;
  /** The envelope's sender: it hears of bounces. */
  readonly from: Mailbox;
  readonly now: () => number;
  readonly log: Log;
  /** How long a server may be silent, milliseconds; the whole conversation may take twice as long. */
  readonly patienceMs?: number;
};

/** Mails under way at once; each holds a connection to Postgres and one to the mail server. */
const LINES = 4;
const POLL_MS = 500;
const PATIENCE_MS = 30_000;
/** A mail under way when the process is told to stop may finish so long. */
const FAREWELL_MS = 5000;

/** Mails what is composed until the signal says stop. Several senders at once share the work. */
export async function runSender({ sql, smtpUrl, rehearsalSmtpUrl, from, now, log, patienceMs = PATIENCE_MS }: Sending, signal: AbortSignal): Promise<void> {
  const rehearsal = transport(rehearsalSmtpUrl, patienceMs);
  const real = smtpUrl === undefined ? undefined : transport(smtpUrl, patienceMs);
  const carry = (mail: StoredMail): Promise<Outcome> => {
    const road = mail.rehearsal ? rehearsal : real;
    if (road === undefined) throw new Error('a mail of a real programme: expected SMTP_URL');
    return hand(road, mail, from, patienceMs * 2);
  };
  const pass = async () => {
    const delivered = await deliverNext(sql, now, { real: real !== undefined, rehearsal: true }, carry);
    if (delivered?.kind === 'later') tellPutOff(log, delivered);
    return delivered === undefined ? 'done' : 'again';
  };
  const roads = [rehearsal, ...(real === undefined ? [] : [real])];
  let farewell: NodeJS.Timeout | undefined;
  signal.addEventListener('abort', () => (farewell = setTimeout(() => roads.forEach((road) => road.close({ force: true })), FAREWELL_MS)), { once: true });
  await Promise.all(Array.from({ length: LINES }, () => keepPassing({ name: 'sender', sql, channel: 'mail', pollMs: POLL_MS, pass, log }, signal)));
  clearTimeout(farewell);
  roads.forEach((road) => road.close());
}

/** At the first attempt and then ever more rarely, so that a mail server that is away for days is seen and floods nothing. Names no address. */
function tellPutOff(log: Log, { programme, attempts, response }: Delivered): void {
  if (Number.isInteger(Math.log2(attempts))) log.warn({ programme, attempts, answer: response }, 'mail put off, trying again');
}

type Transport = ReturnType<typeof transport>;

function transport(url: string, patienceMs: number) {
  return createTransport({
    url,
    pool: true,
    maxConnections: LINES,
    // Retries are ours: the pool would send again behind our back what the server may have kept.
    maxRequeues: 0,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    dnsTimeout: patienceMs,
    socketTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** Hands the stored bytes to the mail server, for one recipient given as an object: a comma in it cannot make it two. */
async function hand(road: Transport, { address, raw }: StoredMail, from: Mailbox, deadlineMs: number): Promise<Outcome> {
  try {
    const envelope = { from: { name: '', address: from.address }, to: { name: '', address } };
    const { response } = await road.sendMail({ envelope, raw, signal: AbortSignal.timeout(deadlineMs) });
    return { kind: 'sent', response: /^\d{3}/.exec(response ?? '')?.[0] ?? '250' };
  } catch (failure) {
    return outcomeOf(failure);
  }
}

/** So far nothing of a mail has left. */
const BEFORE_ANYTHING = ['connect', 'getaddrinfo'];

/**
 * Only a 5xx to the recipient or to the mail itself is final; one to our name, our password or the sender is for us to mend. Who answered with a code has not
 * taken it; where a line fails one does not know, unless it was never there.
 */
function outcomeOf(failure: unknown): Outcome {
  const { responseCode, command, syscall } = failure as { responseCode?: unknown; command?: unknown; syscall?: unknown };
  const code = typeof responseCode === 'number' ? responseCode : undefined;
  const aboutThisMail = command === 'RCPT TO' || command === 'DATA';
  const response = code === undefined ? classOf(failure) : String(code);
  if (code !== undefined && code >= 500 && aboutThisMail) return { kind: 'refused', response };
  return { kind: 'later', response, maybeTaken: code === undefined && !BEFORE_ANYTHING.includes(String(syscall)) };
}
