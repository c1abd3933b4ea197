import { CODE } from '../api/world.ts';

/** Pages that people are on most, below `/p/CODE`, and who looks at them. */
export const PAGES: readonly (readonly [name: string, path: string, as: string])[] = [
  ['tasks', '/tasks', 'mentor-nelayan-1'],
  ['report', '/items/mentoring/nelayan-1/01/report', 'mentor-nelayan-1'],
  ['interview', '/items/interview/nelayan-1/01/report', 'team-leader'],
  ['session', '/items/mentoring/nelayan-1/01', 'mentor-nelayan-1'],
  ['sheet', '/items/mentoring/nelayan-1/01/sheet', 'mentor-nelayan-1'],
  ['programme', '', 'team-leader'],
  ['plan', '/plan', 'team-leader'],
  ['groups', '/groups', 'coordinator-nelayan'],
  ['group', '/groups/nelayan-1', 'coordinator-nelayan'],
  ['people', '/people', 'team-leader'],
  ['person', '/people/mentor-nelayan-1', 'team-leader'],
  ['me', '/me', 'mentor-nelayan-1'],
  ['decisions', '/decisions', 'team-leader'],
  ['changes', '/changes', 'team-leader'],
  ['change', '/changes/new', 'coordinator-nelayan'],
  ['search', '/search?q=nelayan', 'team-leader'],
].map(([name, path, as]) => [name as string, `/p/${CODE}${path as string}`, as as string] as const);
