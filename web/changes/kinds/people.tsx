import { shortDay } from '../../shared/formats.ts';
import { Choose, Line } from '../fields.tsx';
import { holders, isStillOpen } from '../choices.ts';
import { type Asked, type ChangeKind, given, missing, ready } from '../kind.ts';
import { kindTexts } from '../kindTexts.ts';

type Seat = Asked['choices']['seats'][number];

/** Whether this seat is one that the visitor sees to: a coordinator those who serve the training group. */
function sees({ visit, choices }: Asked): (seat: Seat) => boolean {
  const own = new Set(choices.groups.filter(({ yours }) => yours).map(({ group }) => group));
  return ({ group }) => visit.self.standing === 'manager' || (group !== null && own.has(group));
}

const absence: ChangeKind = {
  name: 'absence',
  action: 'recordAbsence',
  fields(asked) {
    const { choices, language } = asked;
    const texts = kindTexts(language);
    return (
      <>
        <Choose asked={asked} name="person" label={texts.person} options={holders(choices, language, sees(asked))} blank={texts.choosePerson} />
        <Line asked={asked} name="from" label={texts.from} type="date" first={choices.today} />
        <Line asked={asked} name="until" label={texts.back} hint={texts.backHint} type="date" least={choices.today} />
        <Choose asked={asked} name="substitute" label={texts.substitute} options={holders(choices, language)} blank={texts.propose} />
      </>
    );
  },
  prepare(asked) {
    const { visit, value, language } = asked;
    const body = { person: value('person'), from: value('from'), until: value('until'), ...given('substitute', value('substitute')) };
    return (
      missing(asked, ['person', 'from', 'until'], kindTexts(language).required) ??
      ready((why, key) => visit.api.recordAbsence(visit.params, { ...why, ...body }, key))
    );
  },
};

const endAbsence: ChangeKind = {
  name: 'endAbsence',
  action: 'recordAbsence',
  fields(asked) {
    const { choices, language } = asked;
    const texts = kindTexts(language);
    const found = new Map(choices.seats.filter(sees(asked)).flatMap(({ person, absences }) => absences.map((each) => [each.act, { person, ...each }])));
    const options = [...found.values()].map(({ act, person, from, until }) => {
      const days = [shortDay(from, language), shortDay(until, language)] as const;
      return [String(act), texts.absence(choices.person(person?.id), ...days)] as const;
    });
    if (options.length === 0) return <p class="empty">{texts.noAbsence}</p>;
    return (
      <>
        <Choose asked={asked} name="act" label={texts.absences} options={options} />
        <Line asked={asked} name="on" label={texts.firstDayBack} type="date" first={choices.today} />
      </>
    );
  },
  prepare(asked) {
    const { visit, value, language } = asked;
    return (
      missing(asked, ['act', 'on'], kindTexts(language).required) ??
      ready((why, key) => visit.api.endAbsence(visit.params, { ...why, act: Number(value('act')), on: value('on') }, key))
    );
  },
};

/** People with seats, and of vacant seats who held them last. */
export function heldOrVacant({ choices, language }: Asked): [id: string, label: string][] {
  const vacant = choices.vacant.flatMap(({ last, name }): [string, string][] => (last === null ? [] : [[last, kindTexts(language).vacant(name[language])]]));
  return [...vacant, ...holders(choices, language)];
}

const acting: ChangeKind = {
  name: 'acting',
  action: 'nameActing',
  fields(asked) {
    const { choices, language } = asked;
    const texts = kindTexts(language);
    return (
      <>
        <Choose asked={asked} name="person" label={texts.actingFor} options={heldOrVacant(asked)} blank={texts.choosePerson} />
        <Choose asked={asked} name="acting" label={texts.actingPerson} options={holders(choices, language)} blank={texts.choosePerson} />
        <Line asked={asked} name="from" label={texts.from} type="date" first={choices.today} />
        <Line asked={asked} name="until" label={texts.actsUntil} type="date" least={choices.today} />
      </>
    );
  },
  prepare(asked) {
    const { visit, value, language } = asked;
    const body = { person: value('person'), acting: value('acting'), from: value('from'), until: value('until') };
    return (
      missing(asked, ['person', 'acting', 'from', 'until'], kindTexts(language).required) ??
      ready((why, key) => visit.api.nameActing(visit.params, { ...why, ...body }, key))
    );
  },
};

const passCase: ChangeKind = {
  name: 'passCase',
  action: 'passCase',
  async fields(asked) {
    const { visit, choices, language } = asked;
    const texts = kindTexts(language);
    const tracks = choices.tracks.filter(({ kind }) => kind === 'counselling');
    const own = new Set(choices.groups.filter(({ yours }) => yours).map(({ group }) => group));
    const plans = await Promise.all(tracks.map(({ track }) => visit.api.readPlan(visit.params, { track })));
    const cases = plans.flatMap(({ items }) => items).filter((item) => isStillOpen(item) && (visit.self.standing === 'manager' || own.has(item.audience)));
    if (cases.length === 0) return <p class="empty">{texts.noCase}</p>;
    const options = cases.map(({ key, audienceName, owner }) => [key, `${key.split('/')[2]} · ${audienceName[language]} · ${choices.person(owner)}`] as const);
    return (
      <>
        <Choose asked={asked} name="item" label={texts.case} options={options} />
        <Choose asked={asked} name="to" label={texts.caseTo} options={holders(choices, language)} blank={texts.choosePerson} />
        <div class={asked.faults['clientAgrees'] === undefined ? 'field' : 'field wrong'}>
          {asked.faults['clientAgrees'] === undefined ? null : <p class="fault">{asked.faults['clientAgrees']}</p>}
          <label class="choice">
            <input type="checkbox" id="clientAgrees" name="clientAgrees" value="yes" checked={asked.value('clientAgrees') === 'yes'} />
            <span>{texts.agrees}</span>
          </label>
        </div>
      </>
    );
  },
  prepare(asked) {
    const { visit, value, language } = asked;
    const texts = kindTexts(language);
    const lacking = missing(asked, ['item', 'to'], texts.required);
    if (lacking !== undefined) return lacking;
    if (value('clientAgrees') !== 'yes') return { kind: 'faults', faults: { clientAgrees: texts.agreesFirst } };
    return ready((why, key) => visit.api.passCase(visit.params, { ...why, item: value('item'), to: value('to'), clientAgrees: true }, key));
  },
};

/** Changes of who does it. */
export const peopleKinds: readonly ChangeKind[] = [absence, endAbsence, acting, passCase];
