import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRecords } from '../../db/queries/records.ts';
import { storeResponses } from '../../db/responses.ts';
import { definitionOf } from '../../db/queries/asked.ts';
import { destroyKey } from '../../db/sealed.ts';
import { figuresOf } from '../../domain/figures/figuresOf.ts';
import type { Answers } from '../../domain/forms.ts';
import { CODE, makeWorld, type World } from './world.ts';

let world: World;
let people: string[];
beforeAll(async () => {
  world = await makeWorld();
  await world.running();
  people = (await world.sql<{ id: string }[]>`select id from client where audience = 'nelayan-1' order by id`).map(({ id }) => id);
});
afterAll(() => world.stop());

type Said = { form: string; subject?: string; kind?: 'client' | 'household'; answers: Answers };

/** A held item as its report left it, with the answers it brought, by whatever way it was reported. */
async function wasHeld(
  item: string,
  doneOn: string,
  { present = [] as string[], said = [] as Said[], decision = null as string | null } = {},
): Promise<string> {
  const id = randomUUID();
  const [row] = await world.sql<[{ wrappedKey: Buffer }]>`select wrapped_key as "wrappedKey" from programme where code = ${CODE}`;
  await world.sql.begin(async (tx) => {
    await tx`update item set outcome = 'held' where programme = ${CODE} and key = ${item}`;
    await tx`
      insert into report (programme, id, item, outcome, done_on, reporter, entered_at, voices, decision)
      values (${CODE}, ${id}, ${item}, 'held', ${doneOn}, 'team-leader', ${world.now}, 1, ${decision})`;
    for (const client of present) await tx`insert into attendance (programme, report, client, status) values (${CODE}, ${id}, ${client}, 'present')`;
    const responses = said.map(({ form, subject, kind = 'client' as const, answers }) => ({
      form,
      by: subject === undefined ? ({ kind: 'item' } as const) : { kind, id: subject },
      answers,
    }));
    await storeResponses(tx, { code: CODE, wrappedKey: row.wrappedKey }, id, responses, world.master);
  });
  return id;
}

const records = (readOn?: string) => readRecords(world.sql, CODE, world.master, readOn);

describe('records for figures', () => {
  it('have the programme’s days, its clients with place, group and membership, and every item of the plan', async () => {
    const read = await records('2027-09-01');
    expect(read).toMatchObject({ startsOn: '2027-08-02', endsOn: '2029-02-02', readOn: '2027-09-01', lockedOn: '2027-06-21', withoutData: 0 });
    expect(read.clients).toHaveLength(90);
    expect(new Set(read.clients.map(({ place }) => place)).size).toBe(90);
    expect(read.clients.find(({ id }) => id === people[0])).toMatchObject({
      group: 'nelayan-1',
      trainingGroup: 'nelayan',
      leftOn: undefined,
      memberships: [{ group: 'nelayan-1', until: undefined }],
    });
    const mentoring = read.sessions.filter(({ track }) => track === 'mentoring');
    expect(mentoring).toHaveLength(378);
    expect(mentoring[0]).toMatchObject({ kind: 'mentoring', outcome: undefined, doneOn: undefined, guests: 0 });
    expect(read.grants).toHaveLength(9);
    expect(read.grants.find(({ group }) => group === 'pemuda-1')).toEqual({
      group: 'pemuda-1',
      amount: 35_000_000,
      approvedOn: undefined,
      handedOverOn: undefined,
      useAcceptedOn: undefined,
    });
  });

  it('have who was there and what was answered, opened, from which figures are read (O7, E12)', async () => {
    await wasHeld('mentoring/nelayan-1/01', '2027-08-04', { present: people });
    await wasHeld('monthlyLog/nelayan-1/01', '2027-08-11', {
      said: [
        { form: 'monthlyLog', answers: { timesInBusiness: 3, sales: 1, costs: 0 } },
        { form: 'memberLog', subject: people[0] as string, answers: { share: 5000, saved: 100, otherIncome: 0, selfDevelopment: false } },
      ],
    });
    const read = await records('2027-09-03');
    expect(read.sessions.find(({ item }) => item === 'mentoring/nelayan-1/01')).toMatchObject({ outcome: 'held', doneOn: '2027-08-04', voices: 1 });
    expect(read.answers).toEqual([
      {
        item: 'monthlyLog/nelayan-1/01',
        track: 'monthlyLog',
        kind: 'log',
        audience: 'nelayan-1',
        form: 'memberLog',
        subject: people[0],
        doneOn: '2027-08-11',
        answers: { share: 5000, saved: 100, otherIncome: 0, selfDevelopment: false },
      },
      {
        item: 'monthlyLog/nelayan-1/01',
        track: 'monthlyLog',
        kind: 'log',
        audience: 'nelayan-1',
        form: 'monthlyLog',
        subject: undefined,
        doneOn: '2027-08-11',
        answers: { timesInBusiness: 3, sales: 1, costs: 0 },
      },
    ]);
    const figures = figuresOf(await definitionOf(world.sql, CODE), read, 'nelayan-1');
    expect(figures.find(({ indicator }) => indicator === 'mentored')?.results[0]).toMatchObject({ value: 10, met: true });
  });

  it('follow a grant through its hands: approved by every giver, handed over, use accepted when its receipts are complete (O4)', async () => {
    const steps = await world.sql<{ key: string; part: string; subject: string | null }[]>`
      select key, part, subject from item where programme = ${CODE} and track = 'capital' and audience = 'pemuda-1' order by ordinal`;
    const of = (part: string) => steps.filter((step) => step.part === part);
    const [one = '', two = ''] = of('decision').map(({ key }) => key);
    await wasHeld(one, '2027-11-01', { decision: 'approved' });
    const grant = async () => (await records()).grants.find(({ group }) => group === 'pemuda-1');
    expect(await grant()).toMatchObject({ approvedOn: undefined });
    await wasHeld(two, '2027-11-09', { decision: 'approved' });
    await wasHeld(of('handOver')[0]?.key as string, '2027-12-01');
    const use = await wasHeld(of('useReport')[0]?.key as string, '2028-01-20', {
      said: [{ form: 'useReport', answers: { spent: 35_000_000, offPurpose: 0, receiptsComplete: false } }],
    });
    expect(await grant()).toMatchObject({ approvedOn: '2027-11-09', handedOverOn: '2027-12-01', useAcceptedOn: undefined });
    await world.sql`delete from response where report = ${use}`;
    const [row] = await world.sql<[{ wrappedKey: Buffer }]>`select wrapped_key as "wrappedKey" from programme where code = ${CODE}`;
    await world.sql.begin((tx) =>
      storeResponses(
        tx,
        { code: CODE, wrappedKey: row.wrappedKey },
        use,
        [{ form: 'useReport', by: { kind: 'item' }, answers: { spent: 35_000_000, offPurpose: 0, receiptsComplete: true } }],
        world.master,
      ),
    );
    expect(await grant()).toMatchObject({ useAcceptedOn: '2028-01-20' });
  });

  it('leave out whoever withdrew consent to the use of their data, in everything, and count them (P1a)', async () => {
    const consent = (client: string, given: boolean, at: number, purpose = 'services') =>
      world.sql`insert into consent (programme, client, purpose, given, how, at) values (${CODE}, ${client}, ${purpose}, ${given}, 'signed', ${at})`;
    await consent(people[0] as string, true, 1);
    await consent(people[0] as string, false, 2);
    await consent(people[1] as string, false, 1);
    await consent(people[1] as string, true, 2);
    await consent(people[2] as string, false, 1, 'photos');
    const read = await records();
    expect(read.withoutData).toBe(1);
    expect(read.clients.map(({ id }) => id)).not.toContain(people[0]);
    expect(read.clients).toHaveLength(89);
    expect(read.answers.filter(({ subject }) => subject === people[0])).toEqual([]);
    const mentoring = read.sessions.find(({ item }) => item === 'mentoring/nelayan-1/01');
    expect([...(mentoring?.attendance.keys() ?? [])]).toEqual(people.slice(1));
    await world.sql`delete from consent where programme = ${CODE}`;
  });

  it('leave out whoever left over it, too, and count those who had once consented (P1a)', async () => {
    const [withdrew = '', refused = '', moved = ''] = people.slice(3);
    for (const [client, why] of [
      [withdrew, 'consentWithdrawn'],
      [refused, 'noConsent'],
      [moved, 'moved'],
    ])
      await world.sql`update client set left_on = '2027-08-20', left_because = ${why as string} where id = ${client as string}`;
    const read = await records();
    expect(read.clients.map(({ id }) => id).filter((id) => [withdrew, refused, moved].includes(id))).toEqual([moved]);
    expect(read.withoutData).toBe(1);
    await world.sql`update client set left_on = null, left_because = null where programme = ${CODE}`;
  });

  it('hold nothing any more of what was answered by somebody erased', async () => {
    const before = (await records()).answers.filter(({ subject }) => subject === people[0]);
    expect(before).toHaveLength(1);
    await destroyKey(world.sql, CODE, people[0] as string);
    expect((await records()).answers.filter(({ subject }) => subject === people[0])).toEqual([]);
  });

  it('are read for the programme’s own day unless another is asked for', async () => {
    await world.sql`update programme set clock_now = ${Date.parse('2027-10-31T17:00:00Z')}, rehearsal = true where code = ${CODE}`;
    expect((await records()).readOn).toBe('2027-11-01');
    await expect(readRecords(world.sql, 'no-such-code', world.master)).rejects.toThrow('expected to exist');
  });

  it('are read within a second for a full programme, its figures included', async () => {
    const logs = await world.sql<{ key: string; audience: string; from: string }[]>`
      select key, audience, window_from as "from" from item where programme = ${CODE} and track = 'monthlyLog' and outcome is null`;
    const clients = await world.sql<{ id: string; audience: string }[]>`select id, audience from client where programme = ${CODE}`;
    for (const { key, audience, from } of logs)
      await wasHeld(key, from, {
        said: clients
          .filter((client) => client.audience === audience)
          .map(({ id }) => ({ form: 'memberLog', subject: id, answers: { share: 1, saved: 1, otherIncome: 0, selfDevelopment: true } })),
      });
    const sessions = await world.sql<{ key: string; audience: string; from: string }[]>`
      select key, audience, window_from as "from" from item where programme = ${CODE} and track = 'mentoring' and outcome is null`;
    for (const { key, audience, from } of sessions)
      await wasHeld(key, from, { present: clients.filter((client) => client.audience === audience).map(({ id }) => id) });
    const definition = await definitionOf(world.sql, CODE);
    await records();
    const began = performance.now();
    const read = await records('2029-02-02');
    const figures = figuresOf(definition, read);
    const took = performance.now() - began;
    expect(figures.find(({ indicator, audience }) => indicator === 'mentored' && audience === 'programme')?.results[0]).toMatchObject({ value: 90, met: true });
    expect(took).toBeLessThan(1000);
  }, 120_000);
});
