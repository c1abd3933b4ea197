import { factorsOf } from '../../db/signIn/authenticators.ts';
import { endOwnSessions, ownSessions, signOut } from '../../db/signIn/ownSessions.ts';
import { forgetPasskey, passkeysOf } from '../../db/signIn/passkeys.ts';
import type { Session } from '../../db/signIn/session.ts';
import { moment } from '../shared/formats.ts';
import { type Answer, openPage, type Visit } from '../page.ts';
import { Form, PageHead, Table } from '../shared/parts.tsx';
import { setSession } from './door.ts';
import { typed } from './enter.ts';
import { signInTexts } from './texts.ts';

/** Of the middle of the country: an account belongs to no programme, whose zone it would be. The name of the zone stands beside the time. */
const ZONE = 'Asia/Makassar';

async function showAccount(visit: Visit, session: Session): Promise<Answer> {
  const { door, language, csrf } = visit;
  const { account: texts } = signInTexts(language);
  const sessions = await ownSessions(door.sql, session, door.now);
  const when = (at: number) => moment(at, ZONE, language);
  return {
    kind: 'page',
    title: texts.title,
    body: (
      <>
        <PageHead title={texts.title} />
        <section>
          <h2>{texts.where}</h2>
          <Table
            caption={texts.where}
            columns={[texts.device, texts.since, texts.seen, '']}
            rows={sessions.map(({ number, device, madeAt, seenAt, here }) => [
              here ? `${device} (${texts.here})` : device,
              when(madeAt),
              when(seenAt),
              here ? null : (
                <Form csrf={csrf} action="/account/end">
                  <input type="hidden" name="session" value={String(number)} />
                  <button class="quiet-button">{texts.end}</button>
                </Form>
              ),
            ])}
          />
          <Form csrf={csrf} action="/sign-out">
            <p>
              <button class="quiet-button">{texts.signOut}</button>
            </p>
          </Form>
          <Form csrf={csrf} action="/account/end">
            <p class="hint">{texts.everywhereLead}</p>
            <p>
              <button class="quiet-button" name="session" value="all">
                {texts.everywhere}
              </button>
            </p>
          </Form>
        </section>
        {session.email === undefined || session.open !== undefined ? null : (
          <Factors visit={visit} email={session.email} {...(await factsOf(visit, session.email))} />
        )}
      </>
    ),
  };
}

async function factsOf({ door: { sql } }: Visit, email: string) {
  const [{ authenticator }, passkeys] = await Promise.all([factorsOf(sql, email), passkeysOf(sql, email)]);
  return { authenticator, passkeys };
}

function Factors({ visit: { language, csrf }, authenticator, passkeys }: { visit: Visit; email: string } & Awaited<ReturnType<typeof factsOf>>) {
  const texts = signInTexts(language).account;
  return (
    <section>
      <h2>{texts.factors}</h2>
      {authenticator ? <p>{texts.app}</p> : null}
      {authenticator || passkeys.length > 0 ? null : <p>{texts.noFactors}</p>}
      {passkeys.map(({ id, label, madeAt }) => (
        <Form csrf={csrf} action="/account/passkey">
          <p>
            Passkey: {label}, {moment(madeAt, ZONE, language)}
          </p>
          <input type="hidden" name="passkey" value={id} />
          <p>
            <button class="quiet-button">{texts.forget}</button>
          </p>
        </Form>
      ))}
      <p>
        <a class="button quiet-button" href="/sign-in/set-up?next=/account">
          {texts.addFactor}
        </a>
      </p>
    </section>
  );
}

const toStart: Answer = { kind: 'go', to: '/sign-in' };

const account = openPage({
  path: '/account',
  action: 'signedIn',
  get: async (visit) => (visit.door.session === undefined ? toStart : showAccount(visit, visit.door.session)),
});

const ending = openPage({
  path: '/account/end',
  action: 'signedIn',
  maxBytes: 10_000,
  get: async () => ({ kind: 'go', to: '/account' }),
  async post(visit) {
    const { sql, session, now, publicUrl } = visit.door;
    if (session === undefined) return toStart;
    const which = typed(visit, 'session');
    if (which !== 'all') {
      const number = Number(which);
      if (Number.isSafeInteger(number) && number > 0) await endOwnSessions(sql, session, now, number);
      return { kind: 'go', to: '/account' };
    }
    await endOwnSessions(sql, session, now);
    return { kind: 'go', to: '/sign-in', cookies: session.held.length > (session.open === undefined ? 0 : 1) ? [] : [setSession(publicUrl, '')] };
  },
});

/** One of several: the last way of a manager is not forgotten by the way, an administrator does that. */
const passkey = openPage({
  path: '/account/passkey',
  action: 'signedIn',
  maxBytes: 10_000,
  get: async () => ({ kind: 'go', to: '/account' }),
  async post(visit) {
    const { sql, session } = visit.door;
    if (session?.email !== undefined && session.strong && session.open === undefined) await forgetPasskey(sql, session.email, typed(visit, 'passkey'));
    return { kind: 'go', to: '/account' };
  },
});

const leaving = openPage({
  path: '/sign-out',
  action: 'anyone',
  maxBytes: 10_000,
  get: async () => ({ kind: 'go', to: '/account' }),
  async post(visit) {
    const { sql, session, now, publicUrl } = visit.door;
    if (session !== undefined) await signOut(sql, session, now);
    const stays = session !== undefined && (session.open !== undefined || session.held.length > 0);
    return { kind: 'go', to: '/sign-in', cookies: stays ? [] : [setSession(publicUrl, '')] };
  },
});

/** What is one's own: sessions and ways of signing in. */
export const accountPages = [account, ending, passkey, leaving];
