import type { Figure, FigureResult, Figures as Answer } from '../../client/client.ts';
import { valueInWords } from '../../domain/figures/inWords.ts';
import type { Language } from '../../domain/language.ts';
import type { ProgrammeVisit } from '../page.ts';
import { longDay, number } from '../shared/formats.ts';
import { Empty, PageHead, Table } from '../shared/parts.tsx';
import { figureTexts } from './figureTexts.ts';

const KINDS = ['output', 'normative', 'numeric', 'satisfaction'] as const;

type Shown = {
  visit: ProgrammeVisit;
  answer: Answer;
  audience: string;
  audiences: readonly { audience: string; name: string }[];
  on: string | undefined;
  explains: boolean;
};

/** Every indicator in full: value, unit, target, of how many, from how many reports. */
export function Figures({ visit, answer, audience, audiences, on, explains }: Shown) {
  const { language, self } = visit;
  const texts = figureTexts(language);
  const root = `/p/${self.programme.code}`;
  const { figures, currency, readOn, withoutData } = answer;
  const query = new URLSearchParams({ audience, ...(on !== undefined && { on }) });
  return (
    <>
      <PageHead title={texts.title} over={self.programme.name[language]}>
        <a class="button quiet-button" href={`${root}/figures.csv?${query}`}>
          {texts.csv}
        </a>
      </PageHead>
      <form class="filters" method="get">
        <div class="filter">
          <label for="audience">{texts.filters.audience}</label>
          <select id="audience" name="audience">
            {audiences.map((each) => (
              <option value={each.audience} selected={each.audience === audience}>
                {each.name}
              </option>
            ))}
          </select>
        </div>
        <div class="filter">
          <label for="on">{texts.filters.on}</label>
          <input type="date" id="on" name="on" value={on ?? ''} />
        </div>
        <button>{texts.filters.go}</button>
      </form>
      <p class="quiet">
        {texts.readOn(longDay(readOn, language))}
        {withoutData === 0 ? '' : ` ${texts.withoutData(number(withoutData, language))}`}
      </p>
      {figures.length === 0 ? (
        <Empty title={texts.empty}>
          <p>{texts.emptyHint}</p>
        </Empty>
      ) : null}
      {KINDS.map((kind) => {
        const those = figures.filter((figure) => figure.kind === kind);
        return those.length === 0 ? null : (
          <section class="figures">
            <h2>{texts.kinds[kind]}</h2>
            <Table
              caption={texts.kinds[kind] ?? kind}
              columns={texts.columns}
              rows={those.flatMap((figure) =>
                figure.results.map((result, index) => [
                  <Name
                    figure={figure}
                    result={result}
                    first={index === 0}
                    href={explains ? `${root}/figures/${figure.indicator}?${query}` : undefined}
                    language={language}
                  />,
                  <Value figure={figure} result={result} currency={currency} first={index === 0} language={language} />,
                  targetOf(result, currency, language),
                  result.hidden ? '–' : texts.base(number(result.base, language), countedIn(result, language)),
                  result.hidden ? '–' : texts.records(number(result.records, language)),
                ]),
              )}
            />
          </section>
        );
      })}
    </>
  );
}

function Name({
  figure,
  result,
  first,
  href,
  language,
}: {
  figure: Figure;
  result: FigureResult;
  first: boolean;
  href: string | undefined;
  language: Language;
}) {
  const said = figure.results.length > 1 || result.what[language] !== figure.name[language] ? result.what[language] : undefined;
  const name = `${figure.line === null ? '' : `${figure.line} · `}${figure.name[language]}`;
  return (
    <>
      {first ? href === undefined ? <strong>{name}</strong> : <a href={href}>{name}</a> : null}
      {said === undefined ? null : <small class="under">{said}</small>}
    </>
  );
}

/** A value, whether it reaches its target, and what belongs beside a median. */
export function Value({
  figure,
  result,
  currency,
  first,
  language,
}: {
  figure: Figure;
  result: FigureResult;
  currency: string;
  first: boolean;
  language: Language;
}) {
  const texts = figureTexts(language);
  if (result.hidden) return <span class="quiet">{texts.hidden}</span>;
  if (result.value === null) return <span class="quiet">{texts.unread}</span>;
  const { change, leavers } = figure.detail;
  const said = (value: number) => valueInWords({ currency }, value, change?.unit ?? result.unit)[language];
  const beside = !first
    ? []
    : [
        change === undefined ? [] : texts.beforeAfter(said(change.before), said(change.after)),
        change?.interval == null ? [] : texts.interval(said(change.interval.from), said(change.interval.until), change.interval.percent),
        change?.pValue == null ? [] : texts.pValue(smallNumber(change.pValue, language)),
        leavers === undefined || leavers === 0 ? [] : texts.leavers(number(leavers, language)),
      ].flat();
  return (
    <>
      <strong>{valueInWords({ currency }, result.value, result.unit)[language]}</strong>{' '}
      {result.met === null ? null : <span class={result.met ? 'state s-reported' : 'state s-due'}>{result.met ? texts.met : texts.notMet}</span>}
      {beside.length === 0 ? null : <small class="under">{beside.join('; ')}</small>}
    </>
  );
}

const smallNumber = (value: number, language: Language) =>
  (value < 0.001 ? '< 0,001' : value.toFixed(3).replace('.', ',')).replace(',', language === 'id' ? ',' : '.');

/** What is to be reached. */
export function targetOf({ atLeast, above, unit }: FigureResult, currency: string, language: Language): string {
  const value = valueInWords({ currency }, atLeast, unit)[language];
  return above ? figureTexts(language).above(value) : figureTexts(language).atLeast(value);
}

function countedIn({ unit }: FigureResult, language: Language): string {
  const { counted } = figureTexts(language);
  return unit === 'clients' || unit === 'people' || unit === 'groups' ? counted[unit] : counted.other;
}
