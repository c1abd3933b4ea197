import { DAY_KINDS } from '../../../domain/rhythm.ts';
import type { ActCause } from '../../../domain/act.ts';
import { Choose, Line } from '../fields.tsx';
import { type Asked, type ChangeKind, given, missing, ready } from '../kind.ts';
import { kindTexts } from '../kindTexts.ts';
import { outcomeTexts } from '../outcomeTexts.ts';
import { Cause, causeOf } from './plan.tsx';

type DayKind = (typeof DAY_KINDS)[number];
type Preset = { readonly name: string; readonly day: DayKind; readonly cause: ActCause; readonly words: { readonly id: string; readonly en: string } };

/** Days that the calendar did not know, as people come to tell of them. Nobody goes out in such a storm, so it is a day for nothing. */
const PRESETS: readonly Preset[] = [
  { name: 'storm', day: 'custom', cause: 'storm', words: { id: 'Gelombang tinggi', en: 'Rough sea' } },
  { name: 'mourning', day: 'custom', cause: 'mourning', words: { id: 'Hari duka', en: 'Day of mourning' } },
  { name: 'holiday', day: 'holiday', cause: 'holiday', words: { id: 'Hari libur', en: 'Holiday' } },
];

function daysKind({ name, day, cause, words }: Preset): ChangeKind {
  return {
    name,
    action: 'movePlan',
    fields(asked) {
      const texts = kindTexts(asked.language);
      const kinds = DAY_KINDS.map((kind) => [kind, outcomeTexts(asked.language).dayKinds[kind]] as const);
      return (
        <>
          <Line asked={asked} name="from" label={texts.from} type="date" least={asked.choices.today} first={asked.choices.today} />
          <Line asked={asked} name="last" label={texts.last} hint={texts.lastHint} type="date" least={asked.choices.today} />
          <Where asked={asked} />
          <Line asked={asked} name="nameId" label={texts.nameId} hint={texts.nameHint} first={words.id} />
          <details class="further" open={['nameEn', 'day', 'source', 'cause'].some((field) => asked.faults[field] !== undefined)}>
            <summary>{texts.further}</summary>
            <Line asked={asked} name="nameEn" label={texts.nameEn} first={words.en} />
            <Choose asked={asked} name="day" label={texts.day} hint={texts.dayHint} options={kinds} first={day} />
            <Line asked={asked} name="source" label={texts.source} />
            <Cause asked={asked} first={cause} />
          </details>
        </>
      );
    },
    prepare(asked) {
      const { visit, value, language } = asked;
      const lacking = missing(asked, ['from', 'nameId'], kindTexts(language).required);
      if (lacking !== undefined) return lacking;
      const kind = DAY_KINDS.find((each) => each === value('day')) ?? day;
      const named = { id: value('nameId'), en: value('nameEn') || value('nameId') };
      const days = [{ date: value('from'), ...given('until', value('last')), kind, name: named }];
      const asBody = { days, ...whereOf(asked), ...given('source', value('source')), ...causeOf(asked, cause) };
      return ready((why, key) => visit.api.addCalendarDays(visit.params, { ...why, ...asBody }, key));
    },
    rename: (path) => ({ 'days.0.date': 'from', 'days.0.until': 'last', 'days.0.name.id': 'nameId', 'days.0.name.en': 'nameEn' })[path] ?? path,
  };
}

/** Everybody, a group, or the people of a hamlet. A coordinator sees to the groups of one training group. */
function Where({ asked }: { asked: Asked }) {
  const { choices, language, visit } = asked;
  const texts = kindTexts(language);
  const groups = choices.groups.filter(({ yours, endedOn }) => yours && endedOn === null).map(({ group, name }) => [`group:${group}`, name[language]] as const);
  const hamlets = choices.hamlets.map((hamlet) => [`hamlet:${hamlet}`, texts.hamlet(hamlet)] as const);
  const all = visit.self.standing === 'manager';
  return <Choose asked={asked} name="where" label={texts.where} options={[...groups, ...hamlets]} {...(all ? { blank: texts.everybody } : {})} />;
}

function whereOf({ value }: Asked): { where?: { group: string } | { hamlet: string } } {
  const [, what, name = ''] = /^(group|hamlet):(.+)$/.exec(value('where')) ?? [];
  return what === 'group' ? { where: { group: name } } : what === 'hamlet' ? { where: { hamlet: name } } : {};
}

const calendar: ChangeKind = {
  name: 'calendar',
  action: 'extendProgramme',
  fields(asked) {
    const texts = kindTexts(asked.language);
    return (
      <>
        <Choose asked={asked} name="calendar" label={texts.calendarFile} options={asked.choices.calendars.map((name) => [name, name])} />
        <Line asked={asked} name="years" label={texts.years} hint={texts.yearsHint} />
        <Line asked={asked} name="source" label={texts.source} />
      </>
    );
  },
  prepare(asked) {
    const { visit, value, language } = asked;
    const lacking = missing(asked, ['calendar'], kindTexts(language).required);
    if (lacking !== undefined) return lacking;
    const years = value('years')
      .split(/[\s,]+/)
      .filter((year) => year !== '')
      .map(Number);
    const body = { calendar: value('calendar'), ...(years.length > 0 && { years }), ...given('source', value('source')), cause: 'holiday' as const };
    return ready((why, key) => visit.api.addCalendarDays(visit.params, { ...why, ...body }, key));
  },
  rename: (path) => (path.startsWith('years') ? 'years' : path),
};

const extend: ChangeKind = {
  name: 'extend',
  action: 'extendProgramme',
  fields(asked) {
    return (
      <>
        <Line asked={asked} name="months" label={kindTexts(asked.language).months} type="number" least="1" most="24" first="1" />
        <Cause asked={asked} />
      </>
    );
  },
  prepare(asked) {
    const { visit, value, language } = asked;
    const months = Number(value('months'));
    if (!Number.isInteger(months) || months < 1) return { kind: 'faults', faults: { months: kindTexts(language).required } };
    return ready((why, key) => visit.api.extendProgramme(visit.params, { ...why, ...causeOf(asked), months }, key));
  },
};

/** Changes of the calendar, and of the end. */
export const daysKinds: readonly ChangeKind[] = [...PRESETS.map(daysKind), calendar, extend];
