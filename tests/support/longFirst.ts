import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, longest first: begun last, one of them would run alone while every other core is idle. */
const LONG = [
  'tests/rehearsal/rehearsal.test.ts',
  'tests/rehearsal/settledness.test.ts',
  'tests/rehearsal/program.test.ts',
  'tests/rehearsal/wishes.test.ts',
  'tests/simulator/scenarios.test.ts',
  'tests/relay/trouble.test.ts',
  'tests/stack/start.test.ts',
  'tests/stack/theirParts.test.ts',
  'tests/stack/stack.test.ts',
  'tests/workflows/programmeSeen.test.ts',
  'tests/workflows/lifeCycle.test.ts',
];

/** The order in which test files begin; no test depends on it. Vitest knows how long each took only where it ran before, which a fresh checkout did not. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const index = LONG.indexOf(relative(this.ctx.config.root, moduleId).replaceAll('\\', '/'));
      return index === -1 ? LONG.length : index;
    };
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}
