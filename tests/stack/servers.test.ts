import { createTransport } from 'nodemailer';
import { afterAll, describe, expect, it } from 'vitest';
import { makeWorld } from '../db/world.ts';
import { filledTables, takeSnapshot } from '../support/snapshot.ts';
import { testDatabase, testMailServer, testTemporal, timeSkippingServer } from '../support/servers.ts';

const stops: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const stop of stops) await stop();
});

describe('servers for tests', () => {
  it('gives each asker a migrated database of its own', async () => {
    const [one, other] = await Promise.all([testDatabase(), testDatabase()]);
    stops.push(one.stop, other.stop);
    expect(await one.sql`select count(*) as programmes from programme`).toEqual([{ programmes: 0 }]);
    expect(one.url).not.toBe(other.url);
    const { sql } = one;
    await sql`create table only_here (id int)`;
    await expect(other.sql`select * from only_here`).rejects.toThrow(/only_here/);
  });

  it('gives a second world the running programme of the first, row by row, and the ids that come next', async () => {
    const worlds = [await makeWorld(), await makeWorld()];
    stops.push(...worlds.map(({ stop }) => stop));
    const held: unknown[] = [];
    for (const { running, sql } of worlds) {
      await running();
      const tables = (await filledTables(sql)).filter((name) => name !== 'migration'); // applied at another moment
      expect(tables).toEqual(expect.arrayContaining(['client_key', 'inbox', 'item', 'journal', 'programme', 'track']));
      held.push(await takeSnapshot(sql, tables));
    }
    expect(held[1]).toEqual(held[0]);
  });

  it('makes a running programme by its commands where something stands in the database already', async () => {
    const [one, other] = [await makeWorld(), await makeWorld()];
    stops.push(one.stop, other.stop);
    await one.running();
    await other.start({ code: 'before-it' });
    await other.running();
    expect(await other.sql`select code from programme order by code`).toEqual([{ code: 'before-it' }, { code: 'tablolong-2027' }]);
  });

  it('gives a Temporal server that keeps closed runs for a quarter and knows our search attributes', async () => {
    const temporal = await testTemporal();
    stops.push(temporal.stop);
    const { namespace } = temporal;
    const described = await temporal.connection.workflowService.describeNamespace({ namespace });
    expect(Number(described.config?.workflowExecutionRetentionTtl?.seconds)).toBe(90 * 24 * 3600);
    const known = await temporal.connection.operatorService.listSearchAttributes({ namespace });
    expect(Object.keys(known.customAttributes ?? {})).toEqual(
      expect.arrayContaining(['ProgrammeStage', 'Village', 'Track', 'OverdueItems', 'BlockedItems', 'NextDue']),
    );
  });

  it('gives a server that skips time', async () => {
    const environment = await timeSkippingServer();
    stops.push(() => environment.teardown());
    const before = await environment.currentTimeMs();
    await environment.sleep('30 days');
    expect(await environment.currentTimeMs()).toBeGreaterThanOrEqual(before + 30 * 24 * 3600 * 1000);
  });

  it('gives a mail server that refuses, hangs and drops as it is told', async () => {
    const server = await testMailServer();
    stops.push(server.stop);
    const mailer = createTransport(`${server.url}?socketTimeout=500&connectionTimeout=500`);
    const send = () => mailer.sendMail({ from: 'a@contoh.example', to: 'b@contoh.example', subject: 'x', text: 'y' });
    server.next({ refuse: 550 }, { refuse: 451, at: 'recipient' }, 'drop', 'keepAndDrop', 'hang');
    await expect(send()).rejects.toMatchObject({ responseCode: 550 });
    await expect(send()).rejects.toMatchObject({ responseCode: 451 });
    await expect(send()).rejects.toThrow();
    await expect(send()).rejects.toThrow();
    expect(server.mails).toHaveLength(1);
    await expect(send()).rejects.toThrow();
    await send();
    const [, mail] = await server.arrived(2);
    expect(mail?.to).toEqual(['b@contoh.example']);
    expect(mail?.parsed.subject).toBe('x');
  });
});
