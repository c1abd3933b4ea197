import { randomUUID } from 'node:crypto';
import type { Child } from 'hono/jsx';
import { Refused } from '../../client/client.ts';
import { message } from '../messages.tsx';
import { type Answer, can, type ProgrammeVisit } from '../page.ts';
import { type Faults, FaultList, Form, PageHead } from '../shared/parts.tsx';
import { readChoices } from './choices.ts';
import { chooserPage } from './chooserPage.tsx';
import { type ActAnswer, type Asked, type ChangeKind, type Prepared } from './kind.ts';
import { kindNamed, type KindName } from './kinds.ts';
import { kindNames } from './kindNames.ts';
import { kindTexts } from './kindTexts.ts';
import { Keyed } from './keyed.tsx';
import { type Anew, Looked } from './looked.tsx';
import { textsIn } from '../shared/texts.ts';
import { changeTexts } from './texts.ts';
import { fingerprintOf, typedIn } from './typed.ts';

type Kind = ChangeKind & { readonly name: KindName };
type Ready = Extract<Prepared, { kind: 'ready' }>;

/** A form, and under it what it would do, where that was asked. */
export async function showNew(visit: ProgrammeVisit): Promise<Answer> {
  const kind = kindNamed(visit.query.get('kind') ?? '');
  if (kind === undefined) return chooserPage(visit);
  if (!can(visit, kind.action)) return notAllowed(visit);
  const asked = await askedOf(visit, {});
  const first = await kind.first?.(asked);
  if (first !== undefined) return pageOf(kind, asked, first);
  if (kind.atOnce === undefined || asked.value(kind.atOnce) === '') return pageOf(kind, asked, await formOf(kind, asked));
  const prepared = await kind.prepare(asked);
  return prepared.kind === 'faults' ? withFaults(kind, asked, prepared.faults) : preview(kind, asked, prepared);
}

/** Looks at what a form would do; or does it, if it is what was looked at. */
export async function sendNew(visit: ProgrammeVisit): Promise<Answer> {
  const kind = kindNamed(visit.query.get('kind') ?? '');
  if (kind === undefined) return { kind: 'go', to: `/p/${visit.params.code}/changes/new` };
  if (!can(visit, kind.action)) return notAllowed(visit);
  const asked = await askedOf(visit, {});
  const prepared = await kind.prepare(asked);
  if (prepared.kind === 'faults') return withFaults(kind, asked, prepared.faults);
  if (visit.form.get('step') !== 'confirm') return preview(kind, asked, prepared);
  if (visit.form.get('seen') !== fingerprintOf(asked)) return preview(kind, asked, prepared, { because: 'typed' });
  if (asked.value('reason').trim() === '') return preview(kind, { ...asked, faults: { reason: kindTexts(asked.language).required } }, prepared);
  return confirm(kind, asked, prepared);
}

function notAllowed({ language }: ProgrammeVisit): Answer {
  const { title, body } = textsIn(language).notAllowed;
  return { kind: 'page', title, status: 403, body: message.plain(title, body) };
}

async function askedOf(visit: ProgrammeVisit, faults: Faults): Promise<Asked> {
  const typed = await typedIn(visit);
  return {
    visit,
    language: visit.language,
    choices: await readChoices(visit),
    value: (name) => typed.get(name) ?? visit.query.get(name) ?? '',
    faults,
  };
}

async function confirm(kind: Kind, asked: Asked, { send }: Ready): Promise<Answer> {
  const { visit, value } = asked;
  const root = `/p/${visit.params.code}/changes`;
  const expect = Number(value('expect'));
  try {
    const { act } = await send({ reason: value('reason').trim(), preview: false, ...(Number.isInteger(expect) && { expect }) }, value('once') || randomUUID());
    return { kind: 'go', to: `${root}/${act}?said=done` };
  } catch (failure) {
    if (isRefusedAs(failure, 'idempotencyKeyUsed')) return { kind: 'go', to: `${root}?said=already` };
    if (!isRefusedAs(failure, 'planChanged')) return withRefusal(kind, asked, failure);
    return preview(kind, asked, { kind: 'ready', send }, { because: 'stale', changed: failure.problem.errors?.map(({ message }) => message) ?? [] });
  }
}

/** Asks what it would do, which touches nothing. */
async function preview(kind: Kind, asked: Asked, { send }: Ready, anew?: Anew): Promise<Answer> {
  let answer: ActAnswer;
  try {
    // A preview keeps no reason; one is asked for when it is confirmed.
    answer = await send({ reason: asked.value('reason').trim() || '-', preview: true }, randomUUID());
  } catch (failure) {
    return withRefusal(kind, asked, failure);
  }
  return pageOf(kind, asked, await formOf(kind, asked, { answer, anew }), anew?.because === 'stale' ? 409 : Object.keys(asked.faults).length > 0 ? 422 : 200);
}

async function withFaults(kind: Kind, asked: Asked, faults: Faults, status: 403 | 422 = 422): Promise<Answer> {
  const shown = { ...asked, faults: { ...asked.faults, ...faults } };
  return pageOf(kind, shown, await formOf(kind, shown), status);
}

/** The form with what was refused; what is not theirs is said so in words, too. */
function withRefusal(kind: Kind, asked: Asked, failure: unknown): Promise<Answer> {
  return withFaults(kind, asked, faultsIn(kind, failure), failure instanceof Refused && failure.status === 403 ? 403 : 422);
}

/** What was refused, whole and at its fields. @throws the failure where nobody can mend it by typing */
function faultsIn({ rename = (path) => path }: ChangeKind, failure: unknown): Faults {
  if (!(failure instanceof Refused) || failure.status >= 500 || failure.status === 401) throw failure;
  const { detail, errors = [] } = failure.problem;
  return { '': detail, ...Object.fromEntries(errors.map(({ path, message }) => [rename(path), message])) };
}

function isRefusedAs(failure: unknown, code: string): failure is Refused {
  return failure instanceof Refused && failure.problem.type.endsWith(`:${code}`);
}

function pageOf(kind: Kind, asked: Asked, body: Child, status: 200 | 403 | 409 | 422 = 200): Answer {
  const { title, hint } = kindNames(asked.language)[kind.name];
  const texts = changeTexts(asked.language);
  return {
    kind: 'page',
    title,
    status,
    body: (
      <div class="change">
        <PageHead title={title} over={texts.title} />
        <p class="lead">{hint}</p>
        <Refusal asked={asked} />
        {body}
      </div>
    ),
  };
}

/** What is wrong: with the fields, or with the whole, where there is nothing to mend in them. */
function Refusal({ asked }: { asked: Asked }): Child {
  const { faults, language, visit } = asked;
  const texts = changeTexts(language);
  if (Object.keys(faults).join() !== '') return <FaultList faults={faults} language={language} />;
  if (faults[''] === undefined) return null;
  return (
    <div class="faults" role="alert">
      <p>{texts.refused}</p>
      <p class="whole">
        <Keyed text={faults['']} asked={asked} />
      </p>
      <p class="whole">
        <a href={`/p/${visit.params.code}/changes`}>{texts.toList}</a>
      </p>
    </div>
  );
}

/** The form; with what it would do, if that was looked at, and then the reason and the last button. */
async function formOf(kind: Kind, asked: Asked, looked?: { readonly answer: ActAnswer; readonly anew: Anew }): Promise<Child> {
  const { visit, language, value } = asked;
  const texts = changeTexts(language);
  const fields = await kind.fields(asked);
  return (
    <Form csrf={visit.csrf} once={value('once') || randomUUID()} action={`${visit.path}?kind=${kind.name}#preview`} files={kind.name === 'migrate'}>
      <input type="hidden" name="kind" value={kind.name} />
      <div class="card">
        {fields}
        {kind.untyped === true ? null : (
          <>
            <button name="step" value="preview" class={looked === undefined ? '' : 'quiet-button'}>
              {looked === undefined ? texts.see : texts.seeAgain}
            </button>
            <p class="hint">{texts.seeHint}</p>
          </>
        )}
      </div>
      {looked === undefined ? null : await Looked({ kind, asked, ...looked })}
    </Form>
  );
}
