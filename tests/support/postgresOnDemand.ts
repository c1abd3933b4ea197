import { chmodSync, mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { connect } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { removeState } from '../../stack/postgresFiles.ts';
import { type PostgresServer, startPostgres } from '../../stack/postgres.ts';
import { freePort } from '../../stack/ports.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a test file asks for the database server of this run. */
    postgresOnDemand: string;
  }
}

/** The server of this run and the name of a migrated database in it, to be cloned. */
export type Template = { readonly url: string; readonly template: string };

/**
 * One PostgreSQL for a vitest run, started when the first test file asks for it: a run of domain tests needs none. With DATABASE_URL set that server
 * is used instead. Test files run in other processes, so they ask over HTTP.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  let asked: Promise<Template> | undefined;
  const ends: (() => Promise<void>)[] = [];
  const door = createServer((_request, response) => {
    asked ??= prepare(ends);
    asked.then(
      (template) => response.end(JSON.stringify(template)),
      (failure: unknown) => response.writeHead(500).end(String(failure)),
    );
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  project.provide('postgresOnDemand', `http://127.0.0.1:${(door.address() as AddressInfo).port}`);
  return async () => {
    await close(door);
    for (const end of ends.reverse()) await end();
  };
}

async function prepare(ends: (() => Promise<void>)[]): Promise<Template> {
  const url = process.env.DATABASE_URL || (await startOwn(ends)).url;
  const template = `pendamping_template_${process.pid}`;
  const sql = connect(url, { name: 'test template', max: 1 });
  await sql`drop database if exists ${sql(template)}`;
  await sql`create database ${sql(template)}`;
  ends.push(async () => {
    await sql`drop database if exists ${sql(template)} with (force)`;
    await sql.end();
  });
  const inTemplate = connect(databaseUrl(url, template), { name: 'test template', max: 1 });
  await migrate(inTemplate);
  await inTemplate.end(); // a database with a connection cannot be cloned
  return { url, template };
}

async function startOwn(ends: (() => Promise<void>)[]): Promise<PostgresServer> {
  const stateFolder = mkdtempSync(join(tmpdir(), 'pendamping-test-'));
  chmodSync(stateFolder, 0o711); // run by root, PostgreSQL runs as somebody else
  ends.push(async () => void removeState(stateFolder));
  const server = await startPostgres({ stateFolder, port: await freePort(), lasting: false });
  ends.push(() => server.stop());
  return server;
}

/** The address of another database of the same server. */
export function databaseUrl(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
