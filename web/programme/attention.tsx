import { randomUUID } from 'node:crypto';
import type { Overview, ProgrammeStatus } from '../../client/client.ts';
import type { Language } from '../../domain/language.ts';
import { can, type ProgrammeVisit } from '../page.ts';
import { longDay, moment, number, shortDay } from '../shared/formats.ts';
import { Form } from '../shared/parts.tsx';
import { textsIn } from './texts.ts';

type Shown = { visit: ProgrammeVisit; overview: Overview; status: ProgrammeStatus };

/** What somebody has to mend: nothing at all where nothing is wrong. */
export function Attention({ visit, overview, status }: Shown) {
  const { language, self } = visit;
  const texts = textsIn(language).attention;
  const missing = self.programme.locked ? [] : status.agreements.filter(({ agreedAt }) => agreedAt === null);
  const shortfalls = self.programme.locked ? [] : status.shortfalls;
  const mends = can(visit, 'retryRepairs');
  const repairs = mends ? status.repairs : [];
  const blocked = overview.blocked;
  const { estimates } = status;
  if (missing.length + shortfalls.length + status.vacancies.length + repairs.length + blocked.length + estimates.items === 0) return null;
  return (
    <section class="attention" aria-labelledby="attention">
      <h2 id="attention">{texts.title}</h2>
      {missing.length === 0 ? null : (
        <p>
          {texts.agreements(missing.map(({ words }) => words[language]).join(', '))}
          {can(visit, 'startProgramme') || can(visit, 'agreeCalendar') ? (
            <>
              {'. '}
              <a href={`/p/${self.programme.code}/start`}>{textsIn(language).links.start}</a>
            </>
          ) : null}
        </p>
      )}
      {shortfalls.length === 0 ? null : (
        <details>
          <summary>{`${texts.shortfalls} (${shortfalls.length})`}</summary>
          <p class="small quiet">{texts.shortfallsHint}</p>
          <ul>
            {shortfalls.map(({ text }) => (
              <li>{text[language]}</li>
            ))}
          </ul>
        </details>
      )}
      <Vacancies visit={visit} status={status} overview={overview} />
      {repairs.length + blocked.length === 0 ? null : (
        <div class="blocked">
          <h3>{`${texts.blocked} (${repairs.length + blocked.length})`}</h3>
          <p>{texts.blockedHint}</p>
          <ul class="line-list">
            {blocked.map(({ key, name, audience, audienceName, plannedOn }) => (
              <li>
                <a href={`/p/${self.programme.code}/items/${key}`}>
                  {audience === 'programme' ? name[language] : `${name[language]}, ${audienceName[language]}`}
                </a>
                <span class="small quiet">{longDay(plannedOn, language)}</span>
              </li>
            ))}
            {repairs.map(({ subject, openedAt }) => (
              <li>
                <span>{subjectWords(subject, overview, language)}</span>
                <span class="small quiet">{moment(openedAt, self.programme.timeZone, language)}</span>
              </li>
            ))}
          </ul>
          {mends ? (
            <Form csrf={visit.csrf} once={randomUUID()}>
              <button>{texts.retry}</button>
            </Form>
          ) : null}
        </div>
      )}
      {estimates.items === 0 ? null : (
        <p class="small quiet">
          {estimates.lastDecreedYear === undefined
            ? texts.estimates(number(estimates.items, language))
            : texts.estimatesAfter(number(estimates.items, language), String(estimates.lastDecreedYear))}
        </p>
      )}
    </section>
  );
}

function Vacancies({ visit: { language, self }, status: { vacancies }, overview }: Shown) {
  const texts = textsIn(language).attention;
  if (vacancies.length === 0) return null;
  return (
    <>
      <h3>{texts.vacancies}</h3>
      <ul class="line-list">
        {vacancies.map(({ seat, role, group, since }) => (
          <li>
            <a href={`/p/${self.programme.code}/people`}>
              {[overview.roles[role]?.[language] ?? role, group === null ? [] : (overview.groups[group]?.[language] ?? group)].flat().join(', ')}
            </a>
            <span class="small quiet">{since === null ? seat : shortDay(since, language)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What failed, as people call it: a track, somebody's mail, or the name it was recorded by. */
function subjectWords(subject: string, { tracks }: Overview, language: Language): string {
  const [first = subject, rest] = subject.split('/');
  const track = tracks.find(({ track: name }) => name === first);
  if (track !== undefined) return track.words[language];
  if (subject === 'mailServer') return textsIn(language).attention.mailServer;
  if (first === 'mail' && rest !== undefined) return textsIn(language).attention.mailOf(rest);
  return subject;
}
