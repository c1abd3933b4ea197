import type { Decision, Decisions, Measures, MeasuresStanding, OpenDecisions } from '../../client/client.ts';
import type { ProgrammeVisit } from '../page.ts';
import { moment, shortDay } from '../shared/formats.ts';
import { Badge, Empty, Table } from '../shared/parts.tsx';
import { itemPath } from '../records/parts.tsx';
import { decisionWordsIn } from './texts.ts';
import { kinds, Verdict } from './verdict.tsx';

type Groups = OpenDecisions['groups'];

/** What was proposed at the end and why, who confirmed and countersigned it, and what came of it. */
export function MeasuresAtEnd({
  visit,
  decisions,
  measures,
  groups,
}: {
  visit: ProgrammeVisit;
  decisions: Decisions;
  measures: MeasuresStanding;
  groups: Groups;
}) {
  const { language } = visit;
  const texts = decisionWordsIn(language);
  const { proposal } = decisions;
  if (proposal === null)
    return (
      <Empty title={texts.notYet}>
        <p>{texts.notYetHint}</p>
      </Empty>
    );
  const [programme, ...ofGroups] = proposal.judged;
  return (
    <>
      <p class="hint">{texts.readOn(shortDay(proposal.readOn, language))}</p>
      {programme === undefined ? null : <Verdict judged={programme} language={language} />}
      {ofGroups.length === 0 ? null : (
        <details>
          <summary>{texts.groups(ofGroups.length)}</summary>
          {ofGroups.map((judged) => (
            <Verdict judged={judged} language={language} />
          ))}
        </details>
      )}
      {decisions.decisions.length === 0 ? null : (
        <>
          <h3>{texts.taken}</h3>
          <ol class="trail">
            {decisions.decisions.map((decision) => (
              <li>
                <Taken visit={visit} decision={decision} groups={groups} />
              </li>
            ))}
          </ol>
        </>
      )}
      {measures.measures.length === 0 ? null : (
        <>
          <h3>{texts.outcome}</h3>
          <Table
            caption={texts.outcome}
            columns={[texts.who, texts.measure, texts.answer]}
            rows={measures.measures.map(({ audienceName, kind, outcome, party, endedAt }) => [
              audienceName[language],
              texts.kind[kind],
              <>
                <Badge tone={endedAt === null ? 'soon' : 'quiet'}>
                  {outcome === null ? (endedAt === null ? texts.open : texts.ended) : texts.outcomes[outcome]}
                </Badge>
                {party === null ? null : <small class="line">{party.name[language]}</small>}
              </>,
            ])}
          />
        </>
      )}
    </>
  );
}

function Taken({ visit, decision, groups }: { visit: ProgrammeVisit; decision: Decision; groups: Groups }) {
  const { language, params, self } = visit;
  const texts = decisionWordsIn(language);
  const who = decision.onBehalfWords?.[language];
  return (
    <>
      <time>{moment(decision.at, self.programme.timeZone, language)}</time> <a href={itemPath(params.code, decision.item)}>{decision.name[language]}</a>:{' '}
      <strong>{texts.deciding[decision.decision] ?? decision.decision}</strong>
      {who === undefined ? null : ` (${who})`}
      {decision.measures === null ? null : <Chosen measures={decision.measures} groups={groups} visit={visit} />}
      {decision.reason === null ? null : (
        <p>
          {texts.reason}: {decision.reason}
        </p>
      )}
    </>
  );
}

/** Measures by whom they are for. */
export function Chosen({ measures, groups, visit }: { measures: Measures; groups: Groups; visit: ProgrammeVisit }) {
  const { language } = visit;
  const texts = decisionWordsIn(language);
  return (
    <ul>
      <li>
        {texts.programme}: {kinds(measures.programme, language)}
      </li>
      {Object.entries(measures.groups).map(([key, chosen]) => (
        <li>
          {groups.find((group) => group.key === key)?.name[language] ?? key}: {kinds(chosen, language)}
        </li>
      ))}
    </ul>
  );
}
