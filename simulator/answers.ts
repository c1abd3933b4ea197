import { anyAnswer, fits } from './anyAnswer.ts';
import { monthOf, type Day } from './days.ts';
import { groupAnswers } from './groupAnswers.ts';
import { householdAnswers, interviewAnswers, memberAnswers } from './personalAnswers.ts';
import { stepAnswers } from './stepAnswers.ts';
import type { SessionAhead } from './story.ts';
import type { World } from './world.ts';

/** What a form asked of somebody is told, by question; what no story knows is drawn within what the question allows. */
export type Answers = Readonly<Record<string, unknown>>;
/** A form asked at an item: on which day, and of whose group's clients. */
export type Asking = { readonly item: SessionAhead; readonly form: string; readonly doneOn: Day; readonly clients: readonly string[] };

/** The answers to an item's own form: its subject's, else its group's. */
export function answersOf(world: World, asking: Asking): Answers {
  const { item } = asking;
  return filled(world, asking, item.key, knownOf(world, asking));
}

/** The answers of one client who is asked at an item. */
export function memberAnswersOf(world: World, asking: Asking, client: string, group: string): Answers {
  return filled(
    world,
    asking,
    `${asking.item.key}/${client}`,
    memberAnswers(world, asking.item, monthAt(world, asking.item), world.client(client, group), isAfter(world, asking.form)),
  );
}

function knownOf(world: World, asking: Asking): Answers {
  const { item } = asking;
  const after = item.windowFrom >= world.setting.start;
  const { subject } = item;
  if (item.kind === 'interview' && subject !== null) return interviewAnswers(world, world.client(subject), after);
  if (item.kind === 'household' && subject !== null) return householdAnswers(world, subject, after);
  return { ...groupAnswers(world, item, monthAt(world, item)), ...stepAnswers(world, item, asking.clients) };
}

/** Whether a test is one of those that come after: they alone ask for skills, or are named so. */
function isAfter({ setting }: World, form: string): boolean {
  return form.startsWith('post') || Object.hasOwn(setting.forms[form]?.questions ?? {}, 'skills');
}

/** Month of the programme whose log or session it is. */
function monthAt({ setting }: World, { windowFrom }: SessionAhead): number {
  return monthOf(setting.start, windowFrom);
}

/** Every question of a form that is asked, answered: as the story has it where that fits, else drawn. */
function filled({ draw, setting }: World, { form, doneOn, clients }: Asking, subject: string, known: Answers): Answers {
  const given: Record<string, unknown> = {};
  for (const [key, question] of Object.entries(setting.forms[form]?.questions ?? {})) {
    const { when } = question;
    if (when !== undefined && !answered(given[when.question], when.is)) continue;
    const told = Object.hasOwn(known, key) ? known[key] : undefined;
    if (fits(question, told, clients)) given[key] = told;
    else if (!question.optional) given[key] = anyAnswer(draw, setting, question, { subject, clients, day: doneOn }, key);
  }
  return given;
}

function answered(given: unknown, is: string | boolean): boolean {
  return given === is || (Array.isArray(given) && given.includes(is));
}
