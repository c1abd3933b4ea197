import type { FigureExplained } from '../../client/client.ts';
import type { Language } from '../../domain/language.ts';
import type { ProgrammeVisit } from '../page.ts';
import { longDay, number } from '../shared/formats.ts';
import { Facts, PageHead } from '../shared/parts.tsx';
import { figureTexts } from './figureTexts.ts';
import { targetOf, Value } from './figures.tsx';

/** Of a figure read from more reports the rest would be a list that nobody reads. */
const MOST_ITEMS = 60;

/** Why a figure is what it is. */
export function Why({ visit, explained, query }: { visit: ProgrammeVisit; explained: FigureExplained; query: string }) {
  const { language, self } = visit;
  const texts = figureTexts(language);
  const root = `/p/${self.programme.code}`;
  const { figure, currency, formula, targets, items, holdsFor, excluded, readOn } = explained;
  return (
    <>
      <PageHead title={figure.name[language]} over={[figure.line ?? [], texts.readOn(longDay(readOn, language))].flat().join(' · ')} />
      <Facts
        facts={figure.results.map((result, index) => [
          result.what[language],
          <>
            <Value figure={figure} result={result} currency={currency} first={index === 0} language={language} />
            <small class="under">{targetOf(result, currency, language)}</small>
          </>,
        ])}
      />
      <h2>{texts.formula}</h2>
      <p>{formula[language]}</p>
      <ul>
        {targets.map((target) => (
          <li>{target[language]}</li>
        ))}
      </ul>
      <Ids title={texts.holdsFor} ids={[...holdsFor.groups, ...holdsFor.clients, ...holdsFor.households]} language={language} />
      {excluded.length === 0 ? null : (
        <>
          <h2>{texts.excluded}</h2>
          <ul>
            {excluded.map(({ why, count, clients }) => (
              <li>
                {`${why[language]}: ${number(count, language)}`}
                {clients.length === 0 ? null : <small class="under">{clients.join(', ')}</small>}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{`${texts.sources} (${number(items.length, language)})`}</h2>
      {items.length === 0 ? (
        <p class="quiet">{texts.sourcesNone}</p>
      ) : (
        <ul class="key-columns">
          {items.slice(0, MOST_ITEMS).map((key) => (
            <li>
              <a href={`${root}/items/${key}`}>{key}</a>
            </li>
          ))}
          {items.length <= MOST_ITEMS ? null : <li>… + {items.length - MOST_ITEMS}</li>}
        </ul>
      )}
      <p>
        <a href={`${root}/figures?${query}`}>{texts.back}</a>
      </p>
    </>
  );
}

function Ids({ title, ids, language }: { title: string; ids: readonly string[]; language: Language }) {
  if (ids.length === 0) return null;
  return (
    <details>
      <summary>{`${title} ${number(ids.length, language)}`}</summary>
      <p class="small">{ids.join(', ')}</p>
    </details>
  );
}
