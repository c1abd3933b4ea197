import type { Overview, OverviewItem } from '../../client/client.ts';
import type { Language } from '../../domain/language.ts';
import { can, type ProgrammeVisit } from '../page.ts';
import { longDay, number, shortDay, span } from '../shared/formats.ts';
import { Empty } from '../shared/parts.tsx';
import { textsIn } from './texts.ts';

/** Who has what due and overdue, whoever waits most first. */
export function Work({ people, root, visit }: { people: Overview['people']; root: string; visit: ProgrammeVisit }) {
  const { language } = visit;
  const texts = textsIn(language).work;
  return (
    <section aria-labelledby="work">
      <h2 id="work">{texts.title}</h2>
      {people.length === 0 ? (
        <Empty title={texts.empty}>
          <p>{texts.emptyHint}</p>
        </Empty>
      ) : (
        <ul class="line-list">
          {people.map(({ person, name, roleName, due, overdue, since }) => (
            <li>
              <span>
                {person === null ? texts.nobody : can(visit, 'viewPeople') ? <a href={`${root}/people/${person}`}>{name}</a> : name}
                {roleName === null ? null : <small class="under">{roleName[language]}</small>}
              </span>
              <span class="workload">
                {overdue === 0 ? null : <strong class="alarming">{texts.overdue(number(overdue, language))}</strong>}
                {overdue > 0 && due > 0 ? ' · ' : ''}
                {due === 0 ? null : texts.due(number(due, language))}
                <small class="under">{texts.since(shortDay(since, language))}</small>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Of one day more are not of use on this page; the plan has them. */
const MOST_A_DAY = 8;

/** What comes next, day by day. */
export function Soon({ items, root, language }: { items: readonly OverviewItem[]; root: string; language: Language }) {
  const texts = textsIn(language).soon;
  const days = [...new Set(items.map(({ plannedOn }) => plannedOn))];
  return (
    <section aria-labelledby="soon">
      <h2 id="soon">{texts.title}</h2>
      {items.length === 0 ? (
        <Empty title={texts.empty}>
          <p>
            <a href={`${root}/plan`}>{texts.emptyHint}</a>
          </p>
        </Empty>
      ) : (
        <ol class="soon-days">
          {days.map((day) => {
            const those = items.filter(({ plannedOn }) => plannedOn === day);
            return (
              <li>
                <h3>{longDay(day, language)}</h3>
                <ul class="line-list">
                  {those.slice(0, MOST_A_DAY).map(({ key, name, audienceName, owner, windowFrom, windowUntil }) => (
                    <li>
                      <a href={`${root}/items/${key}`}>{`${name[language]}, ${audienceName[language]}`}</a>
                      <span class="small quiet">
                        {[owner === null ? [] : texts.for(owner.name), span(windowFrom, windowUntil, language)].flat().join(' · ')}
                      </span>
                    </li>
                  ))}
                </ul>
                {those.length <= MOST_A_DAY ? null : (
                  <a class="soon-more" href={`${root}/plan?month=${day.slice(0, 7)}`}>
                    {texts.more(those.length - MOST_A_DAY)}
                  </a>
                )}
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}
