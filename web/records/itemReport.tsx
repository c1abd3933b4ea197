import type { Item, ItemStory } from '../../client/client.ts';
import { can, type ProgrammeVisit } from '../page.ts';
import { longDay, moment } from '../shared/formats.ts';
import { Badge, Empty, Facts } from '../shared/parts.tsx';
import { itemPath, marksWords } from './parts.tsx';
import { wordsIn } from './texts.ts';

/** What was reported of a session; where nothing is yet, what to do about it. */
export function ItemReport({ visit, item, story }: { visit: ProgrammeVisit; item: Item; story: ItemStory }) {
  const { language, params, self } = visit;
  const texts = wordsIn(language);
  const { report } = item;
  if (report === null) return <NoReport visit={visit} item={item} />;
  const nameOf = (id: string) => story.people.find((person) => person.id === id)?.name ?? id;
  const counts = { present: 0, excused: 0, ill: 0, unexcused: 0 };
  for (const { status } of report.attendance) counts[status]++;
  const absent = report.attendance.filter(({ status }) => status !== 'present');
  const clientName = (id: string) => item.clients.find((client) => client.id === id)?.name ?? id;
  return (
    <div class="card">
      <Facts
        facts={[
          [texts.whatCame, <Badge tone={report.outcome === 'held' ? 'good' : 'quiet'}>{texts.outcome[report.outcome]}</Badge>],
          [texts.doneOn, longDay(report.doneOn, language)],
          [texts.by, report.onBehalfOf === null ? nameOf(report.reporter) : `${nameOf(report.reporter)}, ${texts.onBehalf(nameOf(report.onBehalfOf))}`],
          [texts.enteredAt, moment(report.enteredAt, self.programme.timeZone, language)],
          report.reason === null ? undefined : [texts.reason, story.reasonName?.[language] ?? report.reason],
          report.decision === null ? undefined : [texts.decided, texts.decision[report.decision] ?? report.decision],
          report.attendance.length === 0 ? undefined : [texts.attendance, marksWords(counts, language)],
          report.guests === 0 ? undefined : [texts.guests, String(report.guests)],
          report.voices === 0 ? undefined : [texts.voices, String(report.voices)],
        ]}
      />
      {item.attendance && item.mayReport ? (
        <p>
          <a href={`${itemPath(params.code, item.key)}/photos`}>{texts.photos}</a>
        </p>
      ) : null}
      {absent.length === 0 || !item.mayReport ? null : (
        <>
          <h3>{texts.absent}</h3>
          <ul>
            {absent.map(({ client, status }) => (
              <li>
                {can(visit, 'viewClient') ? <a href={`/p/${params.code}/clients/${client}`}>{clientName(client)}</a> : clientName(client)},{' '}
                {texts.marks[status]}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** Whether its report would be taken: it is one's own to give, and its notice has gone out. */
export function canReportNow({ self }: ProgrammeVisit, { mayReport, waiting, noticeAt }: Item): boolean {
  return mayReport && !waiting && (noticeAt === null || noticeAt <= self.programme.now);
}

function NoReport({ visit, item }: { visit: ProgrammeVisit; item: Item }) {
  const texts = wordsIn(visit.language);
  if (item.outcome === 'cancelled') return <p>{item.stateWords[visit.language]}</p>;
  return (
    <Empty title={texts.noReportYet}>
      {canReportNow(visit, item) ? (
        <p>
          {texts.reportHint} <a href={`${itemPath(visit.params.code, item.key)}/report`}>{texts.report}</a>
        </p>
      ) : (
        <p>
          {item.waiting
            ? texts.waits
            : item.mayReport && item.noticeAt !== null
              ? texts.reportFrom(moment(item.noticeAt, visit.self.programme.timeZone, visit.language))
              : texts.noReportTheirs}
        </p>
      )}
    </Empty>
  );
}
