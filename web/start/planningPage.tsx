import type { Planning } from '../../client/client.ts';
import { type Answer, can, page, type ProgrammeVisit } from '../page.ts';
import { longDay, number, shortDay } from '../shared/formats.ts';
import { Done, type Faults, FaultList, Field, Form, PageHead, Table } from '../shared/parts.tsx';
import { faultsOf } from '../shared/refused.ts';
import { onceOf, typed } from './steps.tsx';
import { textsIn } from './texts.ts';

type Shown = { readonly visit: ProgrammeVisit; readonly plan: Planning };

/** From the proposed plan to the one that is kept: consents, calendar, load, what the groups agree, and the lock. */
export const planningPage = page({
  path: '/p/:code/start',
  action: 'agreeCalendar',
  get: (visit) => shown(visit, {}, undefined),
  async post(visit) {
    const { code } = visit.params;
    const audience = typed(visit, 'audience');
    const reason = typed(visit, 'reason').trim();
    try {
      if (audience !== '') {
        await visit.api.agreeCalendar({ code }, { audience }, onceOf(visit));
        return { kind: 'go', to: `/p/${code}/start?said=agreed#agreements` };
      }
      await visit.api.lockPlan({ code }, reason === '' ? {} : { acceptShortfall: reason }, onceOf(visit));
      return { kind: 'go', to: `/p/${code}/start` };
    } catch (failure) {
      // Each thing that is lacking is a fault of its own of the one field.
      return shown(visit, audience === '' ? faultsOf(failure, () => 'reason') : { '': Object.values(faultsOf(failure)).join(' ') }, reason);
    }
  },
});

async function shown(visit: ProgrammeVisit, faults: Faults, reason: string | undefined): Promise<Answer> {
  const { code } = visit.params;
  const { language } = visit;
  const plan = await visit.api.readPlanning({ code });
  const texts = textsIn(language).planning;
  return {
    kind: 'page',
    title: plan.locked ? texts.lockedTitle : texts.title,
    status: Object.keys(faults).length === 0 ? 200 : 422,
    body: plan.locked ? (
      <>
        <PageHead title={texts.lockedTitle} />
        <Done>{texts.locked}</Done>
        <p>
          <a class="button" href={`/p/${code}`}>
            {texts.toProgramme}
          </a>
        </p>
        <Consents visit={visit} plan={plan} />
      </>
    ) : (
      <>
        <PageHead title={texts.title} />
        {visit.query.get('said') === 'agreed' ? <Done>{texts.agreedNow}</Done> : null}
        <FaultList faults={faults} language={language} />
        <Calendar visit={visit} plan={plan} />
        <Load visit={visit} plan={plan} />
        <Agreements visit={visit} plan={plan} />
        <Lock visit={visit} plan={plan} faults={faults} reason={reason} />
        <Consents visit={visit} plan={plan} />
      </>
    ),
  };
}

function Calendar({ visit: { language, params }, plan }: Shown) {
  const texts = textsIn(language).planning;
  const { clashes, clashCount, estimates, from, until } = plan;
  return (
    <section>
      <h2>{texts.calendar}</h2>
      {from === null || until === null ? null : <p>{texts.items(plan.items, longDay(from, language), longDay(until, language))}</p>}
      {estimates.items === 0 || estimates.lastDecreedYear === undefined ? null : (
        <p class="note">{texts.estimates(estimates.items, estimates.lastDecreedYear)}</p>
      )}
      <h3>
        {texts.clashes}: {number(clashCount, language)}
      </h3>
      {clashCount === 0 ? (
        <p>{texts.noClashes}</p>
      ) : (
        <details>
          <summary>{texts.clashLead}</summary>
          <ul class="clashes">
            {clashes.map(({ kind, item, name, on, otherName, who }) => (
              <li>
                <strong>{longDay(on, language)}</strong>: <a href={`/p/${params.code}/items/${item}`}>{name[language]}</a>, {texts.clashKinds[kind]}
                {otherName === null ? '' : ` (${otherName[language]}${who === null ? '' : `, ${who}`})`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

const HEAVIEST = 12;

function Load({ visit: { language }, plan: { load } }: Shown) {
  const texts = textsIn(language).planning;
  const most = Math.max(1, ...load.map(({ busiest }) => busiest.items));
  return (
    <section>
      <h2>{texts.load}</h2>
      <p class="hint">{texts.loadLead}</p>
      <Table
        caption={texts.load}
        columns={[texts.person, texts.sessions, texts.busiest]}
        rows={load.slice(0, HEAVIEST).map(({ name, role, items, busiest }) => [
          <>
            {name}
            <br />
            <small>{role[language]}</small>
          </>,
          number(items, language),
          <>
            <meter class="load" min={0} max={most} value={busiest.items} aria-hidden="true">
              {busiest.items}
            </meter>{' '}
            {texts.inWeek(busiest.items, shortDay(busiest.from, language))}
          </>,
        ])}
      />
    </section>
  );
}

function Agreements({ visit, plan }: Shown) {
  const { csrf, language, self } = visit;
  const texts = textsIn(language).planning;
  return (
    <section id="agreements">
      <h2>{texts.agreements}</h2>
      <p>{texts.agreeLead}</p>
      <ul class="agreements">
        {plan.agreements.map(({ audience, name, agreedBy }) => (
          <li>
            {agreedBy !== null ? (
              <span class="agreed">✓ {texts.agreed(name[language])}</span>
            ) : self.standing === 'manager' || self.person?.group === audience ? (
              <>
                <span>{name[language]}</span>
                <Form csrf={csrf} once={crypto.randomUUID()}>
                  <button class="quiet-button" name="audience" value={audience}>
                    {texts.agree(name[language])}
                  </button>
                </Form>
              </>
            ) : (
              <span>
                {name[language]}: {texts.notYours}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Lock({ visit, plan, faults, reason }: Shown & { faults: Faults; reason: string | undefined }) {
  const { csrf, language } = visit;
  const texts = textsIn(language).planning;
  if (!can(visit, 'lockPlan'))
    return (
      <section>
        <h2>{texts.lock}</h2>
        <p>{texts.byManager}</p>
      </section>
    );
  const all = plan.agreements.every(({ agreedBy }) => agreedBy !== null);
  return (
    <section>
      <h2>{texts.lock}</h2>
      <p>{texts.lockLead}</p>
      {plan.shortfalls.length === 0 ? null : (
        <ul>
          {plan.shortfalls.map(({ text }) => (
            <li>{text[language]}</li>
          ))}
        </ul>
      )}
      {all ? (
        <Form csrf={csrf} once={crypto.randomUUID()}>
          {plan.shortfalls.length === 0 ? null : (
            <Field name="reason" label={texts.shortfall} faults={faults}>
              <textarea id="reason" name="reason" rows={3} maxlength={2000} aria-describedby="reason-fault">
                {reason ?? plan.reason ?? ''}
              </textarea>
            </Field>
          )}
          <button>{texts.lockGo}</button>
        </Form>
      ) : (
        <p class="note">{texts.lockFirst}</p>
      )}
    </section>
  );
}

function Consents({ visit: { language, params }, plan: { consents } }: Shown) {
  if (consents.length === 0) return null;
  const texts = textsIn(language).planning;
  return (
    <section>
      <h2>{texts.consents}</h2>
      <p>{texts.consentsLead}</p>
      <Table
        caption={texts.consents}
        columns={[texts.group, texts.given, texts.refused, texts.notAsked]}
        rows={consents.map(({ group, name, given, refused, notAsked }) => [
          <a href={`/p/${params.code}/groups/${group}`}>{name[language]}</a>,
          number(given, language),
          number(refused, language),
          number(notAsked, language),
        ])}
      />
    </section>
  );
}
