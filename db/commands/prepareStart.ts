import { createHash } from 'node:crypto';
import { z } from 'zod';
import { calendarOf } from '../../domain/calendar.ts';
import type { Definition } from '../../domain/definition.ts';
import { importRoster } from '../../domain/importRoster.ts';
import { judgePieces, NO_PIECES, peopleFileOf, type RosterPieces } from '../../domain/importRosterJudge.ts';
import { judgeStart } from '../../domain/judgeStart.ts';
import { parseDefinition } from '../../domain/parseDefinition.ts';
import { type FieldError, type Refusal, refused, refusedFor } from '../../domain/refusal.ts';
import { inVillage } from '../../domain/startVillage.ts';
import type { Sql, Tx } from '../connect.ts';
import { addStart, endStart, noStart, type StartContent, startOf, type StartUnderWay, writeStart } from '../startUnderWay.ts';
import { type Answer, once, type Request } from './command.ts';
import { start as startProgramme, type StartMeans } from './start.ts';

export const BeginInput = z.strictObject({ id: z.uuid() });
export const DefinitionInput = z.strictObject({ definition: z.string().min(1).max(2_000_000), code: z.string().max(80).optional() });
export const DetailsInput = z.strictObject({ code: z.string().max(80), village: z.string().trim().min(1).max(200), start: z.string().max(40) });
const Cell = z.string().max(2000);
export const RosterInput = z.strictObject({
  file: z.string().max(200),
  replaces: z.boolean(),
  sheets: z
    .array(
      z.strictObject({
        name: z.string().max(120),
        rows: z.array(z.strictObject({ line: z.int().min(1), cells: z.array(Cell).max(60), formulas: z.array(z.int().min(0)).max(60).optional() })).max(3000),
      }),
    )
    .max(20),
});
export const GroupsInput = z.strictObject({ clients: z.record(z.string(), z.string()), staff: z.record(z.string(), z.string()) });
export const ReasonInput = z.strictObject({ reason: z.string().trim().max(2000) });
export const Nothing = z.strictObject({});

/** Begins one. Begun once more under the same id it is the same. */
export async function beginStart(sql: Sql, request: Request, { id }: z.infer<typeof BeginInput>, { master }: StartMeans): Promise<Answer> {
  return once(sql, request, async (tx) => ((await addStart(tx, request.actor, id, {}, request.now(), master)) ? accepted({ id }) : noStart()));
}

/** The definition that the programme follows. Every fault of the file is refused, each with its line. */
export async function chooseDefinition(sql: Sql, request: Request, id: string, input: z.infer<typeof DefinitionInput>, means: StartMeans): Promise<Answer> {
  const parsed = parseDefinition(input.definition, 'definition', await means.calendarNames());
  if (!parsed.ok) {
    const errors = parsed.problems.map(({ path, message }) => ({ path: path === '' ? 'definition' : `definition.${path}`, message }));
    return refusedFor('startRefused', { id: 'Definisi ini belum dapat dipakai.', en: 'This definition cannot be used yet.' }, errors);
  }
  const { name, village, demoStart } = parsed.definition;
  return change(sql, request, id, means, ({ content }) => ({
    ...content,
    definition: input.definition,
    name,
    village: content.village ?? village,
    start: content.start ?? demoStart,
    ...(input.code === undefined ? {} : { code: input.code }),
  }));
}

/** Where and when it runs, and under which code. */
export async function setDetails(sql: Sql, request: Request, id: string, details: z.infer<typeof DetailsInput>, means: StartMeans): Promise<Answer> {
  const calendarNames = await means.calendarNames();
  return change(sql, request, id, means, async ({ content }, tx) => {
    const definition = definitionIn(content, calendarNames);
    if (definition === undefined) return notYet();
    const { code, start } = details;
    const [taken] = await tx`select from programme where code = ${code}`;
    const facts = {
      definition,
      people: { staff: [], clients: [], waitingList: [] },
      calendar: calendarOf([]),
      codeTaken: taken !== undefined,
      now: request.now(),
    };
    const judged = judgeStart({ code, start }, facts);
    if (judged.kind === 'refused')
      return judged.code === 'codeTaken' ? refusedFor('startRefused', judged.text, [{ path: 'code', message: judged.text }]) : judged;
    return { ...content, ...details };
  });
}

/** Looks a file of sheets through and takes nothing of it yet. */
export async function checkRoster(
  sql: Sql,
  request: Request,
  id: string,
  { file, replaces, sheets }: z.infer<typeof RosterInput>,
  means: StartMeans,
): Promise<Answer> {
  const calendarNames = await means.calendarNames();
  return change(sql, request, id, means, ({ content }) => {
    const definition = definitionIn(content, calendarNames);
    if (definition === undefined) return notYet();
    const imported = importRoster(sheets, definition, content.start ?? definition.demoStart, replaces ? NO_PIECES : piecesOf(content));
    const { pieces, good, notes } = imported;
    const faulty = imported.faulty.map(({ list, line, cells, reasons }) => ({
      list,
      line,
      cells: { ...cells },
      reasons: reasons.map(({ field, text }) => ({ ...(field === undefined ? {} : { field }), text })),
    }));
    return { ...content, checked: { file, replaces, pieces: structuredClone(pieces) as StartContent['pieces'], good: { ...good }, faulty, notes: [...notes] } };
  });
}

/** Takes the rows without fault of the file that was looked through; the others are kept to be mended. */
export async function takeRoster(sql: Sql, request: Request, id: string, means: StartMeans): Promise<Answer> {
  return change(sql, request, id, means, ({ content }) => {
    const { checked, ...rest } = content;
    if (checked === undefined) return refused(409, 'nothingChecked', { id: 'Tidak ada berkas yang menunggu diambil.', en: 'No file is waiting to be taken.' });
    return { ...rest, pieces: checked.pieces, mending: checked.faulty };
  });
}

/** Forgets the file that was looked through. */
export async function dropRoster(sql: Sql, request: Request, id: string, means: StartMeans): Promise<Answer> {
  return change(sql, request, id, means, ({ content: { checked: _dropped, ...rest } }) => rest);
}

/** Puts clients into other business groups and the team to other groups; a group of nobody's is refused at that person. */
export async function setGroups(sql: Sql, request: Request, id: string, input: z.infer<typeof GroupsInput>, means: StartMeans): Promise<Answer> {
  const calendarNames = await means.calendarNames();
  return change(sql, request, id, means, ({ content }) => {
    const definition = definitionIn(content, calendarNames);
    if (definition === undefined) return notYet();
    const placed = (list: readonly Record<string, unknown>[], groups: Readonly<Record<string, string>>) =>
      list.map((piece) => (groups[String(piece['id'])] === undefined ? piece : { ...piece, group: groups[String(piece['id'])] }));
    const pieces = { ...content.pieces, clients: placed(content.pieces.clients, input.clients), staff: placed(content.pieces.staff, input.staff) };
    const lists = ['clients', 'staff'] as const;
    const errors = judgePieces(pieces, definition, content.start ?? definition.demoStart).faults.flatMap(({ list, index, field, text }): FieldError[] => {
      const known = lists.find((name) => name === list);
      const person = known === undefined || index === undefined ? undefined : pieces[known][index]?.['id'];
      return field === 'group' && known !== undefined ? [{ path: `${known}.${String(person)}`, message: text }] : [];
    });
    if (errors.length > 0) return refusedFor('startRefused', { id: 'Pembagian kelompok belum tepat.', en: 'The groups are not right yet.' }, errors);
    return { ...content, pieces, groupsSeen: true };
  });
}

/** Why it starts although people are lacking. It is proposed again when the plan is locked. */
export async function acceptShort(sql: Sql, request: Request, id: string, { reason }: z.infer<typeof ReasonInput>, means: StartMeans): Promise<Answer> {
  return change(sql, request, id, means, ({ content }) => ({ ...content, reason }));
}

/** Throws all of it away. */
export async function discardStart(sql: Sql, request: Request, id: string, { master }: StartMeans): Promise<Answer> {
  return once(sql, request, async (tx) => {
    const found = await startOf(tx, request.actor, id, master, true);
    if (found === undefined) return noStart();
    if (found.startedAs !== null) return over();
    await tx`delete from start_under_way where id = ${id}`;
    return accepted({ id });
  });
}

/** Starts the programme from what was entered; the same judge decides as for files that somebody wrote. */
export async function startFrom(sql: Sql, request: Request, id: string, means: StartMeans): Promise<Answer> {
  const found = await startOf(sql, request.actor, id, means.master);
  if (found === undefined) return noStart();
  const { content, startedAs } = found;
  if (startedAs !== null) return accepted({ id, code: startedAs });
  const { definition, code, start, village } = content;
  if (definition === undefined || code === undefined || start === undefined) return notYet();
  const text = village === undefined ? definition : inVillage(definition, village);
  // By the id of this start, so that whoever presses again after a failure between the two gets what was started, not a code that is taken.
  const own = { ...request, idempotencyKey: `start-under-way-${id}`, fingerprint: createHash('sha256').update(id).digest() };
  const answer = await startProgramme(sql, own, { code, definition: text, people: peopleFileOf(piecesOf(content)), start }, means);
  if (answer.kind === 'refused') return answer;
  return once(sql, request, async (tx) => {
    await endStart(tx, id, code, content, request.now(), means.master);
    await theirs(tx, request, code);
    return { ...answer, body: { id, code } };
  });
}

/** A manager has to do with the programmes that they were given: also with what they start themselves. */
async function theirs(tx: Tx, { actor }: Request, code: string): Promise<void> {
  if (actor.kind === 'account' && actor.standing === 'manager')
    await tx`insert into account_programme (account, programme) values (${actor.id}, ${code}) on conflict do nothing`;
}

/** The definition that was chosen, in the village that was. */
export function definitionIn({ definition: text, village }: StartContent, calendarNames: readonly string[]): Definition | undefined {
  if (text === undefined) return undefined;
  const known = read.get(text);
  const parsed = known ?? parseDefinition(text, 'definition', calendarNames);
  if (!parsed.ok) return undefined;
  if (known === undefined) {
    if (read.size >= MOST_READ) read.delete([...read.keys()][0] ?? '');
    read.set(text, parsed);
  }
  return village === undefined ? parsed.definition : { ...parsed.definition, village };
}

/** Reading a definition takes a tenth of a second, and every step of a start needs it. */
const read = new Map<string, { readonly ok: true; readonly definition: Definition }>();
const MOST_READ = 8;

/** The people file as it is being put together. */
export function piecesOf({ pieces }: StartContent): RosterPieces {
  return pieces;
}

async function change(
  sql: Sql,
  request: Request,
  id: string,
  { master }: StartMeans,
  next: (found: StartUnderWay, tx: Tx) => StartContent | Refusal | Promise<StartContent | Refusal>,
): Promise<Answer> {
  return once(sql, request, async (tx) => {
    const found = await startOf(tx, request.actor, id, master, true);
    if (found === undefined) return noStart();
    if (found.startedAs !== null) return over();
    const content = await next(found, tx);
    if ('kind' in content) return content;
    await writeStart(tx, id, content, request.now(), master);
    return accepted({ id });
  });
}

function accepted(body: Readonly<Record<string, unknown>>): Answer {
  return { kind: 'accepted', status: 200, body, inbox: [] };
}

function notYet(): Refusal {
  return refused(409, 'startRefused', { id: 'Langkah sebelumnya belum diisi.', en: 'The steps before this one are not done yet.' });
}

function over(): Refusal {
  return refused(409, 'startOver', { id: 'Program ini sudah dimulai.', en: 'This programme has been started.' });
}
