import { hasAdministrator } from '../../db/signIn/firstCode.ts';
import { withinLimit } from '../../db/signIn/limits.ts';
import { askForLink, takeCode, takeLink } from '../../db/signIn/mailLink.ts';
import { namesOf } from '../../db/signIn/names.ts';
import { asksSecondFactor } from '../../db/signIn/session.ts';
import { addressOf, codeOf, labelOf } from '../../domain/signIn.ts';
import { type Answer, openPage, type Visit } from '../page.ts';
import { type Faults, FaultList, Field, Form, PageHead } from '../shared/parts.tsx';
import { askingCookie, setAsking } from './door.ts';
import { browserOf, enter, nextOf, typed, withNext } from './enter.ts';
import { signInTexts } from './texts.ts';

async function showStart(visit: Visit, faults: Faults = {}, status: 200 | 422 | 429 = 200): Promise<Answer> {
  const { door, language, csrf } = visit;
  const texts = signInTexts(language);
  const next = nextOf(visit);
  const people = door.session === undefined ? [] : await namesOf(door.sql, door.session.held);
  const first = !(await hasAdministrator(door.sql));
  return {
    kind: 'page',
    title: texts.title,
    status,
    body: (
      <>
        <PageHead title={texts.title} />
        <FaultList faults={faults} language={language} />
        {people.length === 0 ? null : (
          <section class="card">
            <h2>{texts.onPhone}</h2>
            <p>{texts.onPhoneLead}</p>
            {people.map(({ programme, person, name }) => (
              <p>
                <a class="button quiet-button" href={withNext(`/sign-in/pin?who=${encodeURIComponent(labelOf(programme, person))}`, next)}>
                  {name}
                </a>
              </p>
            ))}
          </section>
        )}
        <Form csrf={csrf}>
          <input type="hidden" name="next" value={next} />
          <Field name="email" label={texts.email} hint={texts.emailHint} faults={faults}>
            <input
              id="email"
              name="email"
              type="email"
              autocomplete="email"
              inputmode="email"
              value={typed(visit, 'email')}
              aria-describedby="email-hint"
              required
            />
          </Field>
          <p>
            <button>{texts.send}</button>
          </p>
        </Form>
        <h2>{texts.or}</h2>
        <Form csrf={csrf} action="/sign-in/passkey/begin">
          <input type="hidden" name="next" value={next} />
          <p>
            <button class="quiet-button">{texts.passkey}</button>
          </p>
        </Form>
        <p>
          <a href={withNext('/sign-in/day-code', next)}>{texts.byDayCode}</a>
        </p>
        {first ? (
          <p>
            <a href="/sign-in/first">{texts.first.title}</a>
          </p>
        ) : null}
      </>
    ),
  };
}

const start = openPage({
  path: '/sign-in',
  action: 'anyone',
  maxBytes: 10_000,
  async get(visit) {
    const { sql, session, now } = visit.door;
    const halfway = session !== undefined && !session.strong && session.open === undefined && (await asksSecondFactor(sql, session, now));
    return halfway ? { kind: 'go', to: withNext('/sign-in/second', nextOf(visit)) } : showStart(visit);
  },
  async post(visit) {
    const { sql, now, source, publicUrl, postSignIn } = visit.door;
    const texts = signInTexts(visit.language);
    const email = addressOf(typed(visit, 'email'));
    if (email === undefined) return showStart(visit, { email: texts.noEmail }, 422);
    // Both are asked whoever's address it is: a limit tells nobody whether it is known.
    if (!(await withinLimit(sql, 'mailsFrom', source, now)) || !(await withinLimit(sql, 'mailTo', email, now)))
      return showStart(visit, { email: texts.tooMany }, 429);
    const next = nextOf(visit);
    const { browser, mail } = await askForLink(sql, email, next, visit.language, now);
    if (mail !== undefined) postSignIn(mail);
    return { kind: 'go', to: withNext('/sign-in/code', next), cookies: [setAsking(publicUrl, browser)] };
  },
});

function showCode(visit: Visit, fault?: string): Answer {
  const { language, csrf } = visit;
  const texts = signInTexts(language).code;
  const faults = fault === undefined ? {} : { code: fault };
  return {
    kind: 'page',
    title: texts.title,
    status: fault === undefined ? 200 : 422,
    body: (
      <>
        <PageHead title={texts.title} />
        <FaultList faults={faults} language={language} />
        <p>{texts.lead}</p>
        <Form csrf={csrf}>
          <Field name="code" label={texts.label} hint={texts.hint} faults={faults}>
            <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength={9} aria-describedby="code-hint" required />
          </Field>
          <p>
            <button>{texts.go}</button>
          </p>
        </Form>
        <p>
          <a href={withNext('/sign-in', nextOf(visit))}>{texts.again}</a>
        </p>
      </>
    ),
  };
}

const code = openPage({
  path: '/sign-in/code',
  action: 'anyone',
  maxBytes: 10_000,
  get: async (visit) => showCode(visit),
  async post(visit) {
    const { sql, now, source } = visit.door;
    const texts = signInTexts(visit.language);
    if (!(await withinLimit(sql, 'codesFrom', source, now))) return showCode(visit, texts.tooMany);
    const outcome = await takeCode(sql, browserOf(visit, askingCookie), codeOf(typed(visit, 'code')), now);
    if (outcome.kind === 'over') return showCode(visit, texts.code.over);
    if (outcome.kind === 'wrong') return showCode(visit, texts.code.wrong(outcome.left));
    const { next, ...proof } = outcome.proof;
    return enter(visit, proof, next);
  },
});

/** Looks the same whatever the link is: mail scanners open it, and nothing is taken before the button. */
function showLink({ language, csrf }: Visit, fault?: string): Answer {
  const texts = signInTexts(language);
  return {
    kind: 'page',
    title: texts.link.title,
    status: fault === undefined ? 200 : 422,
    body: (
      <>
        <PageHead title={texts.link.title} />
        {fault === undefined ? null : <FaultList faults={{ '': fault }} language={language} />}
        {fault === undefined ? (
          <Form csrf={csrf}>
            <p>{texts.link.lead}</p>
            <p>
              <button>{texts.link.go}</button>
            </p>
          </Form>
        ) : (
          <p>
            <a class="button" href="/sign-in">
              {texts.code.again}
            </a>
          </p>
        )}
      </>
    ),
  };
}

const link = openPage({
  path: '/sign-in/link/:token',
  action: 'anyone',
  maxBytes: 10_000,
  get: async (visit) => showLink(visit),
  async post(visit) {
    const { sql, now } = visit.door;
    const texts = signInTexts(visit.language).link;
    const outcome = await takeLink(sql, visit.params['token'] ?? '', browserOf(visit, askingCookie), now);
    if (outcome.kind !== 'proved') return showLink(visit, outcome.kind === 'over' ? texts.over : texts.otherBrowser);
    const { next, ...proof } = outcome.proof;
    return enter(visit, proof, next);
  },
});

/** By mail. */
export const mailPages = [start, code, link];
