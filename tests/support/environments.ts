import type { Client } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, makeTelemetryFilterString, NativeConnection, Runtime } from '@temporalio/worker';
import { registerSearchAttributes } from '../../worker/attributes.ts';
import { testTemporal, timeSkippingServer } from './servers.ts';

// Activities fail on purpose in these tests; what matters is asserted, not logged.
Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR' }) } } });

/** A Temporal server for workflow tests, with a connection for workers. */
export type Environment = { readonly client: Client; readonly nativeConnection: NativeConnection; readonly teardown: () => Promise<void> };

/** The time-skipping server, with our search attributes; its clock is one for all: one a test file. */
export async function skippingEnvironment(): Promise<TestWorkflowEnvironment> {
  const env = await timeSkippingServer();
  await registerSearchAttributes(env.connection, env.namespace ?? 'default');
  return env;
}

/** The dev server: for lists, search attributes, current details, and what hands do to running workflows. */
export async function devEnvironment(): Promise<Environment> {
  const server = await testTemporal();
  const nativeConnection = await NativeConnection.connect({ address: server.address });
  return {
    client: server.client,
    nativeConnection,
    async teardown() {
      await nativeConnection.close();
      await server.stop();
    },
  };
}
