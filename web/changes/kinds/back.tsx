import { Field } from '../../shared/parts.tsx';
import { shortDay } from '../../shared/formats.ts';
import { dayOf } from '../../../domain/time.ts';
import { aboutAct } from '../about.ts';
import { allActs } from '../acts.ts';
import { Choose } from '../fields.tsx';
import { type ChangeKind, missing, ready } from '../kind.ts';
import { kindTexts } from '../kindTexts.ts';

const undo: ChangeKind = {
  name: 'undo',
  action: 'movePlan',
  atOnce: 'act',
  untyped: true,
  async fields(asked) {
    const { visit, language, choices, value } = asked;
    const found = (await allActs(visit)).find(({ act }) => String(act) === value('act'));
    const about = found === undefined ? '' : aboutAct(found, choices, language);
    return (
      <p>
        <input type="hidden" name="act" value={value('act')} />
        <strong>{kindTexts(language).act(value('act'))}</strong>
        {about === '' ? '' : `: ${about}`}
      </p>
    );
  },
  prepare(asked) {
    const { visit, value, language } = asked;
    return (
      missing(asked, ['act'], kindTexts(language).required) ?? ready((why, key) => visit.api.undoAct(visit.params, { ...why, act: Number(value('act')) }, key))
    );
  },
};

const resume: ChangeKind = {
  name: 'resume',
  action: 'movePlan',
  atOnce: 'act',
  async fields(asked) {
    const { visit, language, choices } = asked;
    const texts = kindTexts(language);
    const { timeZone } = visit.self.programme;
    const open = (await allActs(visit)).filter(({ kind, endedBy, undoneBy }) => kind === 'pause' && endedBy === null && undoneBy === null);
    if (open.length === 0) return <p class="empty">{texts.noPause}</p>;
    const options = open.map((act) => {
      return [String(act.act), texts.pauseLine(aboutAct(act, choices, language), shortDay(dayOf(act.at, timeZone), language))] as const;
    });
    return <Choose asked={asked} name="act" label={texts.pauses} options={options} />;
  },
  prepare(asked) {
    const { visit, value, language } = asked;
    return (
      missing(asked, ['act'], kindTexts(language).noPause) ??
      ready((why, key) => visit.api.resumePlan(visit.params, { ...why, act: Number(value('act')) }, key))
    );
  },
};

const migrate: ChangeKind = {
  name: 'migrate',
  action: 'migrateDefinition',
  fields(asked) {
    const texts = kindTexts(asked.language);
    return (
      <>
        <Field name="file" label={texts.definitionFile} faults={asked.faults}>
          <input id="file" name="file" type="file" accept=".yaml,.yml" />
        </Field>
        <Field name="definition" label={texts.definitionText} faults={asked.faults}>
          <textarea id="definition" name="definition" class="definition" rows={8} spellcheck={false}>
            {asked.value('definition')}
          </textarea>
        </Field>
      </>
    );
  },
  prepare(asked) {
    const { visit, value, language } = asked;
    return (
      missing(asked, ['definition'], kindTexts(language).required) ??
      ready((why, key) => visit.api.migrateDefinition(visit.params, { ...why, definition: value('definition') }, key))
    );
  },
  rename: (path) => (path.startsWith('definition') ? `definition${path === 'definition' ? '' : path.slice(10)}` : path),
};

/** What goes back, goes on, or follows another definition. */
export const backKinds: readonly ChangeKind[] = [undo, resume, migrate];
