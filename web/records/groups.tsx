import type { GroupLine, SessionLine } from '../../client/client.ts';
import { page, type ProgrammeVisit } from '../page.ts';
import { shortDay } from '../shared/formats.ts';
import { Badge, Empty, PageHead, Table } from '../shared/parts.tsx';
import { groupWordsIn } from './groupTexts.ts';
import { itemPath, presentOf } from './parts.tsx';

/** The business groups one answers for, by training group. */
export const groupsPage = page({
  path: '/p/:code/groups',
  action: 'viewClients',
  async get(visit) {
    const { groups } = await visit.api.listGroups({ code: visit.params.code });
    const texts = groupWordsIn(visit.language);
    return { kind: 'page', title: texts.groups, wide: true, body: <Groups visit={visit} groups={groups} /> };
  },
});

function Groups({ visit, groups }: { visit: ProgrammeVisit; groups: readonly GroupLine[] }) {
  const { language, params } = visit;
  const texts = groupWordsIn(language);
  const wider = [...new Map(groups.map(({ trainingGroup, trainingGroupName }) => [trainingGroup, trainingGroupName[language]]))];
  return (
    <>
      <PageHead title={texts.groups} />
      {groups.length === 0 ? (
        <Empty title={texts.noGroups}>
          <p>{texts.noGroupsHint}</p>
        </Empty>
      ) : (
        wider.map(([key, name]) => (
          <section>
            <h2>
              <a href={`/p/${params.code}/groups/${key}`}>{name}</a>
            </h2>
            <Table
              caption={name}
              columns={[texts.group, texts.size, texts.attendance, texts.overdue, texts.next]}
              rows={groups.filter(({ trainingGroup }) => trainingGroup === key).map((group) => row(visit, group))}
            />
          </section>
        ))
      )}
    </>
  );
}

function row({ language, params: { code } }: ProgrammeVisit, { key, name, size, attendance, overdue, next }: GroupLine) {
  const texts = groupWordsIn(language);
  return [
    <a class="row-name" href={`/p/${code}/groups/${key}`}>
      {name[language]}
    </a>,
    texts.people(size),
    presentOf(attendance, language),
    overdue === 0 ? texts.none : <Badge tone="late">{String(overdue)}</Badge>,
    next === null ? texts.none : <SessionLink code={code} session={next} language={language} />,
  ];
}

/** A session by day and name. */
export function SessionLink({ code, session, language }: { code: string; session: SessionLine; language: 'id' | 'en' }) {
  return (
    <>
      {shortDay(session.plannedOn, language)}: <a href={itemPath(code, session.key)}>{session.name[language]}</a>
    </>
  );
}
