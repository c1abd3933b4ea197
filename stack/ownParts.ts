import { loadClientConfigProfile } from '@temporalio/envconfig';
import { freePort, isTaken } from './ports.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** The parts that settings can replace by a server of somebody else's. */
export type Replaced = { readonly postgres: boolean; readonly temporal: boolean; readonly mail: boolean };

/** Every port that a stack opens, in the order of the parts. */
export type Ports = {
  readonly postgres: number;
  readonly temporal: number;
  readonly temporalUi: number;
  readonly smtp: number;
  readonly mail: number;
  readonly api: number;
};

/** Each standard port with the setting that changes it. */
const STANDARD: {
  readonly [port in keyof Ports]: { readonly port: number; readonly setting: string; readonly what: string; readonly part: keyof Replaced | 'api' };
} = {
  postgres: { port: 5432, setting: 'POSTGRES_PORT', what: 'PostgreSQL', part: 'postgres' },
  temporal: { port: 7233, setting: 'TEMPORAL_DEV_PORT', what: 'Temporal', part: 'temporal' },
  temporalUi: { port: 8233, setting: 'TEMPORAL_DEV_UI_PORT', what: "Temporal's Web UI", part: 'temporal' },
  smtp: { port: 1025, setting: 'MAIL_CATCHER_SMTP_PORT', what: 'the mail catcher', part: 'mail' },
  mail: { port: 1080, setting: 'MAIL_CATCHER_PORT', what: "the mail catcher's pages", part: 'mail' },
  api: { port: 3000, setting: 'API_PORT', what: 'the API', part: 'api' },
};

/** Which parts this environment replaces. A Temporal profile with an address (of the Temporal CLI's own file, too) replaces the dev server. */
export function replacedBy(env: Env): Replaced {
  const given = Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => Boolean(entry[1])));
  return {
    postgres: Boolean(env.DATABASE_URL),
    temporal: loadClientConfigProfile({ overrideEnvVars: given }).address !== undefined,
    mail: Boolean(env.SMTP_URL),
  };
}

/** The environment without the settings that replace parts: a stack started with it is its own through and through. */
export function withoutReplacements(env: Env): Record<string, string> {
  const theirs = /^(DATABASE_URL|SMTP_URL|REHEARSAL_SMTP_URL|PUBLIC_URL|MASTER_KEY|MASTER_KEY_FILE|TEMPORAL_(?!CLI_PATH|DEV_|TEST_SERVER_PATH).*)$/;
  const kept = Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined && !theirs.test(entry[0]));
  return Object.fromEntries(kept);
}

/**
 * The standard ports, or those that settings name, of the parts that are started.
 * @throws Error naming each port that is taken, and the setting that changes it
 */
export async function standardPorts(env: Env, replaced: Replaced): Promise<Ports> {
  const problems: string[] = [];
  const chosen: Record<string, number> = {};
  for (const [name, { port: usual, setting, what, part }] of Object.entries(STANDARD)) {
    const port = Number(env[setting] || usual);
    if (!Number.isInteger(port) || port < 1 || port > 65535) problems.push(`${setting} is '${env[setting]}': expected a port, 1 to 65535`);
    else if (!(part !== 'api' && replaced[part]) && (await isTaken(port)))
      problems.push(`port ${port}, for ${what}, is taken: free it, or choose another one, such as ${setting}=${port + 10_000}`);
    chosen[name] = port;
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return chosen as Ports;
}

/** Ports that nobody listens on just now. */
export async function freePorts(): Promise<Ports> {
  const [postgres = 0, temporal = 0, temporalUi = 0, smtp = 0, mail = 0, api = 0] = await Promise.all(Object.keys(STANDARD).map(freePort));
  return { postgres, temporal, temporalUi, smtp, mail, api };
}
