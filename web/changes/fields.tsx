import type { Child } from 'hono/jsx';
import { Field } from '../shared/parts.tsx';
import type { Asked } from './kind.ts';

type Named = { readonly asked: Asked; readonly name: string; readonly label: string; readonly hint?: string | undefined };

/** A line of text, a date or a number. @param first what stands in it before anything was typed */
export function Line({
  asked,
  name,
  label,
  hint,
  type = 'text',
  first = '',
  least,
  most,
}: Named & { type?: 'text' | 'date' | 'number' | 'email' | 'tel'; first?: string; least?: string; most?: string }) {
  return (
    <Field name={name} label={label} faults={asked.faults} {...(hint === undefined ? {} : { hint })}>
      <input
        id={name}
        name={name}
        type={type}
        value={standsIn(asked, name, first)}
        min={least}
        max={most}
        autocomplete="off"
        aria-describedby={describedBy(asked, name, hint)}
        aria-invalid={asked.faults[name] === undefined ? undefined : 'true'}
      />
    </Field>
  );
}

/** One of several. @param blank what it says while nothing is chosen; without it the first is */
export function Choose({
  asked,
  name,
  label,
  hint,
  options,
  blank,
  first = '',
}: Named & { options: readonly (readonly [value: string, label: string])[]; blank?: string; first?: string }) {
  const chosen = standsIn(asked, name, first);
  return (
    <Field name={name} label={label} faults={asked.faults} {...(hint === undefined ? {} : { hint })}>
      <select id={name} name={name} aria-describedby={describedBy(asked, name, hint)} aria-invalid={asked.faults[name] === undefined ? undefined : 'true'}>
        {blank === undefined ? null : <option value="">{blank}</option>}
        {options.map(([value, text]) => (
          <option value={value} selected={value === chosen}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** One of a few, all of them before the eyes. */
export function Radios({
  asked,
  name,
  label,
  hint,
  options,
  first = '',
}: Named & { options: readonly (readonly [value: string, label: string])[]; first?: string }) {
  const chosen = asked.value(name) || first;
  const fault = asked.faults[name];
  return (
    <fieldset id={name} class={fault === undefined ? '' : 'wrong'} tabindex={-1}>
      <legend>{label}</legend>
      {hint === undefined ? null : <p class="hint">{hint}</p>}
      {fault === undefined ? null : <p class="fault">{fault}</p>}
      {options.map(([value, text]) => (
        <label class="choice">
          <input type="radio" name={name} value={value} checked={value === chosen} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** What a form carries along unseen. */
export function Kept({ asked, names }: { asked: Asked; names: readonly string[] }) {
  return <>{names.map((name) => (asked.value(name) === '' ? null : <input type="hidden" name={name} value={asked.value(name)} />))}</>;
}

/** A question before the form: asked by a GET, so that the answer is a link as any other. */
export function First({
  asked,
  kind,
  keep = [],
  button,
  children,
}: {
  asked: Asked;
  kind: string;
  keep?: readonly string[];
  button: string;
  children?: Child;
}) {
  return (
    <form class="card" method="get" action={asked.visit.path}>
      <input type="hidden" name="kind" value={kind} />
      <Kept asked={asked} names={keep} />
      {children}
      <button>{button}</button>
    </form>
  );
}

/** What was sent, though it be nothing; else what the link says, else what it begins with. */
function standsIn({ visit, value }: Asked, name: string, first: string): string {
  return visit.form.has(name) ? value(name) : value(name) || first;
}

function describedBy({ faults }: Asked, name: string, hint: string | undefined): string | undefined {
  const ids = [...(hint === undefined ? [] : [`${name}-hint`]), ...(faults[name] === undefined ? [] : [`${name}-fault`])];
  return ids.length === 0 ? undefined : ids.join(' ');
}
