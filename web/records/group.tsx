import { type Figures, type Grant, type GroupRecord, Refused, type SessionLine } from '../../client/client.ts';
import { can, page, type ProgrammeVisit } from '../page.ts';
import { shortDay } from '../shared/formats.ts';
import { Badge, Empty, PageHead, Table } from '../shared/parts.tsx';
import { GroupCapital, GroupFigures } from './groupCapital.tsx';
import { groupWordsIn } from './groupTexts.ts';
import { itemPath, presentOf, StateBadge, Strip } from './parts.tsx';

/** A group: who is in it, how they attend, its series and its capital. */
export const groupPage = page({
  path: '/p/:code/groups/:audience',
  action: 'viewClient',
  async get(visit) {
    const { code, audience = '' } = visit.params;
    const [group, grants, figures] = await Promise.all([
      visit.api.readGroup({ code, audience }),
      can(visit, 'viewGrants') ? visit.api.listGrants({ code }) : undefined,
      figuresIfAsked(visit, audience),
    ]);
    const grant = grants?.grants.find((each) => each.group === audience);
    const title = group.name[visit.language];
    return { kind: 'page', title, wide: true, body: <GroupShown visit={visit} group={group} grant={grant} figures={figures} /> };
  },
});

/** Reading figures opens every report, which takes its time: on request alone. Whose they are not is told nothing of them. */
async function figuresIfAsked(visit: ProgrammeVisit, audience: string): Promise<Figures | undefined> {
  if (!visit.query.has('figures') || !can(visit, 'viewFigures')) return undefined;
  try {
    return await visit.api.listFigures({ code: visit.params.code }, { audience });
  } catch (failure) {
    if (failure instanceof Refused && failure.status === 403) return undefined;
    throw failure;
  }
}

/** As many as are seen at once. */
const SHOWN = 6;

type Shown = { readonly visit: ProgrammeVisit; readonly group: GroupRecord };

function GroupShown({ visit, group, grant, figures }: Shown & { grant: Grant | undefined; figures: Figures | undefined }) {
  const texts = groupWordsIn(visit.language);
  const { code } = visit.params;
  return (
    <>
      <PageHead title={group.name[visit.language]} over={texts.people(group.members.filter(({ leftOn }) => leftOn === null).length)} />
      {group.kind === 'businessGroup' ? null : (
        <p>
          {texts.partOf}:{' '}
          {group.groups.map(({ key, name }, index) => (
            <>
              {index === 0 ? '' : ', '}
              <a href={`/p/${code}/groups/${key}`}>{name[visit.language]}</a>
            </>
          ))}
        </p>
      )}
      <h2>{texts.members}</h2>
      <Members visit={visit} group={group} />
      {group.overdue.length === 0 ? null : (
        <>
          <h2>{texts.overdue}</h2>
          <Sessions visit={visit} sessions={group.overdue.slice(0, SHOWN)} none="" caption={texts.overdue} />
          {group.overdue.length <= SHOWN ? null : (
            <details>
              <summary>{texts.moreOverdue(group.overdue.length - SHOWN)}</summary>
              <Sessions visit={visit} sessions={group.overdue.slice(SHOWN)} none="" caption={texts.overdue} />
            </details>
          )}
        </>
      )}
      <h2>{texts.next}</h2>
      <Sessions visit={visit} sessions={group.next} none={texts.noNext} caption={texts.next} />
      <h2>{texts.recent}</h2>
      <Sessions visit={visit} sessions={group.recent} none={texts.noRecent} caption={texts.recent} />
      <h2>{texts.series}</h2>
      <Series visit={visit} group={group} />
      {group.kind === 'businessGroup' ? <GroupCapital visit={visit} group={group} grant={grant} /> : null}
      <GroupFigures visit={visit} figures={figures} />
    </>
  );
}

function Members({ visit, group }: Shown) {
  const { language, params } = visit;
  const texts = groupWordsIn(language);
  if (group.members.length === 0) return <Empty title={texts.noMembers} />;
  return (
    <>
      <ul class="rows" aria-label={texts.members}>
        {group.members.map(({ id, name, leftOn, attendance, last }) => (
          <li>
            <a class="row-name" href={`/p/${params.code}/clients/${id}`}>
              {name ?? id}
            </a>
            {leftOn === null ? null : <Badge tone="quiet">{texts.left(shortDay(leftOn, language))}</Badge>}
            <span class="end attended">
              <small>{presentOf(attendance, language)}</small> {last.length === 0 ? null : <Strip last={last} language={language} />}
            </span>
          </li>
        ))}
      </ul>
      <p class="hint">{texts.stripKey}</p>
    </>
  );
}

function Sessions({ visit, sessions, none, caption }: { visit: ProgrammeVisit; sessions: readonly SessionLine[]; none: string; caption: string }) {
  const { language, params } = visit;
  const texts = groupWordsIn(language);
  if (sessions.length === 0) return <p class="hint">{none}</p>;
  return (
    <ul class="rows" aria-label={caption}>
      {sessions.map(({ key, name, plannedOn, state, present, marked }) => (
        <li>
          <span class="day">{shortDay(plannedOn, language)}</span>
          <a href={itemPath(params.code, key)}>{name[language]}</a>
          <span class="end">
            {present === null || marked === null ? null : <small>{texts.present(present, marked)} </small>}
            <StateBadge state={state} language={language} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Series({ visit, group }: Shown) {
  const texts = groupWordsIn(visit.language);
  return (
    <Table
      caption={texts.series}
      columns={[texts.track, texts.done, texts.didNotHappen, texts.overdue]}
      rows={group.series.map(({ name, expected, held, didNotHappen, overdue }) => [
        name[visit.language],
        <span class="measured">
          <progress max={Math.max(1, expected)} value={held} aria-label={`${name[visit.language]}: ${texts.doneOf(held, expected)}`} />
          {texts.doneOf(held, expected)}
        </span>,
        didNotHappen === 0 ? texts.none : String(didNotHappen),
        overdue === 0 ? texts.none : <Badge tone="late">{String(overdue)}</Badge>,
      ])}
    />
  );
}
