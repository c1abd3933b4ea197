import { beginAuthenticator, factorsOf, takeTotp } from '../../db/signIn/authenticators.ts';
import { asksSecondFactor, type Session } from '../../db/signIn/session.ts';
import { codeOf } from '../../domain/signIn.ts';
import { type Answer, openPage, type Visit } from '../page.ts';
import { FaultList, Field, Form, PageHead } from '../shared/parts.tsx';
import { enter, nextOf, typed, withNext } from './enter.ts';
import { signInTexts } from './texts.ts';

/** Who has proved an address that counts for more than rehearsals, and whether more is asked of them. */
type Halfway = Session & { readonly email: string };

function halfwayOf({ door: { session } }: Visit): Halfway | undefined {
  if (session?.email === undefined || session.onlyRehearsals || session.open !== undefined) return undefined;
  return { ...session, email: session.email };
}

const toStart = (visit: Visit): Answer => ({ kind: 'go', to: withNext('/sign-in', nextOf(visit)) });

async function showSecond(visit: Visit, email: string, fault?: string): Promise<Answer> {
  const { door, language, csrf } = visit;
  const texts = signInTexts(language).second;
  const next = nextOf(visit);
  const { authenticator, passkeys } = await factorsOf(door.sql, email);
  if (!authenticator && passkeys === 0) return { kind: 'go', to: withNext('/sign-in/set-up', next) };
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
        {authenticator ? (
          <Form csrf={csrf}>
            <input type="hidden" name="next" value={next} />
            <Field name="code" label={texts.label} hint={texts.hint} faults={faults}>
              <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength={9} aria-describedby="code-hint" required />
            </Field>
            <p>
              <button>{texts.go}</button>
            </p>
          </Form>
        ) : null}
        {passkeys === 0 ? null : (
          <Form csrf={csrf} action="/sign-in/passkey/begin">
            <input type="hidden" name="next" value={next} />
            <p>
              <button class={authenticator ? 'quiet-button' : undefined}>{texts.byPasskey}</button>
            </p>
          </Form>
        )}
        <p class="hint">{texts.lost}</p>
      </>
    ),
  };
}

const second = openPage({
  path: '/sign-in/second',
  action: 'anyone',
  maxBytes: 10_000,
  async get(visit) {
    const halfway = halfwayOf(visit);
    const asked = halfway !== undefined && !halfway.strong && (await asksSecondFactor(visit.door.sql, halfway, visit.door.now));
    return asked ? showSecond(visit, halfway.email) : toStart(visit);
  },
  async post(visit) {
    const halfway = halfwayOf(visit);
    if (halfway === undefined) return toStart(visit);
    const { sql, masterKey, now } = visit.door;
    const texts = signInTexts(visit.language).second;
    const outcome = await takeTotp(sql, halfway.email, codeOf(typed(visit, 'code')), 'confirmed', masterKey, now);
    if (outcome !== 'right') return showSecond(visit, halfway.email, outcome === 'wrong' ? texts.wrong : texts.tooMany);
    return enter(visit, { email: halfway.email, strong: true }, nextOf(visit));
  },
});

/** The first way is set up by who proved their address; another only by who has shown the first. */
export async function maySetUp(visit: Visit): Promise<Halfway | undefined> {
  const halfway = halfwayOf(visit);
  if (halfway === undefined || halfway.strong) return halfway;
  const { authenticator, passkeys } = await factorsOf(visit.door.sql, halfway.email);
  return authenticator || passkeys > 0 ? undefined : halfway;
}

async function showSetUp(visit: Visit, email: string, fault?: string): Promise<Answer> {
  const { door, language, csrf } = visit;
  const texts = signInTexts(language).setUp;
  const next = nextOf(visit);
  const app = await beginAuthenticator(door.sql, email, door.masterKey);
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
        <section class="card">
          <h2>{texts.passkeyTitle}</h2>
          <p>{texts.passkeyLead}</p>
          <Form csrf={csrf} action="/sign-in/passkey/new/begin">
            <input type="hidden" name="next" value={next} />
            <p>
              <button>{texts.passkeyGo}</button>
            </p>
          </Form>
        </section>
        <section class="card">
          <h2>{texts.appTitle}</h2>
          {app === undefined ? (
            <p>{texts.done}</p>
          ) : (
            <Form csrf={csrf}>
              <input type="hidden" name="next" value={next} />
              <p>{texts.appLead}</p>
              <p>
                <a href={app.uri}>{texts.appLink}</a>
              </p>
              <p>
                {texts.secret}: <code translate="no">{app.text}</code>
              </p>
              <Field name="code" label={texts.label} faults={faults}>
                <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength={9} required />
              </Field>
              <p>
                <button class="quiet-button">{texts.go}</button>
              </p>
            </Form>
          )}
        </section>
      </>
    ),
  };
}

const setUp = openPage({
  path: '/sign-in/set-up',
  action: 'anyone',
  maxBytes: 10_000,
  async get(visit) {
    const may = await maySetUp(visit);
    return may === undefined ? toStart(visit) : showSetUp(visit, may.email);
  },
  async post(visit) {
    const may = await maySetUp(visit);
    if (may === undefined) return toStart(visit);
    const { sql, masterKey, now } = visit.door;
    const texts = signInTexts(visit.language).second;
    const outcome = await takeTotp(sql, may.email, codeOf(typed(visit, 'code')), 'new', masterKey, now);
    if (outcome !== 'right') return showSetUp(visit, may.email, outcome === 'wrong' ? texts.wrong : texts.tooMany);
    return enter(visit, { email: may.email, strong: true }, nextOf(visit));
  },
});

/** The second step. */
export const factorPages = [second, setUp];
