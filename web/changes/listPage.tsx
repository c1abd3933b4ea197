import type { Answer, ProgrammeVisit } from '../page.ts';
import { Badge, Done, Empty, PageHead, Table } from '../shared/parts.tsx';
import { moment } from '../shared/formats.ts';
import { ACT_CAUSE_WORDS, ACT_KIND_WORDS } from '../../domain/act.ts';
import type { Language } from '../../domain/language.ts';
import { aboutAct } from './about.ts';
import { type Act, allActs, mayUndo, recorder } from './acts.ts';
import { readChoices } from './choices.ts';
import { isOffered } from './kinds.ts';
import { countsIn } from './outcome.tsx';
import { changeTexts } from './texts.ts';

/** So many stand on a page. */
const SHOWN = 40;

/** What was done about the plan, the latest first. */
export async function listPage(visit: ProgrammeVisit): Promise<Answer> {
  const { language, query, params, self } = visit;
  const texts = changeTexts(language);
  const [acts, choices] = await Promise.all([allActs(visit), readChoices(visit)]);
  const before = Number(query.get('before') ?? Number.MAX_SAFE_INTEGER);
  const latest = acts.filter(({ act }) => act < before).toReversed();
  const shown = latest.slice(0, SHOWN);
  const root = `/p/${params.code}/changes`;
  const rows = shown.map((act) => [
    <>
      <a href={`${root}/${act.act}`}>
        <strong>{ACT_KIND_WORDS[act.kind][language]}</strong>
      </a>{' '}
      <small>{texts.number(act.act)}</small>
      <br />
      {aboutAct(act, choices, language)} <StateOf act={act} language={language} />
    </>,
    countsIn(act.counts, language) || '–',
    <>
      {act.cause === null || act.cause === 'other' ? null : <span>{ACT_CAUSE_WORDS[act.cause][language]}: </span>}
      {act.reason}
    </>,
    <>
      {choices.person(recorder(act.actor))}
      <br />
      <small>{moment(act.at, self.programme.timeZone, language)}</small>
    </>,
    <Ways act={act} visit={visit} />,
  ]);
  const { columns } = texts;
  return {
    kind: 'page',
    title: texts.title,
    wide: true,
    body: (
      <div class="change">
        <PageHead title={texts.title}>
          {isOffered(visit, 'move') ? (
            <a class="button" href={`${root}/new`}>
              {texts.add}
            </a>
          ) : null}
        </PageHead>
        <p class="lead">{texts.lead}</p>
        {query.get('said') === 'already' ? <Done>{texts.already}</Done> : null}
        {shown.length === 0 ? (
          <Empty title={texts.empty.title}>{texts.empty.body}</Empty>
        ) : (
          <Table caption={texts.title} columns={[columns.what, columns.did, columns.why, columns.who, '']} rows={rows} />
        )}
        {latest.length > SHOWN ? (
          <a class="button quiet-button" href={`${root}?before=${shown.at(-1)?.act}`}>
            {texts.older}
          </a>
        ) : null}
      </div>
    ),
  };
}

/** Whether an act still stands. */
export function StateOf({ act: { undoneBy, endedBy }, language }: { act: Act; language: Language }) {
  const texts = changeTexts(language);
  if (undoneBy !== null) return <Badge tone="quiet">{texts.undone(undoneBy)}</Badge>;
  return endedBy === null ? null : <Badge tone="quiet">{texts.ended(endedBy)}</Badge>;
}

/** What can be done about an act: each begins with a look at what it would do. */
export function Ways({ act, visit }: { act: Act; visit: ProgrammeVisit }) {
  const texts = changeTexts(visit.language);
  const form = `/p/${visit.params.code}/changes/new`;
  const stands = act.undoneBy === null && act.endedBy === null;
  const goesOn = stands && act.kind === 'pause' && isOffered(visit, 'resume');
  const isBack = stands && (act.kind === 'absence' || act.kind === 'acting') && isOffered(visit, 'endAbsence');
  return (
    <div class="ways">
      {goesOn ? <a href={`${form}?kind=resume&act=${act.act}`}>{texts.resume}</a> : null}
      {isBack ? <a href={`${form}?kind=endAbsence&act=${act.act}`}>{texts.endAbsence}</a> : null}
      {mayUndo(visit, act) ? <a href={`${form}?kind=undo&act=${act.act}`}>{texts.undo}</a> : null}
    </div>
  );
}
