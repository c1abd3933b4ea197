import { z } from 'zod';
import type { Sql } from '../db/connect.ts';
import { tell } from '../db/inbox.ts';
import { append } from '../db/journal.ts';
import { permanent } from '../messages/failure.ts';
import { workflowIdOf } from '../messages/names.ts';
import { wakeComposers } from '../notices/queue.ts';
import type { Activities, Stage } from './activities.ts';
import { Code, parse, StageName, TrackName } from './parse.ts';
import { lockProgramme } from './programmeRow.ts';

const Entering = z.strictObject({ code: Code, stage: StageName });
const Ending = z.strictObject({ code: Code, track: TrackName });
const ORDER: readonly Stage[] = ['planning', 'running', 'ended'];

/**
 * Records that a programme has come to a stage; one it has reached or passed already changes nothing.
 * @throws `InvalidInput` when it is not there yet: running before the lock, ended before each track; `ProgrammeNotFound`
 */
export async function enterStage(sql: Sql, now: () => number, input: Parameters<Activities['enterStage']>[0]): Promise<void> {
  const { code, stage } = parse(Entering, input, 'enterStage');
  await sql.begin(async (tx) => {
    const programme = await lockProgramme(tx, code, now);
    if (ORDER.indexOf(programme.stage) >= ORDER.indexOf(stage)) return;
    if (!programme.locked) throw permanent('InvalidInput', `programme ${code}: expected its plan to be locked before it is ${stage}`);
    const open = await tx`select from track where programme = ${code} and ended_at is null limit 1`;
    if (stage === 'ended' && open.length > 0) throw permanent('InvalidInput', `programme ${code}: expected each track to have ended before it does`);
    await tx`
      update programme set stage = ${stage}, ended_at = case when ${stage} = 'ended' then ${programme.now}::bigint end
      where code = ${code}`;
    const entry = { at: programme.now, actor: workflowIdOf(code), action: 'enterStage' as const, subject: code, planVersion: programme.planVersion };
    await append(tx, code, [{ ...entry, before: { stage: programme.stage }, after: { stage } }]);
    await wakeComposers(tx, code);
  });
}

/**
 * Records that a track has ended and tells `programme`. While it has open items, or has ended already, it changes nothing:
 * news of those items is on its way to the track, or names it to `programme`.
 * @throws `TrackNotFound`, `ProgrammeNotFound`, `InvalidInput`
 */
export async function endTrack(sql: Sql, now: () => number, input: Parameters<Activities['endTrack']>[0]): Promise<void> {
  const { code, track } = parse(Ending, input, 'endTrack');
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
