import type { Definition } from '../../domain/definition.ts';
import { audiencesOf } from '../../domain/proposePlan.ts';
import type { TrackKind } from '../../domain/tracks.ts';

/** The kinds that are counted one by one, in the order in which they are written, by the name they have there. */
export const SESSIONS = {
  outreach: 'outreach',
  training: 'training',
  marketing: 'marketing',
  incomeManagement: 'incomeManagement',
  mentoring: 'mentoring',
  monitoring: 'monitoring',
  processEvaluation: 'processEvaluation',
  outcomeEvaluation: 'outcomeEvaluation',
  finalEvaluation: 'finalEvaluation',
  focusGroup: 'focusGroup',
  log: 'monthlyLog',
} as const satisfies { readonly [K in TrackKind]?: string };

/** How many sessions of a kind a definition expects, counted from its numbers alone. */
export function plannedOf(definition: Definition, kind: keyof typeof SESSIONS): number {
  return Object.values(definition.tracks)
    .filter((track) => track.kind === kind)
    .reduce((sum, track) => {
      const { cadence = [], before, blocks = [], every, afterEnd } = track;
      const inSeries =
        cadence.reduce((count, { perMonth, months }) => count + perMonth * months, 0) +
        (before === undefined ? 0 : Math.max(1, Object.keys(before.parts ?? {}).length)) +
        blocks.reduce((count, { days }) => count + days, 0) +
        (every === undefined ? 0 : Math.floor(definition.months / every.months)) +
        (afterEnd === undefined ? 0 : 1);
      return sum + inSeries * audiencesOf(definition, track).length;
    }, 0);
}

/** How many grants a definition expects. */
export function grantsPlanned({ tracks }: Definition): number {
  return Object.values(tracks).reduce((sum, { grants = {} }) => sum + Object.keys(grants).length, 0);
}
