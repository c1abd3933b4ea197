import { DefaultLogger, type LogEntry, makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import { type Logger, pino } from 'pino';
import { classOf } from './loop.ts';

/** JSON lines on stdout. No personal value: ids, keys, counts and classes of failures only. */
export function createLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}

/** What the SDK says goes into the same log; the failures it carries by their class alone, since their text may hold anything. */
export function bridgeTemporalLog(log: Logger): void {
  const write = ({ level, message, meta }: LogEntry): void => {
    const { error, workflowId, runId, workflowRunId, activityType, attempt } = { ...meta } as Record<string, unknown>;
    const fields = { workflowId, runId: runId ?? workflowRunId, activityType, attempt, failed: error === undefined ? undefined : failedAs(error) };
    log[METHODS[level]](fields, message);
  };
  // The SDK tells at length how its worker and pollers come and go.
  Runtime.install({
    logger: new DefaultLogger('WARN', write),
    telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }), forward: {} } },
  });
}

const METHODS = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

/** An `ApplicationFailure`'s type, else the class. */
function failedAs(error: unknown): string {
  const { type } = error as { type?: unknown };
  return typeof type === 'string' ? type : classOf(error);
}
