import { withinLimit } from '../../db/signIn/limits.ts';
import { namesOf } from '../../db/signIn/names.ts';
import { setPin, tryPin } from '../../db/signIn/pins.ts';
import { codeOf, pinFault, readDayCode, readLabel } from '../../domain/signIn.ts';
import { type Answer, openPage, type Visit } from '../page.ts';
import { type Faults, FaultList, Field, Form, PageHead } from '../shared/parts.tsx';
import { enter, nextOf, typed, withNext } from './enter.ts';
import { signInTexts } from './texts.ts';

function showDayCode(visit: Visit, faults: Faults = {}): Answer {
  const { language, csrf, query } = visit;
  const texts = signInTexts(language).dayCode;
  const who = typed(visit, 'who') || (query.get('who') ?? '');
  return {
    kind: 'page',
    title: texts.title,
    status: Object.keys(faults).length === 0 ? 200 : 422,
    body: (
      <>
        <PageHead title={texts.title} />
        <FaultList faults={faults} language={language} />
        <p>{texts.lead}</p>
        <Form csrf={csrf}>
          <input type="hidden" name="next" value={nextOf(visit)} />
          <Field name="who" label={texts.who} hint={texts.whoHint} faults={faults}>
            <input id="who" name="who" value={who} autocapitalize="none" autocomplete="off" spellcheck={false} aria-describedby="who-hint" required />
          </Field>
          <Field name="code" label={texts.code} hint={texts.codeHint} faults={faults}>
            <input id="code" name="code" value={typed(visit, 'code')} autocapitalize="characters" autocomplete="off" aria-describedby="code-hint" required />
          </Field>
          <Field name="pin" label={texts.pin} hint={texts.pinHint} faults={faults}>
            <input id="pin" name="pin" type="password" inputmode="numeric" autocomplete="new-password" maxlength={6} aria-describedby="pin-hint" required />
          </Field>
          <Field name="again" label={texts.again} faults={faults}>
            <input id="again" name="again" type="password" inputmode="numeric" autocomplete="new-password" maxlength={6} required />
          </Field>
          <p>
            <button>{texts.go}</button>
          </p>
        </Form>
      </>
    ),
  };
}

const dayCode = openPage({
  path: '/sign-in/day-code',
  action: 'anyone',
  maxBytes: 10_000,
  get: async (visit) => showDayCode(visit),
  async post(visit) {
    const { sql, now, source } = visit.door;
    const texts = signInTexts(visit.language);
    const pin = codeOf(typed(visit, 'pin'));
    // What is wrong with the PIN is said before the code is tried: a try is not lost to it.
    const fault = pinFault(pin);
    if (fault !== undefined) return showDayCode(visit, { pin: texts.dayCode[fault] });
    if (pin !== codeOf(typed(visit, 'again'))) return showDayCode(visit, { again: texts.dayCode.notSame });
    if (!(await withinLimit(sql, 'codesFrom', source, now))) return showDayCode(visit, { '': texts.tooMany });
    const [who, code] = [readLabel(typed(visit, 'who')), readDayCode(typed(visit, 'code'))];
    const outcome = who === undefined || code === undefined ? 'wrong' : await setPin(sql, who, code, pin, now);
    if (who === undefined || outcome === 'wrong') return showDayCode(visit, { code: texts.dayCode.wrong });
    return enter(visit, { open: who }, nextOf(visit));
  },
});

/** Somebody whom this phone knows; a PIN is tried nowhere else. */
async function heldOf(visit: Visit) {
  const who = readLabel(typed(visit, 'who') || (visit.query.get('who') ?? ''));
  const { session, sql } = visit.door;
  const held = session?.held.find(({ programme, person }) => programme === who?.programme && person === who.person);
  return held === undefined ? undefined : (await namesOf(sql, [held]))[0];
}

type Named = NonNullable<Awaited<ReturnType<typeof heldOf>>>;

function showPin(visit: Visit, { programme, person, name }: Named, fault?: string): Answer {
  const { language, csrf } = visit;
  const texts = signInTexts(language).pin;
  const next = nextOf(visit);
  const faults = fault === undefined ? {} : { pin: fault };
  return {
    kind: 'page',
    title: texts.title(name),
    status: fault === undefined ? 200 : 422,
    body: (
      <>
        <PageHead title={texts.title(name)} />
        <FaultList faults={faults} language={language} />
        <Form csrf={csrf}>
          <input type="hidden" name="next" value={next} />
          <input type="hidden" name="who" value={`${programme}/${person}`} />
          <Field name="pin" label={texts.label} faults={faults}>
            <input id="pin" name="pin" type="password" inputmode="numeric" autocomplete="off" maxlength={6} required />
          </Field>
          <p>
            <button>{texts.go}</button>
          </p>
        </Form>
        <p>
          <a href={withNext('/sign-in', next)}>{texts.notYou}</a>
        </p>
      </>
    ),
  };
}

const toStart = (visit: Visit): Answer => ({ kind: 'go', to: withNext('/sign-in', nextOf(visit)) });

const pin = openPage({
  path: '/sign-in/pin',
  action: 'anyone',
  maxBytes: 10_000,
  async get(visit) {
    const held = await heldOf(visit);
    return held === undefined ? toStart(visit) : showPin(visit, held);
  },
  async post(visit) {
    const held = await heldOf(visit);
    if (held === undefined) return toStart(visit);
    const texts = signInTexts(visit.language).pin;
    const outcome = await tryPin(visit.door.sql, held, codeOf(typed(visit, 'pin')));
    if (outcome.kind === 'wrong') return showPin(visit, held, texts.wrong(outcome.left));
    if (outcome.kind === 'locked') return showPin(visit, held, texts.locked);
    return enter(visit, { open: { programme: held.programme, person: held.person } }, nextOf(visit));
  },
});

/** Without mail. */
export const pinPages = [dayCode, pin];
