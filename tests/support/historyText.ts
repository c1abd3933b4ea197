import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { temporal } from '@temporalio/proto';

/** Numbers and moments that the server itself gives an event: no value of ours, but they may look like a sum of money. */
const SERVERS_OWN = /^(taskId|eventTime|version|.*EventId|eventId|historySizeBytes)$/;

/**
 * Every value that a history holds, payloads decoded (arguments, results, signals, failures, summaries, search attributes), as one text to search
 * for what must not be in it.
 */
export function valuesIn(history: temporal.api.history.v1.IHistory): string {
  const values: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'string') values.push(value);
    else if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) {
        if (SERVERS_OWN.test(name)) continue;
        if (name === 'data' && typeof inner === 'string') values.push(Buffer.from(inner, 'base64').toString('utf8'));
        else walk(inner);
      }
    }
  };
  walk(JSON.parse(historyToJSON(history)));
  return values.join('\n');
}
