import type { Decisions, MeasureKind } from '../../client/client.ts';
import type { ProgrammeVisit } from '../page.ts';
import { type Faults, Field } from '../shared/parts.tsx';
import type { Deciding } from './deciding.ts';
import { decisionWordsIn } from './texts.ts';

/** The measures of the programme and of each group to choose instead of what is proposed, and why. As proposed until something is changed. */
export function MeasureChoice({ visit, deciding, faults }: { visit: ProgrammeVisit; deciding: Deciding; faults: Faults }) {
  const { language, form } = visit;
  const texts = decisionWordsIn(language);
  const { choices } = deciding.open;
  const sent = form.has('decision') || form.has('why');
  return (
    <details open={sent || undefined}>
      <summary>{texts.chooseMeasures}</summary>
      <p class="hint">{texts.chooseHint}</p>
      {judgedIn(deciding.decisions).map(({ audience, name, proposed }) => {
        const field = `set.${audience}`;
        const of: readonly MeasureKind[] = audience === 'programme' ? choices.programme : choices.groups;
        const chosen = sent ? form.getAll(field) : proposed;
        return (
          <fieldset id={field} tabindex={-1} class={faults[field] === undefined ? '' : 'wrong'}>
            <legend>{audience === 'programme' ? texts.programme : name[language]}</legend>
            {faults[field] === undefined ? null : <p class="fault">{faults[field]}</p>}
            {of.map((kind) => (
              <label class="choice">
                <input type="checkbox" name={field} value={kind} checked={chosen.includes(kind)} />
                <span>
                  {texts.kind[kind]}
                  {audience === 'programme' ? <small class="line hint">{texts.means[kind]}</small> : null}
                </span>
              </label>
            ))}
          </fieldset>
        );
      })}
      <Field name="why" label={texts.overrideReason} hint={texts.overrideHint} faults={faults}>
        <textarea id="why" name="why" rows={3} maxlength={4000} aria-describedby="why-hint">
          {String(form.get('why') ?? '')}
        </textarea>
      </Field>
    </details>
  );
}

/** What was chosen, as the answers of the report have it. */
export function overrideIn(form: FormData, decisions: Decisions): Record<string, unknown> {
  const set = (audience: string) => form.getAll(`set.${audience}`).map(String);
  const groups = judgedIn(decisions).filter(({ audience }) => audience !== 'programme');
  return {
    programme: set('programme'),
    groups: Object.fromEntries(groups.map(({ audience }) => [audience, set(audience)])),
    reason: String(form.get('why') ?? ''),
  };
}

function judgedIn({ proposal }: Decisions) {
  return proposal?.judged ?? [];
}
