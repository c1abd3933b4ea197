import type { Actor } from '../../domain/actor.ts';
import type { Definition } from '../../domain/definition.ts';
import { ROSTER_LISTS, rosterColumns } from '../../domain/importRosterColumns.ts';
import { judgePieces, type RosterPieces } from '../../domain/importRosterJudge.ts';
import { rosterCells } from '../../domain/importRosterWrite.ts';
import type { Language, Text } from '../../domain/language.ts';
import { namesakesOf } from '../../domain/people.ts';
import { shortfallsOf } from '../../domain/shortfalls.ts';
import { definitionIn, piecesOf } from '../commands/prepareStart.ts';
import type { StartMeans } from '../commands/start.ts';
import type { Db } from '../connect.ts';
import { type StartContent, startOf, startsOf } from '../startUnderWay.ts';

/** A start under way in one line. */
export async function listStarts(db: Db, actor: Actor, { master }: StartMeans) {
  const starts = await startsOf(db, actor, master);
  return starts.map(({ id, startedAs, changedAt, content }) => ({
    id,
    startedAs,
    changedAt,
    name: content.name ?? null,
    village: content.village ?? null,
    code: content.code ?? null,
    start: content.start ?? null,
  }));
}

/** All that was entered, judged as it stands; undefined where there is none. */
export async function startView(db: Db, actor: Actor, id: string, means: StartMeans) {
  const found = await startOf(db, actor, id, means.master);
  if (found === undefined) return undefined;
  const { content, startedAs, changedAt } = found;
  const definition = definitionIn(content, await means.calendarNames());
  const pieces = piecesOf(content);
  const judged = definition === undefined ? undefined : judgePieces(pieces, definition, content.start ?? definition.demoStart);
  const people = judged?.people;
  const counts = {
    staff: pieces.staff.length,
    households: pieces.households.length,
    clients: pieces.clients.length,
    waitingList: pieces.waitingList.length,
    refused: Object.values(pieces.refused).reduce((sum, count) => sum + count, 0),
  };
  return {
    id,
    startedAs,
    changedAt,
    definition: definition === undefined ? null : headOf(definition),
    village: content.village ?? null,
    code: content.code ?? null,
    start: content.start ?? null,
    counts,
    checked: content.checked === undefined || definition === undefined ? null : checkedOf(content.checked, definition),
    mending: definition === undefined ? [] : content.mending.map((row) => faultyOf(row, definition)),
    faults: definition === undefined ? [] : (judged?.faults ?? []).map((fault) => shownFault(fault, pieces, definition)),
    shortfalls: definition === undefined || people === undefined ? [] : shortfallsOf(definition, people),
    namesakes: people === undefined ? [] : namesakesOf(people).map((ids) => ids.map((each) => ({ id: each, name: nameOf(pieces, each) }))),
    managersLacking: definition === undefined || people?.staff.some(({ role }) => definition.managers.includes(role)) === true ? [] : managersOf(definition),
    groups: definition === undefined ? [] : groupsIn(definition, pieces),
    groupsSeen: content.groupsSeen,
    reason: content.reason ?? null,
  };
}

/** The sheets of its roster with who is in them so far; empty before a definition is chosen, undefined where there is no such start. */
export async function rosterView(db: Db, actor: Actor, id: string, language: Language, means: StartMeans) {
  const found = await startOf(db, actor, id, means.master);
  if (found === undefined) return undefined;
  const definition = definitionIn(found.content, await means.calendarNames());
  if (definition === undefined) return [];
  return ROSTER_LISTS.filter((list) => list !== 'waitingList' || definition.clients.waitingList).map((list) => {
    const columns = rosterColumns(list, definition);
    const shown = columns.map(({ choices, hint, ...column }) => ({ ...column, choices: [...choices], hint: hint ?? null }));
    return { list, columns: shown, rows: rosterCells(list, columns, piecesOf(found.content), language) };
  });
}

function headOf({ id, version, name, village, months, language, timeZone, demoStart, clients, businessGroups, trainingGroups }: Definition) {
  return {
    id,
    version,
    name,
    village,
    months,
    language,
    timeZone,
    demoStart,
    target: clients.target,
    ageFrom: clients.ageFrom,
    ageTo: clients.ageTo,
    trainingGroups: Object.keys(trainingGroups).length,
    businessGroups: Object.keys(businessGroups).length,
  };
}

function managersOf({ managers, roles }: Definition): Text[] {
  return managers.map((role) => roles[role]?.name ?? { id: role, en: role });
}

type Faulty = StartContent['mending'][number];

function checkedOf({ file, replaces, good, faulty, notes }: NonNullable<StartContent['checked']>, definition: Definition) {
  return {
    file,
    replaces,
    good: Object.fromEntries(ROSTER_LISTS.map((list) => [list, good[list] ?? 0])) as Record<(typeof ROSTER_LISTS)[number], number>,
    faulty: faulty.map((row) => faultyOf(row, definition)),
    notes,
  };
}

function faultyOf({ list, line, cells, reasons }: Faulty, definition: Definition) {
  return {
    list,
    line,
    name: cells['name'] ?? cells['id'] ?? '',
    cells,
    reasons: reasons.map(({ field, text }) => ({ column: headingOf(list, field, definition), text })),
  };
}

function shownFault(
  { list, index, field, text }: { list: string; index: number | undefined; field: string; text: Text },
  pieces: RosterPieces,
  definition: Definition,
) {
  const known = ROSTER_LISTS.find((name) => name === list);
  const entry = known === undefined || known === 'refused' || index === undefined ? undefined : pieces[known][index];
  return {
    list: known ?? null,
    id: entry === undefined ? null : String(entry['id']),
    name: entry?.['name'] === undefined ? null : String(entry['name']),
    column: known === undefined ? null : headingOf(known, field, definition),
    text,
  };
}

function headingOf(list: (typeof ROSTER_LISTS)[number], field: string | undefined, definition: Definition): Text | null {
  if (field === undefined || field === '') return null;
  const columns = rosterColumns(list, definition);
  const column =
    columns.find((one) => one.field === field) ??
    columns.find((one) => one.field.startsWith(`${field.split('.')[0]}.`)) ??
    columns.find((one) => one.field === field.split('.')[0]);
  return column?.heading ?? null;
}

function nameOf({ clients, waitingList }: RosterPieces, id: string): string {
  return String([...clients, ...waitingList].find((piece) => piece['id'] === id)?.['name'] ?? '');
}

function groupsIn({ trainingGroups, businessGroups, roles }: Definition, { staff, clients }: RosterPieces) {
  const officers = (key: string) =>
    staff
      .filter((piece) => piece['group'] === key)
      .map((piece) => ({ id: String(piece['id']), name: String(piece['name']), role: roles[String(piece['role'])]?.name ?? { id: '', en: '' } }));
  return [
    ...Object.entries(trainingGroups).map(([key, { name, size }]) => ({
      key,
      name,
      kind: 'trainingGroup' as const,
      within: null,
      smallest: size,
      largest: size,
      officers: officers(key),
      members: [],
    })),
    ...Object.entries(businessGroups).map(([key, { name, within, smallest, largest }]) => ({
      key,
      name,
      kind: 'businessGroup' as const,
      within,
      smallest,
      largest,
      officers: officers(key),
      members: clients.filter((piece) => piece['group'] === key).map((piece) => ({ id: String(piece['id']), name: String(piece['name']) })),
    })),
  ];
}
