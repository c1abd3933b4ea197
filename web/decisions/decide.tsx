import { randomUUID } from 'node:crypto';
import type { Choices, ReportRequest } from '../../client/client.ts';
import { can, page, type ProgrammeVisit } from '../page.ts';
import { type Faults, FaultList, Field, Form, PageHead } from '../shared/parts.tsx';
import { faultsOf } from '../shared/refused.ts';
import { itemPath } from '../records/parts.tsx';
import { wordsIn } from '../records/texts.ts';
import { Questions } from '../tasks/questions.tsx';
import { toReport } from '../tasks/toReport.ts';
import { names, one, typedOf } from '../tasks/typed.ts';
import type { Deciding } from './deciding.ts';
import { Ground } from './ground.tsx';
import { MeasureChoice, overrideIn } from './measureChoice.tsx';
import { decisionWordsIn } from './texts.ts';

/** A decision taken where its figures stand: it is the report of its item. */
export const decidePage = page({
  path: '/p/:code/decisions/:track/:audience/:ordinal',
  action: 'viewDecisions',
  async get(visit) {
    return show(visit, await read(visit), {});
  },
  async post(visit) {
    const deciding = await read(visit);
    try {
      const report = reportIn(visit, deciding);
      await visit.api.reportItem(placeOf(visit), report, report.id);
      return { kind: 'go', to: `/p/${visit.params.code}/decisions?said=done` };
    } catch (failure) {
      return show(visit, deciding, faultsOf(failure, fieldOf));
    }
  },
});

/** No step that decides asks what people earn. */
const NO_CHOICES: Choices = { reasons: [], seasons: [], incomeSources: [], people: [], cases: false };

function placeOf({ params: { code, track = '', audience = '', ordinal = '' } }: ProgrammeVisit) {
  return { code, track, audience, ordinal };
}

async function read(visit: ProgrammeVisit): Promise<Deciding> {
  const { code } = visit.params;
  const [item, open, decisions, grants] = await Promise.all([
    visit.api.readItem(placeOf(visit)),
    visit.api.listOpenDecisions({ code }),
    visit.api.readDecisions({ code }),
    can(visit, 'viewGrants') ? visit.api.listGrants({ code }) : undefined,
  ]);
  return { item, open, decisions, grant: grants?.grants.find(({ group }) => item.kind === 'capital' && group === item.audience) };
}

/** The form as the report that it is. What is overridden is said in its answers. */
function reportIn(visit: ProgrammeVisit, { item, decisions }: Deciding): ReportRequest {
  const typed = typedOf(visit.form);
  const report = toReport(item, typed, []);
  if (report.decision !== 'overridden') return report;
  return { ...report, answers: overrideIn(visit.form, decisions) };
}

function fieldOf(path: string): string {
  if (path.startsWith('answers.')) {
    const [, key = '', group = ''] = path.split('.');
    if (key === 'programme') return 'set.programme';
    if (key === 'groups') return `set.${group}`;
    return key === 'reason' ? 'why' : names.answer(key);
  }
  return path === 'answers' ? 'decision' : path;
}

function show(visit: ProgrammeVisit, deciding: Deciding, faults: Faults) {
  const { item } = deciding;
  const texts = decisionWordsIn(visit.language);
  const title = item.name[visit.language];
  const status = Object.keys(faults).length > 0 ? (422 as const) : (200 as const);
  const body = (
    <>
      <PageHead title={title} over={item.audienceName[visit.language]} />
      <FaultList faults={faults} language={visit.language} />
      <Ground visit={visit} deciding={deciding} />
      <h2>{texts.yourDecision}</h2>
      {item.outcome !== null ? (
        <p>
          <b>{texts.alreadyTitle}:</b> {wordsIn(visit.language).decision[item.report?.decision ?? ''] ?? item.stateWords[visit.language]}
        </p>
      ) : !item.mayReport || item.waiting ? (
        <p>{item.waiting ? wordsIn(visit.language).waits : texts.notYours}</p>
      ) : (
        <Decide visit={visit} deciding={deciding} faults={faults} />
      )}
      <p class="beside">
        <a href={itemPath(visit.params.code, item.key)}>{texts.toSession}</a>
      </p>
    </>
  );
  return { kind: 'page' as const, title, status, body };
}

function Decide({ visit, deciding, faults }: { visit: ProgrammeVisit; deciding: Deciding; faults: Faults }) {
  const { language, self } = visit;
  const { item } = deciding;
  const texts = decisionWordsIn(language);
  const typed = typedOf(visit.form);
  const returns = item.decisions.includes('returned');
  return (
    <Form csrf={visit.csrf}>
      <input type="hidden" name="id" value={one(typed, 'id') || randomUUID()} />
      <input type="hidden" name="outcome" value="held" />
      <fieldset id="decision" tabindex={-1} class={faults['decision'] === undefined ? '' : 'wrong'}>
        <legend class="unseen">{texts.yourDecision}</legend>
        {faults['decision'] === undefined ? null : <p class="fault">{faults['decision']}</p>}
        {item.decisions.map((decision) => (
          <label class="choice">
            <input type="radio" name="decision" value={decision} checked={one(typed, 'decision') === decision} />
            <span>
              {texts.deciding[decision] ?? decision}
              {texts.follows[decision] === undefined ? null : <small class="line hint">{texts.follows[decision]}</small>}
            </span>
          </label>
        ))}
      </fieldset>
      {item.decisions.includes('overridden') ? <MeasureChoice visit={visit} deciding={deciding} faults={faults} /> : null}
      {item.asked.own === null ? null : (
        <Questions form={item.asked.own} nameOf={names.answer} asking={{ language, typed, faults, choices: NO_CHOICES, clients: item.clients }} />
      )}
      <Field name="note" label={texts.note} {...(returns && { hint: texts.noteHint })} faults={faults}>
        <textarea id="note" name="note" rows={3} maxlength={4000} aria-describedby={returns ? 'note-hint' : undefined}>
          {one(typed, 'note')}
        </textarea>
      </Field>
      <Field name="doneOn" label={texts.doneOn} faults={faults}>
        <input id="doneOn" type="date" name="doneOn" value={one(typed, 'doneOn') || self.programme.today} />
      </Field>
      <button>{texts.send}</button>
    </Form>
  );
}
