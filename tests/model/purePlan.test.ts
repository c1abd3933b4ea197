import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { command } from './commands.ts';
import { live } from './life.ts';

// The same few hundred days are counted a million times: each is counted once.
vi.mock('../../domain/time.ts', async (importOriginal) => {
  const original = await importOriginal<Record<string, unknown>>();
  const remembered = (count: (...args: unknown[]) => unknown) => {
    const known = new Map<string, unknown>();
    return (...args: unknown[]) => {
      const key = args.join(' ');
      if (!known.has(key)) known.set(key, count(...args));
      return known.get(key);
    };
  };
  return Object.fromEntries(Object.entries(original).map(([name, value]) => [name, typeof value === 'function' ? remembered(value as () => unknown) : value]));
});

/** More than the committed number by `MODEL_RUNS`, from another seed by `MODEL_SEED`, from where it failed by `MODEL_PATH`. */
const RUNS = Number(process.env.MODEL_RUNS ?? 2000);
const SEED = Number(process.env.MODEL_SEED ?? 20270802);
const COMMANDS = 24;

const story = fc.record({ weeks: fc.integer({ min: -4, max: 9 }), commands: fc.array(command, { minLength: 1, maxLength: COMMANDS, size: 'max' }) });

it('keeps its promises whatever befalls a plan, in whatever order', () => {
  const came = new Map<string, number>();
  const property = fc.property(story, ({ weeks, commands }) => {
    for (const [each, what] of live(weeks, commands)) {
      const key = `${each.kind} ${what}`;
      came.set(key, (came.get(key) ?? 0) + 1);
    }
  });
  fc.assert(property, { numRuns: RUNS, seed: SEED, ...(process.env.MODEL_PATH && { path: process.env.MODEL_PATH }) });
  if (process.env.MODEL_RUNS !== undefined)
    process.stdout.write(
      [...came]
        .sort()
        .map(([what, count]) => `${what}: ${count}\n`)
        .join(''),
    );
  // A promise kept because nothing happened is none.
  const kinds = [
    'wait',
    'report',
    'move',
    'pause',
    'resume',
    'addDays',
    'absence',
    'endAbsence',
    'exitClient',
    'merge',
    'exitGroup',
    'exitProgramme',
    'extend',
    'makeUp',
    'undo',
  ];
  if (RUNS >= 1000) for (const kind of kinds) expect([kind, (came.get(`${kind} done`) ?? 0) > RUNS / 50]).toEqual([kind, true]);
}, 600_000);
