import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inputsOf, missingInputs } from '../../db/queries/inputs.ts';
import { at, CODE, makeWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await world.running();
});
afterAll(() => world.stop());

const gathered = async (key: string) => {
  const inputs = await inputsOf(world.sql, CODE, key, () => world.now);
  if (inputs === undefined) throw new Error(`expected ${key} to gather inputs`);
  return inputs;
};
const keys = async (track: string) => (await world.sql<{ key: string }[]>`select key from item where track = ${track} order by ordinal`).map(({ key }) => key);
const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

describe('what evaluations are made from', () => {
  it('is for a process evaluation every activity of its three months against the plan, each in one evaluation only (P4a)', async () => {
    const evaluations = await keys('processEvaluation');
    expect(evaluations).toHaveLength(6);
    const expected = await Promise.all(evaluations.map(async (key) => (await gathered(key)).expected));
    const [all] = await world.sql<{ count: number }[]>`
      select count(*)::int as count from item i join track t on t.programme = i.programme and t.name = i.track
      where t.phase in ('planning', 'running') and t.kind not in ('processEvaluation', 'outcomeEvaluation', 'finalEvaluation') and i.rings <> '{}'
        and i.window_until <= (select max(window_until) from item where track = 'processEvaluation')`;
    expect(sum(expected)).toBe(all?.count);
    const first = await gathered(evaluations[0] ?? '');
    expect(first.tracks.find(({ track }) => track === 'training')).toEqual({ track: 'training', expected: 33, held: 0, didNotHappen: 0, missing: 0 });
    expect(first.tracks.find(({ track }) => track === 'mentoring')).toMatchObject({ expected: 12 * 9 });
  });

  it('names what is missing once its window is over, and counts what is reported', async () => {
    world.now = at('2027-10-25');
    await world.sql`update item set outcome = 'held' where track = 'training' and audience = 'nelayan'`;
    await world.sql`update item set outcome = 'didNotHappen' where key = 'marketing/nelayan/01'`;
    await world.sql`update item set outcome = 'cancelled' where key = 'marketing/nelayan/02'`;
    const [key = ''] = await keys('processEvaluation');
    const inputs = await gathered(key);
    expect(inputs.reported).toBe(12);
    expect(inputs.missing).toContain('training/perempuan/01');
    expect(inputs.missing).not.toContain('training/nelayan/01');
    expect(inputs.missing).not.toContain('marketing/nelayan/02');
    expect(inputs.reported + inputs.ahead + inputs.missing.length).toBe(inputs.expected);
    expect(inputs.ahead).toBeGreaterThan(0);
    expect(inputs.tracks.find(({ track }) => track === 'training')).toMatchObject({ expected: 33, held: 11, missing: 22 });
    expect(await missingInputs(world.sql, CODE, [key, 'mentoring/nelayan-1/01'], '2027-10-25')).toEqual(new Map([[key, inputs.missing.length]]));
    await world.sql`update item set outcome = null`;
  });

  it('is for a monitoring visit what was to be done since the visit before (P3)', async () => {
    const visits = await keys('monitoring');
    expect(visits).toHaveLength(18);
    const second = await gathered(visits[1] ?? '');
    expect(second.tracks.find(({ track }) => track === 'mentoring')?.expected).toBe(4 * 9);
    expect(second.tracks.map(({ track }) => track)).not.toContain('interview');
    expect(second.tracks.map(({ track }) => track)).not.toContain('monitoring');
  });

  it('is for an outcome evaluation half a year, with the surveys that are due in it (P4b)', async () => {
    const evaluations = await keys('outcomeEvaluation');
    expect(evaluations).toHaveLength(3);
    const last = await gathered(evaluations[2] ?? '');
    expect(last.tracks.find(({ track }) => track === 'interviewEndline')?.expected).toBe(90);
    expect(last.tracks.find(({ track }) => track === 'mentoring')?.expected).toBe(6 * 9);
  });

  it('is for the final evaluation the whole programme, process and outcome together (P4c)', async () => {
    const [key = ''] = await keys('finalEvaluation');
    const { tracks } = await gathered(key);
    expect(tracks.find(({ track }) => track === 'mentoring')?.expected).toBe(378);
    expect(tracks.find(({ track }) => track === 'monthlyLog')?.expected).toBe(162);
    expect(tracks.find(({ track }) => track === 'interview')?.expected).toBe(90);
    expect(tracks.find(({ track }) => track === 'focusGroup')?.expected).toBe(3);
  });

  it('is nothing for an item that looks at no others', async () => {
    expect(await inputsOf(world.sql, CODE, 'mentoring/nelayan-1/01', () => world.now)).toBeUndefined();
    expect(await inputsOf(world.sql, CODE, 'monitoring/programme/99', () => world.now)).toBeUndefined();
  });
});
