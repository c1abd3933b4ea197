import type { Definition } from '../../domain/definition.ts';
import { trackByKind } from '../../domain/naming.ts';
import type { Text } from '../../domain/language.ts';
import { nowOf } from '../clock.ts';
import type { Db } from '../connect.ts';
import { readLeavers } from '../seats.ts';

type Choice = { readonly key: string; readonly name: Text };

/** What reports of a programme choose from. */
export type Choices = {
  readonly reasons: readonly Choice[];
  readonly seasons: readonly Choice[];
  readonly incomeSources: readonly Choice[];
  /** Who can be given a task; none where the programme follows no tasks. */
  readonly people: readonly { readonly id: string; readonly name: string; readonly role: Text }[];
  /** Whether a mentoring session may open a counselling case. */
  readonly cases: boolean;
};

/** @throws Error when there is no programme of that code */
export async function choicesOf(db: Db, code: string, now: () => number): Promise<Choices> {
  const [programmes, people] = await Promise.all([
    db<{ definition: Definition; clock_now: number | null }[]>`select definition, clock_now from programme where code = ${code}`,
    db<{ id: string; name: string; role: string }[]>`select id, name, role from person where programme = ${code} order by name, id`,
  ]);
  const [programme] = programmes;
  if (programme === undefined) throw new Error(`programme ${code}: expected to exist`);
  const { definition } = programme;
  const left = await readLeavers(db, code, nowOf(programme, now));
  return {
    reasons: namesOf(definition.reasons),
    seasons: namesOf(definition.seasons),
    incomeSources: namesOf(definition.incomeSources),
    people:
      trackByKind(definition, 'task') === undefined
        ? []
        : people.filter(({ id }) => !left.has(id)).map(({ id, name, role }) => ({ id, name, role: definition.roles[role]?.name ?? { id: role, en: role } })),
    cases: trackByKind(definition, 'counselling') !== undefined,
  };
}

function namesOf(named: Readonly<Record<string, { readonly name: Text }>>): Choice[] {
  return Object.entries(named).map(([key, { name }]) => ({ key, name }));
}
