import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import type { Settings } from '../stack/settings.ts';
import { registerSearchAttributes } from './attributes.ts';
import { classOf, type Log, pause } from './loop.ts';

/** A way to Temporal for the worker (native) and for the relay (client), which each reconnect by themselves once they stand. */
export type Temporal = { readonly native: NativeConnection; readonly client: Client; close(): Promise<void> };

/** Connects, and makes sure that the namespace knows our search attributes. @throws when the server is away or refuses */
export async function connectTemporal({ connection: options, namespace }: Settings['temporal']): Promise<Temporal> {
  const connection = await Connection.connect(options);
  try {
    const native = await NativeConnection.connect(options);
    await registerSearchAttributes(connection, namespace);
    return {
      native,
      client: new Client({ connection, namespace }),
      async close() {
        await connection.close();
        await native.close();
      },
    };
  } catch (failure) {
    await connection.close();
    throw failure;
  }
}

/** Tries until it works, or the signal says stop; says so the first time and every half minute. @returns undefined when stopped */
export async function waitFor<T>(what: string, attempt: () => Promise<T>, log: Log, signal: AbortSignal): Promise<T | undefined> {
  for (let tries = 0; !signal.aborted; tries += 1) {
    try {
      return await attempt();
    } catch (failure) {
      if (tries % 30 === 0) log.warn({ failed: classOf(failure) }, `${what} does not answer yet, waiting for it`);
      await pause(1000, signal);
    }
  }
  return undefined;
}
