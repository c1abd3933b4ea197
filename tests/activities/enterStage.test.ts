import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createActivities } from '../../activities/createActivities.ts';
import { verifyJournal } from '../../db/journal.ts';
import { accepted, at, CODE, makeWorld, type World } from '../db/world.ts';
import { leaveTracks } from '../support/narrow.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.stop());

const verbs = () => createActivities({ sql: world.sql, now: () => world.now, master: world.master });
const journalled = (action: string) => world.sql`select subject from journal where action = ${action} order by seq`;

describe('enterStage', () => {
  it('enters running once, after the lock', async () => {
    accepted(await world.start());
    await expect(verbs().enterStage({ code: CODE, stage: 'running' })).rejects.toMatchObject({ type: 'InvalidInput' });
    await world.sql`update programme set locked_at = 1`;
    await verbs().enterStage({ code: CODE, stage: 'running' });
    await verbs().enterStage({ code: CODE, stage: 'running' });
    expect(await world.sql`select stage from programme`).toEqual([{ stage: 'running' }]);
    expect(await journalled('enterStage')).toHaveLength(1);
  });

  it('ends when each track has, never before, and does not go back', async () => {
    await world.running();
    await leaveTracks(world.sql, 'mentoring', 'monitoring');
    await expect(verbs().enterStage({ code: CODE, stage: 'ended' })).rejects.toMatchObject({ type: 'InvalidInput' });
    await world.sql`update track set ended_at = 1`;
    await verbs().enterStage({ code: CODE, stage: 'ended' });
    await verbs().enterStage({ code: CODE, stage: 'running' });
    expect(await world.sql`select stage, ended_at from programme`).toEqual([{ stage: 'ended', ended_at: world.now }]);
    await expect(verbs().enterStage({ code: CODE, stage: 'termination' })).resolves.toBeUndefined();
  });

  const end = (where: string) => world.sql.unsafe(`update track set ended_at = 1 where ${where}`);
  const trackRows = () => world.sql`select name, phase, starts_at from track where phase = 'closing' order by position`;

  it('enters termination when all that was scheduled is accounted for, and writes its track, once (P5)', async () => {
    await world.running();
    await end(`phase in ('planning', 'running') and name <> 'monitoring'`);
    await expect(verbs().enterStage({ code: CODE, stage: 'termination' })).rejects.toMatchObject({ type: 'InvalidInput' });
    await end(`name = 'monitoring'`); // what lies beyond is still open
    await verbs().enterStage({ code: CODE, stage: 'termination' });
    await verbs().enterStage({ code: CODE, stage: 'termination' });
    expect(await world.sql`select stage, terminated_at from programme`).toEqual([{ stage: 'termination', terminated_at: null }]);
    expect(await trackRows()).toEqual([{ name: 'termination', phase: 'closing', starts_at: world.now }]);
    expect((await world.sql`select after from journal where action = 'enterStage'`).map(({ after }) => after)).toEqual([
      { stage: 'termination', tracks: ['termination'] },
    ]);
    const { tracks, stage, terminates } = await verbs().loadProgramme({ code: CODE });
    expect({ stage, terminates }).toEqual({ stage: 'termination', terminates: true });
    expect(tracks.find(({ track }) => track === 'termination')).toMatchObject({ workflow: 'termination', phase: 'closing', ended: false });
    // Its items are not written yet: the Temporal UI must not say of it how many and till when.
    expect(tracks.find(({ track }) => track === 'termination')).toMatchObject({ label: 'Terminasi', summary: 'Terminasi' });
  });

  it('refuses termination of a programme whose definition knows none', async () => {
    await world.running();
    await world.sql`update programme set terminates = false`;
    await end('true');
    await expect(verbs().enterStage({ code: CODE, stage: 'termination' })).rejects.toMatchObject({ type: 'InvalidInput' });
  });

  it('enters measures when termination has ended: a track for each that was countersigned, and who keeps up business is asked in any case (P5a, P5b, P6, E13)', async () => {
    await world.running();
    await end('true');
    await verbs().enterStage({ code: CODE, stage: 'termination' });
    await expect(verbs().enterStage({ code: CODE, stage: 'measures' })).rejects.toMatchObject({ type: 'InvalidInput' });
    await end(`name = 'termination'`);
    const [item] = await world.sql<[{ key: string }]>`select key from item limit 1`;
    for (const [audience, kind] of [
      ['programme', 'newProposal'],
      ['programme', 'followUp'],
      ['nelayan-1', 'referral'],
      ['nelayan-2', 'followUp'],
      ['nelayan-3', 'referral'],
    ] as const)
      await world.sql`insert into measure (programme, audience, kind, decided_in) values (${CODE}, ${audience}, ${kind}, ${item.key})`;
    world.now = at('2029-02-20');
    await Promise.all([verbs().enterStage({ code: CODE, stage: 'measures' }), verbs().enterStage({ code: CODE, stage: 'measures' })]);
    expect(await world.sql`select stage, terminated_at, plan_version from programme`).toEqual([
      { stage: 'measures', terminated_at: world.now, plan_version: 2 },
    ]);
    const now = world.now;
    const rows = await trackRows();
    expect(rows.map(({ name }) => name)).toEqual(['termination', 'newProposal', 'referral', 'followUp', 'keepsUp']);
    expect(rows.slice(1, 4).map(({ starts_at }) => starts_at)).toEqual([now, now, now]);
    const asked =
      await world.sql`select count(*) as items, count(distinct audience) as groups, max(window_until)::text as until from item where track = 'keepsUp'`;
    expect(asked).toEqual([{ items: 27, groups: 9, until: '2030-02-20' }]);
    expect(rows[4]?.starts_at).toBeGreaterThan(now);
    const { tracks } = await verbs().loadProgramme({ code: CODE });
    const stories = Object.fromEntries(tracks.map(({ track, workflow }) => [track, workflow]));
    expect(stories).toMatchObject({
      newProposal: 'newProposal',
      referral: 'referral',
      followUp: 'followUp',
      keepsUp: 'track',
      capital: 'capital',
      mentoring: 'track',
    });
    await expect(verbs().enterStage({ code: CODE, stage: 'ended' })).rejects.toMatchObject({ type: 'InvalidInput' });
    await end('true');
    await verbs().enterStage({ code: CODE, stage: 'ended' });
    expect(await world.sql`select stage, terminated_at, ended_at from programme`).toEqual([{ stage: 'ended', terminated_at: now, ended_at: world.now }]);
    expect(await verifyJournal(world.sql, CODE)).toMatchObject({ intact: true });
  });
});
