import { ACT_CAUSE_WORDS, ACT_CAUSES, type ActCause } from '../../../domain/act.ts';
import { Choose, Line } from '../fields.tsx';
import { type Asked, type ChangeKind, given, missing, ready } from '../kind.ts';
import { kindTexts } from '../kindTexts.ts';
import { Reach, scopeOf, whichPart, WhichItem } from './scope.tsx';

/** Why, in a word that may stand in mails. */
export function Cause({ asked, hint, first = 'other' }: { asked: Asked; hint?: string; first?: ActCause }) {
  const options = ACT_CAUSES.map((cause) => [cause, ACT_CAUSE_WORDS[cause][asked.language]] as const);
  return <Choose asked={asked} name="cause" label={kindTexts(asked.language).cause} hint={hint} options={options} first={first} />;
}

/** The cause that was chosen. */
export function causeOf({ value }: Asked, otherwise: ActCause = 'other'): { cause: ActCause } {
  return { cause: ACT_CAUSES.find((cause) => cause === value('cause')) ?? otherwise };
}

const move: ChangeKind = {
  name: 'move',
  action: 'movePlan',
  first: (asked) => whichPart(asked, 'move'),
  async fields(asked) {
    const texts = kindTexts(asked.language);
    const ofOne = asked.value('item') !== '' || (asked.value('track') !== '' && asked.value('audience') !== '');
    return (
      <>
        {await WhichItem({ asked, whole: texts.wholeSeries })}
        <Reach asked={asked} />
        {ofOne ? <Line asked={asked} name="to" label={texts.to} hint={texts.toHint} type="date" least={asked.choices.today} /> : null}
        <Line asked={asked} name="days" label={ofOne ? texts.days : texts.daysOnly} hint={texts.daysHint} type="number" />
        <Cause asked={asked} />
      </>
    );
  },
  prepare(asked) {
    const { visit, language, value } = asked;
    const texts = kindTexts(language);
    const scope = scopeOf(asked);
    const [to, days] = [value('to'), value('days').replace(/[−–]/u, '-').trim()];
    if (to !== '' && 'key' in scope) return ready((why, key) => visit.api.movePlan(visit.params, { ...why, ...causeOf(asked), scope, shift: { to } }, key));
    if (days === '') return { kind: 'faults', faults: { ['key' in scope ? 'to' : 'days']: texts.dayOrDays } };
    if (!/^[+-]?\d{1,3}$/.test(days)) return { kind: 'faults', faults: { days: texts.wholeDays } };
    return ready((why, key) => visit.api.movePlan(visit.params, { ...why, ...causeOf(asked), scope, shift: { days: Number(days) } }, key));
  },
  rename: (path) => ({ 'shift.to': 'to', 'shift.days': 'days' })[path] ?? (path.startsWith('scope') ? 'item' : path),
};

const pause: ChangeKind = {
  name: 'pause',
  action: 'movePlan',
  first: (asked) => whichPart(asked, 'pause'),
  async fields(asked) {
    const texts = kindTexts(asked.language);
    return (
      <>
        {await WhichItem({ asked, whole: texts.wholeSeries })}
        <Reach asked={asked} />
        <Cause asked={asked} hint={texts.fundsHint} />
      </>
    );
  },
  prepare(asked) {
    const { visit } = asked;
    return ready((why, key) => visit.api.pausePlan(visit.params, { ...why, ...causeOf(asked), scope: scopeOf(asked) }, key));
  },
  rename: (path) => (path.startsWith('scope') ? 'item' : path),
};

const makeUp: ChangeKind = {
  name: 'makeUp',
  action: 'movePlan',
  first: (asked) => whichPart(asked, 'makeUp', ({ makesUp }) => makesUp, false),
  async fields(asked) {
    const texts = kindTexts(asked.language);
    return (
      <>
        {await WhichItem({ asked, among: ({ state }) => ['didNotHappen', 'reported', 'late'].includes(state) })}
        <Line asked={asked} name="on" label={texts.on} hint={texts.onFree} type="date" least={asked.choices.today} />
        <Cause asked={asked} />
      </>
    );
  },
  prepare(asked) {
    const { visit, value, language } = asked;
    const lacking = missing(asked, ['item'], kindTexts(language).makeUpNone);
    return (
      lacking ?? ready((why, key) => visit.api.makeUpItem(visit.params, { ...why, ...causeOf(asked), item: value('item'), ...given('on', value('on')) }, key))
    );
  },
};

/** Changes of when something is held. */
export const planKinds: readonly ChangeKind[] = [move, pause, makeUp];
