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
        <ul class="line-list workloads">
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
                  {[...new Set(those.map(({ name }) => name[language]))].map((name) => (
                    <OfOneKind name={name} items={those.filter((item) => item.name[language] === name)} root={root} language={language} />
                  ))}
                </ul>
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}

/** Sessions of one kind on one day: whose, as far as they are many; else by whom and between which days. */
function OfOneKind({ name, items, root, language }: { name: string; items: readonly OverviewItem[]; root: string; language: Language }) {
  const [first] = items;
  if (first === undefined) return null;
  const { key, audience, audienceName, owner, windowFrom, windowUntil } = first;
  if (items.length === 1)
    return (
      <li>
        <a href={`${root}/items/${key}`}>{audience === 'programme' ? name : `${name}, ${audienceName[language]}`}</a>
        <span class="small quiet">
          {[owner === null ? [] : textsIn(language).soon.for(owner.name), span(windowFrom, windowUntil, language)].flat().join(' · ')}
        </span>
      </li>
    );
  return (
    <li class="of-one-kind">
      <span>{name}</span>
      <ul>
        {items.map((item, index) => (
          <li>
            <a href={`${root}/items/${item.key}`}>
              {items.findIndex((other) => other.audience === item.audience) === index ? item.audienceName[language] : item.key.split('/').at(-1)}
            </a>
          </li>
        ))}
      </ul>
    </li>
  );
}
