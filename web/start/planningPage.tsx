import { type Answer, can, page, type ProgrammeVisit } from '../page.ts';
import { Done, type Faults, FaultList, Field, Form, PageHead } from '../shared/parts.tsx';
import { faultsOf } from '../shared/refused.ts';
import { onceOf, typed } from './steps.tsx';
import { Calendar, Consents, Load, type Shown } from './planningParts.tsx';
import { planningTexts } from './planningTexts.ts';

/** From the proposed plan to the one that is kept: consents, calendar, load, what the groups agree, and the lock. */
export const planningPage = page({
  path: '/p/:code/start',
  action: 'viewProgramme',
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
  const texts = planningTexts(language);
  // An administrator starts programmes and does not run them; others to whom it is no business are refused by the API.
  if (['machine', 'administrator'].includes(visit.self.standing)) return handedOver(visit);
  const plan = await visit.api.readPlanning({ code });
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

function handedOver({ params, language }: ProgrammeVisit): Answer {
  const { startedTitle, started, toProgramme } = planningTexts(language);
  return {
    kind: 'page',
    title: startedTitle,
    body: (
      <>
        <PageHead title={startedTitle} />
        <Done>{started}</Done>
        <p>
          <a class="button" href={`/p/${params.code}`}>
            {toProgramme}
          </a>
        </p>
      </>
    ),
  };
}

function Agreements({ visit, plan }: Shown) {
  const { csrf, language, self } = visit;
  const texts = planningTexts(language);
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
  const texts = planningTexts(language);
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
        <p class="start-note">{texts.lockFirst}</p>
      )}
    </section>
  );
}
