import type { Definition } from './definition.ts';
import { type People, PeopleFile } from './people.ts';
import { expecting, type Finding, oneOf } from './problem.ts';
import { type Parsed, readSource } from './sourceFile.ts';
import { addDays, type Day, daysBetween } from './time.ts';

/**
 * Reads the people of a programme: every problem at once, each with its line, or the people. What the roster lacks is no problem of the
 * file (`shortfallsOf`), nor are ages (`judgeStart`).
 * @param startsOn invented people keep their ages: their births move along with the start
 */
export function parsePeople(text: string, file: string, definition: Definition, startsOn: Day): Parsed<'people', People> {
  const read = readSource(text, file, PeopleFile, (people) => checkPeople(people, definition));
  return read.ok ? { ok: true, people: agedFor(spokenTo(read.value, definition), startsOn) } : read;
}

/** Whoever's language is not stated is written to in the programme's. */
function spokenTo(people: PeopleFile, { language }: Definition): People {
  return { ...people, staff: people.staff.map((member) => ({ ...member, language: member.language ?? language })) };
}

function agedFor(people: People, startsOn: Day): People {
  if (people.inventedFor === undefined) return people;
  const days = daysBetween(people.inventedFor, startsOn);
  return { ...people, inventedFor: startsOn, clients: people.clients.map((client) => ({ ...client, bornOn: addDays(client.bornOn, days) })) };
}

function checkPeople({ staff, households, clients }: PeopleFile, { roles, agencies, qualifications, trainingGroups, businessGroups }: Definition): Finding[] {
  const homes = new Set(households.map(({ id }) => id));
  const groupsOf = { trainingGroup: Object.keys(trainingGroups), businessGroup: Object.keys(businessGroups) };
  const members = staff.flatMap(({ role, agency, qualifications: marks, group }, index): Finding[] => {
    const path = ['staff', index];
    const per = roles[role]?.per;
    const found = among([...path, 'role'], role, Object.keys(roles), 'peran dalam definisi', 'a role of the definition');
    if (agency !== undefined)
      found.push(...among([...path, 'agency'], agency, Object.keys(agencies), 'instansi dalam definisi', 'an agency of the definition'));
    for (const [place, mark] of marks.entries())
      found.push(
        ...among([...path, 'qualifications', place], mark, Object.keys(qualifications), 'keahlian dalam definisi', 'a qualification of the definition'),
      );
    if (per !== undefined) found.push(...among([...path, 'group'], group, groupsOf[per], `kelompok (${per})`, `a group (${per})`));
    else if (group !== undefined && Object.hasOwn(roles, role))
      found.push({ path: [...path, 'group'], value: group, expected: expecting('tanpa kelompok: peran ini untuk semua', 'no group: this role is for all') });
    return found;
  });
  const enrolled = clients.flatMap(({ group, household }, index): Finding[] => [
    ...among(['clients', index, 'group'], group, groupsOf.businessGroup, 'kelompok usaha', 'a business group'),
    ...(homes.has(household)
      ? []
      : [{ path: ['clients', index, 'household'], value: household, expected: expecting('rumah tangga dalam households', 'a household of this file') }]),
  ]);
  return [
    ...repeated(
      'staff',
      'id',
      staff.map(({ id }) => id),
    ),
    ...repeated(
      'staff',
      'email',
      staff.map(({ email }) => email?.toLowerCase()),
    ),
    ...repeated(
      'households',
      'id',
      households.map(({ id }) => id),
    ),
    ...repeated(
      'clients',
      'id',
      clients.map(({ id }) => id),
    ),
    ...members,
    ...enrolled,
  ];
}

function among(path: readonly (string | number)[], word: string | undefined, words: readonly string[], id: string, en: string): Finding[] {
  return word !== undefined && words.includes(word) ? [] : [{ path, value: word, expected: oneOf(word, words, id, en) }];
}

/** Values that another entry has already; the later one is the fault. */
function repeated(list: string, field: string, values: readonly (string | undefined)[]): Finding[] {
  const first = new Map<string, number>();
  return values.flatMap((value, index) => {
    if (value === undefined) return [];
    const before = first.get(value);
    if (before === undefined) return (first.set(value, index), []);
    return [
      {
        path: [list, index, field],
        value,
        expected: expecting(`nilai yang belum dipakai ${list}.${before}`, `a value that ${list}.${before} does not have already`),
      },
    ];
  });
}
