import { randomUUID } from 'node:crypto';
import { can, page, type ProgrammeVisit } from '../page.ts';
import { type Faults, FaultList, Form, PageHead } from '../shared/parts.tsx';
import { faultsOf } from '../shared/refused.ts';
import { ActFields } from './clientActFields.tsx';
import { type ActGround, CLIENT_ACTS, type ClientAct } from './clientActs.ts';
import { clientWordsIn } from './clientTexts.ts';

/** One act about a client: what it asks, what would follow, and the confirmation. */
export const clientActPage = page({
  path: '/p/:code/clients/:client/:act{exit|return|transfer|replacement|away|consent|erase}',
  action: 'viewClient',
  async get(visit) {
    const act = actOf(visit);
    return show(visit, act, await groundOf(visit, act), {});
  },
  async post(visit) {
    const act = actOf(visit);
    const ground = await groundOf(visit, act);
    const step = visit.form.get('step');
    if (step === 'change') return show(visit, act, ground, {});
    if (act.final === true && visit.form.get('understood') !== 'yes')
      return show(visit, act, ground, { faults: { understood: clientWordsIn(visit.language).tickFirst } });
    try {
      if (act.previews && step !== 'confirm') return show(visit, act, ground, { follows: await act.run(visit, ground, true) });
      await act.run(visit, ground, false);
      return { kind: 'go', to: `/p/${visit.params.code}/clients/${visit.params['client']}?said=${act.key}` };
    } catch (failure) {
      return show(visit, act, ground, { faults: faultsOf(failure) });
    }
  },
});

function actOf(visit: ProgrammeVisit): ClientAct {
  // The path lets no other through.
  return CLIENT_ACTS.find(({ key }) => key === visit.params['act']) as ClientAct;
}

async function groundOf(visit: ProgrammeVisit, act: ClientAct): Promise<ActGround> {
  const place = { code: visit.params.code, client: visit.params['client'] ?? '' };
  const [story, record, applicants] = await Promise.all([
    visit.api.readClient(place),
    visit.api.readClientRecord(place),
    act.key === 'replacement' && can(visit, 'viewApplicants') ? visit.api.listApplicants({ code: place.code }) : undefined,
  ]);
  return { story, record, waiting: applicants?.waiting ?? [] };
}

type Outcome = { readonly faults?: Faults; readonly follows?: readonly string[] };

function show(visit: ProgrammeVisit, act: ClientAct, ground: ActGround, { faults = {}, follows }: Outcome) {
  const texts = clientWordsIn(visit.language);
  const title = texts.acts[act.key];
  const status = Object.keys(faults).length > 0 ? (422 as const) : (200 as const);
  const body = (
    <>
      <PageHead title={title} over={`${ground.story.name ?? texts.noName} · ${ground.story.groupName[visit.language]}`} />
      <FaultList faults={faults} language={visit.language} />
      {follows === undefined ? <Ask visit={visit} act={act} ground={ground} faults={faults} /> : <Confirm visit={visit} act={act} follows={follows} />}
      <p class="beside">
        <a href={`/p/${visit.params.code}/clients/${ground.story.id}`}>← {ground.story.name ?? texts.noName}</a>
      </p>
    </>
  );
  return { kind: 'page' as const, title, status, body };
}

function Ask({ visit, act, ground, faults }: { visit: ProgrammeVisit; act: ClientAct; ground: ActGround; faults: Faults }) {
  const texts = clientWordsIn(visit.language);
  return (
    <>
      <p class={act.final === true ? 'consequence final' : 'consequence'}>{texts.consequence[act.key]}</p>
      <Form csrf={visit.csrf} once={onceOf(visit)}>
        <ActFields visit={visit} act={act} ground={ground} faults={faults} />
        <button class={act.final === true ? 'danger' : ''} name="step" value={act.previews ? 'preview' : 'confirm'}>
          {act.previews ? texts.look : act.key === 'consent' ? texts.acts.consent : texts.confirm}
        </button>
      </Form>
    </>
  );
}

function Confirm({ visit, act, follows }: { visit: ProgrammeVisit; act: ClientAct; follows: readonly string[] }) {
  const texts = clientWordsIn(visit.language);
  const kept = [...visit.form.entries()].filter(([name, value]) => !['csrf', 'once', 'step'].includes(name) && typeof value === 'string') as [string, string][];
  return (
    <section class="card">
      <h2>{texts.previewTitle}</h2>
      <ul>
        {follows.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
      <p>{texts.consequence[act.key]}</p>
      <p class="hint">{texts.nothingDone}</p>
      <Form csrf={visit.csrf} once={onceOf(visit)}>
        {kept.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <div class="actions">
          <button name="step" value="confirm">
            {texts.confirm}
          </button>
          <button class="quiet-button" name="step" value="change">
            {texts.change}
          </button>
        </div>
      </Form>
    </section>
  );
}

/** One key from the first showing to the confirmation, so that a second press and the back button do it once. */
function onceOf(visit: ProgrammeVisit): string {
  return String(visit.form.get('once') ?? '') || randomUUID();
}
