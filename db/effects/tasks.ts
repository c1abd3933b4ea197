import { PROGRAMME_AUDIENCE } from '../../domain/ladder.ts';
import { trackByKind } from '../../domain/naming.ts';
import { plannedTrack } from '../../domain/proposePlan.ts';
import { itemsOfTasks } from '../../domain/reportTasks.ts';
import { readPlacing } from '../placing.ts';
import { ownerOf, seal, unwrapKey } from '../sealed.ts';
import type { Effect } from './effect.ts';
import { lastOrdinal } from './lastOrdinal.ts';

/** P3, P4: what a visit or evaluation found and decided becomes a task of its own, with owner and day. What is to be done is sealed. */
export const followTasks: Effect = {
  async apply(tx, { programme, item, input, master }) {
    const { code, definition, wrappedKey } = programme;
    const found = trackByKind(definition, 'task');
    const { tasks = [] } = input;
    if (found === undefined || tasks.length === 0) return { changes: [] };
    const [track, { audience: kind }] = found;
    const audience = kind === 'programme' ? PROGRAMME_AUDIENCE : item.audience;
    const items = itemsOfTasks(await readPlacing(tx, programme), track, audience, tasks, input.doneOn, await lastOrdinal(tx, code, track, audience));
    const key = unwrapKey(master, wrappedKey, ownerOf(code));
    const rows = items.map(({ key: task }, index) => ({ item: task, sealed: seal(key, tasks[index]?.what, taskPlace(code, task)).toString('hex') }));
    return {
      changes: items.map((each) => ({ kind: 'add', item: each })),
      tracks: plannedTrack(definition, track, items),
      refer: async (then) => {
        await then`
          insert into agreed_task (programme, item, agreed_in, sealed)
          select ${code}, item, ${input.id}, decode(sealed, 'hex') from jsonb_to_recordset(${then.json(rows)}) as task (item text, sealed text)`;
      },
    };
  },
};

/** Where the words of an agreed task stand, as `db/sealed.ts` has it. */
export function taskPlace(code: string, item: string): string {
  return `${code}/${item}/task`;
}
