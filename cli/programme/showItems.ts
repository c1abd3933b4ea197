import type { Form, FormRead, Item } from '../../client/client.ts';
import { ITEM_STATE_WORDS } from '../../domain/itemState.ts';
import type { Language } from '../../domain/language.ts';
import { addDays } from '../../domain/time.ts';
import { itemWords } from './itemWords.ts';
import { actorName, localTime, prose, table } from './table.ts';
import { wordsIn } from './words.ts';

/** An item with why it is in the plan, what its report carries, what was done about it and who was told. */
export function showItem(item: Item, timeZone: string, language: Language): string[] {
  const words = itemWords(language);
  const { until, notice } = wordsIn(language);
  const { why, inputs, report, history, notices } = item;
  const at = (instant: number) => localTime(instant, timeZone);
  return [
    ...prose(`${item.key}: ${item.name[language]}, ${item.audienceName[language]}`),
    `${words.state}: ${item.waiting ? words.waiting : item.stateWords[language]}`,
    `${words.window}: ${until(item.windowFrom, addDays(item.windowUntil, -1))}`,
    `${words.owner}: ${item.owner ?? words.nobody} (${why.roleName[language]})`,
    ...(item.inPlaceOf === null ? [] : [`${words.inPlaceOf}: ${item.inPlaceOf}`]),
    ...(item.makesUp === null ? [] : [`${words.makesUp}: ${item.makesUp}`]),
    ...ringLines(item, at, language),
    ...asksLines(item, language),
    ...(item.words === null ? [] : wordLines(item.words, language)),
    ...(inputs === null || inputs.missing.length === 0 ? [] : [words.lacks(inputs.missing.length, inputs.expected), ...prose(inputs.missing.join(', '), '  ')]),
    ...(report === null
      ? []
      : [words.report(report.decision ?? report.reason ?? ITEM_STATE_WORDS[item.late ? 'late' : 'reported'][language], report.doneOn, report.reporter)]),
    '',
    `${words.because}:`,
    ...prose(`${words.rule}: ${why.rule[language]}`, '  '),
    `  ${words.source}: ${why.source} · ${words.entry}: ${why.entry}`,
    `  ${words.month(why.month)}, ${words.planVersion(why.planVersion)}`,
    ...actLines([...why.entries, ...history.filter(({ seq }) => why.entries.every((entry) => entry.seq !== seq))], at, language),
    ...(notices.length === 0
      ? []
      : [
          '',
          ...table(
            [words.columns.at, words.columns.person, words.columns.notice, words.columns.state],
            notices.map(({ createdAt, person, kind, status }) => [at(createdAt), person, notice.kinds[kind] ?? kind, stateOf(status, language)]),
          ),
        ]),
  ];
}

/** What a form asks: the keys that a file of answers names, and what may stand there. */
export function showForm({ key, form }: FormRead, language: Language): string[] {
  return [
    `${key}: ${form.name[language]}`,
    ...(form.intro === undefined ? [] : prose(form.intro[language])),
    '',
    ...Object.entries(form.questions).flatMap(([name, question]) => [
      ...prose(`${name}: ${question.ask[language]}`),
      ...prose(answerOf(question, language), '    '),
    ]),
  ];
}

type Question = Form['questions'][string];

function answerOf(question: Question, language: Language): string {
  const words = itemWords(language);
  const optional = question.optional === true ? `, ${words.optional}` : '';
  switch (question.type) {
    case 'number':
      return words.until(question.min, question.max) + optional;
    case 'scale':
      return words.until(1, question.steps) + optional;
    case 'money':
      return words.until(0, question.max) + optional;
    case 'choice':
      return `${words.one} ${Object.keys(question.options).join(', ')}${optional}`;
    case 'choices':
      return `${words.some} ${Object.keys(question.options).join(', ')}${optional}`;
    default:
      return words.types[question.type] + optional;
  }
}

function ringLines({ noticeAt, remindAt, escalateAt, report }: Item, at: (instant: number) => string, language: Language): string[] {
  const words = itemWords(language);
  if (noticeAt === null || report !== null) return [];
  const steps = [
    `${words.due} ${at(noticeAt)}`,
    ...(remindAt === null ? [] : [`${words.reminder} ${at(remindAt)}`]),
    ...escalateAt.map((instant) => `${words.escalation} ${at(instant)}`),
  ];
  return prose(steps.join(' · '));
}

function asksLines({ attendance, form, memberForm, decisions, bringsTasks, report }: Item, language: Language): string[] {
  const words = itemWords(language);
  const asked = [
    ...(attendance ? [words.attendance] : []),
    ...(form === null ? [] : [words.form(form)]),
    ...(memberForm === null ? [] : [words.memberForm(memberForm)]),
    ...(decisions.length === 0 ? [] : [words.decision(decisions.join(', '))]),
    ...(bringsTasks ? [words.tasks] : []),
  ];
  return asked.length === 0 || report !== null ? [] : prose(`${words.asks}: ${asked.join(' · ')}`);
}

/** What an agreed task or a case is about; the service gives it to those alone who may read it. */
function wordLines(said: NonNullable<Item['words']>, language: Language): string[] {
  const { agreed, concern, plan } = itemWords(language);
  return 'what' in said ? prose(`${agreed}: ${said.what}`) : [...prose(`${concern}: ${said.concern}`), ...prose(`${plan}: ${said.plan}`)];
}

function actLines(entries: Item['history'], at: (instant: number) => string, language: Language): string[] {
  const { columns } = itemWords(language);
  if (entries.length === 0) return [];
  const rows = entries
    .toSorted((one, other) => one.seq - other.seq)
    .map(({ seq, at: when, actor, onBehalfOf, action, reason }) => [
      String(seq),
      at(when),
      onBehalfOf === null ? actorName(actor) : `${actorName(actor)} (${onBehalfOf})`,
      action,
      reason ?? '',
    ]);
  return ['', ...table([columns.no, columns.at, columns.who, columns.act, { head: columns.reason, wraps: true }], rows)];
}

function stateOf(status: string, language: Language): string {
  const { states } = wordsIn(language).notice;
  return states[status as keyof typeof states] ?? status;
}
