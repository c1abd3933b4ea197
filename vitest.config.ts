import { defineConfig } from 'vitest/config';
import { LongFirst } from './tests/support/longFirst.ts';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/postgresOnDemand.ts', 'tests/support/bundleOnDemand.ts'],
    // Processes, not threads: the Temporal worker's native part and the workflow sandbox do not share one well.
    pool: 'forks',
    // One more than the cores of a small machine: a third of a test's time it waits for timers, restarts and servers that are not there.
    maxWorkers: 3,
    sequence: { sequencer: LongFirst },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
  },
});
