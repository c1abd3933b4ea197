import type { Form, Item, ReportRequest } from '../../client/client.ts';
import { all, names, one, rowsOf, type Typed } from './typed.ts';

type Question = Form['questions'][string];
type Shown = Pick<Item, 'kind' | 'attendance' | 'members' | 'asked' | 'clients' | 'decisions' | 'bringsTasks'>;

/**
 * What was typed as the report that is sent: the same that a phone without a connection will send. What does not belong to how it went is left out;
 * what is no number stays as it was typed, so that the API says what is expected there.
 */
export function toReport(item: Shown, typed: Typed, seasons: readonly string[]): ReportRequest {
  const held = one(typed, 'outcome') !== 'didNotHappen';
  const note = one(typed, 'note');
  const common = { id: one(typed, 'id'), doneOn: one(typed, 'doneOn'), ...(note === '' ? {} : { note }) };
  if (!held) return { ...common, outcome: 'didNotHappen', ...given('reason', one(typed, 'reason')) };
  const tasks = rows(typed, 't', (row) => ({
    what: one(typed, names.task(row, 'what')),
    owner: one(typed, names.task(row, 'owner')),
    by: one(typed, names.task(row, 'by')),
  }));
  const cases = rows(typed, 'c', (row) => ({
    client: one(typed, names.counselling(row, 'client')),
    concern: one(typed, names.counselling(row, 'concern')),
    plan: one(typed, names.counselling(row, 'plan')),
  }));
  return {
    ...common,
    outcome: 'held',
    ...(item.attendance ? { attendance: marksOf(item, typed) } : {}),
    ...count('guests', one(typed, 'guests')),
    ...count('voices', one(typed, 'voices')),
    ...given('decision', one(typed, 'decision')),
    ...(item.asked.own === null ? {} : { answers: answersOf(item.asked.own, typed, (question) => names.answer(question), seasons) }),
    ...(item.asked.member === null ? {} : { members: membersOf(item, item.asked.member, typed, seasons) }),
    ...(tasks.length === 0 ? {} : { tasks }),
    ...(cases.length === 0 ? {} : { cases }),
  };
}

/** Whose answers a report carries: of those who are asked, who have consented; at the consent itself, everybody's. */
export function askedMembers(item: Shown, typed: Typed): Item['clients'] {
  return item.clients.filter(
    ({ id, consented }) => (consented || item.kind === 'consent') && (item.members === 'each' || one(typed, names.mark(id)) === 'present'),
  );
}

function marksOf({ clients }: Shown, typed: Typed): NonNullable<ReportRequest['attendance']> {
  return clients.flatMap(({ id }) => {
    const status = one(typed, names.mark(id));
    return status === '' ? [] : [{ client: id, status: status as NonNullable<ReportRequest['attendance']>[number]['status'] }];
  });
}

function membersOf(item: Shown, form: Form, typed: Typed, seasons: readonly string[]): NonNullable<ReportRequest['members']> {
  return askedMembers(item, typed).map(({ id }) => ({ client: id, answers: answersOf(form, typed, (question) => names.member(id, question), seasons) }));
}

function answersOf({ questions }: Form, typed: Typed, nameOf: (question: string) => string, seasons: readonly string[]): Record<string, unknown> {
  const answers: Record<string, unknown> = {};
  for (const [key, question] of Object.entries(questions)) {
    if (!isAsked(question, answers)) continue;
    const answer = answerOf(question, typed, nameOf(key), seasons);
    if (answer !== undefined) answers[key] = answer;
  }
  return answers;
}

/** A question that another answer rules out is not asked: whatever stands in its field. */
function isAsked({ when }: Question, answers: Readonly<Record<string, unknown>>): boolean {
  if (when === undefined) return true;
  const answer = answers[when.question];
  return answer === when.is || (Array.isArray(answer) && answer.includes(when.is));
}

function answerOf(question: Question, typed: Typed, name: string, seasons: readonly string[]): unknown {
  const text = one(typed, name);
  switch (question.type) {
    case 'choices':
      return all(typed, name).length === 0 ? undefined : [...all(typed, name)];
    case 'seasonalIncome':
      return incomeOf(typed, name, seasons);
    case 'yesNo':
      return text === '' ? undefined : text === 'true' ? true : text === 'false' ? false : text;
    case 'number':
    case 'money':
    case 'scale':
      return text === '' ? undefined : numberOf(text);
    default:
      return text === '' ? undefined : text;
  }
}

/** A source left empty brought nothing; where nothing at all was typed the question is not answered. */
function incomeOf(typed: Typed, name: string, seasons: readonly string[]): Record<string, Record<string, unknown>> | undefined {
  const given = [...typed.keys()].filter((key) => key.startsWith(`${name}.`) && one(typed, key) !== '').map((key) => key.slice(name.length + 1).split('.'));
  if (given.length === 0) return undefined;
  return Object.fromEntries(
    seasons.map((season) => [
      season,
      Object.fromEntries(given.flatMap(([of, source = '']) => (of === season ? [[source, numberOf(one(typed, `${name}.${season}.${source}`))]] : []))),
    ]),
  );
}

/** `1.250.000`, `1 250 000` and `Rp 1.250.000` are one number; what is none stays text. */
export function numberOf(text: string): number | string {
  const plain = text.replace(/^Rp\.?\s*/i, '');
  const digits = /^\d{1,3}([., ]\d{3})+$/.test(plain) ? plain.replace(/[., ]/g, '') : plain;
  return /^\d{1,15}$/.test(digits) ? Number(digits) : text;
}

function rows<Row extends Readonly<Record<string, string>>>(typed: Typed, kind: 't' | 'c', read: (row: number) => Row): Row[] {
  return Array.from({ length: rowsOf(typed, kind) }, (_, row) => read(row)).filter((row) => Object.values(row).some((value) => value !== ''));
}

function given<Name extends string>(name: Name, value: string): { [N in Name]?: string } {
  return (value === '' ? {} : { [name]: value }) as { [N in Name]?: string };
}

function count<Name extends string>(name: Name, value: string): { [N in Name]?: number } {
  return (value === '' ? {} : { [name]: numberOf(value) }) as { [N in Name]?: number };
}
