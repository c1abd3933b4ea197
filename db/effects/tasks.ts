import { PROGRAMME_AUDIENCE, trainingGroupOf } from '../../domain/ladder.ts';
import { trackByKind } from '../../domain/naming.ts';
import { plannedTrack } from '../../domain/proposePlan.ts';
import { itemsOfTasks, type ReportedTask } from '../../domain/reportTasks.ts';
import type { Day } from '../../domain/time.ts';
import type { Programme } from '../commands/command.ts';
import type { Tx } from '../connect.ts';
import { readPlacing } from '../placing.ts';
import { ownerOf, seal, unwrapKey } from '../sealed.ts';
import type { Applied, Effect } from './effect.ts';
import { lastOrdinal } from './lastOrdinal.ts';

/** P3, P4: what a visit or evaluation found and decided becomes a task of its own, with owner and day. */
export const followTasks: Effect = {
  apply: (tx, { programme, item, input, master }) =>
    agreeTasks(tx, programme, { tasks: input.tasks ?? [], audience: item.audience, on: input.doneOn, agreedIn: input.id }, master),
};

/** `audience`: the group they are about. `agreedIn`: the report they come from; undefined where a rule brings them. */
export type ToAgree = { readonly tasks: readonly ReportedTask[]; readonly audience: string; readonly on: Day; readonly agreedIn: string | undefined };

/** Tasks become items of the programme's track of tasks; what is to be done is sealed. Nothing where the definition has no such track. */
export async function agreeTasks(tx: Tx, programme: Programme, { tasks, audience: group, on, agreedIn }: ToAgree, master: Buffer): Promise<Applied> {
  const { code, definition, wrappedKey } = programme;
  const found = trackByKind(definition, 'task');
  if (found === undefined || tasks.length === 0) return { changes: [] };
  const [track, { audience: kind }] = found;
  const audience = kind === 'programme' ? PROGRAMME_AUDIENCE : kind === 'trainingGroup' ? (trainingGroupOf(definition, group) ?? group) : group;
  const items = itemsOfTasks(await readPlacing(tx, programme), track, audience, tasks, on, await lastOrdinal(tx, code, track, audience));
  const key = unwrapKey(master, wrappedKey, ownerOf(code));
  const rows = items.map(({ key: task }, index) => ({ item: task, sealed: seal(key, tasks[index]?.what, taskPlace(code, task)).toString('hex') }));
  return {
    changes: items.map((item) => ({ kind: 'add', item })),
    tracks: plannedTrack(definition, track, items),
    refer: async (then) => {
      await then`
        insert into agreed_task (programme, item, agreed_in, sealed)
        select ${code}, item, ${agreedIn ?? null}, decode(sealed, 'hex') from jsonb_to_recordset(${then.json(rows)}) as task (item text, sealed text)`;
    },
  };
}

/** Where the words of an agreed task stand, as `db/sealed.ts` has it. */
export function taskPlace(code: string, item: string): string {
  return `${code}/${item}/task`;
}
