import { PROGRAMME_AUDIENCE, trainingGroupOf } from '../../domain/ladder.ts';
import type { Definition, TrackDefinition } from '../../domain/definition.ts';
import { trackByKind } from '../../domain/naming.ts';
import type { PlannedItem } from '../../domain/plan.ts';
import { plannedTrack } from '../../domain/proposePlan.ts';
import { itemsOfTasks, type ReportedTask } from '../../domain/reportTasks.ts';
import type { Day } from '../../domain/time.ts';
import type { Programme } from '../commands/command.ts';
import type { Tx } from '../connect.ts';
import { readPlacing } from '../placing.ts';
import { ownerOf, seal, unwrapKey } from '../sealed.ts';
import type { Applied, Effect } from './effect.ts';
import { lastOrdinal } from './lastOrdinal.ts';
import { type FollowUp, followUps, writeFollowUps } from './missedRuns.ts';

/**
 * P3, P4: what a visit or evaluation found and decided becomes a task of its own, with owner and day. So does what was missed again and again: a group's
 * sessions, a client's attendance.
 */
export const followTasks: Effect = {
  async apply(tx, reported) {
    const { programme, item, input, master } = reported;
    const agreed = (input.tasks ?? []).map((task): Agreed => ({ ...task, audience: item.audience, agreedIn: input.id }));
    const missed = await followUps(tx, reported);
    const all = [...agreed, ...missed.map(({ task }): Agreed => ({ ...task, agreedIn: undefined }))];
    const { keys, applied } = await agreeAll(tx, programme, all, input.doneOn, master);
    const brought = missed.flatMap((followUp, index): [string, FollowUp][] => {
      const key = keys[agreed.length + index];
      return key === undefined ? [] : [[key, followUp]];
    });
    if (brought.length === 0) return applied;
    return {
      ...applied,
      refer: async (then) => {
        await applied.refer?.(then);
        await writeFollowUps(then, programme.code, item.key, brought);
      },
    };
  },
};

/** `audience`: the group they are about. `agreedIn`: the report they come from; undefined where a rule brings them. */
export type ToAgree = { readonly tasks: readonly ReportedTask[]; readonly audience: string; readonly on: Day; readonly agreedIn: string | undefined };
type Agreed = ReportedTask & { readonly audience: string; readonly agreedIn: string | undefined };

/** Tasks become items of the programme's track of tasks; what is to be done is sealed. Nothing where the definition has no such track. */
export async function agreeTasks(tx: Tx, programme: Programme, { tasks, audience, on, agreedIn }: ToAgree, master: Buffer): Promise<Applied> {
  const all = tasks.map((task): Agreed => ({ ...task, audience, agreedIn }));
  return (await agreeAll(tx, programme, all, on, master)).applied;
}

/** The same of tasks that are about several groups. @returns the key of each besides, in order; none where the definition has no track of tasks */
async function agreeAll(tx: Tx, programme: Programme, tasks: readonly Agreed[], on: Day, master: Buffer): Promise<{ keys: string[]; applied: Applied }> {
  const { code, definition, wrappedKey } = programme;
  const found = trackByKind(definition, 'task');
  if (found === undefined || tasks.length === 0) return { keys: [], applied: { changes: [] } };
  const [track, definitionOfTrack] = found;
  const placing = await readPlacing(tx, programme);
  const last = new Map<string, number>();
  const items: PlannedItem[] = [];
  for (const task of tasks) {
    const audience = audienceOf(definition, definitionOfTrack, task.audience);
    const before = last.get(audience) ?? (await lastOrdinal(tx, code, track, audience));
    items.push(...itemsOfTasks(placing, track, audience, [task], on, before));
    last.set(audience, before + 1);
  }
  const key = unwrapKey(master, wrappedKey, ownerOf(code));
  const rows = items.map(({ key: task }, index) => ({
    item: task,
    agreed_in: tasks[index]?.agreedIn ?? null,
    sealed: seal(key, tasks[index]?.what, taskPlace(code, task)).toString('hex'),
  }));
  return {
    keys: items.map((item) => item.key),
    applied: {
      changes: items.map((item) => ({ kind: 'add', item })),
      tracks: plannedTrack(definition, track, items),
      refer: async (then) => {
        await then`
          insert into agreed_task (programme, item, agreed_in, sealed)
          select ${code}, item, agreed_in, decode(sealed, 'hex') from jsonb_to_recordset(${then.json(rows)}) as task (item text, agreed_in uuid, sealed text)`;
      },
    },
  };
}

function audienceOf(definition: Definition, { audience: kind }: Pick<TrackDefinition, 'audience'>, group: string): string {
  return kind === 'programme' ? PROGRAMME_AUDIENCE : kind === 'trainingGroup' ? (trainingGroupOf(definition, group) ?? group) : group;
}

/** Where the words of an agreed task stand, as `db/sealed.ts` has it. */
export function taskPlace(code: string, item: string): string {
  return `${code}/${item}/task`;
}
