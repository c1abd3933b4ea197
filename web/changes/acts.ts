import type { Acts } from '../../client/client.ts';
import { can, type ProgrammeVisit } from '../page.ts';

/** An act as it is listed. */
export type Act = Acts['acts'][number];

/** All acts of the programme, the latest last. */
export async function allActs({ api, params: { code } }: ProgrammeVisit): Promise<Act[]> {
  const acts: Act[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: Acts = await api.listActs({ code }, { after, limit: 500 });
    acts.push(...page.acts);
    after = page.next;
  }
  return acts;
}

/** Whether a link to its undo is worth showing; whether it can be undone the API says. */
export function mayUndo(visit: ProgrammeVisit, { kind, undoneBy, endedBy }: Act): boolean {
  if (!can(visit, 'movePlan') || kind === 'undo' || undoneBy !== null || endedBy !== null) return false;
  return visit.self.standing === 'manager' || !MANAGERS_OWN.includes(kind);
}

/** What a manager does a manager undoes. */
const MANAGERS_OWN: readonly Act['kind'][] = ['handOver', 'acting', 'migrate', 'extend', 'exitProgramme'];

/** Who recorded something: `person:tablolong-2027/team-leader` is team-leader. */
export function recorder(actor: string): string {
  return actor.replace(/^.*[:/]/, '');
}
