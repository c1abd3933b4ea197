import type { Child } from 'hono/jsx';
import { ACT_CAUSE_WORDS, ACT_KIND_WORDS } from '../../domain/act.ts';
import type { Answer, ProgrammeVisit } from '../page.ts';
import { moment } from '../shared/formats.ts';
import { Done, Empty, Facts, PageHead } from '../shared/parts.tsx';
import { aboutAct } from './about.ts';
import { type Act, allActs, mayUndo, recorder } from './acts.ts';
import { type Choices, isStillOpen, namesOf, readChoices } from './choices.ts';
import { StateOf, Ways } from './listPage.tsx';
import { Changes, countsIn } from './outcome.tsx';
import { Strip } from './strip.tsx';
import { changeTexts } from './texts.ts';

/** One act: who, why, and what it did to which item, as the journal has it. */
export async function actPage(visit: ProgrammeVisit): Promise<Answer> {
  const { language, params, query, self, api } = visit;
  const texts = changeTexts(language);
  const number = Number(params['act']);
  const [acts, choices] = await Promise.all([allActs(visit), readChoices(visit)]);
  const act = acts.find((each) => each.act === number);
  if (act === undefined) return { kind: 'page', status: 404, title: texts.title, body: <Empty title={texts.unknownAct} /> };
  const { changes } = await api.readActChanges({ code: params.code, act: String(number) });
  const named = { choices, names: namesOf(changes, choices, language), language, code: params.code };
  return {
    kind: 'page',
    title: texts.actTitle(number),
    body: (
      <div class="change">
        <PageHead title={`${texts.actTitle(number)}: ${ACT_KIND_WORDS[act.kind][language]}`} over={texts.title}>
          <Ways act={act} visit={visit} />
        </PageHead>
        {query.get('said') === 'done' ? (
          <Done>
            {texts.done(number)} {mayUndo(visit, act) ? texts.undoHint : ''}
          </Done>
        ) : null}
        <Facts
          facts={[
            [texts.recorded.about, aboutAct(act, choices, language) || '–'],
            [texts.recorded.when, moment(act.at, self.programme.timeZone, language)],
            [texts.recorded.who, choices.person(recorder(act.actor))],
            act.cause === null || act.cause === 'other' ? undefined : [texts.recorded.cause, ACT_CAUSE_WORDS[act.cause][language]],
            [texts.recorded.reason, act.reason],
            [texts.recorded.state, act.undoneBy === null && act.endedBy === null ? texts.stands : <StateOf act={act} language={language} />],
          ]}
        />
        {await CasesThatWait({ act, visit, choices })}
        {changes.length === 0 ? null : <p class="counted">{countsIn(act.counts, language)}</p>}
        <Strip changes={changes} named={named} />
        <Changes changes={changes} named={named} />
      </div>
    ),
  };
}

/** Of a handover: the counselling cases that stay with who left, until each is passed on. */
async function CasesThatWait({ act, visit, choices }: { act: Act; visit: ProgrammeVisit; choices: Choices }): Promise<Child> {
  const person = act.scope['person'];
  if (act.kind !== 'handOver' || act.undoneBy !== null || act.scope['cases'] === 0) return null;
  const texts = changeTexts(visit.language);
  const tracks = choices.tracks.filter(({ kind }) => kind === 'counselling');
  const plans = await Promise.all(tracks.map(({ track }) => visit.api.readPlan(visit.params, { track })));
  const cases = plans.flatMap(({ items }) => items).filter((item) => item.owner === person && isStillOpen(item));
  if (cases.length === 0) return null;
  return (
    <section class="heed">
      <h2>{texts.casesWait}</h2>
      <p>{texts.casesWaitLead}</p>
      <ul>
        {cases.map(({ key, audienceName }) => (
          <li>
            {`${choices.track(key.split('/')[0] ?? '')} ${key.split('/')[2]}, ${audienceName[visit.language]} `}
            <a href={`/p/${visit.params.code}/changes/new?kind=passCase&item=${key}`}>{texts.pass}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
