import { randomUUID } from 'node:crypto';
import type { ReportInput } from '../../db/commands/report.ts';
import { clientsOn } from '../../db/commands/reportFacts.ts';
import type { Sql } from '../../db/connect.ts';
import type { Definition } from '../../domain/definition.ts';
import type { Form, Question } from '../../domain/forms.ts';
import { formsOf } from '../../domain/formsOf.ts';
import { grantOf } from '../../domain/judgeGrant.ts';
import { decisionsOf } from '../../domain/procedure.ts';
import type { Day } from '../../domain/time.ts';
import type { TrackKind } from '../../domain/tracks.ts';
import { CODE } from './life.ts';

/** An item as far as its report must know it. */
export type Reportable = {
  readonly key: string;
  readonly track: string;
  readonly kind: TrackKind;
  readonly audience: string;
  readonly ordinal: number;
  readonly subject: string | undefined;
  readonly part: string | undefined;
};

/**
 * A report that the service accepts of any item: held, all present, every question answered by something it allows, each decision the one that goes on.
 * What it says counts for nothing here: only what it costs to be told.
 */
export async function anyReport(sql: Sql, definition: Definition, startsOn: Day, item: Reportable, doneOn: Day): Promise<ReportInput> {
  const clients = await clientsOn(sql, { code: CODE, definition, startsOn }, item, doneOn);
  const ids = clients.map(({ id }) => id);
  const { form, memberForm } = formsOf(definition, item);
  const [own, each] = [form, memberForm].map((key) => (key === undefined ? undefined : definition.forms[key]));
  const [decision] = decisionsOf(item.kind, item.part);
  return {
    id: randomUUID(),
    outcome: 'held',
    doneOn,
    ...(definition.tracks[item.track]?.attendance === true && { attendance: ids.map((client) => ({ client, status: 'present' as const })) }),
    ...(own !== undefined && { answers: { ...anyAnswers(definition, own, ids), ...sums(definition, item, own) } }),
    ...(each !== undefined && { members: ids.map((client) => ({ client, answers: anyAnswers(definition, each, [client]) })) }),
    ...(decision !== undefined && { decision }),
  };
}

/** Answers to the questions that must be answered; questions for a client name one after another. */
function anyAnswers(definition: Definition, form: Form, clients: readonly string[]): Record<string, unknown> {
  const answers: Record<string, unknown> = {};
  let named = 0;
  for (const [key, question] of Object.entries(form.questions)) {
    if (question.optional || (question.when !== undefined && answers[question.when.question] !== question.when.is)) continue;
    answers[key] = question.type === 'client' ? clients[named++] : anyAnswer(definition, question);
  }
  return answers;
}

function anyAnswer(definition: Definition, question: Exclude<Question, { type: 'client' }>): unknown {
  switch (question.type) {
    case 'yesNo':
      return true;
    case 'number':
      return question.min;
    case 'money':
      return 0;
    case 'scale':
      return question.steps;
    case 'choice':
      return Object.keys(question.options)[0];
    case 'choices':
      return Object.keys(question.options).slice(0, 1);
    case 'date':
      return '2027-01-01';
    case 'text':
      return 'x';
    case 'seasonalIncome':
      return Object.fromEntries(
        Object.keys(definition.seasons).map((season) => [season, Object.fromEntries(Object.keys(definition.incomeSources).map((source) => [source, 1]))]),
      );
  }
}

/** A grant is asked for and approved as the definition has it (P2f). */
function sums(definition: Definition, { kind, track, audience, subject }: Reportable, { questions }: Form): Record<string, number> {
  if (kind !== 'capital') return {};
  const given = grantOf(definition, track, audience);
  const budget = Object.values(given).reduce((sum, amount) => sum + amount, 0);
  const wanted = { budget, amount: given[subject ?? ''] ?? 0 };
  return Object.fromEntries(Object.entries(wanted).filter(([key]) => Object.hasOwn(questions, key)));
}
