import { type Answer, openPage, type Visit } from '../page.ts';
import { FaultList, Field, Form } from '../shared/parts.tsx';
import { faultsOf } from '../shared/refused.ts';
import { insteadOf, NextStep, onceOf, startOf, stepPage, stepPath, typed } from './steps.tsx';
import { textsIn } from './texts.ts';

const OWN = 'own';
const MOST_BYTES = 5_000_000;

/** Which definition the programme follows: one that comes with the product, or one's own with every fault by its line. */
export const definitionPage = openPage({
  path: '/new/:start/definition',
  action: 'startProgramme',
  maxBytes: MOST_BYTES,
  get: (visit) => shown(visit, { which: '', text: '' }, {}),
  async post(visit) {
    const which = typed(visit, 'which');
    const file = visit.form.get('file');
    const sent = file instanceof File && file.size > 0 ? await file.text() : typed(visit, 'text');
    const texts = textsIn(visit.language);
    const text = which === OWN ? sent : which === '' ? '' : await seedText(visit, which);
    if (text.trim() === '') return shown(visit, { which, text: sent }, { [which === OWN ? 'text' : 'which']: texts.definition.choose });
    const start = visit.params['start'] ?? '';
    try {
      await visit.api.chooseDefinition({ start }, { definition: text }, onceOf(visit));
    } catch (failure) {
      return shown(visit, { which, text: sent }, faultsOf(failure));
    }
    return { kind: 'go', to: stepPath(start, 'details') };
  },
});

async function seedText({ api }: Visit, file: string): Promise<string> {
  const { definitions } = await api.listDefinitions({ file });
  return definitions.find((one) => one.file === file)?.text ?? '';
}

async function shown(visit: Visit, typedIn: { which: string; text: string }, faults: Readonly<Record<string, string>>): Promise<Answer> {
  const { api, csrf, language } = visit;
  const [start, { definitions }] = await Promise.all([startOf(visit), api.listDefinitions()]);
  const elsewhere = insteadOf('definition', start);
  if (elsewhere !== undefined) return elsewhere;
  const texts = textsIn(language).definition;
  const lines = Object.entries(faults).filter(([path]) => path === 'definition' || path.startsWith('definition.'));
  const others = Object.fromEntries(Object.entries(faults).filter(([path]) => path === '' || path === 'which' || path === 'text'));
  const chosen = typedIn.which === '' ? (start.definition === null ? definitions[0]?.file : undefined) : typedIn.which;
  return stepPage(
    visit,
    start,
    'definition',
    <>
      <p>{texts.lead}</p>
      {start.definition === null ? null : <p class="done">{texts.chosen(start.definition.name[language], start.definition.version)}</p>}
      <FaultList faults={lines.length === 0 ? others : { text: texts.faults(lines.length) }} language={language} />
      <Form csrf={csrf} once={crypto.randomUUID()} files>
        <fieldset id="which">
          <legend>{texts.which}</legend>
          {definitions.map(({ file, name, village, months }) => (
            <label class="choice card">
              <input type="radio" name="which" value={file} checked={chosen === file} />
              <span>
                <strong>{name[language]}</strong>
                <span class="choice-more">
                  {village} · {texts.months(months)}
                </span>
              </span>
            </label>
          ))}
          <label class="choice card">
            <input type="radio" name="which" value={OWN} checked={chosen === OWN} />
            <span>
              <strong>{texts.own}</strong>
              <span class="choice-more">{texts.ownHint}</span>
            </span>
          </label>
        </fieldset>
        <details open={chosen === OWN}>
          <summary>{texts.own}</summary>
          <Field name="file" label={texts.file}>
            <input type="file" id="file" name="file" accept=".yaml,.yml,.json,text/yaml" />
          </Field>
          {lines.length === 0 ? null : (
            <ol class="line-faults">
              {lines.slice(0, 50).map(([, fault]) => (
                <li>{fault}</li>
              ))}
            </ol>
          )}
          <Field name="text" label={texts.text} faults={others}>
            <textarea id="text" name="text" rows={12} class="code" spellcheck={false}>
              {typedIn.text}
            </textarea>
          </Field>
        </details>
        <button>{texts.use}</button>
      </Form>
      <NextStep start={start} step="definition" language={language} />
    </>,
    { status: Object.keys(faults).length === 0 ? 200 : 422 },
  );
}
