import type { Definition } from './definition.ts';
import { type People, PeopleFile } from './people.ts';
import { expecting, type Finding, oneOf, type Path } from './problem.ts';
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
  const moved = <P extends { bornOn: Day }>(person: P): P => ({ ...person, bornOn: addDays(person.bornOn, days) });
  return { ...people, inventedFor: startsOn, clients: people.clients.map(moved), waitingList: people.waitingList.map(moved) };
}

function checkPeople(people: PeopleFile, definition: Definition): Finding[] {
  const { staff, households, clients, waitingList } = people;
  return [
    ...repeated([['staff', 'id', staff.map(({ id }) => id)]]),
    ...repeated([['staff', 'email', staff.map(({ email }) => email?.toLowerCase())]]),
    ...repeated([['households', 'id', households.map(({ id }) => id)]]),
    // A client is of one group, and off the waiting list.
    ...repeated([
      ['clients', 'id', clients.map(({ id }) => id)],
      ['waitingList', 'id', waitingList.map(({ id }) => id)],
    ]),
    ...staff.flatMap((member, index) => staffFindings(member, index, definition)),
    ...enrolled(people, definition),
    ...waiting(people, definition),
  ];
}

function staffFindings(
  { role, agency, qualifications: marks, group }: PeopleFile['staff'][number],
  index: number,
  { roles, agencies, qualifications, trainingGroups, businessGroups }: Definition,
): Finding[] {
  const groupsOf = { trainingGroup: Object.keys(trainingGroups), businessGroup: Object.keys(businessGroups) };
  const path = ['staff', index];
  const per = Object.hasOwn(roles, role) ? roles[role]?.per : undefined;
  const found = among([...path, 'role'], role, Object.keys(roles), 'peran dalam definisi', 'a role of the definition');
  if (agency !== undefined) found.push(...among([...path, 'agency'], agency, Object.keys(agencies), 'instansi dalam definisi', 'an agency of the definition'));
  for (const [place, mark] of marks.entries())
    found.push(...among([...path, 'qualifications', place], mark, Object.keys(qualifications), 'keahlian dalam definisi', 'a qualification of the definition'));
  if (per !== undefined) found.push(...among([...path, 'group'], group, groupsOf[per], `kelompok (${per})`, `a group (${per})`));
  else if (group !== undefined && Object.hasOwn(roles, role))
    found.push({ path: [...path, 'group'], value: group, expected: expecting('tanpa kelompok: peran ini untuk semua', 'no group: this role is for all') });
  return found;
}

function enrolled({ clients, households }: PeopleFile, { businessGroups, seasons }: Definition): Finding[] {
  const homes = new Set(households.map(({ id }) => id));
  return clients.flatMap(({ group, household, monthlyIncome }, index): Finding[] => [
    ...among(['clients', index, 'group'], group, Object.keys(businessGroups), 'kelompok usaha', 'a business group'),
    ...(homes.has(household) ? [] : [homeless(['clients', index, 'household'], household)]),
    ...seasonal(['clients', index, 'monthlyIncome'], monthlyIncome, seasons),
  ]);
}

function waiting({ waitingList, households }: PeopleFile, { trainingGroups, seasons, clients: { waitingList: kept } }: Definition): Finding[] {
  const homes = new Set(households.map(({ id }) => id));
  const unwanted: Finding[] =
    kept || waitingList.length === 0
      ? []
      : [
          {
            path: ['waitingList'],
            at: 'key',
            value: 'waitingList',
            expected: expecting('tanpa daftar tunggu, seperti dalam definisi', 'no waiting list, as in the definition'),
          },
        ];
  return [
    ...unwanted,
    ...waitingList.flatMap(({ trainingGroup, household, home, monthlyIncome }, index): Finding[] => [
      ...among(['waitingList', index, 'trainingGroup'], trainingGroup, Object.keys(trainingGroups), 'kelompok sasaran pelatihan', 'a training group'),
      ...(homes.has(household) === (home === undefined) ? [] : [ofOneHome(index, household, home !== undefined)]),
      ...seasonal(['waitingList', index, 'monthlyIncome'], monthlyIncome, seasons),
    ]),
  ];
}

/** An applicant's household is one of the file's, or described with them. */
function ofOneHome(index: number, household: string, described: boolean): Finding {
  if (!described) return homeless(['waitingList', index, 'household'], household);
  return {
    path: ['waitingList', index, 'home'],
    at: 'key',
    value: household,
    expected: expecting('tanpa home: rumah tangga ini ada dalam households', 'no home: this household is in households'),
  };
}

function homeless(path: Path, household: string): Finding {
  return { path, value: household, expected: expecting('rumah tangga dalam households', 'a household of this file') };
}

function seasonal(path: Path, incomes: Readonly<Record<string, number>> | undefined, seasons: Definition['seasons']): Finding[] {
  const known = Object.keys(seasons);
  return Object.keys(incomes ?? {})
    .filter((season) => !known.includes(season))
    .map((season) => ({
      path: [...path, season],
      at: 'key',
      value: season,
      expected: oneOf(season, known, 'musim dalam definisi', 'a season of the definition'),
    }));
}

function among(path: Path, word: string | undefined, words: readonly string[], id: string, en: string): Finding[] {
  return word !== undefined && words.includes(word) ? [] : [{ path, value: word, expected: oneOf(word, words, id, en) }];
}

/** Values that another entry of these lists has already; the later one is the fault. */
function repeated(lists: readonly (readonly [list: string, field: string, values: readonly (string | undefined)[]])[]): Finding[] {
  const first = new Map<string, string>();
  return lists.flatMap(([list, field, values]) =>
    values.flatMap((value, index): Finding[] => {
      if (value === undefined) return [];
      const before = first.get(value);
      if (before === undefined) return (first.set(value, `${list}.${index}`), []);
      const expected = expecting(`nilai yang belum dipakai ${before}`, `a value that ${before} does not have already`);
      return [{ path: [list, index, field], value, expected }];
    }),
  );
}
