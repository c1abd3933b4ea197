import type { Child } from 'hono/jsx';
import type { StartUnderWay } from '../../client/client.ts';
import type { Answer, Visit } from '../page.ts';
import { Done, PageHead } from '../shared/parts.tsx';
import { rosterTexts } from './rosterTexts.ts';
import { textsIn } from './texts.ts';

/** The steps of a start, in their order. */
export const STEPS = ['definition', 'details', 'roster', 'groups', 'short', 'begin'] as const;
export type Step = (typeof STEPS)[number];

/** Which of them are done as it stands: a later change can undo an earlier step. */
export function doneSteps({ definition, code, counts, faults, groupsSeen, shortfalls, reason, startedAs }: StartUnderWay): ReadonlySet<Step> {
  const roster = counts.staff > 0 && counts.clients > 0 && faults.length === 0;
  const all: Readonly<Record<Step, boolean>> = {
    definition: definition !== null,
    details: code !== null,
    roster,
    groups: roster && groupsSeen,
    short: roster && (shortfalls.length === 0 || (reason ?? '') !== ''),
    begin: startedAs !== null,
  };
  return new Set(STEPS.filter((step) => all[step]));
}

/** The first step that is not done; the last one where all are. */
export function nextStep(start: StartUnderWay): Step {
  const done = doneSteps(start);
  return STEPS.find((step) => !done.has(step)) ?? 'begin';
}

/** Where a step of a start is. */
export function stepPath(id: string, step: Step): string {
  return `/new/${id}/${step}`;
}

/** A step as a page: where one is among the steps, what was just done, and the step itself. */
export function stepPage(
  visit: Visit,
  start: StartUnderWay,
  step: Step,
  body: Child,
  more: { said?: string | undefined; status?: 200 | 422 | 413 } = {},
): Answer {
  const texts = textsIn(visit.language);
  const title = step === 'roster' ? rosterTexts(visit.language).title : texts[step].title;
  return {
    kind: 'page',
    title,
    status: more.status ?? 200,
    body: (
      <>
        <Steps start={start} step={step} language={visit.language} />
        <PageHead title={title} over={overOf(start, visit)} />
        {more.said === undefined ? null : <Done>{more.said}</Done>}
        {body}
      </>
    ),
  };
}

function overOf({ definition }: StartUnderWay, { language }: Visit): string {
  return definition === null ? textsIn(language).title : definition.name[language];
}

function Steps({ start, step: here, language }: { start: StartUnderWay; step: Step; language: Visit['language'] }) {
  const { steps } = textsIn(language);
  const done = doneSteps(start);
  const next = nextStep(start);
  return (
    <nav class="steps" aria-label={steps.name}>
      <ol>
        {STEPS.map((step) => {
          const reached = done.has(step) || step === next || step === here;
          return (
            <li class={done.has(step) ? 'is-done' : ''}>
              {reached ? (
                <a href={stepPath(start.id, step)} aria-current={step === here ? 'step' : undefined}>
                  {steps[step]}
                  {done.has(step) ? <span class="unseen"> ({steps.done})</span> : null}
                </a>
              ) : (
                <span>{steps[step]}</span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** On to the next step, where this one is done. */
export function NextStep({ start, step, language }: { start: StartUnderWay; step: Step; language: Visit['language'] }) {
  const following = STEPS[STEPS.indexOf(step) + 1];
  if (following === undefined || !doneSteps(start).has(step)) return null;
  const texts = textsIn(language);
  return (
    <p class="onward">
      <a class="button" href={stepPath(start.id, following)}>
        {texts.next}: {texts.steps[following]}
      </a>
    </p>
  );
}

/** Where to go instead of a step that is not to be done now: the programme has been started, or an earlier step comes first. */
export function insteadOf(step: Step, start: StartUnderWay): { readonly kind: 'go'; readonly to: string } | undefined {
  if (start.startedAs !== null) return { kind: 'go', to: `/p/${start.startedAs}/start` };
  const done = doneSteps(start);
  const first = NEEDED[step].find((earlier) => !done.has(earlier));
  return first === undefined ? undefined : { kind: 'go', to: stepPath(start.id, first) };
}

const NEEDED: Readonly<Record<Step, readonly Step[]>> = {
  definition: [],
  details: ['definition'],
  roster: ['definition', 'details'],
  groups: ['definition', 'details', 'roster'],
  short: ['definition', 'details', 'roster'],
  begin: ['definition', 'details'],
};

/** The start that the path names. */
export function startOf(visit: Visit): Promise<StartUnderWay> {
  return visit.api.readStart({ start: visit.params['start'] ?? '' });
}

/** The key by which a second press of a form is known. */
export function onceOf({ form }: Visit): string {
  const once = form.get('once');
  return typeof once === 'string' && /^[\x21-\x7e]{8,128}$/.test(once) ? once : crypto.randomUUID();
}

/** What was typed into a field; empty where it is no text. */
export function typed({ form }: Visit, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
