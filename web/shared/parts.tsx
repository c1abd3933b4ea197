import type { Child } from 'hono/jsx';
import type { Language } from '../../domain/language.ts';
import { textsIn } from './texts.ts';

/** What went wrong with a form, by the name of its field; `''`: with the whole. */
export type Faults = Readonly<Record<string, string>>;

/** The head of a page: its one h1, what it is about above, what can be done beside it. */
export function PageHead({ title, over, children }: { title: string; over?: string; children?: Child }) {
  return (
    <header class="page-head">
      <div>
        {over === undefined ? null : <p class="over">{over}</p>}
        <h1>{title}</h1>
      </div>
      {children === undefined ? null : <div class="actions">{children}</div>}
    </header>
  );
}

/** A form that carries its token and, where what it does must happen once, the key by which a second press is known. */
export function Form({ csrf, once, action, children, files }: { csrf: string; once?: string; action?: string; children?: Child; files?: boolean }) {
  return (
    <form method="post" action={action} enctype={files === true ? 'multipart/form-data' : undefined} novalidate>
      <input type="hidden" name="csrf" value={csrf} />
      {once === undefined ? null : <input type="hidden" name="once" value={once} />}
      {children}
    </form>
  );
}

/** A labelled field with its hint and, where it is wrong, why. `children` is the input; it has the id `name`. */
export function Field({ name, label, hint, faults, children }: { name: string; label: string; hint?: string; faults?: Faults; children?: Child }) {
  const fault = faults?.[name];
  return (
    <div class={fault === undefined ? 'field' : 'field wrong'}>
      <label for={name}>{label}</label>
      {hint === undefined ? null : (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {fault === undefined ? null : (
        <p class="fault" id={`${name}-fault`}>
          {fault}
        </p>
      )}
      {children}
    </div>
  );
}

/** What is wrong with a form, above it, each with a link to its field. It is read out at once. */
export function FaultList({ faults, language }: { faults: Faults; language: Language }) {
  const entries = Object.entries(faults);
  if (entries.length === 0) return null;
  return (
    <div class="faults" role="alert" tabindex={-1}>
      <p>{textsIn(language).faults}</p>
      <ul>
        {entries.map(([name, fault]) => (
          <li>{name === '' ? fault : <a href={`#${name}`}>{fault}</a>}</li>
        ))}
      </ul>
    </div>
  );
}

/** That something was done, once, after a form. */
export function Done({ children }: { children?: Child }) {
  return (
    <p class="done" role="status">
      {children}
    </p>
  );
}

/** Nothing here yet, and what to do about it. */
export function Empty({ title, children }: { title: string; children?: Child }) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {children}
    </div>
  );
}

/** A state or kind in one word. @param tone what it means for the reader */
export function Badge({ tone, children }: { tone: 'calm' | 'good' | 'soon' | 'late' | 'quiet'; children?: Child }) {
  return <span class={`badge ${tone}`}>{children}</span>;
}

/** Facts about one thing, a name and a value each. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: Child] | undefined)[] }) {
  return (
    <dl class="facts">
      {facts.map((fact) =>
        fact === undefined ? null : (
          <div>
            <dt>{fact[0]}</dt>
            <dd>{fact[1]}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** A table that becomes cards on a narrow screen: each cell says its column. */
export function Table({ columns, rows, caption }: { columns: readonly string[]; rows: readonly (readonly Child[])[]; caption: string }) {
  return (
    <table class="cards">
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col">{column}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            {row.map((cell, index) => (
              <td data-column={columns[index]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
