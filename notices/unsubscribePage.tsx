import { raw } from 'hono/html';
import { LANGUAGES } from '../domain/language.ts';
import { handTexts } from './handTexts.ts';

const STYLE = `
body { font: 16px/1.5 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; color: #111; max-width: 34rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.25rem; margin: 0 0 .5rem; }
section + section { border-top: 1px solid #bbb; margin-top: 1.5rem; padding-top: 1.5rem; }
button { font: inherit; min-height: 3rem; padding: .5rem 1.25rem; border: 1px solid #111; border-radius: .375rem; background: #111; color: #fff; }
`;

/**
 * The page behind a digest's link, in both languages. The same for every link, whether it is anybody's or not, so that it tells nobody anything; it
 * acts on a POST alone, since mail scanners open links.
 * @param state `asks` before the button is pressed, `done` after
 */
export function unsubscribePage(state: 'asks' | 'done'): string {
  return `<!DOCTYPE html>\n${String(
    <html lang="id">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{handTexts('id').page.title}</title>
        <style>{raw(STYLE)}</style>
      </head>
      <body>
        {LANGUAGES.map((language) => {
          const { title, ask, stays, button, done, back } = handTexts(language).page;
          return (
            <section lang={language}>
              <h1>{title}</h1>
              <p>{state === 'asks' ? ask : done}</p>
              <p>{stays}</p>
              {state === 'asks' ? (
                <form method="post">
                  <button type="submit">{button}</button>
                </form>
              ) : (
                <p>{back}</p>
              )}
            </section>
          );
        })}
      </body>
    </html>,
  )}`;
}
