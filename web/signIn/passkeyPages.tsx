import { withinLimit } from '../../db/signIn/limits.ts';
import { beginPasskey, keepPasskey, makingOptions, showingOptions, siteOf, takePasskey } from '../../db/signIn/passkeys.ts';
import { newSecret } from '../../db/signIn/secrets.ts';
import { PASSKEY_PATH } from '../assets.ts';
import { type Answer, openPage, type Visit } from '../page.ts';
import { FaultList, PageHead } from '../shared/parts.tsx';
import { askingCookie, sessionCookie, setAsking } from './door.ts';
import { browserOf, enter, nextOf, typed, withNext } from './enter.ts';
import { maySetUp } from './factorPages.tsx';
import { signInTexts } from './texts.ts';

/** @param options what the device is asked, as WebAuthn writes it in JSON */
function showKey(visit: Visit, act: 'show' | 'make', options: object, fault?: string): Answer {
  const { language, csrf } = visit;
  const texts = signInTexts(language).makeKey;
  const next = nextOf(visit);
  return {
    kind: 'page',
    title: texts.title,
    status: fault === undefined ? 200 : 422,
    body: (
      <>
        <PageHead title={texts.title} />
        {fault === undefined ? null : <FaultList faults={{ '': fault }} language={language} />}
        <p>{act === 'make' ? texts.makeLead : texts.showLead}</p>
        <p class="fault" id="refused" role="alert" hidden>
          {texts.refused}
        </p>
        <noscript>
          <p class="fault">{texts.noScript}</p>
        </noscript>
        <form method="post" id="passkey" data-act={act} data-options={JSON.stringify(options)} hidden>
          <input type="hidden" name="csrf" value={csrf} />
          <input type="hidden" name="next" value={next} />
          <input type="hidden" name="response" value="" />
          <button>{texts.go}</button>
        </form>
        <p>
          <a href={withNext('/sign-in', next)}>{signInTexts(language).or}</a>
        </p>
        <script type="module" src={PASSKEY_PATH}></script>
      </>
    ),
  };
}

const toStart = (visit: Visit): Answer => ({ kind: 'go', to: withNext('/sign-in', nextOf(visit)) });

const begin = openPage({
  path: '/sign-in/passkey/begin',
  action: 'anyone',
  maxBytes: 10_000,
  get: async (visit) => toStart(visit),
  async post(visit) {
    const { sql, now, publicUrl } = visit.door;
    const browser = newSecret();
    await beginPasskey(sql, browser, now);
    return { kind: 'go', to: withNext('/sign-in/passkey', nextOf(visit)), cookies: [setAsking(publicUrl, browser)] };
  },
});

/** Signs in, or is the second step: a passkey is both at once. */
const show = openPage({
  path: '/sign-in/passkey',
  action: 'anyone',
  maxBytes: 30_000,
  async get(visit) {
    const { sql, now, publicUrl } = visit.door;
    const browser = browserOf(visit, askingCookie);
    const options = browser === undefined ? undefined : await showingOptions(sql, browser, siteOf(publicUrl), now);
    return options === undefined ? toStart(visit) : showKey(visit, 'show', options);
  },
  async post(visit) {
    const { sql, now, source, publicUrl } = visit.door;
    const texts = signInTexts(visit.language);
    const browser = browserOf(visit, askingCookie);
    if (browser === undefined) return toStart(visit);
    const within = await withinLimit(sql, 'passkeysFrom', source, now);
    const email = within ? await takePasskey(sql, browser, typed(visit, 'response'), siteOf(publicUrl), now) : undefined;
    if (email !== undefined) return enter(visit, { email, strong: true }, nextOf(visit));
    await beginPasskey(sql, browser, now);
    const options = await showingOptions(sql, browser, siteOf(publicUrl), now);
    return showKey(visit, 'show', options ?? {}, within ? texts.makeKey.wrong : texts.tooMany);
  },
});

const beginNew = openPage({
  path: '/sign-in/passkey/new/begin',
  action: 'anyone',
  maxBytes: 10_000,
  get: async (visit) => toStart(visit),
  async post(visit) {
    const browser = browserOf(visit, sessionCookie);
    if (browser === undefined || (await maySetUp(visit)) === undefined) return toStart(visit);
    await beginPasskey(visit.door.sql, browser, visit.door.now);
    return { kind: 'go', to: withNext('/sign-in/passkey/new', nextOf(visit)) };
  },
});

const make = openPage({
  path: '/sign-in/passkey/new',
  action: 'anyone',
  maxBytes: 30_000,
  async get(visit) {
    const { sql, now, publicUrl } = visit.door;
    const [browser, may] = [browserOf(visit, sessionCookie), await maySetUp(visit)];
    if (browser === undefined || may === undefined) return toStart(visit);
    const options = await makingOptions(sql, browser, may.email, siteOf(publicUrl), now);
    return options === undefined ? toStart(visit) : showKey(visit, 'make', options);
  },
  async post(visit) {
    const { sql, now, device, publicUrl } = visit.door;
    const [browser, may] = [browserOf(visit, sessionCookie), await maySetUp(visit)];
    if (browser === undefined || may === undefined) return toStart(visit);
    const kept = await keepPasskey(sql, browser, may.email, typed(visit, 'response'), device, siteOf(publicUrl), now);
    if (kept) return enter(visit, { email: may.email, strong: true }, nextOf(visit));
    await beginPasskey(sql, browser, now);
    const options = await makingOptions(sql, browser, may.email, siteOf(publicUrl), now);
    return showKey(visit, 'make', options ?? {}, signInTexts(visit.language).makeKey.wrong);
  },
});

/** By passkey. */
export const passkeyPages = [begin, show, beginNew, make];
