import type { Schedule } from '../../client/client.ts';
import { ITEM_STATE_WORDS } from '../../domain/itemState.ts';
import type { Language } from '../../domain/language.ts';
import { MonthColumns } from '../charts/monthColumns.tsx';
import { can, type ProgrammeVisit } from '../page.ts';
import { longDay, monthYear, number } from '../shared/formats.ts';
import { Empty, PageHead } from '../shared/parts.tsx';
import { besides, type PlanAsked, type PlanLine } from './planAsked.ts';
import { PlanTrack } from './planTrack.tsx';
import { planTexts } from './planTexts.ts';

type Shown = { visit: ProgrammeVisit; asked: PlanAsked; schedule: Schedule; lines: readonly PlanLine[]; version: number | undefined };

/** The plan by track, of one month or all, as it stands or stood. */
export function Plan({ visit, asked, schedule, lines, version }: Shown) {
  const { language, self } = visit;
  const texts = planTexts(language);
  const root = `/p/${self.programme.code}`;
  const tracks = schedule.tracks.filter(({ track }) => lines.some((line) => line.track === track));
  return (
    <>
      <PageHead title={texts.title} over={self.programme.name[language]}>
        {can(visit, 'viewFigures') ? (
          <a class="button quiet-button" href={`${root}/figures`}>
            {texts.figures}
          </a>
        ) : null}
        <a class="button quiet-button" href={`${root}/plan.csv${queryOf(asked)}`}>
          {texts.csv}
        </a>
        {can(visit, 'movePlan') ? (
          <a class="button" href={`${root}/changes/new`}>
            {texts.change}
          </a>
        ) : null}
      </PageHead>
      {asked.wrongDay ? <p class="faults">{texts.wrongDay}</p> : null}
      <MonthColumns
        months={schedule.months.filter(({ track }) => asked.track === undefined || track === asked.track)}
        chosen={asked.month}
        to={(month) => `${root}/plan${queryOf({ ...asked, month })}`}
        said={(month, items, open) => texts.monthSaid(monthYear(month, language), items, open)}
        title={texts.monthsTitle}
        language={language}
      />
      <Filters visit={visit} asked={asked} schedule={schedule} />
      {asked.on === undefined || version === undefined ? null : (
        <p class="plan-then">
          {texts.asItWas(longDay(asked.on, language), version)} <a href={`${root}/plan${queryOf({ ...asked, on: undefined })}`}>{texts.now}</a>
        </p>
      )}
      <div class="month-head">
        <h2>{asked.month === undefined ? texts.filters.allMonths : monthYear(asked.month, language)}</h2>
        <span class="quiet">{texts.found(number(lines.length, language))}</span>
        <MonthLinks asked={asked} root={root} language={language} />
      </div>
      {lines.length === 0 ? (
        <Empty title={texts.empty}>
          <p>{texts.emptyHint}</p>
          <p>
            <a href={`${root}/plan?month=all`}>{texts.showAll}</a>
          </p>
        </Empty>
      ) : (
        tracks.map(({ track, words }) => (
          <PlanTrack name={words[language]} lines={lines.filter((line) => line.track === track)} root={root} language={language} />
        ))
      )}
    </>
  );
}

function MonthLinks({ asked, root, language }: { asked: PlanAsked; root: string; language: Language }) {
  const texts = planTexts(language);
  if (asked.month === undefined) return null;
  const { before, after } = besides(asked.month);
  return (
    <nav class="pager" aria-label={texts.filters.month}>
      <a href={`${root}/plan${queryOf({ ...asked, month: before })}`}>
        <span class="unseen">{texts.earlier}: </span>← {monthYear(before, language)}
      </a>
      <a href={`${root}/plan${queryOf({ ...asked, month: after })}`}>
        <span class="unseen">{texts.later}: </span>
        {monthYear(after, language)} →
      </a>
    </nav>
  );
}

function Filters({ visit, asked, schedule }: Pick<Shown, 'visit' | 'asked' | 'schedule'>) {
  const { language } = visit;
  const { filters } = planTexts(language);
  const months = [...new Set(schedule.months.map(({ month }) => month))].toSorted();
  return (
    <form class="filters" method="get">
      <Choice
        name="track"
        label={filters.track}
        any={filters.all}
        chosen={asked.track}
        options={schedule.tracks.map(({ track, words }) => [track, words[language]])}
      />
      <Choice
        name="audience"
        label={filters.group}
        any={filters.all}
        chosen={asked.audience}
        options={schedule.audiences.map(({ audience, words, within }) => [audience, within === null ? words[language] : `– ${words[language]}`])}
      />
      <Choice
        name="state"
        label={filters.state}
        any={filters.all}
        chosen={asked.state}
        options={Object.entries(ITEM_STATE_WORDS).map(([state, words]) => [state, words[language]])}
      />
      <Choice
        name="month"
        label={filters.month}
        any={filters.allMonths}
        chosen={asked.month}
        options={months.map((month) => [month, monthYear(month, language)])}
      />
      {can(visit, 'viewActs') ? (
        <div class="filter">
          <label for="on">
            {filters.on} <span class="hint">({filters.onHint})</span>
          </label>
          <input type="date" id="on" name="on" value={asked.on ?? ''} />
        </div>
      ) : null}
      <button>{filters.go}</button>
    </form>
  );
}

type ChoiceShown = { name: string; label: string; any: string; chosen: string | undefined; options: readonly (readonly [value: string, words: string])[] };

function Choice({ name, label, any, chosen, options }: ChoiceShown) {
  return (
    <div class="filter">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        <option value="">{any}</option>
        {options.map(([value, words]) => (
          <option value={value} selected={value === chosen}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

/** What was chosen, as the end of an address. */
export function queryOf({ track, audience, state, month, on }: Omit<PlanAsked, 'wrongDay'>): string {
  const chosen = Object.entries({ track, audience, state, month: month ?? 'all', on }).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `?${new URLSearchParams(chosen)}`;
}
