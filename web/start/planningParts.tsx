import type { Planning } from '../../client/client.ts';
import type { ProgrammeVisit } from '../page.ts';
import { longDay, number, shortDay } from '../shared/formats.ts';
import { planningTexts } from './planningTexts.ts';

/** Who looks, and at what. */
export type Shown = { readonly visit: ProgrammeVisit; readonly plan: Planning };

/** What is proposed, and what of it clashes. */
export function Calendar({ visit: { language, params }, plan }: Shown) {
  const texts = planningTexts(language);
  const { clashes, clashCount, estimates, from, until } = plan;
  return (
    <section>
      <h2>{texts.calendar}</h2>
      {from === null || until === null ? null : <p>{texts.items(number(plan.items, language), longDay(from, language), longDay(until, language))}</p>}
      {estimates.items === 0 || estimates.lastDecreedYear === undefined ? null : (
        <p class="start-note">{texts.estimates(number(estimates.items, language), estimates.lastDecreedYear)}</p>
      )}
      <h3>
        {texts.clashes}: {number(clashCount, language)}
      </h3>
      {clashCount === 0 ? (
        <p>{texts.noClashes}</p>
      ) : (
        <>
          <p>{texts.clashLead}</p>
          <details>
            <summary>{texts.showClashes}</summary>
            <ul class="clashes">
              {clashes.map(({ kind, item, name, on, otherName, who }) => (
                <li>
                  <strong>{longDay(on, language)}</strong>: <a href={`/p/${params.code}/items/${item}`}>{name[language]}</a>, {texts.clashKinds[kind]}
                  {otherName === null ? '' : ` (${otherName[language]}${who === null ? '' : `, ${who}`})`}
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
    </section>
  );
}

const HEAVIEST = 12;

/** How much is asked of whom. */
export function Load({ visit: { language }, plan: { load } }: Shown) {
  const texts = planningTexts(language);
  const most = Math.max(1, ...load.map(({ busiest }) => busiest.items));
  return (
    <section>
      <h2>{texts.load}</h2>
      <p class="hint">{texts.loadLead(Math.min(HEAVIEST, load.length))}</p>
      <ul class="loads">
        {load.slice(0, HEAVIEST).map(({ name, role, items, busiest }) => (
          <li>
            <span>
              <strong>{name}</strong>
              <br />
              <small>
                {role[language]} · {texts.sessions(number(items, language))}
              </small>
            </span>
            <span class="busiest">
              <meter min={0} max={most} value={busiest.items} aria-hidden="true" /> {texts.inWeek(busiest.items, shortDay(busiest.from, language))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** By group, what was consented to so far. */
export function Consents({ visit: { language, params }, plan: { consents } }: Shown) {
  if (consents.length === 0) return null;
  const texts = planningTexts(language);
  return (
    <section>
      <h2>{texts.consents}</h2>
      <p>{texts.consentsLead}</p>
      <table class="tight">
        <caption class="unseen">{texts.consents}</caption>
        <thead>
          <tr>
            {[texts.group, texts.given, texts.refused, texts.notAsked].map((column) => (
              <th scope="col">{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {consents.map(({ group, name, given, refused, notAsked }) => (
            <tr>
              <td>
                <a href={`/p/${params.code}/groups/${group}`}>{name[language]}</a>
              </td>
              {[given, refused, notAsked].map((count) => (
                <td>{number(count, language)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
