import { randomUUID } from 'node:crypto';
import { draftMeasures } from '../../activities/draftMeasures.ts';
import { enterStage } from '../../activities/stages.ts';
import type { Answer } from '../../db/commands/command.ts';
import type { ReportInput } from '../../db/commands/report.ts';
import { accepted, at, CODE, makeWorld, type World } from './world.ts';

export const TODAY = '2029-02-26';

/** A programme whose measures are countersigned: a new proposal and follow-up for the programme, follow-up for two groups, referral for the others. */
export type MeasuresWorld = World & {
  reported(id: string, role: string, key: string, more?: Partial<ReportInput>): Promise<Answer>;
  /** Items of a track in the order of their keys. */
  items(track: string): Promise<{ key: string; part: string; subject: string | null; owner: string; open: boolean; outcome: string | null }[]>;
  measure(audience: string, kind: string): Promise<object | undefined>;
  lastJournalled(subject: string): Promise<Record<string, unknown> | undefined>;
};

/** What an activity that opens a track is given. */
export const track = (name: string): { code: string; track: string } => ({ code: CODE, track: name });

export async function makeMeasures(): Promise<MeasuresWorld> {
  const world = await makeWorld();
  const { sql } = world;
  const now = () => world.now;
  const made: MeasuresWorld = Object.assign(world, {
    reported: (id: string, role: string, key: string, more: Partial<ReportInput> = {}) =>
      world.report(world.person(id, role), key, { id: randomUUID(), outcome: 'held', doneOn: TODAY, ...more }),
    items: (of: string) =>
      sql<{ key: string; part: string; subject: string | null; owner: string; open: boolean; outcome: string | null }[]>`
        select key, part, subject, owner, rings <> '{}' as open, outcome from item where track = ${of} order by audience, ordinal`,
    measure: async (audience: string, kind: string) => (await sql`select outcome, party from measure where audience = ${audience} and kind = ${kind}`)[0],
    lastJournalled: async (subject: string) =>
      (await sql<{ after: Record<string, unknown> }[]>`select after from journal where subject = ${subject} order by seq desc limit 1`)[0]?.after,
  });
  await world.running();
  world.now = at(TODAY);
  await sql`update track set ended_at = ${world.now} where phase in ('planning', 'running')`;
  await enterStage(sql, now, { code: CODE, stage: 'termination' });
  await draftMeasures(sql, now, world.master, { code: CODE, track: 'termination' });
  const answers = { programme: ['newProposal', 'followUp'], groups: { 'nelayan-1': ['followUp'], 'pemuda-2': ['followUp'] }, reason: 'Hampir berhasil.' };
  accepted(await made.reported('team-leader', 'teamLeader', 'termination/programme/01', { decision: 'overridden', answers }));
  accepted(await made.reported('patron', 'patron', 'termination/programme/02', { decision: 'countersigned' }));
  await sql`update track set ended_at = ${world.now} where name = 'termination'`;
  await enterStage(sql, now, { code: CODE, stage: 'measures' });
  return made;
}
