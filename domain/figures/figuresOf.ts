import type { Definition } from '../definition.ts';
import type { Indicator, Target } from '../outcomes.ts';
import type { Records } from '../records.ts';
import type { Counted, Figure, Reading, Result } from './figure.ts';
import { asPlanned, inMonths, inRoughSeasons, keepsUp, saidYes, timesAMonth } from './logs.ts';
import { attendance, enrolledAtLock, guests, onSchedule, present, voices } from './presence.ts';
import { type Arranged, arrange, placesOf, type Scope, scopeOf } from './scope.ts';
import { incomeAboveSpending, incomeRise, medianAMonth, received, scoreRise } from './surveys.ts';
import { ableAndWilling, testGain, testPassed } from './tests.ts';

/**
 * Every figure of a programme as its records say on the day they were read: indicator by indicator in the definition's order, for the whole
 * programme and, where it can be read for one, for each business group.
 * @param audience only for `programme` or for the business group of this key
 */
export function figuresOf(definition: Definition, records: Records, audience?: string): Figure[] {
  const arranged = arrange(definition, records);
  return Object.entries(definition.indicators).flatMap(([key, indicator]) =>
    audiencesOf(definition, indicator)
      .filter((one) => (audience === undefined || one === audience) && (one === 'programme' || arranged.standing.includes(one)))
      .map((one) => figureOf(arranged, key, indicator, one)),
  );
}

/** Whom an indicator is read for: `programme`, keys of business groups. */
export function audiencesOf(definition: Definition, { readFor }: Indicator): string[] {
  return [...(readFor.includes('programme') ? ['programme'] : []), ...(readFor.includes('businessGroup') ? Object.keys(definition.businessGroups) : [])];
}

/** What a formula reads of the records, before its targets ask for their units; undefined where there is nothing to read yet. */
export function readingOf(arranged: Arranged, indicator: Indicator, audience: string): Reading | undefined {
  const scope = scopeOf(arranged, indicator, audience);
  const { formula } = indicator;
  switch (formula.is) {
    case 'present':
      return present(scope, formula);
    case 'saidYes':
      return saidYes(scope, formula);
    case 'received':
      return received(scope);
    case 'inMonths':
      return inMonths(scope, formula);
    case 'testPassed':
      return testPassed(scope, formula);
    case 'inRoughSeasons':
      return inRoughSeasons(scope, formula);
    case 'asPlanned':
      return asPlanned(scope, formula);
    case 'incomeAboveSpending':
      return incomeAboveSpending(scope, formula);
    case 'scoreRise':
      return scoreRise(scope, formula);
    case 'timesAMonth':
      return timesAMonth(scope, formula);
    case 'incomeRise':
      return incomeRise(scope, formula);
    case 'medianAMonth':
      return medianAMonth(scope, formula);
    case 'ableAndWilling':
      return ableAndWilling(scope, formula);
    case 'attendance':
      return attendance(scope, formula);
    case 'voices':
      return voices(scope);
    case 'keepsUp':
      return keepsUp(scope, formula, indicator.readMonthsAfter);
    case 'guests':
      return guests(scope, formula);
    case 'onSchedule':
      return onSchedule(scope, formula);
    case 'enrolledAtLock':
      return enrolledAtLock(scope);
    case 'testGain':
      return testGain(scope, formula);
  }
}

function figureOf(arranged: Arranged, key: string, indicator: Indicator, audience: string): Figure {
  const reading = readingOf(arranged, indicator, audience);
  const scope = scopeOf(arranged, indicator, audience);
  const results = indicator.targets.map((target, index) => resultOf(scope, indicator, target, index, reading));
  return { indicator: key, audience, results, detail: reading?.detail ?? {} };
}

function resultOf(scope: Scope, { formula }: Indicator, target: Target, index: number, reading: Reading | undefined): Result {
  const { unit } = target;
  // Ten people are too few for a share to rise by; only whether it rose is asked of them.
  const above = formula.is === 'incomeRise' && scope.audience !== 'programme';
  const atLeast = above ? 0 : atLeastFor(scope, target);
  const { value, base } = valueOf(unit, reading);
  const met = metBy(value, atLeast, above, reading?.also);
  const items = [...(reading?.items ?? [])].toSorted();
  return { target: index, unit, value, atLeast, above, met, base, from: { records: items.length, items } };
}

function metBy(value: number | null, atLeast: number, above: boolean, also: boolean | null | undefined): boolean | null {
  if (above) return also ?? null;
  if (value === null || also === null) return null;
  return value >= atLeast && also !== false;
}

/** A count is asked of a group as the same share of its places, in whole places; of groups, the one itself. */
function atLeastFor(scope: Scope, { atLeast, outOf, unit }: Target): number {
  if (scope.audience === 'programme') return unit === 'groups' ? ofStanding(scope, atLeast) : atLeast;
  if (unit === 'groups') return 1;
  if (unit !== 'clients' && unit !== 'people') return atLeast;
  // Less a hair, lest 72 of 90 come out as more than 8 of 10.
  return Math.ceil((atLeast * placesOf(scope)) / (outOf ?? scope.definition.clients.target) - 1e-9);
}

/** Of groups fewer are asked once some have ended: the same share of those that stand. */
function ofStanding({ groups, everOf }: Scope, atLeast: number): number {
  return groups.length === everOf.length ? atLeast : Math.ceil((atLeast * groups.length) / everOf.length - 1e-9);
}

function valueOf(unit: Target['unit'], reading: Reading | undefined): { value: number | null; base: number } {
  if (reading === undefined) return { value: null, base: 0 };
  const counted = countedIn(unit, reading);
  if (counted === undefined) return { value: reading.value ?? null, base: reading.base ?? 0 };
  const { met, of } = counted;
  if (of === 0) return { value: null, base: 0 };
  return { value: unit === 'sharePercent' ? (100 * met.length) / of : met.length, base: of };
}

function countedIn(unit: Target['unit'], { clients, households, groups, sessions }: Reading): Counted | undefined {
  if (unit === 'clients' || unit === 'people') return clients;
  if (unit === 'groups') return groups;
  return unit === 'sharePercent' ? (clients ?? households ?? sessions ?? groups) : undefined;
}
