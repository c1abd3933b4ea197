import type { ClientRecord, ClientStory } from '../../client/client.ts';
import { can, page, type ProgrammeVisit } from '../page.ts';
import { longDay, moment, shortDay } from '../shared/formats.ts';
import { Badge, Done, Empty, Facts, PageHead, Table } from '../shared/parts.tsx';
import { actsFor, type ActKey } from './clientActs.ts';
import { clientWordsIn } from './clientTexts.ts';
import { actorName } from './item.tsx';
import { itemPath, marksWords } from './parts.tsx';
import { wordsIn } from './texts.ts';

/** A client: who they are, what they agreed to, how they attend, what was asked and decided. */
export const clientPage = page({
  path: '/p/:code/clients/:client',
  action: 'viewClient',
  async get(visit) {
    const { code, client = '' } = visit.params;
    const [story, record] = await Promise.all([visit.api.readClient({ code, client }), visit.api.readClientRecord({ code, client })]);
    const title = story.name ?? clientWordsIn(visit.language).noName;
    return { kind: 'page', title, body: <ClientShown visit={visit} story={story} record={record} /> };
  },
});

type Shown = { readonly visit: ProgrammeVisit; readonly story: ClientStory; readonly record: ClientRecord };

function ClientShown({ visit, story, record }: Shown) {
  const { language, params } = visit;
  const texts = clientWordsIn(language);
  const said = visit.query.get('said');
  const acts = actsFor(story).filter(({ action }) => can(visit, action));
  return (
    <>
      <PageHead title={story.name ?? texts.noName} over={`${texts.over} · ${story.groupName[language]}`} />
      {said !== null && Object.hasOwn(texts.said, said) ? <Done>{texts.said[said as ActKey]}</Done> : null}
      <p>
        <Standing visit={visit} story={story} record={record} />
      </p>
      <Who visit={visit} story={story} record={record} />
      <h2>{texts.consents}</h2>
      <Consents visit={visit} story={story} record={record} />
      <h2>{texts.attendance}</h2>
      <Attendance visit={visit} story={story} record={record} />
      <h2>{texts.asked}</h2>
      <Asked visit={visit} story={story} record={record} />
      {acts.length === 0 ? null : (
        <>
          <h2>{texts.whatToDo}</h2>
          <ul class="choices">
            {acts.map(({ key }) => (
              <li>
                <a href={`/p/${params.code}/clients/${story.id}/${key}`}>{texts.acts[key]}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{texts.history}</h2>
      <History visit={visit} story={story} record={record} />
    </>
  );
}

function Standing({ visit, story, record }: Shown) {
  const { language, self } = visit;
  const texts = clientWordsIn(language);
  if (story.leftOn !== null) {
    const why = record.exits.find(({ key }) => key === story.leftBecause)?.name[language] ?? story.leftBecause ?? '';
    return <Badge tone="quiet">{texts.left(shortDay(story.leftOn, language), why)}</Badge>;
  }
  const away = record.away.find(({ from, until }) => from <= self.programme.today && self.programme.today < until);
  return away === undefined ? (
    <Badge tone="good">{texts.takesPart}</Badge>
  ) : (
    <Badge tone="soon">{texts.awayUntil(texts.away[away.because], shortDay(away.until, language))}</Badge>
  );
}

function Who({ visit, story, record }: Shown) {
  const { language, params } = visit;
  const texts = clientWordsIn(language);
  const to = (id: string, name: string | null) => <a href={`/p/${params.code}/clients/${id}`}>{name ?? id}</a>;
  const { household } = record;
  return (
    <div class="card">
      <Facts
        facts={[
          [texts.group, <a href={`/p/${params.code}/groups/${story.group}`}>{story.groupName[language]}</a>],
          [texts.household, texts.householdOf(household.hamlet, household.size)],
          household.others.length === 0 ? undefined : [texts.others, household.others.map(({ id, name }) => <span class="line">{to(id, name)}</span>)],
          [texts.sexName, texts.sex[story.sex]],
          [texts.number, story.id],
          [texts.joinedOn, longDay(story.joinedOn, language)],
          story.place === null ? undefined : [texts.place, String(story.place)],
          story.replaces === null ? undefined : [texts.replaces, to(story.replaces, null)],
          story.replacedBy === null ? undefined : [texts.replacedBy, to(story.replacedBy, null)],
        ]}
      />
      {story.memberships.length < 2 ? null : (
        <Facts
          facts={[
            [
              texts.memberships,
              story.memberships.map(({ group, from, until }) => (
                <span class="line">
                  {record.groups.find(({ key }) => key === group)?.name[language] ?? group}:{' '}
                  {until === null ? texts.from(shortDay(from, language)) : texts.fromUntil(shortDay(from, language), shortDay(until, language))}
                </span>
              )),
            ],
          ]}
        />
      )}
    </div>
  );
}

function Consents({ visit, record }: Shown) {
  const { language, self } = visit;
  const texts = clientWordsIn(language);
  return (
    <Table
      caption={texts.consents}
      columns={[texts.purpose, texts.answer, texts.since]}
      rows={record.consents.map(({ name, required, given, at, how }) => [
        <>
          {name[language]}
          {required ? <small class="line">{texts.required}</small> : null}
        </>,
        given === null ? <Badge tone="quiet">{texts.notAsked}</Badge> : <Badge tone={given ? 'good' : 'late'}>{given ? texts.given : texts.refused}</Badge>,
        at === null || how === null ? '–' : `${moment(at, self.programme.timeZone, language)}, ${texts.how[how]}`,
      ])}
    />
  );
}

const SHOWN = 12;

function Attendance({ visit, record }: Shown) {
  const { language, params } = visit;
  const texts = clientWordsIn(language);
  if (record.sessions.length === 0) return <Empty title={texts.noSessions} />;
  const { marks } = wordsIn(language);
  const table = (sessions: ClientRecord['sessions']) => (
    <Table
      caption={texts.attendance}
      columns={[texts.day, texts.session, texts.mark]}
      rows={sessions.map(({ item, name, on, status }) => [
        shortDay(on, language),
        <a href={itemPath(params.code, item)}>{name[language]}</a>,
        <Badge tone={status === 'present' ? 'good' : status === 'unexcused' ? 'late' : 'quiet'}>{marks[status]}</Badge>,
      ])}
    />
  );
  return (
    <>
      <p>{marksWords(record.attendance, language)}</p>
      {table(record.sessions.slice(0, SHOWN))}
      {record.sessions.length <= SHOWN ? null : (
        <details>
          <summary>{texts.more(record.sessions.length - SHOWN)}</summary>
          {table(record.sessions.slice(SHOWN))}
        </details>
      )}
    </>
  );
}

function Asked({ visit, record }: Shown) {
  const { language, params } = visit;
  const texts = clientWordsIn(language);
  const { outcome: words } = wordsIn(language);
  if (record.asked.length === 0) return <Empty title={texts.noAsked} />;
  return (
    <>
      <ul class="rows">
        {record.asked.map(({ item, name, plannedOn, outcome }) => (
          <li>
            <span class="day">{shortDay(plannedOn, language)}</span>
            <a href={itemPath(params.code, item)}>{name[language]}</a>
            <span class="end">
              <Badge tone={outcome === 'held' ? 'good' : 'quiet'}>{outcome === null ? texts.notDone : words[outcome]}</Badge>
            </span>
          </li>
        ))}
      </ul>
      <p class="hint">{texts.answersKept}</p>
    </>
  );
}

function History({ visit, story, record }: Shown) {
  const { action: words, system, noHistory } = wordsIn(visit.language);
  if (story.history.length === 0) return <p class="hint">{noHistory}</p>;
  return (
    <ol class="trail">
      {story.history.map(({ at, actor, action }) => (
        <li>
          <time>{moment(at, visit.self.programme.timeZone, visit.language)}</time> {words[action] ?? action}{' '}
          <span class="role">{actorName(record, actor, system)}</span>
        </li>
      ))}
    </ol>
  );
}
