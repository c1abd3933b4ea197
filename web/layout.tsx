import type { Child } from 'hono/jsx';
import type { Self } from '../client/client.ts';
import type { Language } from '../domain/language.ts';
import type { Action } from '../domain/may.ts';
import { STYLE_PATH } from './assets.ts';
import { moment } from './shared/formats.ts';
import { textsIn } from './shared/texts.ts';

type Frame = {
  readonly title: string;
  readonly language: Language;
  /** Path and query of this page, for the way back from the language switch. */
  readonly here: string;
  readonly self: Self | undefined;
  readonly signedIn: boolean;
  readonly csrf: string;
  readonly wide: boolean;
  readonly body: Child;
};

/** The whole of a page: what every page has around it. */
export function document(frame: Frame): string {
  return `<!DOCTYPE html>\n${String(<Document {...frame} />)}`;
}

function Document({ title, language, self, wide, body, ...rest }: Frame) {
  const texts = textsIn(language);
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <meta name="format-detection" content="telephone=no" />
        <title>{self === undefined ? `${title} · ${texts.product}` : `${title} · ${self.programme.name[language]}`}</title>
        <link rel="stylesheet" href={STYLE_PATH} />
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
      </head>
      <body>
        <a class="skip" href="#main">
          {texts.skip}
        </a>
        <Top language={language} self={self} {...rest} />
        {self?.programme.rehearsal === true ? <p class="rehearsal">{texts.rehearsal}</p> : null}
        <main id="main" class={wide ? 'wide' : ''}>
          {body}
        </main>
      </body>
    </html>
  );
}

function Top({ language, here, self, signedIn, csrf }: Pick<Frame, 'language' | 'here' | 'self' | 'signedIn' | 'csrf'>) {
  const texts = textsIn(language);
  const other = language === 'id' ? 'en' : 'id';
  return (
    <header class="top">
      <div class="top-line">
        <a class="brand" href="/">
          {texts.product}
        </a>
        {self === undefined ? null : (
          <a class="where" href={`/p/${self.programme.code}`}>
            <span>{self.programme.name[language]}</span>
            <small>
              {moment(self.programme.now, self.programme.timeZone, language)} · {self.programme.village.split(',')[0]}
            </small>
          </a>
        )}
        <div class="who">
          <a href={`/language?to=${other}&next=${encodeURIComponent(here)}`} lang={other} hreflang={other}>
            {texts.otherLanguage}
          </a>
          {signedIn ? (
            <>
              <a href="/account">{self?.person?.name ?? texts.account}</a>
              <form method="post" action="/sign-out">
                <input type="hidden" name="csrf" value={csrf} />
                <button class="link">{texts.signOut}</button>
              </form>
            </>
          ) : null}
        </div>
      </div>
      {self === undefined ? null : <Nav language={language} self={self} here={here} />}
    </header>
  );
}

/** Where the parts of a programme are, and what one must be allowed to find them there. */
const NAV: readonly (readonly [name: keyof ReturnType<typeof textsIn>['nav'], path: string, action: Action])[] = [
  ['tasks', '/tasks', 'viewOwnTasks'],
  ['programme', '', 'viewProgramme'],
  ['plan', '/plan', 'viewItem'],
  ['groups', '/groups', 'viewClients'],
  ['people', '/people', 'viewPeople'],
  ['decisions', '/decisions', 'viewDecisions'],
  ['changes', '/changes', 'viewActs'],
  ['search', '/search', 'viewOwnTasks'],
];

function Nav({ language, self, here }: { language: Language; self: Self; here: string }) {
  const root = `/p/${self.programme.code}`;
  const texts = textsIn(language);
  const path = here.split('?')[0];
  return (
    <nav class="nav">
      {NAV.filter(([, , action]) => self.may.includes(action)).map(([name, place]) => (
        <a href={root + place} aria-current={path === root + place ? 'page' : undefined}>
          {texts.nav[name]}
        </a>
      ))}
    </nav>
  );
}
