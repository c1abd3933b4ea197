import { type Absence, overlaps } from './absences.ts';
import type { Definition } from './definition.ts';
import { trainingGroupOf } from './ladder.ts';
import type { PlacedStaff } from './placeItem.ts';
import { isOpen, type PlanItem } from './planItem.ts';
import type { Day } from './time.ts';

type Stretch = { readonly from: Day; readonly until: Day };

/** What a substitute is looked for among. `absences`: those of everybody that stand. */
export type Colleagues = {
  readonly definition: Definition;
  readonly staff: readonly PlacedStaff[];
  readonly absences: readonly Absence[];
  readonly items: readonly PlanItem[];
};

/** Whoever is away too, or would have two sessions on one day. */
export type Warning =
  | { readonly kind: 'substituteAway'; readonly person: string; readonly from: Day; readonly until: Day }
  | { readonly kind: 'twoSessions'; readonly person: string; readonly on: Day; readonly keys: readonly string[] };

/**
 * Who stands in for somebody where nobody is named: who holds the same role in the same training group (everywhere, where the role serves none), and is
 * not away too; of several who has the fewest sessions in that time, then by id. Else the coordinator of that training group. Undefined: there is nobody.
 * Whoever only comes along with another is asked less than who holds the session: the sessions counted are those that are a person's own.
 */
export function proposeSubstitute(person: string, when: Stretch, { definition, staff, absences, items }: Colleagues): string | undefined {
  const own = staff.filter(({ id }) => id === person);
  const groupOf = (group: string | undefined) => (group === undefined ? undefined : trainingGroupOf(definition, group));
  const isThere = (id: string) => id !== person && !absences.some((absence) => absence.person === id && overlaps(absence, when));
  const load = (id: string) => items.filter((item) => isOpen(item) && item.owner === id && when.from <= item.plannedOn && item.plannedOn < when.until).length;
  const best = (candidates: readonly PlacedStaff[]) =>
    [...new Set(candidates.map(({ id }) => id))]
      .filter(isThere)
      .map((id) => ({ id, load: load(id) }))
      .toSorted((one, other) => one.load - other.load || (one.id < other.id ? -1 : 1))[0]?.id;
  const colleagues = staff.filter((member) => own.some(({ role, group }) => member.role === role && groupOf(member.group) === groupOf(group)));
  const coordinators = staff.filter(
    (member) =>
      member.role === definition.groupCoordinator && own.some(({ group }) => groupOf(group) !== undefined && groupOf(group) === groupOf(member.group)),
  );
  return best(colleagues) ?? best(coordinators);
}

/**
 * What there is to say against a substitute: is away too, or has two sessions on one day once these are theirs.
 * @param taken keys of the items that they take over
 */
export function warningsOf(substitute: string, when: Stretch, taken: readonly string[], { definition, absences, items }: Colleagues): Warning[] {
  const away = absences
    .filter((absence) => absence.person === substitute && overlaps(absence, when))
    .map(({ from, until }): Warning => ({ kind: 'substituteAway', person: substitute, from, until }));
  const sessions = items.filter(
    (item) => isOpen(item) && definition.tracks[item.track]?.attendance === true && (taken.includes(item.key) || item.owner === substitute),
  );
  const days = [...new Set(sessions.filter(({ key }) => taken.includes(key)).map(({ plannedOn }) => plannedOn))].sort();
  const twice = days.flatMap((on): Warning[] => {
    const keys = sessions.filter(({ plannedOn }) => plannedOn === on).map(({ key }) => key);
    return keys.length < 2 ? [] : [{ kind: 'twoSessions', person: substitute, on, keys }];
  });
  return [...away, ...twice];
}
