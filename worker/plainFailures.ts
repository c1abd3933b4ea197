import type { ActivityInboundCallsInterceptor } from '@temporalio/worker';
import { TemporalFailure } from '@temporalio/common';
import { ApplicationFailure } from '@temporalio/activity';
import { classOf } from './loop.ts';

/**
 * Lets only failures that we have worded ourselves into Temporal. Any other (of the database, of a library) may quote a value in its text, and
 * histories cannot be edited: its class takes its place, and it is retried all the same.
 */
export function plainFailures(): ActivityInboundCallsInterceptor {
  return {
    async execute(input, next) {
      try {
        return await next(input);
      } catch (failure) {
        if (failure instanceof TemporalFailure) throw failure;
        const type = classOf(failure);
        throw ApplicationFailure.create({ message: `not done: ${type} ${placeOf(failure)}`.trim(), type, nonRetryable: false });
      }
    },
  };
}

/** Where it was thrown, for whoever has to mend it: a stack's first line repeats the message, its others do not. */
function placeOf(failure: unknown): string {
  const stack = failure instanceof Error ? (failure.stack ?? '') : '';
  const frame = stack.split('\n').find((line) => /^\s+at /.test(line) && !line.includes('node_modules') && !line.includes('node:'));
  return /([\w.-]+\.[jt]sx?:\d+)/.exec(frame ?? '')?.[1] ?? '';
}
