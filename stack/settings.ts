import { existsSync, readFileSync } from 'node:fs';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { z } from 'zod';

type Env = Readonly<Record<string, string | undefined>>;

const KEY_BYTES = 32;

/** What a process of the product is told by its environment. */
export type Settings = {
  readonly databaseUrl: string;
  /** Read as the Temporal CLI reads it: TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TLS, API key, profiles. */
  readonly temporal: { readonly connection: ReturnType<typeof loadClientConnectConfig>['connectionOptions']; readonly namespace: string };
  /** Where mails of real programmes go; undefined: they wait. */
  readonly smtpUrl: string | undefined;
  /** Where mails of rehearsals go: a catcher. */
  readonly rehearsalSmtpUrl: string;
  readonly mailFrom: { readonly name: string; readonly address: string };
  readonly api: { readonly host: string; readonly port: number };
  /** How people reach the API from outside, without a slash at the end. */
  readonly publicUrl: string;
  /** Where a workflow's id leads to it in Temporal's Web UI; undefined: nobody said where that is. */
  readonly temporalUi: string | undefined;
  /** A proxy stands before the API, and the last address that it adds to X-Forwarded-For is where a request comes from. */
  readonly behindProxy: boolean;
  /** Wraps the keys of sealed answers: 32 bytes. */
  readonly masterKey: Buffer;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** How often the keeper looks whether what should run does, milliseconds. */
  readonly keeperEveryMs: number;
};

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
/** Every rule of a setting says the same of it: what was expected. */
const A_PORT = 'a port, 1 to 65535';
const MINUTES = 'minutes, more than 0 and at most 1440';

const port = z.coerce.number(A_PORT).int(A_PORT).min(1, A_PORT).max(65535, A_PORT);
const urlOf = (...schemes: string[]) =>
  z.string({ error: 'missing' }).refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol), {
    error: `a URL that begins with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`,
  });

const LOOPBACK = /^(127(\.\d+){3}|::1|localhost)$/;

/** A link that signs somebody in goes over HTTPS, or stays on the machine. */
function isSafe(url: string): boolean {
  return !URL.canParse(url) || new URL(url).protocol === 'https:' || LOOPBACK.test(new URL(url).hostname.replace(/^\[|\]$/g, ''));
}

const Environment = z.object({
  DATABASE_URL: urlOf('postgres:', 'postgresql:'),
  SMTP_URL: urlOf('smtp:', 'smtps:').optional(),
  REHEARSAL_SMTP_URL: urlOf('smtp:', 'smtps:').default('smtp://127.0.0.1:1025'),
  MAIL_FROM: z.string().default('Pendamping <pendamping@contoh.example>'),
  /** Set by the image. */
  PENDAMPING_CONTAINER: z.literal('1', "'1', or not set").optional(),
  API_PORT: port.default(3000),
  PUBLIC_URL: urlOf('http:', 'https:')
    .refine(isSafe, "one that begins with https:// (http:// on this machine's localhost alone): who signs in over it would be overheard")
    .optional(),
  TEMPORAL_UI_URL: urlOf('http:', 'https:').optional(),
  /** What anybody writes into the head of a request counts for nothing, unless we are told that a proxy of ours wrote it. */
  BEHIND_PROXY: z.literal('1', "'1', or not set").optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `one of ${LOG_LEVELS.join(', ')}`).default('info'),
  KEEPER_MINUTES: z.coerce.number(MINUTES).positive(MINUTES).max(1440, MINUTES).default(10),
});

/** Their values may hold a password, so no message repeats them. */
const SECRET = new Set(['DATABASE_URL', 'SMTP_URL', 'REHEARSAL_SMTP_URL', 'MASTER_KEY']);

/**
 * Reads the environment; a variable set to nothing counts as not set.
 * @throws Error with a line for each setting that is wrong: its name, its value unless secret, what was expected
 */
export function readSettings(env: Env = process.env): Settings {
  const set = onlySet(env);
  const parsed = Environment.safeParse(set);
  const wrong = parsed.success ? [] : parsed.error.issues.map((issue) => describe(String(issue.path[0]), set[String(issue.path[0])], issue.message));
  const masterKey = collect(wrong, () => readMasterKey(set));
  const host = collect(wrong, () => readHost(set));
  const temporal = collect(wrong, () => readTemporal(set));
  const mailFrom = collect(wrong, () => readMailbox(parsed.data?.MAIL_FROM ?? 'x <x@contoh.example>'));
  if (!parsed.success || masterKey === undefined || host === undefined || temporal === undefined || mailFrom === undefined)
    throw new Error(`settings:\n${[...new Set(wrong)].map((line) => `  ${line}`).join('\n')}`);
  const { data } = parsed;
  return {
    databaseUrl: data.DATABASE_URL,
    temporal: { connection: temporal.connectionOptions, namespace: temporal.namespace ?? 'default' },
    smtpUrl: data.SMTP_URL,
    rehearsalSmtpUrl: data.REHEARSAL_SMTP_URL,
    mailFrom,
    api: { host, port: data.API_PORT },
    publicUrl: (data.PUBLIC_URL ?? `http://localhost:${data.API_PORT}`).replace(/\/+$/, ''),
    behindProxy: data.BEHIND_PROXY === '1',
    temporalUi:
      data.TEMPORAL_UI_URL === undefined ? undefined : `${data.TEMPORAL_UI_URL.replace(/\/+$/, '')}/namespaces/${temporal.namespace ?? 'default'}/workflows/`,
    masterKey,
    logLevel: data.LOG_LEVEL,
    keeperEveryMs: data.KEEPER_MINUTES * 60_000,
  };
}

/**
 * Looks at the settings of a stack before it starts anything, as its processes will; what the stack makes itself, database and master key, may be missing.
 * @throws Error as `readSettings`
 */
export function checkSettings(env: Env): void {
  const set = onlySet(env);
  const key = set.MASTER_KEY_FILE === undefined ? { MASTER_KEY: '0'.repeat(2 * KEY_BYTES) } : {};
  readSettings({ DATABASE_URL: 'postgres://127.0.0.1', ...key, ...set });
}

function onlySet(env: Env): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => Boolean(entry[1])));
}

function describe(name: string, value: string | undefined, expected: string): string {
  if (value === undefined) return `${name} is not set`;
  return `${name} is ${SECRET.has(name) ? 'not as expected' : `'${value}'`}: expected ${expected}`;
}

/** Several settings may be wrong at once: all of them are named. */
function collect<T>(wrong: string[], read: () => T): T | undefined {
  try {
    return read();
  } catch (failure) {
    wrong.push(failure instanceof Error ? failure.message : String(failure));
    return undefined;
  }
}

/** What listens on every address of a container is reached through its published ports alone; on a machine it would be open to all. */
function readHost({ API_HOST: host = '127.0.0.1', PENDAMPING_CONTAINER: container }: Env): string {
  if (container === '1' || LOOPBACK.test(host)) return host;
  throw new Error(
    describe('API_HOST', host, 'an address of this machine (127.0.0.1): it speaks plain HTTP, so a proxy on this machine stands before it with HTTPS'),
  );
}

function readTemporal(set: Record<string, string>): ReturnType<typeof loadClientConnectConfig> {
  try {
    return loadClientConnectConfig({ overrideEnvVars: set });
  } catch (failure) {
    throw new Error(`TEMPORAL_* or the Temporal CLI's profile cannot be read: ${failure instanceof Error ? failure.message : String(failure)}`, {
      cause: failure,
    });
  }
}

function readMasterKey(env: Env): Buffer {
  const { MASTER_KEY: direct, MASTER_KEY_FILE: file } = env;
  if (direct === undefined && file === undefined) throw new Error('MASTER_KEY or MASTER_KEY_FILE is not set');
  if (direct === undefined && !existsSync(file ?? '')) throw new Error(`MASTER_KEY_FILE is '${file}': expected a file that exists`);
  const text = (direct ?? readFileSync(file ?? '', 'utf8')).trim();
  const key = Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? 'hex' : 'base64');
  if (key.length !== KEY_BYTES)
    throw new Error(`${direct === undefined ? 'MASTER_KEY_FILE' : 'MASTER_KEY'} holds something else: expected ${KEY_BYTES} bytes as 64 hex digits or base64`);
  return key;
}

function readMailbox(text: string): { name: string; address: string } {
  const [, name = '', bracketed] = /^([^<>]*?)\s*<([^<>]+)>$/.exec(text) ?? [];
  const address = z.email().safeParse(bracketed ?? text);
  if (!address.success) throw new Error(`MAIL_FROM is '${text}': expected one address, such as Pendamping <pendamping@example.org>`);
  return { name, address: address.data };
}
