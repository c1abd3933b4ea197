import type { Gathered } from './gather.ts';
import type { Language } from '../../domain/language.ts';
import { type ItemState } from '../../domain/itemState.ts';
import { Gantt } from '../charts/gantt.tsx';
import { can, type ProgrammeVisit } from '../page.ts';
import { number } from '../shared/formats.ts';
import { Done, PageHead } from '../shared/parts.tsx';
import { Attention } from './attention.tsx';
import { FiguresInShort } from './figuresInShort.tsx';
import { Money } from './money.tsx';
import { Soon, Work } from './work.tsx';
import { textsIn } from './texts.ts';

/** A programme's page: where it stands, what needs somebody, how it goes over the months, who does what, money and figures. */
export function Home({ visit, gathered }: { visit: ProgrammeVisit; gathered: Gathered }) {
  const { language, self } = visit;
  const texts = textsIn(language);
  const { overview, status, funds, figures } = gathered;
  const root = `/p/${self.programme.code}`;
  return (
    <>
      <PageHead title={self.programme.name[language]} over={self.programme.village}>
        {can(visit, 'viewItem') ? (
          <a class="button quiet-button" href={`${root}/plan`}>
            {texts.links.plan}
          </a>
        ) : null}
        {overview.temporalUi === null ? null : (
          <a class="button quiet-button" href={overview.temporalUi + encodeURIComponent(self.programme.code)} rel="noreferrer">
            {texts.links.temporal} ↗
          </a>
        )}
      </PageHead>
      {visit.query.get('said') === 'retried' ? <Done>{texts.attention.retried}</Done> : null}
      <Standing gathered={gathered} language={language} />
      <Attention visit={visit} overview={overview} status={status} />
      <section>
        <h2>{texts.ganttTitle}</h2>
        <Gantt
          caption={texts.gantt}
          today={self.programme.today}
          language={language}
          tracks={overview.tracks.map(({ words, track, ...span }) => ({
            ...span,
            name: words[language],
            href: can(visit, 'viewItem') ? `${root}/plan?track=${track}&month=all` : undefined,
          }))}
        />
      </section>
      <div class="halves">
        {can(visit, 'viewItem') ? <Work people={overview.people} root={root} visit={visit} /> : null}
        {can(visit, 'viewItem') ? <Soon items={overview.soon} root={root} language={language} /> : null}
      </div>
      {funds === undefined ? null : <Money funds={funds} overview={overview} language={language} />}
      {figures === undefined ? null : <FiguresInShort figures={figures} root={root} explains={self.standing !== 'donor'} language={language} />}
    </>
  );
}

/** Where it stands, in two sentences and one bar. */
function Standing({ gathered: { overview, status }, language }: { gathered: Gathered; language: Language }) {
  const texts = textsIn(language);
  const count = (...states: ItemState[]) => status.tracks.reduce((sum, track) => sum + states.reduce((all, state) => all + (track.states[state] ?? 0), 0), 0);
  const items = status.tracks.reduce((sum, track) => sum + track.items, 0);
  const done = count('reported', 'late', 'didNotHappen', 'cancelled');
  const overdue = count('overdue');
  const due = count('due');
  const { day, days } = overview;
  const when = day < 1 ? texts.startsIn(1 - day) : day > days ? texts.after(day - days) : texts.day(day, days);
  return (
    <section class="standing">
      <p class="in-short">
        {texts.stages[status.stage]}
        {status.stage === 'ended' ? '.' : `, ${when}.`}
      </p>
      <p>
        {overdue > 0 ? <strong class="alarming">{texts.overdue(number(overdue, language))}</strong> : texts.nothingOpen}
        {due > 0 ? ` ${overdue > 0 ? '·' : ''} ${texts.due(number(due, language))}` : ''}
      </p>
      <progress max={Math.max(items, 1)} value={done} aria-label={texts.progress(number(done, language), number(items, language))} />
      <p class="small quiet">{texts.progress(number(done, language), number(items, language))}</p>
    </section>
  );
}
