import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrateDefinition, MigrateInput } from '../../db/acts/migrate.ts';
import { definitionOf } from '../../db/queries/asked.ts';
import { type Acting, done, leader, makeActing, WHY } from './actsWorld.ts';
import { accepted, allPresent, CODE } from './world.ts';

const SEEDS = new URL('../../seeds/', import.meta.url);
const text = readFileSync(new URL('tablolong.yaml', SEEDS), 'utf8');

let world: Acting;
beforeEach(async () => {
  world = await makeActing();
});
afterEach(() => world.stop());

/** The definition with these texts exchanged, as version 2. */
const edited = (...changes: readonly [from: string | RegExp, to: string][]) =>
  [['version: 1', 'version: 2'] as const, ...changes].reduce((all, [from, to]) => {
    const next = all.replace(from, to);
    if (next === all) throw new Error(`${from}: expected in the definition`);
    return next;
  }, text);

const migrate = (definition: string, preview = false) => {
  const input = MigrateInput.parse({ ...WHY, definition, preview });
  const means = { master: world.master, calendarNames: () => readdir(new URL('calendars/', SEEDS)), readCalendar: () => Promise.resolve([]) };
  return migrateDefinition(world.sql, world.asked(leader, input), CODE, input, means);
};

/** Of monitoring, one a month for eighteen months: two a month in the last six. */
const denser = () =>
  edited([/(\n {2}monitoring:\n(?: {4}.*\n)*? {4}cadence:)(.*|(?:\n {6}.*)+)/, '$1 [{ perMonth: 1, months: 12 }, { perMonth: 2, months: 6 }]']);

describe('another version of the definition', () => {
  it('adds what it expects more of, by preview and then in truth, and goes back by undo', async () => {
    const before = await world.items();
    const preview = done(await migrate(denser(), true));
    expect(await world.items()).toEqual(before);
    expect((await definitionOf(world.sql, CODE)).version).toBe(1);
    const body = done(await migrate(denser()));
    expect(body).toMatchObject({ from: 1, to: 2, counts: { added: 6, moved: 6 }, kept: [] });
    expect(body['changes']).toEqual(preview['changes']);
    const monitoring = (await world.items()).filter(({ track }) => track === 'monitoring');
    expect(monitoring.map(({ key }) => key).sort()).toEqual(
      Array.from({ length: 24 }, (_, index) => `monitoring/programme/${String(index + 1).padStart(2, '0')}`),
    );
    expect((await definitionOf(world.sql, CODE)).tracks['monitoring']?.cadence).toEqual([
      { perMonth: 1, months: 12 },
      { perMonth: 2, months: 6 },
    ]);
    done(await world.undo(body.act));
    const now = await world.items();
    expect((await definitionOf(world.sql, CODE)).version).toBe(1);
    expect(now.filter(({ key }) => before.some((item) => item.key === key))).toEqual(before);
    expect(now.filter(({ key }) => before.every((item) => item.key !== key)).map(({ outcome }) => outcome)).toEqual(Array(6).fill('cancelled'));
  });

  it('keeps the definition in its order, groups and tracks', async () => {
    done(await migrate(edited()));
    const [row] = await world.sql<[{ definition: Record<string, object> }]>`select definition from programme where code = ${CODE}`;
    expect(Object.keys(row.definition['trainingGroups'] ?? {})).toEqual(['nelayan', 'perempuan', 'pemuda']);
  });

  it('leaves what was moved by hand where it is, and says so', async () => {
    const key = 'monitoring/programme/15';
    done(await world.move({ scope: { kind: 'item', key }, shift: { days: 3 } }));
    const moved = await world.item(key);
    const body = done(await migrate(denser()));
    expect(body['kept']).toEqual([key]);
    expect(await world.item(key)).toEqual(moved);
  });

  it('does not touch what is done', async () => {
    const key = 'mentoring/nelayan-1/01';
    const mentor = world.person('mentor-nelayan-1', 'mentor', 'nelayan-1');
    const attendance = await allPresent(world, 'nelayan-1');
    accepted(
      await world.report(mentor, key, { id: '7d9ff3a0-1111-4222-8333-944445555666', outcome: 'held', doneOn: '2027-08-05', attendance, guests: 0, voices: 0 }),
    );
    const held = await world.item(key);
    done(await migrate(edited([/(\n {4}noticeDaysBefore|noticeDaysBefore): \d+/, '$1: 5'])));
    expect(await world.item(key)).toEqual(held);
  });

  it.each([
    ['of the same number', () => text, 'definition.version'],
    ['of another programme', () => edited([/^id: tablolong/m, 'id: oesapa']), 'definition.id'],
    [
      'with another audience of a track',
      () => edited([/( {2}monitoring:\n(?: {4}.*\n)*? {4}audience:) programme/, '$1 trainingGroup']),
      'definition.tracks.monitoring.audience',
    ],
    ['that cannot be read', () => 'id: [', 'definition'],
  ])('%s is refused at the place', async (_what, definition, path) => {
    const before = await world.items();
    const answer = await migrate(definition());
    expect(answer).toMatchObject({ kind: 'refused', status: 422, code: 'migrationRefused' });
    expect(JSON.stringify(answer)).toContain(`"path":"${path}`);
    expect(await world.items()).toEqual(before);
  });
});
