import { connect as connectTo } from 'node:net';
import { Connection, type ConnectionOptions } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { waitUntil } from './waiting.ts';

/** Servers of somebody else's are waited for so long: they may start beside us. */
export const THEIRS_WITHIN_MS = 20_000;

const CONNECT_WITHIN_MS = 2_000;
const TEMPORAL_PORT = 7233;
/** gRPC's numbers. */
const DEADLINE_EXCEEDED = 4;
const UNAVAILABLE = 14;

/**
 * Waits until the Temporal server of the settings answers, so that one that does not is named before the worker waits for it.
 * @throws Error naming its address, the cause, and the settings to look at; the signal's reason
 */
export async function reachTemporal(given: Readonly<Record<string, string | undefined>>, signal?: AbortSignal, withinMs = THEIRS_WITHIN_MS): Promise<void> {
  const set = Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => Boolean(entry[1])));
  const { connectionOptions } = loadClientConnectConfig({ overrideEnvVars: set });
  const address = connectionOptions.address ?? '';
  const attempt = async (): Promise<void> => {
    const failure = await failureOf(greet(connectionOptions));
    if (failure !== undefined) throw new Error('Temporal does not answer', { cause: saysWhy(failure) ? failure : await refusalAt(address) });
  };
  const setting = set.TEMPORAL_ADDRESS === undefined ? "the Temporal CLI's profile (TEMPORAL_PROFILE)" : 'TEMPORAL_ADDRESS, TEMPORAL_TLS and TEMPORAL_API_KEY';
  await waitUntil(`Temporal at ${address}`, attempt, { withinMs, signal, hint: `Look at ${setting}: where no address is set, a dev server is started` });
}

async function greet(options: ConnectionOptions): Promise<void> {
  const connection = await Connection.connect({ ...options, connectTimeout: CONNECT_WITHIN_MS });
  await connection.close();
}

function failureOf(promise: Promise<void>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (failure: unknown) => failure,
  );
}

/** `db.example.org:5432`: of a server's URL what a message may say. */
export function placeOf(url: string, usualPort: number): string {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port || usualPort}`;
}

/** A server that answered, though by a refusal: `16 UNAUTHENTICATED`. One that was not reached at all leaves no code, or that of the deadline. */
function saysWhy(failure: unknown): boolean {
  const code = (failure as { code?: unknown }).code;
  return typeof code === 'number' && code !== DEADLINE_EXCEEDED && code !== UNAVAILABLE;
}

/** gRPC does not say why it reached nobody; the network does. */
function refusalAt(address: string): Promise<Error> {
  const [, host = '', port = TEMPORAL_PORT] = /^(?:.*\/)?\[?(.+?)\]?(?::(\d+))?$/.exec(address) ?? [];
  return new Promise((resolve) => {
    const socket = connectTo({ host, port: Number(port), timeout: CONNECT_WITHIN_MS });
    const end = (refusal: Error): void => {
      socket.destroy();
      resolve(refusal);
    };
    socket.once('connect', () => end(Object.assign(new Error('it listens and does not speak'), { code: 'connected, but no answer in gRPC' })));
    socket.once('timeout', () => end(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })));
    socket.once('error', end);
  });
}
