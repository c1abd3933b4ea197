import { anyAnswer, fits } from './anyAnswer.ts';
import type { ClientStory } from './clientStory.ts';
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
  const after = item.windowFrom >= world.setting.start;
  if (item.kind === 'interview' && item.subject !== null) {
    const client = world.client(item.subject);
    return filled(world, asking, item.key, interviewAnswers(world, client, after), leanOf(client, after));
  }
  if (item.kind === 'household' && item.subject !== null) return filled(world, asking, item.key, householdAnswers(world, item.subject, after));
  return filled(world, asking, item.key, { ...groupAnswers(world, item, monthAt(world, item)), ...stepAnswers(world, item, asking.clients) });
}

/** The answers of one client who is asked at an item. */
export function memberAnswersOf(world: World, asking: Asking, id: string, group: string): Answers {
  const { item, form } = asking;
  const client = world.client(id, group);
  const month = monthAt(world, item);
  const after = world.setting.tracks[item.track]?.tests?.after === form;
  const lean = item.kind === 'log' ? (client.inBusiness && month > 1 ? 0.2 + 0.4 * client.rank : 0) : leanOf(client, after);
  return filled(world, asking, `${item.key}/${id}`, memberAnswers(world, item, month, client, after), lean);
}

/** How well somebody is doing, as a test would have it. */
function leanOf({ scoreBefore, testGain }: ClientStory, after: boolean): number {
  return Math.max(0, Math.min(1, (scoreBefore + (after ? testGain : 0)) / 100));
}

/** Month of the programme whose log or session it is. */
function monthAt({ setting }: World, { windowFrom }: SessionAhead): number {
  return monthOf(setting.start, windowFrom);
}

/** Every question of a form that is asked, answered: as the story has it where that fits, else drawn. */
function filled({ draw, setting }: World, { form, doneOn, clients }: Asking, subject: string, known: Answers, lean?: number): Answers {
  const given: Record<string, unknown> = {};
  for (const [key, question] of Object.entries(setting.forms[form]?.questions ?? {})) {
    const { when } = question;
    if (when !== undefined && !answered(given[when.question], when.is)) continue;
    const told = Object.hasOwn(known, key) ? known[key] : undefined;
    if (fits(question, told, clients)) given[key] = told;
    else if (!question.optional) given[key] = anyAnswer(draw, setting, question, { subject, clients, day: doneOn, lean }, key);
  }
  return given;
}

function answered(given: unknown, is: string | boolean): boolean {
  return given === is || (Array.isArray(given) && given.includes(is));
}
