import type { Child } from 'hono/jsx';
import { Field } from '../shared/parts.tsx';
import { textsIn } from '../shared/texts.ts';
import { namesOf } from './choices.ts';
import { Keyed } from './keyed.tsx';
import type { ActAnswer, Asked, ChangeKind } from './kind.ts';
import { Outcome } from './outcome.tsx';
import { changeTexts } from './texts.ts';
import { fingerprintOf } from './typed.ts';

/** Why a preview is shown again though it was confirmed. */
export type Anew = { readonly because: 'stale'; readonly changed: readonly string[] } | { readonly because: 'typed' } | undefined;

/** What an act would do, and then the reason and the last button. */
export async function Looked({ kind, asked, answer, anew }: { kind: ChangeKind; asked: Asked; answer: ActAnswer; anew: Anew }): Promise<Child> {
  const { visit, choices, language, value } = asked;
  const texts = changeTexts(language);
  const isNamed = answer.changes.length > 0 || answer.clashes.length > 0;
  const items = isNamed && visit.self.may.includes('viewActs') ? (await visit.api.readPlan(visit.params, {})).items : [];
  const named = { choices, names: namesOf(items, choices, language), language, code: visit.params.code };
  return (
    <section id="preview" class="preview" tabindex={-1} aria-labelledby="preview-head">
      <h2 id="preview-head">{texts.preview}</h2>
      <AnewBecause anew={anew} asked={asked} />
      <p class="nothing-yet">{texts.previewLead}</p>
      <Outcome answer={answer} named={named} />
      <input type="hidden" name="expect" value={String(answer.planVersion)} />
      <input type="hidden" name="seen" value={fingerprintOf(asked)} />
      <Field name="reason" label={texts.reason} hint={texts.reasonHint} faults={asked.faults}>
        <textarea id="reason" name="reason" rows={3} aria-describedby="reason-hint">
          {value('reason')}
        </textarea>
      </Field>
      <div class="actions">
        <button name="step" value="confirm" class={kind.grave === true ? 'danger' : ''}>
          {kind.grave === true ? texts.confirmGrave : texts.confirm}
        </button>
        <a class="button quiet-button" href={`/p/${visit.params.code}/changes`}>
          {textsIn(language).cancel}
        </a>
      </div>
    </section>
  );
}

/** So many of what others changed are named. */
const NAMED = 8;

function AnewBecause({ anew, asked }: { anew: Anew; asked: Asked }) {
  const texts = changeTexts(asked.language);
  if (anew === undefined) return null;
  if (anew.because === 'typed')
    return (
      <p class="heed" role="alert">
        {texts.typedAnew}
      </p>
    );
  return (
    <div class="heed" role="alert">
      <p>{texts.stale}</p>
      <ul>
        {anew.changed.slice(0, NAMED).map((line) => (
          <li>
            <Keyed text={line} asked={asked} />
          </li>
        ))}
        {anew.changed.length > NAMED ? <li>{texts.staleMore(anew.changed.length - NAMED)}</li> : null}
      </ul>
      <p>{texts.staleLead}</p>
    </div>
  );
}
