import { type Answer, openPage, type Visit } from '../page.ts';
import { type Faults, FaultList, Field, Form } from '../shared/parts.tsx';
import { faultsOf } from '../shared/refused.ts';
import { insteadOf, onceOf, startOf, stepPage, stepPath, typed } from './steps.tsx';
import { textsIn } from './texts.ts';

type Details = { readonly village: string; readonly start: string; readonly code: string };

/** Where and when the programme runs, and under which code. */
export const detailsPage = openPage({
  path: '/new/:start/details',
  action: 'startProgramme',
  get: (visit) => shown(visit, undefined, {}),
  async post(visit) {
    const details = { village: typed(visit, 'village').replace(/\s+/g, ' ').trim(), start: typed(visit, 'start').trim(), code: typed(visit, 'code').trim() };
    const start = visit.params['start'] ?? '';
    try {
      await visit.api.setStartDetails({ start }, details, onceOf(visit));
    } catch (failure) {
      return shown(visit, details, faultsOf(failure));
    }
    return { kind: 'go', to: stepPath(start, 'roster') };
  },
});

async function shown(visit: Visit, details: Details | undefined, faults: Faults): Promise<Answer> {
  const { csrf, language } = visit;
  const start = await startOf(visit);
  const { definition } = start;
  const elsewhere = insteadOf('details', start);
  if (elsewhere !== undefined || definition === null) return elsewhere ?? { kind: 'go', to: stepPath(start.id, 'definition') };
  const texts = textsIn(language);
  const {
    village,
    code,
    start: day,
  } = details ?? {
    village: start.village ?? definition.village,
    start: start.start ?? definition.demoStart,
    code: start.code ?? `${definition.id}-${(start.start ?? definition.demoStart).slice(0, 4)}`.toLowerCase(),
  };
  return stepPage(
    visit,
    start,
    'details',
    <>
      <FaultList faults={faults} language={language} />
      <Form csrf={csrf} once={crypto.randomUUID()}>
        <Field name="village" label={texts.details.village} hint={texts.details.villageHint} faults={faults}>
          <textarea id="village" name="village" rows={2} maxlength={200} aria-describedby="village-hint village-fault" required>
            {village}
          </textarea>
        </Field>
        <Field name="start" label={texts.details.start} hint={texts.details.startHint(definition.months)} faults={faults}>
          <input id="start" name="start" type="date" value={day} aria-describedby="start-hint start-fault" required />
        </Field>
        <p class="hint">{texts.details.ages(definition.ageFrom, definition.ageTo)}</p>
        <Field name="code" label={texts.details.code} hint={texts.details.codeHint} faults={faults}>
          <input id="code" name="code" value={code} maxlength={40} autocapitalize="none" spellcheck={false} aria-describedby="code-hint code-fault" required />
        </Field>
        <button>{texts.next}</button>
      </Form>
      <p class="quiet-way">
        <a href={`/new/${start.id}/discard`}>{texts.discard.title}</a>
      </p>
    </>,
    { status: Object.keys(faults).length === 0 ? 200 : 422 },
  );
}
