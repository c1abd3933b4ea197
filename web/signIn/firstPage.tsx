import { takeFirstCode } from '../../db/signIn/firstCode.ts';
import { withinLimit } from '../../db/signIn/limits.ts';
import { addressOf } from '../../domain/signIn.ts';
import { type Answer, openPage, type Visit } from '../page.ts';
import { type Faults, FaultList, Field, Form, PageHead } from '../shared/parts.tsx';
import { enter, typed } from './enter.ts';
import { signInTexts } from './texts.ts';

function showFirst(visit: Visit, faults: Faults = {}): Answer {
  const { language, csrf } = visit;
  const texts = signInTexts(language);
  return {
    kind: 'page',
    title: texts.first.title,
    status: Object.keys(faults).length === 0 ? 200 : 422,
    body: (
      <>
        <PageHead title={texts.first.title} />
        <FaultList faults={faults} language={language} />
        <p>{texts.first.lead}</p>
        <Form csrf={csrf}>
          <Field name="code" label={texts.first.code} hint={texts.dayCode.codeHint} faults={faults}>
            <input id="code" name="code" value={typed(visit, 'code')} autocapitalize="characters" autocomplete="off" aria-describedby="code-hint" required />
          </Field>
          <Field name="email" label={texts.email} faults={faults}>
            <input id="email" name="email" type="email" value={typed(visit, 'email')} autocomplete="email" required />
          </Field>
          <p>
            <button>{texts.first.go}</button>
          </p>
        </Form>
      </>
    ),
  };
}

/** The first administrator, who was there when the product was started. */
const first = openPage({
  path: '/sign-in/first',
  action: 'anyone',
  maxBytes: 10_000,
  get: async (visit) => showFirst(visit),
  async post(visit) {
    const { sql, now, source } = visit.door;
    const texts = signInTexts(visit.language);
    const email = addressOf(typed(visit, 'email'));
    if (email === undefined) return showFirst(visit, { email: texts.noEmail });
    if (!(await withinLimit(sql, 'firstCode', source, now))) return showFirst(visit, { code: texts.tooMany });
    if (!(await takeFirstCode(sql, typed(visit, 'code'), email, visit.language, now))) return showFirst(visit, { code: texts.first.wrong });
    return enter(visit, { email }, '/');
  },
});

/** Before anybody can sign in. */
export const firstPages = [first];
