import type { Portfolio as Answer, PortfolioLine } from '../../client/client.ts';
import type { Language } from '../../domain/language.ts';
import { ORDERS } from '../../domain/portfolio.ts';
import { longDay, number, shortDay } from '../shared/formats.ts';
import { Empty, PageHead, Table } from '../shared/parts.tsx';
import type { Chosen } from './pages.ts';
import { textsIn } from './texts.ts';

type Shown = { portfolio: Answer; chosen: Chosen; perPage: number; language: Language };

/** Programmes, what needs attention first. */
export function Portfolio({ portfolio, chosen, perPage, language }: Shown) {
  const texts = textsIn(language);
  const { totals, found, programmes, starts } = portfolio;
  const start = starts ? (
    <a class="button" href="/new">
      {texts.start}
    </a>
  ) : undefined;
  if (totals.programmes === 0)
    return (
      <>
        <PageHead title={texts.title}>{start}</PageHead>
        <Empty title={texts.nothing}>
          <p>{starts ? texts.startHint : texts.nothingHint}</p>
        </Empty>
      </>
    );
  return (
    <>
      <PageHead title={texts.title} over={texts.over(totals.programmes)}>
        {start}
      </PageHead>
      <p class="in-short">
        {totals.overdue + totals.blocked === 0
          ? texts.calm
          : [totals.overdue > 0 ? texts.late(totals.overdue) : [], totals.blocked > 0 ? texts.blocked(totals.blocked) : []].flat().join(' · ')}
      </p>
      <Filters chosen={chosen} language={language} />
      {found === 0 ? (
        <Empty title={texts.nothingFound}>
          <p>{texts.nothingFoundHint}</p>
          <p>
            <a href="/?order=attention">{texts.showAll}</a>
          </p>
        </Empty>
      ) : (
        <>
          <div class="portfolio">
            <Table caption={texts.caption} columns={texts.columns} rows={programmes.map((line) => cells(line, language))} />
          </div>
          <Pager chosen={chosen} pages={Math.ceil(found / perPage)} language={language} />
        </>
      )}
    </>
  );
}

function cells({ code, name, village, stage, startsOn, rehearsal, overdue, blocked, nextOn, items, done }: PortfolioLine, language: Language) {
  const texts = textsIn(language);
  return [
    <>
      <a class="portfolio-name" href={`/p/${code}`}>
        {name[language]}
      </a>
      <small class="portfolio-place">
        {village} · {code}
        {rehearsal ? <span class="aside"> {texts.rehearsal}</span> : null}
      </small>
    </>,
    <>
      {texts.stages[stage]}
      <small class="portfolio-place">{texts.started(shortDay(startsOn, language))}</small>
    </>,
    <Count value={overdue} language={language} />,
    <Count value={blocked} language={language} />,
    nextOn === null ? texts.none : longDay(nextOn, language),
    <>
      <progress max={Math.max(items, 1)} value={done} aria-label={texts.progress(number(done, language), number(items, language))} />
      <small class="portfolio-place">{texts.progress(number(done, language), number(items, language))}</small>
    </>,
  ];
}

function Count({ value, language }: { value: number; language: Language }) {
  return value === 0 ? <span class="nought">0</span> : <strong class="alarming">{number(value, language)}</strong>;
}

function Filters({ chosen, language }: { chosen: Chosen; language: Language }) {
  const { look, stages, kinds, orders } = textsIn(language);
  return (
    <form class="filters" method="get" action="/">
      <Choice name="stage" label={look.stage} any={look.any} options={stages} chosen={chosen.stage} />
      <Choice name="kind" label={look.kind} any={look.any} options={kinds} chosen={chosen.kind} />
      <Choice name="order" label={look.order} options={Object.fromEntries(ORDERS.map((order) => [order, orders[order]]))} chosen={chosen.order} />
      <div class="filter">
        <label for="words">{look.words}</label>
        <input type="search" id="words" name="words" value={chosen.words} />
      </div>
      <label class="choice filter-check">
        <input type="checkbox" name="attention" value="yes" checked={chosen.attention === 'yes'} />
        {look.attention}
      </label>
      <button>{look.go}</button>
    </form>
  );
}

type ChoiceShown = { name: string; label: string; options: Readonly<Record<string, string>>; chosen: string | undefined; any?: string };

function Choice({ name, label, options, chosen, any }: ChoiceShown) {
  return (
    <div class="filter">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        {any === undefined ? null : <option value="">{any}</option>}
        {Object.entries(options).map(([value, words]) => (
          <option value={value} selected={value === chosen}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

function Pager({ chosen, pages, language }: { chosen: Chosen; pages: number; language: Language }) {
  const texts = textsIn(language);
  if (pages < 2) return null;
  const to = (page: number) => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...chosen, page })) if (value) query.set(name, String(value));
    return `/?${query}`;
  };
  return (
    <nav class="pager" aria-label={texts.pages(chosen.page, pages)}>
      {chosen.page > 1 ? <a href={to(chosen.page - 1)}>← {texts.before}</a> : null}
      <span>{texts.pages(chosen.page, pages)}</span>
      {chosen.page < pages ? <a href={to(chosen.page + 1)}>{texts.next} →</a> : null}
    </nav>
  );
}
