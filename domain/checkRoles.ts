import type { Definition, LadderDefinition } from './definition.ts';
import { expecting, type Finding, oneOf, type Path } from './problem.ts';

/** Whether a word is one of those known in that place; nothing, if it is. */
export function known(path: Path, word: string, words: readonly string[], id: string, en: string): Finding[] {
  return words.includes(word) ? [] : [{ path, value: word, expected: oneOf(word, words, id, en) }];
}

/** A role that the definition has and that somebody is to hold. */
export function held({ roles }: Pick<Definition, 'roles'>, path: Path, role: string): Finding[] {
  if (Object.hasOwn(roles, role) && roles[role]?.count === 0)
    return [{ path, value: role, expected: expecting('peran yang dipegang seseorang (count lebih dari 0)', 'a role that somebody holds (count above 0)') }];
  return known(path, role, Object.keys(roles), 'peran dalam roles', 'a role of this definition');
}

/** Steps of a ladder: later and later, each told to a role that somebody holds, none of them to nobody. */
export function checkLadder(definition: Definition, path: Path, { steps }: LadderDefinition): Finding[] {
  return steps.flatMap(({ workingDaysAfter, to, orElse }, index) => {
    const here = [...path, 'steps', index];
    const before = steps[index - 1]?.workingDaysAfter;
    const found = to === 'owner' ? [] : held(definition, [...here, 'to'], to);
    if (orElse !== undefined) found.push(...held(definition, [...here, 'orElse'], orElse));
    if (before !== undefined && workingDaysAfter <= before)
      found.push({
        path: [...here, 'workingDaysAfter'],
        value: workingDaysAfter,
        expected: expecting(`lebih dari langkah sebelumnya (${before})`, `more than the step before (${before})`),
      });
    // A programme's own session has no group, so no coordinator: without somebody else the step would tell nobody.
    const reaches =
      orElse !== undefined || definition.roles[to]?.per === undefined || Object.values(definition.tracks).every(({ audience }) => audience !== 'programme');
    if (!reaches)
      found.push({ path: here, at: 'key', value: to, expected: expecting('orElse: untuk kegiatan tanpa kelompok', 'an orElse, for sessions without a group') });
    return found;
  });
}
