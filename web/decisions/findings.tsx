import type { OpenDecisions } from '../../client/client.ts';
import type { ProgrammeVisit } from '../page.ts';
import { longDay } from '../shared/formats.ts';
import { Empty, Facts } from '../shared/parts.tsx';
import { itemPath } from '../records/parts.tsx';
import { decisionWordsIn } from './texts.ts';

/** As many as are read before going to the session's own page. */
const SHOWN = 8;

/** What visits and evaluations found, the latest first. */
export function Findings({ visit, findings }: { visit: ProgrammeVisit; findings: OpenDecisions['findings'] }) {
  const { language, params } = visit;
  const texts = decisionWordsIn(language);
  if (findings.length === 0) return <Empty title={texts.noFindings} />;
  return (
    <>
      {findings.slice(0, SHOWN).map(({ item, name, doneOn, answers }) => (
        <article class="card">
          <h3>
            <a href={itemPath(params.code, item)}>{name[language]}</a>
          </h3>
          <p class="over">{longDay(doneOn, language)}</p>
          {answers.length === 0 ? (
            <p class="hint">{texts.noAnswers}</p>
          ) : (
            <Facts facts={answers.map(({ ask, answer }) => [ask[language], answer[language]] as const)} />
          )}
        </article>
      ))}
    </>
  );
}
