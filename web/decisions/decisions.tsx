import type { Decisions, Grants, MeasuresStanding, OpenDecision, OpenDecisions } from '../../client/client.ts';
import { can, page, type ProgrammeVisit } from '../page.ts';
import { shortDay } from '../shared/formats.ts';
import { Done, Empty, PageHead } from '../shared/parts.tsx';
import { itemPath } from '../records/parts.tsx';
import { Findings } from './findings.tsx';
import { GrantHands } from './grantHands.tsx';
import { MeasuresAtEnd } from './measuresAtEnd.tsx';
import { decisionWordsIn } from './texts.ts';

/** Everything that is decided by people: what waits, what was proposed and why, what was decided, what was found. */
export const decisionsPage = page({
  path: '/p/:code/decisions',
  action: 'viewDecisions',
  async get(visit) {
    const { code } = visit.params;
    const [decisions, waiting, measures, grants] = await Promise.all([
      visit.api.readDecisions({ code }),
      visit.api.listOpenDecisions({ code }),
      visit.api.readMeasures({ code }),
      can(visit, 'viewGrants') ? visit.api.listGrants({ code }) : undefined,
    ]);
    const body = <All visit={visit} decisions={decisions} waiting={waiting} measures={measures} grants={grants} />;
    return { kind: 'page', title: decisionWordsIn(visit.language).title, body };
  },
});

type Read = {
  readonly visit: ProgrammeVisit;
  readonly decisions: Decisions;
  readonly waiting: OpenDecisions;
  readonly measures: MeasuresStanding;
  readonly grants: Grants | undefined;
};

function All({ visit, decisions, waiting, measures, grants }: Read) {
  const texts = decisionWordsIn(visit.language);
  const isMine = ({ owner, mayDecide }: OpenDecision) => mayDecide && (owner === null || owner === visit.self.person?.id);
  const mine = waiting.open.filter(isMine);
  const others = waiting.open.filter((open) => !isMine(open));
  return (
    <>
      <PageHead title={texts.title} />
      {visit.query.get('said') === 'done' ? <Done>{texts.saidDone}</Done> : null}
      <h2>{texts.yours}</h2>
      {mine.length === 0 ? (
        <Empty title={texts.nothingYours}>
          <p>{texts.nothingYoursHint}</p>
        </Empty>
      ) : (
        mine.map((open) => <Mine visit={visit} open={open} />)
      )}
      {others.length === 0 ? null : (
        <>
          <h2>{texts.others}</h2>
          <ul class="rows">
            {others.map((open) => (
              <Waiting visit={visit} open={open} />
            ))}
          </ul>
        </>
      )}
      <h2>{texts.measures}</h2>
      <MeasuresAtEnd visit={visit} decisions={decisions} measures={measures} groups={waiting.groups} />
      {grants === undefined ? null : (
        <>
          <h2>{texts.grants}</h2>
          <GrantHands visit={visit} grants={grants} groups={waiting.groups} />
        </>
      )}
      <h2>{texts.findings}</h2>
      <Findings visit={visit} findings={waiting.findings} />
    </>
  );
}

function Mine({ visit, open }: { visit: ProgrammeVisit; open: OpenDecision }) {
  const { language, params } = visit;
  const texts = decisionWordsIn(language);
  return (
    <article class="card mine">
      <p class="over">
        {open.audienceName[language]} · {texts.until(shortDay(dayBefore(open.windowUntil), language))}
      </p>
      <h3>{open.name[language]}</h3>
      <p>
        <a class="button" href={`/p/${params.code}/decisions/${open.item}`}>
          {texts.decide}
        </a>
      </p>
    </article>
  );
}

function Waiting({ visit, open }: { visit: ProgrammeVisit; open: OpenDecision }) {
  const { language, params } = visit;
  const texts = decisionWordsIn(language);
  return (
    <li>
      <span>
        <a href={open.mayDecide ? `/p/${params.code}/decisions/${open.item}` : itemPath(params.code, open.item)}>{open.name[language]}</a>{' '}
        <span class="role">{open.audienceName[language]}</span>
      </span>
      <span class="end">
        <small>
          {open.ownerName === null ? texts.nobody : texts.with(open.ownerName)}, {texts.until(shortDay(dayBefore(open.windowUntil), language))}
        </small>
      </span>
    </li>
  );
}

/** The last day of a window whose end is not included. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
