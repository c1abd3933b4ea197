import type { Definition, TrackDefinition } from './definition.ts';
import type { Form, Question } from './forms.ts';
import type { Text } from './language.ts';
import type { PlanItem } from './planItem.ts';
import type { FieldError } from './refusal.ts';

/** What a running programme already holds by the keys of its definition. */
export type InUse = {
  readonly items: readonly PlanItem[];
  /** Roles that somebody has, reasons and exits that were given, funds and sources in the books. */
  readonly roles: readonly string[];
  readonly reasons: readonly string[];
  readonly exits: readonly string[];
  readonly funds: readonly string[];
};

/**
 * What a running programme cannot follow to another version of its definition, place by place; empty when all can be mapped. Texts, ladders, counts and
 * cadences, new tracks, forms, questions and indicators can; what was answered, done or is kept under a key stays readable under it.
 */
export function unmappable(from: Definition, to: Definition, { items, roles, reasons, exits, funds }: InUse): FieldError[] {
  const used = new Set(items.map(({ track }) => track));
  const done = new Set(items.filter(({ outcome }) => outcome === 'held').map(({ track }) => track));
  const answered = new Set([...done].flatMap((name) => formsOfTrack(from.tracks[name])));
  const incomeAsked = [...answered].some((key) => Object.values(from.forms[key]?.questions ?? {}).some(({ type }) => type === 'seasonalIncome'));
  return [
    ...same('id', from.id, to.id),
    ...(to.version > from.version ? [] : [fault('version', `lebih besar daripada ${from.version}`, `higher than ${from.version}`)]),
    ...same('timeZone', from.timeZone, to.timeZone),
    ...same('currency', from.currency, to.currency),
    ...same('calendars', from.calendars.join(', '), to.calendars.join(', ')), // days come by an act of their own
    ...sameKeys('trainingGroups', from.trainingGroups, to.trainingGroups),
    ...sameKeys('businessGroups', from.businessGroups, to.businessGroups),
    ...Object.entries(to.businessGroups).flatMap(([key, { within }]) =>
      same(`businessGroups.${key}.within`, from.businessGroups[key]?.within ?? within, within),
    ),
    ...kept('roles', roles, to.roles),
    ...kept('reasons', reasons, to.reasons),
    ...kept('exits', exits, to.exits),
    ...kept('funds', funds, to.funds),
    ...kept('consents', Object.keys(from.consents), to.consents),
    ...(incomeAsked
      ? [...kept('seasons', Object.keys(from.seasons), to.seasons), ...kept('incomeSources', Object.keys(from.incomeSources), to.incomeSources)]
      : []),
    ...kept('tracks', [...done], to.tracks),
    ...[...used].flatMap((name) => trackFaults(name, from.tracks[name], to.tracks[name])),
    ...kept('forms', [...answered], to.forms),
    ...[...answered].flatMap((key) => formFaults(key, from.forms[key], to.forms[key])),
  ];
}

function trackFaults(name: string, from: TrackDefinition | undefined, to: TrackDefinition | undefined): FieldError[] {
  if (from === undefined || to === undefined) return [];
  return [
    ...same(`tracks.${name}.kind`, from.kind, to.kind),
    ...same(`tracks.${name}.phase`, from.phase, to.phase),
    ...same(`tracks.${name}.audience`, from.audience, to.audience),
    ...same(`tracks.${name}.per`, from.per, to.per),
    ...same(`tracks.${name}.steps`, Object.keys(from.steps ?? {}).join(), Object.keys(to.steps ?? {}).join()),
    ...same(`tracks.${name}.grants`, JSON.stringify(from.grants), JSON.stringify(to.grants)),
  ];
}

function formFaults(key: string, from: Form | undefined, to: Form | undefined): FieldError[] {
  if (from === undefined || to === undefined) return [];
  return Object.entries(from.questions).flatMap(([name, question]) => {
    const path = `forms.${key}.questions.${name}`;
    const next = to.questions[name];
    if (next === undefined) return [fault(path, 'tetap ada: sudah dijawab', 'still there: it has been answered')];
    return holds(question, next) ? [] : [fault(path, 'tetap menerima jawaban yang sudah ada', 'still taking the answers that there are')];
  });
}

/** Whether every answer to the one question is an answer to the other. */
function holds(from: Question, to: Question): boolean {
  if (from.type === 'number' && to.type === 'number') return to.min <= from.min && to.max >= from.max;
  if ((from.type === 'money' && to.type === 'money') || (from.type === 'seasonalIncome' && to.type === 'seasonalIncome')) return to.max >= from.max;
  if (from.type === 'scale' && to.type === 'scale') return from.steps === to.steps;
  if ('options' in from && 'options' in to) return from.type === to.type && Object.keys(from.options).every((option) => Object.hasOwn(to.options, option));
  return from.type === to.type;
}

function formsOfTrack(track: TrackDefinition | undefined): string[] {
  if (track === undefined) return [];
  const { form, memberForm, tests, steps = {} } = track;
  return [form, memberForm, tests?.before, tests?.after, ...Object.values(steps).map((step) => step.form)].filter((key) => key !== undefined);
}

function same(path: string, from: string | undefined, to: string | undefined): FieldError[] {
  return from === to ? [] : [fault(path, `seperti semula (${from ?? '-'})`, `as it was (${from ?? '-'})`)];
}

function sameKeys(path: string, from: object, to: object): FieldError[] {
  return same(path, Object.keys(from).toSorted().join(', '), Object.keys(to).toSorted().join(', '));
}

function kept(path: string, keys: readonly string[], to: object): FieldError[] {
  return [...new Set(keys)]
    .filter((key) => !Object.hasOwn(to, key))
    .map((key) => fault(`${path}.${key}`, 'tetap ada: sedang dipakai', 'still there: it is in use'));
}

function fault(path: string, id: string, en: string): FieldError {
  const message: Text = { id: `seharusnya ${id}`, en: `expected ${en}` };
  return { path: `definition.${path}`, message };
}
