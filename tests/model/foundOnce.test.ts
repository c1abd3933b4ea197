import { expect, it } from 'vitest';
import type { Command } from './commands.ts';
import { live } from './life.ts';

/** What the model has found, as short as it could be made. */
const FOUND: Record<string, readonly Command[]> = {
  'a capital proposal that goes along with its block is not moved once more for a holiday on its own day': [
    { kind: 'addDays', days: [{ after: 1, length: 8, kind: 'holiday' }], where: undefined, decree: true },
  ],
  'what was paused when a holiday was added goes on on working days': [
    { kind: 'pause', scope: { kind: 'phase', which: 0 }, cause: 'storm' },
    { kind: 'addDays', days: [{ after: 3, length: 4, kind: 'holiday' }], where: undefined, decree: true },
    { kind: 'resume', which: 0 },
  ],
  'a ladder that a pause has set otherwise leaves a new holiday too': [
    { kind: 'pause', scope: { kind: 'item', which: 119 }, cause: 'storm' },
    { kind: 'move', scope: { kind: 'programme', which: 0 }, days: 1, to: false },
    { kind: 'resume', which: 0 },
    { kind: 'addDays', days: [{ after: 0, length: 1, kind: 'holiday' }], where: undefined, decree: true },
  ],
  'what waits for a substitute is not taken up again by the absence that is being ended': [
    { kind: 'absence', who: 138, after: 0, length: 1, substitute: 'nobody' },
    { kind: 'pause', scope: { kind: 'programme', which: 0 }, cause: 'storm' },
    { kind: 'endAbsence', which: 0, after: 1 },
    { kind: 'resume', which: 0 },
  ],
  'a block one day of which another pause holds back is not torn': [
    { kind: 'pause', scope: { kind: 'programme', which: 0 }, cause: 'storm' },
    { kind: 'pause', scope: { kind: 'item', which: 130 }, cause: 'storm' },
    { kind: 'wait', days: 1 },
    { kind: 'resume', which: 0 },
  ],
  'what is undone into a plan whose calendar has changed rings on working days': [
    { kind: 'exitGroup', group: 0, capital: 'none' },
    { kind: 'addDays', days: [{ after: 0, length: 8, kind: 'holiday' }], where: undefined, decree: true },
    { kind: 'undo', back: 1 },
  ],
  'what is undone is not held back by a pause that has ended since': [
    { kind: 'pause', scope: { kind: 'programme', which: 0 }, cause: 'storm' },
    { kind: 'exitGroup', group: 0, capital: 'none' },
    { kind: 'wait', days: 9 },
    { kind: 'resume', which: 0 },
    { kind: 'undo', back: 1 },
  ],
  'what waits for a substitute does not ring all at once when another pause ends after the absence': [
    { kind: 'absence', who: 477, after: 0, length: 6, substitute: 'nobody' },
    { kind: 'pause', scope: { kind: 'programme', which: 0 }, cause: 'storm' },
    { kind: 'wait', days: 8 },
    { kind: 'resume', which: 0 },
  ],
  'what was paused and stays in a programme that stops rings on working days, and not at once': [
    { kind: 'wait', days: 65 },
    { kind: 'pause', scope: { kind: 'programme', which: 0 }, cause: 'storm' },
    { kind: 'addDays', days: [{ after: 23, length: 5, kind: 'holiday' }], where: undefined, decree: true },
    { kind: 'wait', days: 13 },
    { kind: 'exitProgramme', capital: 'none' },
  ],
};

it.each(Object.entries(FOUND))('%s', (_, commands) => {
  expect(live(0, commands).map(([, what]) => what)).toEqual(commands.map(() => 'done'));
});
