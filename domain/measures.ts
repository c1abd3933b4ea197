import type { Definition } from './definition.ts';
import { MEASURES, type Measure, type Measures } from './figures/rules.ts';
import type { Text } from './language.ts';
import type { FieldError } from './refusal.ts';

/** What the team leader says instead of what the figures propose: sets that differ, and why. Groups that are not named stay as proposed. */
export type Override = {
  readonly programme?: readonly Measure[];
  readonly groups?: Readonly<Record<string, readonly Measure[]>>;
  readonly reason: string;
};

/** As long as a note of a report may be. */
const LONGEST_REASON = 4000;
/** A programme is not referred to somebody, and a group writes no proposal. */
const OF_PROGRAMME: readonly Measure[] = ['newProposal', 'followUp'];
const OF_GROUP: readonly Measure[] = ['referral', 'followUp'];

/**
 * What is wrong with the answers of an override: no reason, a set that is empty or names what cannot be taken, nothing that differs. Total: any
 * value is judged. Nobody is closed without a measure, and what follows up a group is followed up for the programme.
 */
export function overrideErrors(definition: Definition, answers: unknown, proposed: Measures): FieldError[] {
  if (!isRecord(answers)) return [{ path: 'answers', message: SETS_AND_REASON }];
  const { programme, groups, reason, ...others } = answers;
  const unknown = Object.keys(others).map((key) => ({ path: `answers.${key.slice(0, 40)}`, message: SETS_AND_REASON }));
  const errors = [
    ...unknown,
    ...(isReason(reason) ? [] : [{ path: 'answers.reason', message: REASON }]),
    ...(programme === undefined ? [] : setErrors('answers.programme', programme, known(definition, OF_PROGRAMME))),
    ...groupErrors(definition, groups, Object.keys(proposed.groups)),
  ];
  if (errors.length > 0) return errors;
  const chosen = chosenBy(answers as Override, proposed);
  if (isSame(chosen, proposed)) return [{ path: 'answers', message: NOTHING_DIFFERS }];
  const followed = Object.values(chosen.groups).some((set) => set.includes('followUp'));
  return followed && !chosen.programme.includes('followUp') ? [{ path: 'answers.programme', message: FOLLOWED }] : [];
}

/** The sets that an override leaves, those of the kinds in their order. @param override whose errors are none */
export function chosenBy({ programme, groups = {} }: Override, proposed: Measures): Measures {
  const ordered = (set: readonly Measure[]) => MEASURES.filter((measure) => set.includes(measure));
  return {
    programme: ordered(programme ?? proposed.programme),
    groups: Object.fromEntries(Object.keys(proposed.groups).map((key) => [key, ordered(groups[key] ?? proposed.groups[key] ?? [])])),
  };
}

/** One line for each audience and measure, in the definition's order: what is written when it is final. */
export function measureRows({ programme, groups }: Measures): { audience: string; kind: Measure }[] {
  const ofGroups = Object.entries(groups).flatMap(([audience, set]) => set.map((kind) => ({ audience, kind })));
  return [...programme.map((kind) => ({ audience: 'programme', kind })), ...ofGroups];
}

function groupErrors(definition: Definition, groups: unknown, judged: readonly string[]): FieldError[] {
  if (groups === undefined) return [];
  if (!isRecord(groups)) return [{ path: 'answers.groups', message: SETS_AND_REASON }];
  return Object.entries(groups).flatMap(([key, set]) => {
    const path = `answers.groups.${key.slice(0, 40)}`;
    if (judged.includes(key)) return setErrors(path, set, known(definition, OF_GROUP));
    const groupKeys = judged.join(', ');
    return [{ path, message: { id: `Kelompok usaha: salah satu dari ${groupKeys}.`, en: `A business group: one of ${groupKeys}.` } }];
  });
}

function setErrors(path: string, set: unknown, allowed: readonly Measure[]): FieldError[] {
  const right = Array.isArray(set) && set.length > 0 && set.length === new Set(set).size && set.every((one) => allowed.some((measure) => measure === one));
  const named = allowed.join(', ');
  return right
    ? []
    : [{ path, message: { id: `Satu langkah atau lebih, masing-masing sekali, dari: ${named}.`, en: `One measure or more, each once, of: ${named}.` } }];
}

function known({ tracks }: Definition, measures: readonly Measure[]): Measure[] {
  const kinds = new Set(Object.values(tracks).map(({ kind }) => kind));
  return measures.filter((measure) => kinds.has(measure));
}

function isSame(one: Measures, other: Measures): boolean {
  const line = (measures: Measures) =>
    measureRows(measures)
      .map(({ audience, kind }) => `${audience} ${kind}`)
      .toSorted()
      .join();
  return line(one) === line(other);
}

function isReason(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_REASON && !value.includes('\0');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const SETS_AND_REASON: Text = {
  id: 'Isi langkah yang berbeda dari usulan (programme, groups) dan alasannya (reason).',
  en: 'Give the measures that differ from the proposal (programme, groups) and why (reason).',
};
const REASON: Text = {
  id: `Tulis alasan mengapa langkah berbeda dari usulan, paling panjang ${LONGEST_REASON} huruf.`,
  en: `Say why the measures differ from the proposal, in ${LONGEST_REASON} characters at most.`,
};
const NOTHING_DIFFERS: Text = {
  id: 'Langkah ini sama dengan usulan. Tetapkan usulan itu (confirmed), atau ubah langkahnya.',
  en: 'These measures are what is proposed. Confirm the proposal (confirmed), or change the measures.',
};
const FOLLOWED: Text = {
  id: 'Ada kelompok dengan tindak lanjut (followUp), jadi program juga memerlukannya.',
  en: 'A group is followed up (followUp), so the programme is as well.',
};
