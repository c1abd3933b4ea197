import type { Visit } from './page.ts';
import { textsIn } from './shared/texts.ts';

/** Pages that only say something. */
export const message = {
  plain: (title: string, body: string) => (
    <section class="message">
      <h1>{title}</h1>
      <p>{body}</p>
      <p>
        <a href="/">←</a>
      </p>
    </section>
  ),
  /** Nothing typed is lost: the same form again, with a token of now. */
  stale: ({ language, form, csrf }: Visit) => {
    const texts = textsIn(language);
    const kept = [...form.entries()].filter(([name, value]) => name !== 'csrf' && typeof value === 'string') as [string, string][];
    return (
      <section class="message">
        <h1>{texts.faults}</h1>
        <p>{texts.stale}</p>
        <form method="post">
          <input type="hidden" name="csrf" value={csrf} />
          {kept.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <button>{texts.save}</button>
        </form>
      </section>
    );
  },
};
