import type { FormulaOf } from '../formulas.ts';
import type { AnswerRecord } from '../records.ts';
import type { Reading } from './figure.ts';
import { amount, itemsOf, lastBySubject } from './logs.ts';
import { presentShare } from './presence.ts';
import { countPlaces, heldOf, mean, type Scope } from './scope.ts';

/** Figures read from tests before and after a training: O6, E10, E17. */

/** O6. */
export function testPassed(scope: Scope, { track, question, atLeast }: FormulaOf<'testPassed'>): Reading | undefined {
  const tests = testsOf(scope, track);
  if (tests.every(({ after }) => after === undefined)) return undefined;
  const both = tests.flatMap(({ client, before, after }) => {
    const [was, is] = [scoreOf(before, question), scoreOf(after, question)];
    return was === undefined || is === undefined ? [] : [{ client, was, is }];
  });
  const passed = new Set(both.filter(({ was, is }) => is >= atLeast && is > was).map(({ client }) => client));
  return {
    clients: countPlaces(scope, ({ id }) => passed.has(id)),
    askedTwice: both.map(({ client }) => client),
    items: itemsOf(tests.flatMap(({ before, after }) => [before ?? [], after ?? []].flat())),
  };
}

/** E17: of each client the mean over the tests taken both before and after, then the mean of the clients. */
export function testGain(scope: Scope, { tracks, question }: FormulaOf<'testGain'>): Reading | undefined {
  const gains = new Map<string, number[]>();
  const used: AnswerRecord[] = [];
  for (const { client, before, after } of tracks.flatMap((track) => testsOf(scope, track))) {
    const [was, is] = [scoreOf(before, question), scoreOf(after, question)];
    if (before === undefined || after === undefined || was === undefined || is === undefined) continue;
    gains.set(client, [...(gains.get(client) ?? []), is - was]);
    used.push(before, after);
  }
  const value = mean([...gains.values()].flatMap((of) => mean(of) ?? []));
  return value === undefined ? undefined : { value, base: gains.size, askedTwice: [...gains.keys()], items: itemsOf(used) };
}

/** E10. */
export function ableAndWilling(scope: Scope, { test, attendance, willing }: FormulaOf<'ableAndWilling'>): Reading | undefined {
  const after = scope.definition.tracks[test.track]?.tests?.after;
  const tested = lastBySubject(after === undefined ? [] : scope.answersOf(test.track, after));
  const said = lastBySubject(scope.answersOf(willing.track, willing.form));
  if (tested.size === 0 || said.size === 0) return undefined;
  const held = heldOf(scope, attendance.tracks);
  const clients = countPlaces(scope, (client) => {
    const answers = tested.get(client.id)?.answers;
    const skilled = answers !== undefined && amount(answers[test.score]) >= test.scoreAtLeast && amount(answers[test.skills]) >= test.skillsAtLeast;
    return skilled && said.get(client.id)?.answers[willing.question] === true && (presentShare(scope, held, client) ?? 0) * 100 >= attendance.sharePercent;
  });
  return { clients, items: itemsOf([...tested.values(), ...said.values()]) };
}

type Tested = { readonly client: string; readonly before: AnswerRecord | undefined; readonly after: AnswerRecord | undefined };

/** The tests of the scope's clients in a track, of each block or of the whole series. */
function testsOf(scope: Scope, track: string): Tested[] {
  const forms = scope.definition.tracks[track]?.tests;
  if (forms === undefined) return [];
  const ours = new Set(scope.clients.map(({ id }) => id));
  const tests = new Map<string, Tested>();
  for (const side of ['before', 'after'] as const)
    for (const answer of scope.answersOf(track, forms[side])) {
      if (answer.subject === undefined || !ours.has(answer.subject)) continue;
      const key = `${answer.subject} ${answer.audience} ${scope.sessions.get(answer.item)?.part ?? ''}`;
      tests.set(key, { ...(tests.get(key) ?? { client: answer.subject, before: undefined, after: undefined }), [side]: answer });
    }
  return [...tests.values()];
}

function scoreOf(answer: AnswerRecord | undefined, question: string): number | undefined {
  const score = answer?.answers[question];
  return typeof score === 'number' ? score : undefined;
}
