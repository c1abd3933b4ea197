import { trackByKind } from '../../domain/naming.ts';
import { plannedTrack } from '../../domain/proposePlan.ts';
import { itemsOfCases } from '../../domain/reportTasks.ts';
import { readPlacing } from '../placing.ts';
import { clientKeys } from '../responses.ts';
import { seal } from '../sealed.ts';
import type { Effect } from './effect.ts';
import { lastOrdinal } from './lastOrdinal.ts';

/** P2e: what a client brought up in a mentoring session becomes a case of its own, sealed under the client's key, to be closed by the mentor. */
export const openCases: Effect = {
  async apply(tx, { programme, item, input, master }) {
    const { code, definition } = programme;
    const found = trackByKind(definition, 'counselling');
    const { cases = [] } = input;
    if (found === undefined || cases.length === 0) return { changes: [] };
    const [track] = found;
    const items = itemsOfCases(await readPlacing(tx, programme), track, item.audience, cases, input.doneOn, await lastOrdinal(tx, code, track, item.audience));
    const keys = await clientKeys(
      tx,
      code,
      cases.map(({ client }) => client),
      master,
    );
    const rows = cases.map(({ client, ...words }, index) => {
      const opened = items[index]?.key ?? '';
      const key = keys.get(client);
      return { item: opened, client, sealed: key === undefined ? null : seal(key, words, casePlace(code, opened)).toString('hex') };
    });
    return {
      changes: items.map((each) => ({ kind: 'add', item: each })),
      tracks: plannedTrack(definition, track, items),
      refer: async (then) => {
        await then`
          insert into counselling_case (programme, item, client, opened_by, sealed)
          select ${code}, item, client, ${input.id}, decode(sealed, 'hex')
          from jsonb_to_recordset(${then.json(rows)}) as opened (item text, client text, sealed text)`;
      },
    };
  },
};

/** Where the words of a counselling case stand, as `db/sealed.ts` has it. */
export function casePlace(code: string, item: string): string {
  return `${code}/${item}/case`;
}
