import { z } from 'zod';
import type { Sql, Tx } from '../db/connect.ts';
import { tell } from '../db/inbox.ts';
import { append } from '../db/journal.ts';
import { permanent } from '../messages/failure.ts';
import { workflowIdOf } from '../messages/names.ts';
import type { Programme } from '../notices/programme.ts';
import { wakeComposers } from '../db/noticeQueue.ts';
import type { Activities, Stage } from './activities.ts';
import { writeMeasures, writeTermination } from './closingTracks.ts';
import { Code, parse, StageName, TrackOf } from './parse.ts';
import { lockProgramme } from './programmeRow.ts';

const Entering = z.strictObject({ code: Code, stage: StageName });
const ORDER: readonly Stage[] = ['planning', 'running', 'termination', 'measures', 'ended'];

/**
 * Records that a programme has come to a stage, and writes the tracks that the stage begins with; one it has reached or passed already changes nothing.
 * @throws `InvalidInput` when it is not there yet: running before the lock, termination before all that was scheduled is accounted for, measures
 *   before they are countersigned, ended before each track; `ProgrammeNotFound`
 */
export async function enterStage(sql: Sql, now: () => number, input: Parameters<Activities['enterStage']>[0]): Promise<void> {
  const { code, stage } = parse(Entering, input, 'enterStage');
  await sql.begin(async (tx) => {
    const programme = await lockProgramme(tx, code, now);
    if (ORDER.indexOf(programme.stage) >= ORDER.indexOf(stage)) return;
    const missing = await missingFor(tx, programme, stage);
    if (missing !== undefined) throw permanent('InvalidInput', `programme ${code}: expected ${missing} before it is ${stage}`);
    const { after, planVersion } = await begin(tx, programme, stage);
    await tx`
      update programme set stage = ${stage},
        terminated_at = case when ${stage} = 'measures' then ${programme.now}::bigint else terminated_at end,
        ended_at = case when ${stage} = 'ended' then ${programme.now}::bigint end
      where code = ${code}`;
    const entry = { at: programme.now, actor: workflowIdOf(code), action: 'enterStage' as const, subject: code, planVersion };
    await append(tx, code, [{ ...entry, before: { stage: programme.stage }, after: { stage, ...after } }]);
    await wakeComposers(tx, code);
  });
}

/** What a stage needs that is not there yet, in words; undefined: it may begin. */
async function missingFor(tx: Tx, { code, stage, locked }: Programme, next: Stage): Promise<string | undefined> {
  if (!locked) return 'its plan to be locked';
  if (next === 'running' || next === 'planning') return undefined;
  const [{ terminates }] = await tx<[{ terminates: boolean }]>`select terminates from programme where code = ${code}`;
  const before: Stage = next === 'termination' ? 'running' : next === 'measures' ? 'termination' : terminates ? 'measures' : 'running';
  if (stage !== before) return `it to be ${before}`;
  if (!terminates && next !== 'ended') return 'a definition that knows termination';
  const phases = { termination: ['planning', 'running'], measures: [], ended: ['planning', 'running', 'beyond', 'closing'] }[next];
  const kinds = next === 'measures' ? ['termination'] : [];
  const open = await tx`
    select from track where programme = ${code} and ended_at is null and (phase = any(${phases}) or kind = any(${kinds})) limit 1`;
  return open.length > 0 ? 'each track that it waits for to have ended' : undefined;
}

async function begin(tx: Tx, programme: Programme, stage: Stage): ReturnType<typeof writeMeasures> {
  if (stage === 'measures') return writeMeasures(tx, programme);
  return { after: stage === 'termination' ? { tracks: await writeTermination(tx, programme) } : {}, planVersion: programme.planVersion };
}

/**
 * Records that a track has ended and tells `programme`. While it has open items, or has ended already, it changes nothing:
 * news of those items is on its way to the track, or names it to `programme`.
 * @throws `TrackNotFound`, `ProgrammeNotFound`, `InvalidInput`
 */
export async function endTrack(sql: Sql, now: () => number, input: Parameters<Activities['endTrack']>[0]): Promise<void> {
  const { code, track } = parse(TrackOf, input, 'endTrack');
  await sql.begin(async (tx) => {
    const programme = await lockProgramme(tx, code, now);
    const [found] = await tx<{ ended_at: number | null }[]>`select ended_at from track where programme = ${code} and name = ${track}`;
    if (found === undefined) throw permanent('TrackNotFound', `${workflowIdOf(code, track)}: expected to be a track of the plan`);
    if (found.ended_at !== null) return;
    const open = await tx`select from item where programme = ${code} and track = ${track} and outcome is null limit 1`;
    if (open.length === 0) {
      await tx`update track set ended_at = ${programme.now} where programme = ${code} and name = ${track}`;
      const entry = { at: programme.now, actor: workflowIdOf(code, track), action: 'endTrack' as const, subject: track };
      await append(tx, code, [{ ...entry, planVersion: programme.planVersion }]);
    }
    const stepped = programme.clock.kind === 'stepped' ? programme.clock.now : undefined;
    await tell(tx, code, [{ planVersion: programme.planVersion, keys: [track], now: stepped }]);
    await wakeComposers(tx, code);
  });
}
