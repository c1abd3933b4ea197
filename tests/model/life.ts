import { addDays } from '../../domain/time.ts';
import type { Command } from './commands.ts';
import { blocksWhole, heldByWhatLasts, nothingLost, onWorkingDays, wellFormed } from './invariants.ts';
import { carryOut, lasts } from './pureCommands.ts';
import { begin, type Programme, ringUntil, snapshot, today } from './pureProgramme.ts';
import { START } from './shortPlan.ts';

/**
 * One programme from so many weeks after its start, and all that befalls it.
 * @returns each command and what it came to
 * @throws Error as soon as a promise is broken
 */
export function live(weeks: number, commands: readonly Command[]): [Command, string][] {
  const programme = begin(addDays(START, 7 * weeks));
  ringUntil(programme, programme.now);
  return commands.map((each) => [each, step(programme, each)]);
}

function step(programme: Programme, each: Command): string {
  const before = snapshot(programme);
  const { placing } = programme;
  const what = carryOut(programme, each);
  const inForce = new Set(programme.acts.filter((done) => (done.kind === 'pause' || done.kind === 'absence') && lasts(done)).map(({ number }) => number));
  const changed = programme.items.filter((item) => item !== before.items.get(item.key));
  const wrong =
    nothingLost(before.items, programme.items) ??
    first(changed, wellFormed) ??
    blocksWhole(programme.items, programme.placing, new Set(programme.madeUp.values())) ??
    heldByWhatLasts(programme.items, inForce) ??
    first(programme.placing === placing ? changed : programme.items, (item) => onWorkingDays(item, programme.placing));
  if (wrong !== undefined) throw new Error(`after ${JSON.stringify(each)} on ${today(programme)}: ${wrong}`);
  ringUntil(programme, programme.now);
  return what;
}

function first<One>(all: readonly One[], wrong: (one: One) => string | undefined): string | undefined {
  for (const one of all) {
    const found = wrong(one);
    if (found !== undefined) return found;
  }
  return undefined;
}
