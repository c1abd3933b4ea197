import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { inject } from 'vitest';
import { connect, type Sql } from '../../db/connect.ts';
import { freePort } from '../../stack/ports.ts';
import { startTemporal } from '../../stack/temporal.ts';
import { findTemporal, findTestServer } from '../../stack/temporalBinary.ts';
import { databaseUrl, type Template } from './postgresOnDemand.ts';

/** A migrated, empty database of its own, and a pool on it. */
export type TestDatabase = { readonly url: string; readonly sql: Sql; stop(): Promise<void> };

/** A Temporal dev server of its own, in memory, with our search attributes. */
export type TestTemporal = {
  readonly address: string;
  readonly namespace: string;
  readonly connection: Connection;
  readonly client: Client;
  stop(): Promise<void>;
};

/** A clone of the migrated template: a fresh one takes about 0.1 s. Call `stop` in `afterAll` (or `afterEach`). */
export async function testDatabase(): Promise<TestDatabase> {
  const answer = await fetch(inject('postgresOnDemand'));
  if (!answer.ok) throw new Error(`no database for tests: ${await answer.text()}`);
  const { url, template } = (await answer.json()) as Template;
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const server = connect(url, { name: 'test', max: 1 });
  await server`create database ${server(name)} template ${server(template)}`;
  const own = databaseUrl(url, name);
  const sql = connect(own, { name: 'test' });
  return {
    url: own,
    sql,
    async stop() {
      await sql.end({ timeout: 5 });
      await server`drop database if exists ${server(name)} with (force)`;
      await server.end();
    },
  };
}

/** Starts in about a second. For what needs lists, search attributes, current details or real restarts. */
export async function testTemporal(): Promise<TestTemporal> {
  const server = await startTemporal({ binary: await findTemporal(), port: await freePort() });
  const connection = await Connection.connect({ address: server.address });
  return {
    address: server.address,
    namespace: server.namespace,
    connection,
    client: new Client({ connection, namespace: server.namespace }),
    async stop() {
      await connection.close();
      await server.stop();
    },
  };
}

/** A server on which months of timers pass at once; one a test file, since its clock is one for all. End it with `teardown()`. */
export async function timeSkippingServer(): Promise<TestWorkflowEnvironment> {
  return TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path: await findTestServer() } } });
}

export { freePort } from '../../stack/ports.ts';
export { testMailServer, type TestMailServer } from './mailServer.ts';
