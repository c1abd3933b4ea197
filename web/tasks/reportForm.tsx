import type { Child } from 'hono/jsx';
import type { Choices, Item } from '../../client/client.ts';
import type { ProgrammeVisit } from '../page.ts';
import { scriptPath } from '../assets.ts';
import { longDay } from '../shared/formats.ts';
import { type Faults, FaultList, Form, PageHead } from '../shared/parts.tsx';
import { AgreedTasks, Cases } from './agreed.tsx';
import { Attendance, Members } from './attendance.tsx';
import { photoTextsIn } from './paperTexts.ts';
import { PhotoField } from './photoField.tsx';
import { described } from './questionWords.ts';
import { type Asking, Choice, Group, Intro, Labelled, Questions } from './questions.tsx';
import { betweenDays } from './when.ts';
import { textsIn } from './texts.ts';
import { names, one, type Typed } from './typed.ts';

/** All that the form of a report is shown with. `said`: what came before it. */
export type Shown = {
  readonly visit: ProgrammeVisit;
  readonly item: Item;
  readonly choices: Choices;
  readonly typed: Typed;
  readonly faults: Faults;
  readonly said?: Child;
  /** How many photographs of its sheet are stored. */
  readonly photos: number;
};

/** How a session went, on one screen. What was typed stands in it, whatever came between. */
export function ReportForm({ visit, item, choices, typed, faults, said, photos }: Shown) {
  const { language, self, csrf } = visit;
  const texts = textsIn(language).report;
  const asking: Asking = { language, typed, faults, choices, clients: item.clients };
  const isLong = item.asked.own !== null || item.asked.member !== null;
  return (
    <>
      <Head visit={visit} item={item} />
      {said}
      <ConsentFirst visit={visit} item={item} />
      <FaultList faults={faults} language={language} />
      <Form csrf={csrf} files={item.attendance}>
        <button class="unseen" tabindex={-1} name="do" value="send" aria-hidden="true">
          {texts.send}
        </button>
        <input type="hidden" name="id" value={one(typed, 'id')} />
        <input type="hidden" name="who" value={self.person?.id ?? ''} />
        <input type="hidden" name="planned" value={one(typed, 'planned')} />
        <Group name="outcome" legend={texts.outcome} faults={faults} kind="options two-ways">
          <Choice name="outcome" value="held" label={texts.held} chosen={one(typed, 'outcome') !== 'didNotHappen'} />
          <Choice name="outcome" value="didNotHappen" label={texts.didNotHappen} chosen={one(typed, 'outcome') === 'didNotHappen'} />
        </Group>
        <div class="was-not-held">
          <Group name="reason" legend={texts.reason} hint={texts.notPassed} faults={faults} kind="options">
            {choices.reasons.map(({ key, name }) => (
              <Choice name="reason" value={key} label={name[language]} chosen={one(typed, 'reason') === key} />
            ))}
          </Group>
        </div>
        <Labelled name="doneOn" label={texts.doneOn} hint={texts.enteredOn(longDay(self.programme.today, language))} faults={faults}>
          <input
            id="doneOn"
            name="doneOn"
            type="date"
            class="short"
            value={one(typed, 'doneOn')}
            max={self.programme.today}
            {...described('doneOn', texts.enteredOn(''), faults)}
          />
        </Labelled>
        <Held item={item} asking={asking} code={self.programme.code} />
        <Labelled name="note" label={texts.note} hint={texts.noteHint} faults={faults}>
          <textarea id="note" name="note" rows={3} maxlength={4000} {...described('note', texts.noteHint, faults)}>
            {one(typed, 'note')}
          </textarea>
        </Labelled>
        {item.attendance ? <PhotoField language={language} faults={faults} /> : null}
        {photos === 0 ? null : (
          <p>
            <a href={`/p/${self.programme.code}/items/${item.key}/photos`}>{photoTextsIn(language).stored(photos)}</a>
          </p>
        )}
        <div class="send">
          <button name="do" value="send">
            {texts.send}
          </button>
          <button name="do" value="keep" class="quiet-button">
            {texts.keep}
          </button>
          <button name="do" value="fresh" class="link" title={texts.freshHint}>
            {texts.fresh}
          </button>
        </div>
      </Form>
      {item.attendance || isLong ? <script src={scriptPath('report')} defer /> : null}
      {item.attendance ? <script src={scriptPath('photo')} defer /> : null}
    </>
  );
}

/** Kinds of which nothing is recorded before whoever is asked has consented (P1a). */
const AFTER_CONSENT: readonly string[] = ['interview', 'household', 'welcome'];

function ConsentFirst({ visit, item }: { visit: ProgrammeVisit; item: Item }) {
  if (item.subject === null || !AFTER_CONSENT.includes(item.kind) || item.clients.some(({ consented }) => consented)) return null;
  const texts = textsIn(visit.language).report;
  return (
    <p class="before">
      {texts.consentFirst}{' '}
      {item.clients.map(({ id, name }) => (
        <a href={`/p/${visit.params.code}/clients/${id}`}>
          {texts.recordConsent}: {name ?? id}
        </a>
      ))}
    </p>
  );
}

/** What only a session that was held has. */
function Held({ item, asking, code }: { item: Item; asking: Asking; code: string }) {
  const { language, typed, faults } = asking;
  const texts = textsIn(language).report;
  const own = item.asked.own;
  return (
    <div class="was-held">
      {item.decisions.length === 0 ? null : (
        <Group name="decision" legend={texts.decision} hint={item.decisions.includes('overridden') ? texts.otherwise : ''} faults={faults} kind="options">
          {item.decisions
            .filter((decision) => decision !== 'overridden')
            .map((decision) => (
              <Choice name="decision" value={decision} label={texts.decisions[decision] ?? decision} chosen={one(typed, 'decision') === decision} />
            ))}
          {item.kind === 'termination' ? <a href={`/p/${code}/decisions`}>{texts.otherwise}</a> : null}
        </Group>
      )}
      {item.attendance ? <Attendance item={item} asking={asking} /> : null}
      {own === null ? null : (
        <section>
          <h2>{own.name[language]}</h2>
          <Intro form={own} language={language} />
          <Questions form={own} nameOf={names.answer} asking={asking} />
        </section>
      )}
      {item.members === 'each' && item.asked.member !== null ? <Members item={item} form={item.asked.member} asking={asking} /> : null}
      {item.attendance ? (
        <div class="heads">
          <Labelled name="guests" label={texts.guests} faults={faults}>
            <input id="guests" name="guests" inputmode="numeric" class="short" value={one(typed, 'guests')} {...described('guests', '', faults)} />
          </Labelled>
          <Labelled name="voices" label={texts.voices} faults={faults}>
            <input id="voices" name="voices" inputmode="numeric" class="short" value={one(typed, 'voices')} {...described('voices', '', faults)} />
          </Labelled>
        </div>
      ) : null}
      {item.bringsTasks && asking.choices.people.length > 0 ? <AgreedTasks asking={asking} /> : null}
      {item.kind === 'mentoring' && asking.choices.cases ? <Cases item={item} asking={asking} /> : null}
    </div>
  );
}

/** What is reported: its name, whom it is about, between which days. */
export function Head({ visit, item }: { visit: ProgrammeVisit; item: Item }) {
  const { language, self } = visit;
  const texts = textsIn(language);
  const root = `/p/${self.programme.code}`;
  return (
    <>
      <p>
        <a href={`${root}/tasks`}>← {texts.report.back}</a>
      </p>
      <PageHead title={item.name[language]} over={`${about(item, language)} · ${texts.mine.between(...betweenDays(item, self.programme.today, language))}`} />
      <p class="links small">
        <a href={`${root}/items/${item.key}`}>{texts.report.session}</a>
        {item.attendance ? <a href={`${root}/items/${item.key}/sheet`}>{texts.report.sheet}</a> : null}
        {[item.asked.own, item.asked.member].map((form, index) =>
          form === null ? null : (
            <a href={`${root}/forms/${index === 0 ? item.form : item.memberForm}/paper?item=${item.key}`}>
              {texts.report.paper}: {form.name[language]}
            </a>
          ),
        )}
      </p>
      {item.words === null ? null : <p class="aloud">{'what' in item.words ? item.words.what : `${item.words.concern} ${item.words.plan}`}</p>}
      {item.inPlaceOf === null ? null : <p class="hint">{texts.report.inPlaceOf(item.inPlaceOf)}</p>}
      {item.owner !== null && item.owner !== self.person?.id && item.inPlaceOf === null ? <p class="hint">{texts.report.onBehalfOf}</p> : null}
    </>
  );
}

/** Of one client or household the names, else the group. */
export function about({ subject, clients, audienceName }: Pick<Item, 'subject' | 'clients' | 'audienceName'>, language: 'id' | 'en'): string {
  const called = clients.flatMap(({ name }) => name ?? []);
  return subject !== null && called.length > 0 ? `${called.join(', ')} · ${audienceName[language]}` : audienceName[language];
}
