import type { StartUnderWay } from '../../client/client.ts';
import { type Answer, openPage, type Visit } from '../page.ts';
import { longDay } from '../shared/formats.ts';
import { Empty, type Faults, FaultList, Field, Form } from '../shared/parts.tsx';
import { faultsOf } from '../shared/refused.ts';
import { doneSteps, insteadOf, NextStep, onceOf, startOf, stepPage, stepPath, STEPS, typed } from './steps.tsx';
import { rosterTexts } from './rosterTexts.ts';
import { textsIn } from './texts.ts';

/** What the definition asks for and the roster does not give; accepted with a reason. */
export const shortPage = openPage({
  path: '/new/:start/short',
  action: 'startProgramme',
  get: (visit) => short(visit, undefined, {}),
  async post(visit) {
    const start = visit.params['start'] ?? '';
    const reason = typed(visit, 'reason').trim();
    if (reason === '') return short(visit, reason, { reason: textsIn(visit.language).short.needed });
    try {
      await visit.api.acceptShort({ start }, { reason }, onceOf(visit));
    } catch (failure) {
      return short(visit, reason, faultsOf(failure));
    }
    return { kind: 'go', to: stepPath(start, 'begin') };
  },
});

async function short(visit: Visit, reason: string | undefined, faults: Faults): Promise<Answer> {
  const { csrf, language } = visit;
  const start = await startOf(visit);
  const elsewhere = insteadOf('short', start);
  if (elsewhere !== undefined) return elsewhere;
  const texts = textsIn(language);
  const { shortfalls, managersLacking } = start;
  const kinds = [...new Set(shortfalls.map(({ kind }) => texts.short.kinds[kind] ?? kind))];
  return stepPage(
    visit,
    start,
    'short',
    <>
      <FaultList faults={faults} language={language} />
      {managersLacking.length === 0 ? null : (
        <p class="start-note">{rosterTexts(language).noManager(managersLacking.map((role) => role[language]).join(language === 'id' ? ' atau ' : ' or '))}</p>
      )}
      {shortfalls.length === 0 ? (
        <Empty title={texts.short.complete}>
          <p>{texts.short.completeBody}</p>
        </Empty>
      ) : (
        <>
          <p>{texts.short.lead}</p>
          {kinds.map((kind) => (
            <>
              <h2>{kind}</h2>
              <ul>
                {shortfalls
                  .filter((one) => (texts.short.kinds[one.kind] ?? one.kind) === kind)
                  .map(({ text }) => (
                    <li>{text[language]}</li>
                  ))}
              </ul>
            </>
          ))}
          <Form csrf={csrf} once={crypto.randomUUID()}>
            <Field name="reason" label={texts.short.reason} hint={texts.short.reasonHint} faults={faults}>
              <textarea id="reason" name="reason" rows={3} maxlength={2000} aria-describedby="reason-hint reason-fault">
                {reason ?? start.reason ?? ''}
              </textarea>
            </Field>
            <button>{texts.short.accept}</button>
          </Form>
        </>
      )}
      {shortfalls.length === 0 ? <NextStep start={start} step="short" language={language} /> : null}
    </>,
    { status: Object.keys(faults).length === 0 ? 200 : 422 },
  );
}

/** Says what starting brings, and starts. */
export const beginPage = openPage({
  path: '/new/:start/begin',
  action: 'startProgramme',
  get: (visit) => begin(visit, {}),
  async post(visit) {
    const start = visit.params['start'] ?? '';
    try {
      const { code } = await visit.api.startFrom({ start }, {}, onceOf(visit));
      return { kind: 'go', to: `/p/${code}/start` };
    } catch (failure) {
      return begin(visit, { '': Object.values(faultsOf(failure)).join(' ') });
    }
  },
});

async function begin(visit: Visit, faults: Faults): Promise<Answer> {
  const { csrf, language } = visit;
  const start = await startOf(visit);
  const texts = textsIn(language);
  const { definition, village, start: day } = start;
  const elsewhere = insteadOf('begin', start);
  if (elsewhere !== undefined || definition === null || day === null) return elsewhere ?? { kind: 'go', to: stepPath(start.id, 'details') };
  const open = openSteps(start);
  return stepPage(
    visit,
    start,
    'begin',
    <>
      <FaultList faults={faults} language={language} />
      {open.length === 0 ? null : (
        <div class="start-note">
          <p>{texts.begin.open}:</p>
          <ul>
            {open.map((step) => (
              <li>
                <a href={stepPath(start.id, step)}>{texts.steps[step]}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
      <p>{texts.begin.lead}</p>
      <ul>
        {texts.begin.will({ village: village ?? definition.village, start: longDay(day, language), months: definition.months }).map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <p>{texts.begin.after}</p>
      {open.length > 0 ? null : (
        <Form csrf={csrf} once={crypto.randomUUID()}>
          <button>{texts.begin.go}</button>
        </Form>
      )}
      <section class="card">
        <h2 class="small-head">{texts.begin.rehearse}</h2>
        <p>{texts.begin.rehearseBody}</p>
      </section>
      <p class="quiet-way">
        <a href={`/new/${start.id}/discard`}>{texts.discard.title}</a>
      </p>
    </>,
    { status: Object.keys(faults).length === 0 ? 200 : 422 },
  );
}

function openSteps(start: StartUnderWay) {
  const done = doneSteps(start);
  return STEPS.filter((step) => step !== 'begin' && !done.has(step));
}
