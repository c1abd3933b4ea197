import { changePlan } from '../db/changePlan.ts';
import type { Sql, Tx } from '../db/connect.ts';
import { tell } from '../db/inbox.ts';
import { type Action, append } from '../db/journal.ts';
import type { PlannedItem, PlannedTrack } from '../domain/plan.ts';
import type { TrackDefinition } from '../domain/definition.ts';
import { changedKeys } from '../domain/planChange.ts';
import { permanent } from '../messages/failure.ts';
import { workflowIdOf } from '../messages/names.ts';
import type { Programme } from '../notices/programme.ts';
import { wakeComposers } from '../db/noticeQueue.ts';
import { parse, TrackOf } from './parse.ts';
import { lockProgramme } from './programmeRow.ts';

/** What a stage begins with: its first items, rows of tracks that begin with it, and what the journal says of it (keys and counts). */
export type Opened = {
  readonly items: readonly PlannedItem[];
  readonly tracks?: readonly PlannedTrack[];
  readonly after: Readonly<Record<string, unknown>>;
};

/**
 * Opens a stage in one transaction that holds the programme's row, once however often it is called: `track.opened_at` says that it was done.
 * @param write reads and writes what the stage is about, and answers its first items
 * @throws `TrackNotFound`, `ProgrammeNotFound`, `InvalidInput`
 */
export async function openOnce(
  sql: Sql,
  now: () => number,
  verb: Extract<Action, 'draftMeasures' | 'draftProposal' | 'draftReferrals' | 'openFollowUp'>,
  input: { readonly code: string; readonly track: string },
  write: (tx: Tx, programme: Programme, track: TrackDefinition) => Promise<Opened>,
): Promise<void> {
  const { code, track } = parse(TrackOf, input, verb);
  await sql.begin(async (tx) => {
    const programme = await lockProgramme(tx, code, now);
    const [row] = await tx<{ opened_at: number | null }[]>`select opened_at from track where programme = ${code} and name = ${track}`;
    const definition = programme.definition.tracks[track];
    if (row === undefined || definition === undefined) throw permanent('TrackNotFound', `${workflowIdOf(code, track)}: expected to be a track of the plan`);
    if (row.opened_at !== null) return;
    const { items, tracks = [], after } = await write(tx, programme, definition);
    const added = items.map((item) => ({ kind: 'add', item }) as const);
    const { planVersion } = await changePlan(tx, programme, added, tracks);
    await tx`update track set opened_at = ${programme.now} where programme = ${code} and name = ${track}`;
    const entry = { at: programme.now, actor: workflowIdOf(code, track), action: verb, subject: track, planVersion };
    await append(tx, code, [{ ...entry, after: { ...after, ...changedKeys(added) } }]);
    // The track that asks for this loads next. Others that begin with it are the programme's to start.
    const begun = tracks.map(({ name }) => name);
    const stepped = programme.clock.kind === 'stepped' ? programme.clock.now : undefined;
    if (begun.length > 0) await tell(tx, code, [{ planVersion, keys: begun, now: stepped }]);
    await wakeComposers(tx, code);
  });
}
