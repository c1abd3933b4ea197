import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../../api/app.ts';
import type { Actor } from '../../domain/actor.ts';
import { ACTIONS, may, type ProgrammeRoles } from '../../domain/may.ts';
import { CODE, makeWorld, OTHER, type World } from './world.ts';

/** Opened by no token; the last by an address that is a secret of its own. */
const OPEN = ['/healthz', '/openapi.json', '/readyz', '/calendar/{token}.ics'];
const PEOPLE = [
  'team-leader',
  'secretary',
  'coordinator-nelayan',
  'mentor-nelayan-1',
  'instructor-nelayan-1',
  'village-head',
  'patron',
  `${OTHER}/team-leader`,
  `${OTHER}/mentor-nelayan-1`,
  'machine',
];
/** Who has no token, and asks by way of the pages. */
const ACCOUNTS: Readonly<Record<string, Actor>> = {
  administrator: { kind: 'account', id: 'administrator', standing: 'administrator', programmes: [] },
  'its manager': { kind: 'account', id: 'dinas', standing: 'manager', programmes: [CODE] },
  'its donor': { kind: 'account', id: 'donatur', standing: 'donor', programmes: [CODE] },
  'a manager of others': { kind: 'account', id: 'dinas-2', standing: 'manager', programmes: [OTHER] },
  'a donor of others': { kind: 'account', id: 'donatur-2', standing: 'donor', programmes: [OTHER] },
};
const PLACES: Record<string, string> = {
  code: CODE,
  track: 'mentoring',
  audience: 'nelayan-1',
  ordinal: '01',
  client: 'k001',
  form: 'interview',
  indicator: 'told',
  person: 'mentor-nelayan-1',
  notice: '1',
  act: '1',
};

let world: World;
let roles: ProgrammeRoles;
const actors = new Map<string, Actor>();
beforeAll(async () => {
  world = await makeWorld();
  await world.locked();
  await world.locked(OTHER);
  const [row] = await world.sql<[{ definition: ProgrammeRoles }]>`select definition from programme where code = ${CODE}`;
  roles = { ...row.definition, code: CODE };
  await world.sql`
    insert into notice (programme, event_key, person, kind, item, created_at)
    values (${CODE}, 'mentoring/nelayan-1/01@1/due', 'mentor-nelayan-1', 'due', 'mentoring/nelayan-1/01', ${world.now})`;
  const act = { scope: { kind: 'item', key: 'mentoring/nelayan-1/02' }, shift: { days: 7 }, reason: 'uji' };
  await world.ask(`POST /programmes/${CODE}/moves`, { as: 'team-leader', body: act });
  for (const holder of PEOPLE) {
    if (holder === 'machine') actors.set(holder, { kind: 'machine', label: 'cli' });
    else {
      const [programme = CODE, id = holder] = holder.includes('/') ? holder.split('/') : [];
      const [person] = await world.sql<[{ role: string }]>`select role from person where programme = ${programme} and id = ${id}`;
      actors.set(holder, { kind: 'person', programme, id, role: person.role });
    }
  }
});
afterAll(() => world.stop());

it('opens no route without a token but health and the document', async () => {
  const { body } = await world.ask('GET /openapi.json');
  const secured = new Map(ENDPOINTS.map(({ kind, path, action }) => [`${kind === 'view' ? 'get' : 'post'} ${path}`, action]));
  for (const [path, operations] of Object.entries<Record<string, any>>(body.paths))
    for (const [method, operation] of Object.entries(operations)) {
      if (OPEN.includes(path)) continue;
      expect(secured.get(`${method} ${path}`), `${method} ${path}`).toBe(operation['x-action']);
      expect(operation.security).toEqual([{ token: [] }]);
      secured.delete(`${method} ${path}`);
    }
  expect([...secured.keys()], 'routes that the document leaves out').toEqual([]);
});

it('asks for each action of the table somewhere, but those that a parameter asks for', () => {
  const asked = new Set<string>([...ENDPOINTS.map(({ action }) => action), 'viewOthersTasks', 'viewOthersNotices']);
  expect(ACTIONS.filter((action) => !asked.has(action))).toEqual([]);
});

describe.each(ENDPOINTS)('$name', ({ kind, path, action }) => {
  const request = `${kind === 'view' ? 'GET' : 'POST'} ${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => PLACES[name] ?? name)}`;

  it('answers nobody without a known token', async () => {
    for (const token of [undefined, 'pendamping_unknown', 'x']) {
      const answer = await world.ask(request, token === undefined ? {} : { token });
      expect([answer.status, answer.headers.get('www-authenticate'), answer.headers.get('content-type')]).toEqual([401, 'Bearer', 'application/problem+json']);
    }
  });

  it.each(PEOPLE)('opens to %s exactly where the table says so', async (as) => {
    // A body of the wrong shape: whoever may is told so (400), whoever may not learns nothing of it.
    const { status, body } = await world.ask(request, { as, body: [] });
    const allowed = may(actors.get(as) as Actor, action, path.includes('{code}') ? roles : undefined);
    if (!allowed) expect([status, body.type]).toEqual([403, 'urn:pendamping:problem:notAllowed']);
    else if (kind === 'command') expect(status).toBe(400);
    // A start is its own author's.
    else if (path.includes('{start}')) expect(status).toBe(404);
    else if (['viewItem', 'viewClient', 'viewFigures', 'viewNoticeSettings', 'viewNotice', 'viewPrintList'].includes(action))
      expect([200, 403]).toContain(status);
    else expect(status).toBe(200);
  });

  it.each(Object.keys(ACCOUNTS))('opens to %s exactly where the table says so', async (name) => {
    const visitor = ACCOUNTS[name] as Actor;
    const { status, body } = await world.ask(request, { visitor, body: [] });
    const allowed = may(visitor, action, path.includes('{code}') ? roles : undefined);
    if (!allowed) expect([status, body.type]).toEqual([403, 'urn:pendamping:problem:notAllowed']);
    else if (kind === 'command') expect(status).toBe(400);
    // A start is its own author's.
    else if (path.includes('{start}')) expect(status).toBe(404);
    // An account has no tasks and notices of its own; a figure is explained to no donor.
    else if (['viewOwnTasks', 'viewOwnNotices', 'viewFigures', 'viewNoticeSettings', 'viewNotice', 'viewPrintList'].includes(action))
      expect([200, 403]).toContain(status);
    else expect(status).toBe(200);
  });

  it('opens to nobody a programme that does not exist', async () => {
    if (!path.includes('{code}')) return;
    for (const as of ['machine', 'team-leader']) {
      const { status } = await world.ask(request.replace(CODE, 'no-such-code'), { as, body: [] });
      expect(status).toBe(as === 'machine' && may({ kind: 'machine', label: 'cli' }, action, roles) ? 404 : 403);
    }
    for (const visitor of Object.values(ACCOUNTS)) {
      const { status } = await world.ask(request.replace(CODE, 'no-such-code'), { visitor, body: [] });
      expect(status).toBe(visitor === ACCOUNTS['administrator'] && may(visitor, action, roles) ? 404 : 403);
    }
  });
});

it('takes a revoked token no more', async () => {
  const token = await world.tokenOf('secretary');
  expect((await world.ask(`GET /programmes/${CODE}`, { token })).status).toBe(200);
  await world.sql`update token set revoked_at = now() where person = 'secretary'`;
  expect((await world.ask(`GET /programmes/${CODE}`, { token })).status).toBe(401);
});
