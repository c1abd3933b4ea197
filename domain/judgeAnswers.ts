import type { AttendanceMark, GroupClient } from './attendance.ts';
import { type AnswerContext, checkAnswers } from './checkAnswer.ts';
import type { Definition } from './definition.ts';
import type { Form } from './forms.ts';
import type { ItemForms } from './formsOf.ts';
import type { Text } from './language.ts';
import type { FieldError } from './refusal.ts';

/** The answers of one client. Their values are unknown until judged. */
export type MemberAnswers = { readonly client: string; readonly answers: Readonly<Record<string, unknown>> };

type Answered = {
  readonly outcome: 'held' | 'didNotHappen';
  readonly attendance?: readonly AttendanceMark[] | undefined;
  readonly answers?: Readonly<Record<string, unknown>> | undefined;
  readonly members?: readonly MemberAnswers[] | undefined;
};

/** A client as the answers of a report are judged. `consented`: every consent that is required stands (P1a, R30). */
export type AskedClient = GroupClient & { readonly household: string; readonly consented: boolean };

/** What the answers of a report are judged by. */
export type AnswerFacts = {
  readonly definition: Definition;
  readonly forms: ItemForms;
  /** Whether attendance is marked: then those present answer, else every client of the item. */
  readonly attends: boolean;
  readonly clients: readonly AskedClient[];
};

/**
 * What is wrong with a report's answers: one held cannot be without those that its forms ask for, of the item and of each client asked, each once; of
 * what did not happen nothing is answered. Of who has not consented no answers are missing; those given are `withoutConsent`'s.
 */
export function answerErrors(report: Answered, { definition, forms, attends, clients }: AnswerFacts): FieldError[] {
  const context = { ...definition, clients: new Set(clients.flatMap(({ id, household }) => [id, household])) };
  const held = report.outcome === 'held';
  const own = held && forms.form !== undefined ? definition.forms[forms.form] : undefined;
  const each = held && forms.memberForm !== undefined ? definition.forms[forms.memberForm] : undefined;
  return [
    ...(own === undefined ? superfluous('answers', report.answers) : checkAnswers(own, report.answers, context)),
    ...(each === undefined ? superfluous('members', report.members) : memberErrors(each, report.members ?? [], askedOf(report, attends, clients), context)),
  ];
}

/** Answers of clients who have not consented to any, each by its place: nothing is asked of them yet, or any more. */
export function withoutConsent({ members = [] }: Answered, clients: readonly AskedClient[]): FieldError[] {
  return members.flatMap(({ client }, index) =>
    clients.some(({ id, consented }) => id === client && !consented) ? [{ path: `members.${index}.client`, message: notConsented(client) }] : [],
  );
}

function notConsented(client: string): Text {
  return {
    id: `${client} belum memberi, atau sudah menarik, persetujuan pemrosesan data: kosongkan jawabannya, atau catat persetujuannya lebih dahulu.`,
    en: `${client} has not given, or has taken back, the data consent that is required: leave out their answers, or record the consent first.`,
  };
}

/** The clients whose answers a held report carries. */
export function askedOf<Client extends GroupClient>({ attendance = [] }: Answered, attends: boolean, clients: readonly Client[]): readonly Client[] {
  if (!attends) return clients;
  const present = new Set(attendance.filter(({ status }) => status === 'present').map(({ client }) => client));
  return clients.filter(({ id }) => present.has(id));
}

function memberErrors(form: Form, members: readonly MemberAnswers[], asked: readonly AskedClient[], context: AnswerContext): FieldError[] {
  const ids = new Set(asked.map(({ id }) => id));
  const seen = new Set<string>();
  const wrong = members.flatMap(({ client, answers }, index) => {
    const path = `members.${index}`;
    const again = seen.has(client);
    seen.add(client);
    if (!ids.has(client))
      return [{ path: `${path}.client`, message: { id: `Tidak ada jawaban yang diminta dari ${client}.`, en: `No answers are asked of ${client}.` } }];
    if (again) return [{ path: `${path}.client`, message: { id: `${client} sudah diisi sebelumnya.`, en: `${client} is given twice.` } }];
    return checkAnswers(form, answers, context, `${path}.answers`);
  });
  const missing = asked
    .filter(({ id, consented }) => consented && !seen.has(id))
    .map(({ id, name }) => {
      const who = name === undefined ? id : `${name} (${id})`;
      return { path: 'members', message: { id: `Jawaban ${who} belum diisi.`, en: `The answers of ${who} are missing.` } };
    });
  return [...wrong, ...missing];
}

function superfluous(path: 'answers' | 'members', given: unknown): FieldError[] {
  if (given === undefined) return [];
  return [{ path, message: { id: 'Laporan ini tidak memuat jawaban.', en: 'This report carries no such answers.' } }];
}
