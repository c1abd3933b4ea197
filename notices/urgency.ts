import type { SectionKind } from './texts.ts';

/** Parts of a mail, the most urgent first. */
export const BY_URGENCY: readonly SectionKind[] = [
  'escalation',
  'blocked',
  'repair',
  'vacancy',
  'reminder',
  'moved',
  'cancelled',
  'paused',
  'resumed',
  'reassigned',
  'relieved',
  'uninvited',
  'due',
  'invited',
];
