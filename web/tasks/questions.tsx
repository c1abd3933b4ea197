import type { Child } from 'hono/jsx';
import type { Choices, Form, Item } from '../../client/client.ts';
import type { Language } from '../../domain/language.ts';
import type { Faults } from '../shared/parts.tsx';
import { described, onlyIf, rangeOf } from './questionWords.ts';
import { textsIn } from './texts.ts';
import { all, one, type Typed } from './typed.ts';

export type Question = Form['questions'][string];

/** What questions are shown with. */
export type Asking = {
  readonly language: Language;
  readonly typed: Typed;
  readonly faults: Faults;
  readonly choices: Choices;
  /** Whom a question for a client may name. */
  readonly clients: Item['clients'];
};

/** After so many questions they can be kept, to go on later. */
const PART = 5;

/** The questions of one form, in order. @param nameOf the name of the field of a question */
export function Questions({ form, nameOf, asking }: { form: Form; nameOf: (question: string) => string; asking: Asking }) {
  return (
    <>
      {Object.entries(form.questions).map(([key, question], index, questions) => (
        <>
          <Asked name={nameOf(key)} question={question} only={onlyIf(form, question, asking.language)} asking={asking} />
          {(question.type === 'seasonalIncome' || index % PART === PART - 1) && index < questions.length - 1 ? (
            <p class="keep">
              <button name="do" value={`keep:${nameOf(questions[index + 1]?.[0] ?? key)}`} class="quiet-button">
                {textsIn(asking.language).report.keepHere}
              </button>
            </p>
          ) : null}
        </>
      ))}
    </>
  );
}

/** Said before the first question. */
export function Intro({ form, language }: { form: Form; language: Language }) {
  if (form.intro === undefined) return null;
  return (
    <p class="aloud">
      <b>{textsIn(language).report.readAloud}:</b> “{form.intro[language]}”
    </p>
  );
}

function Asked({ name, question, only, asking }: { name: string; question: Question; only: string | undefined; asking: Asking }) {
  const { language, typed, faults } = asking;
  const texts = textsIn(language).report;
  const hint = [only, question.optional === true ? texts.optional : undefined, rangeOf(question, language)].filter((part) => part !== undefined).join(' · ');
  const text = one(typed, name);
  const field = (input: Child) => (
    <Labelled name={name} label={question.ask[language]} hint={hint} faults={faults}>
      {input}
    </Labelled>
  );
  const group = (children: Child, kind = 'options') => (
    <Group name={name} legend={question.ask[language]} hint={hint} faults={faults} kind={kind}>
      {children}
    </Group>
  );
  switch (question.type) {
    case 'yesNo':
      return group(
        <>
          <Choice name={name} value="true" label={texts.yes} chosen={text === 'true'} />
          <Choice name={name} value="false" label={texts.no} chosen={text === 'false'} />
        </>,
        'options two-ways',
      );
    case 'scale':
      return group(<Scale name={name} steps={question.steps} chosen={text} language={language} />, 'scale');
    case 'choice':
      return group(Object.entries(question.options).map(([key, words]) => <Choice name={name} value={key} label={words[language]} chosen={text === key} />));
    case 'choices':
      return group(
        Object.entries(question.options).map(([key, words]) => (
          <Choice name={name} value={key} label={words[language]} chosen={all(typed, name).includes(key)} several />
        )),
      );
    case 'number':
      return field(<input id={name} name={name} value={text} inputmode="numeric" autocomplete="off" class="short" {...described(name, hint, faults)} />);
    case 'money':
      return field(<Money name={name} value={text} aria={described(name, hint, faults)} />);
    case 'date':
      return field(<input id={name} name={name} value={text} type="date" class="short" {...described(name, hint, faults)} />);
    case 'text':
      return field(
        <textarea id={name} name={name} rows={3} maxlength={question.longest ?? 1000} {...described(name, hint, faults)}>
          {text}
        </textarea>,
      );
    case 'client':
      return field(
        <select id={name} name={name} {...described(name, hint, faults)}>
          <option value="">{texts.choose}</option>
          {asking.clients.map(({ id, name: who }) => (
            <option value={id} selected={id === text}>
              {who ?? id}
            </option>
          ))}
        </select>,
      );
    case 'seasonalIncome':
      return group(<Income name={name} asking={asking} />, 'income');
  }
}

/** Money of an ordinary month: every season with every source. What is left empty brought nothing. */
function Income({ name, asking: { language, typed, faults, choices } }: { name: string; asking: Asking }) {
  return (
    <>
      {choices.seasons.map(({ key: season, name: seasonName }) => (
        <fieldset class="season">
          <legend>
            {seasonName[language]} <small>{textsIn(language).report.aMonth}</small>
          </legend>
          {choices.incomeSources.map(({ key: source, name: sourceName }) => {
            const field = `${name}.${season}.${source}`;
            return (
              <Labelled name={field} label={sourceName[language]} hint="" faults={faults}>
                <Money name={field} value={one(typed, field)} aria={described(field, '', faults)} />
              </Labelled>
            );
          })}
        </fieldset>
      ))}
    </>
  );
}

/** Steps as bars that grow, for people who do not read. */
function Scale({ name, steps, chosen, language }: { name: string; steps: number; chosen: string; language: Language }) {
  const { least, most } = textsIn(language).report;
  return (
    <>
      {Array.from({ length: steps }, (_, index) => index + 1).map((step) => (
        <label class="step">
          <input type="radio" name={name} value={step} checked={chosen === String(step)} />
          <span>
            <svg viewBox="0 0 20 40" width="20" height="40" aria-hidden="true">
              <rect x="2" y={40 - (36 * step) / steps} width="16" height={(36 * step) / steps} rx="2" fill="currentColor" />
            </svg>
            {step}
            <span class="unseen">{step === 1 ? ` ${least}` : step === steps ? ` ${most}` : ''}</span>
          </span>
        </label>
      ))}
      <p class="ends small" aria-hidden="true">
        <span>{least}</span>
        <span>{most}</span>
      </p>
    </>
  );
}

function Money({ name, value, aria }: { name: string; value: string; aria: Record<string, string> }) {
  return (
    <span class="rupiah">
      <span aria-hidden="true">Rp</span>
      <input id={name} name={name} value={value} inputmode="numeric" autocomplete="off" {...aria} />
    </span>
  );
}

/** One of several, or several of them, as large as a thumb. */
export function Choice({ name, value, label, chosen, several }: { name: string; value: string; label: string; chosen: boolean; several?: boolean }) {
  return (
    <label class="option">
      <input type={several === true ? 'checkbox' : 'radio'} name={name} value={value} checked={chosen} />
      <span>{label}</span>
    </label>
  );
}

/** A field with its words, which are read aloud, and what is wrong with it. */
export function Labelled({ name, label, hint, faults, children }: { name: string; label: string; hint?: string; faults: Faults; children?: Child }) {
  return (
    <div class={faults[name] === undefined ? 'field' : 'field wrong'}>
      <label for={name}>{label}</label>
      <Below name={name} hint={hint ?? ''} faults={faults} />
      {children}
    </div>
  );
}

/** Several fields that answer one question. It has the id `name`, where a fault leads to. */
export function Group({
  name,
  legend,
  hint,
  faults,
  kind,
  children,
}: {
  name: string;
  legend: string;
  hint?: string;
  faults: Faults;
  kind: string;
  children?: Child;
}) {
  return (
    <fieldset id={name} tabindex={-1} class={faults[name] === undefined ? '' : 'wrong'} {...described(name, hint ?? '', faults)}>
      <legend>{legend}</legend>
      <Below name={name} hint={hint ?? ''} faults={faults} />
      <div class={kind}>{children}</div>
    </fieldset>
  );
}

function Below({ name, hint, faults }: { name: string; hint: string; faults: Faults }) {
  const fault = faults[name];
  return (
    <>
      {hint === '' ? null : (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {fault === undefined ? null : (
        <p class="fault" id={`${name}-fault`}>
          {fault}
        </p>
      )}
    </>
  );
}
