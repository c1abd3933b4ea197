import type { Child } from 'hono/jsx';
import { CONSENT_WAYS } from '../../domain/consents.ts';
import type { ProgrammeVisit } from '../page.ts';
import { type Faults, Field } from '../shared/parts.tsx';
import type { ActGround, ClientAct } from './clientActs.ts';
import { clientWordsIn } from './clientTexts.ts';

type Given = { readonly visit: ProgrammeVisit; readonly act: ClientAct; readonly ground: ActGround; readonly faults: Faults };
type Texts = ReturnType<typeof clientWordsIn>;

/** What an act asks; what was typed stays. */
export function ActFields(given: Given) {
  const texts = clientWordsIn(given.visit.language);
  switch (given.act.key) {
    case 'exit':
      return (
        <>
          {dayField(given, 'on', texts.on, texts.onHint)}
          {choiceField(
            given,
            'reason',
            texts.why,
            given.ground.record.exits.map(({ key, name }) => [key, name[given.visit.language]]),
          )}
          {textField(given, 'note', texts.note, texts.noteHint)}
        </>
      );
    case 'return':
      return dayField(given, 'on', texts.on);
    case 'transfer':
      return (
        <>
          {choiceField(
            given,
            'to',
            texts.to,
            given.ground.record.groups.filter(({ key }) => key !== given.ground.story.group).map(({ key, name }) => [key, name[given.visit.language]]),
          )}
          {dayField(given, 'on', texts.on)}
          {textField(given, 'reason', texts.toReason)}
        </>
      );
    case 'replacement':
      return <Replacement {...given} />;
    case 'away':
      return (
        <>
          {choiceField(given, 'because', texts.because, [
            ['away', texts.away.away],
            ['ill', texts.away.ill],
          ])}
          {dayField(given, 'from', texts.on)}
          {dayField(given, 'until', texts.until, texts.untilHint, '')}
          {textField(given, 'reason', texts.reason)}
        </>
      );
    case 'consent':
      return <Consent {...given} />;
    case 'erase':
      return (
        <>
          {textField(given, 'reason', texts.reason)}
          <Understood {...given} />
        </>
      );
  }
}

function Replacement(given: Given) {
  const { visit, ground } = given;
  const texts = clientWordsIn(visit.language);
  return (
    <>
      {ground.waiting.length === 0 ? (
        <p class="hint">{texts.noWaiting}</p>
      ) : (
        choiceField(
          given,
          'by',
          texts.by,
          ground.waiting.map(({ id, name, hamlet }) => [id, hamlet === null ? name : `${name}, ${hamlet}`]),
          texts.byHint,
        )
      )}
      {textField(given, 'reason', texts.reason)}
      {ground.story.leftBecause !== 'death' ? null : (
        <fieldset>
          <legend>{texts.relative}</legend>
          <p class="hint">{texts.relativeHint}</p>
          <Field name="relative.name" label={texts.relativeName} faults={given.faults}>
            <input id="relative.name" name="relative.name" value={typed(visit, 'relative.name')} maxlength={120} autocomplete="off" />
          </Field>
          {choiceField(given, 'relative.sex', texts.sexName, [
            ['f', texts.sex.f],
            ['m', texts.sex.m],
          ])}
          {dayField(given, 'relative.bornOn', texts.bornOn, undefined, '')}
        </fieldset>
      )}
    </>
  );
}

function Consent({ visit, ground, faults }: Given) {
  const texts = clientWordsIn(visit.language);
  return (
    <>
      {ground.record.consents.map(({ purpose, name, required, given }) => {
        const field = `purposes.${purpose}`;
        const now = typed(visit, field) || (given === null ? '' : given ? 'yes' : 'no');
        return (
          <fieldset id={field} class={faults[field] === undefined ? '' : 'wrong'}>
            <legend>{name[visit.language]}</legend>
            {required ? <p class="hint">{texts.required}</p> : null}
            {faults[field] === undefined ? null : <p class="fault">{faults[field]}</p>}
            {radio(field, 'yes', texts.yes, now)}
            {radio(field, 'no', texts.no, now)}
          </fieldset>
        );
      })}
      <fieldset id="how" class={faults['how'] === undefined ? '' : 'wrong'}>
        <legend>{texts.howSaid}</legend>
        {faults['how'] === undefined ? null : <p class="fault">{faults['how']}</p>}
        {CONSENT_WAYS.map((way) => radio('how', way, texts.how[way], typed(visit, 'how')))}
      </fieldset>
    </>
  );
}

function Understood({ visit, faults }: Given) {
  const texts = clientWordsIn(visit.language);
  return (
    <div class={faults['understood'] === undefined ? 'field' : 'field wrong'}>
      <label class="choice" for="understood">
        <input id="understood" type="checkbox" name="understood" value="yes" />
        {texts.understood}
      </label>
    </div>
  );
}

function dayField({ visit, faults }: Given, name: string, label: string, hint?: string, unless = visit.self.programme.today): Child {
  return (
    <Field name={name} label={label} {...(hint !== undefined && { hint })} faults={faults}>
      <input id={name} type="date" name={name} value={typed(visit, name) || unless} aria-describedby={described(name, hint, faults)} />
    </Field>
  );
}

function textField({ visit, faults }: Given, name: string, label: string, hint?: string): Child {
  return (
    <Field name={name} label={label} {...(hint !== undefined && { hint })} faults={faults}>
      <textarea id={name} name={name} rows={3} maxlength={2000} aria-describedby={described(name, hint, faults)}>
        {typed(visit, name)}
      </textarea>
    </Field>
  );
}

function choiceField({ visit, faults }: Given, name: string, label: string, options: readonly (readonly [string, string])[], hint?: string): Child {
  const { choose }: Texts = clientWordsIn(visit.language);
  return (
    <Field name={name} label={label} {...(hint !== undefined && { hint })} faults={faults}>
      <select id={name} name={name} aria-describedby={described(name, hint, faults)}>
        <option value="">{choose}</option>
        {options.map(([value, text]) => (
          <option value={value} selected={typed(visit, name) === value}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}

function radio(name: string, value: string, label: string, now: string): Child {
  return (
    <label class="choice">
      <input type="radio" name={name} value={value} checked={now === value} />
      {label}
    </label>
  );
}

function described(name: string, hint: string | undefined, faults: Faults): string | undefined {
  const ids = [hint === undefined ? undefined : `${name}-hint`, faults[name] === undefined ? undefined : `${name}-fault`].filter((id) => id !== undefined);
  return ids.length === 0 ? undefined : ids.join(' ');
}

function typed(visit: ProgrammeVisit, name: string): string {
  return String(visit.form.get(name) ?? '');
}
