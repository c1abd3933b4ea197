import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { bridgeTemporalLog, createLog } from '../worker/log.ts';
import { CALLED_FROM } from './calledFrom.ts';
import { type Cost, measure } from './cost/measure.ts';
import { EXIT } from './programme/ending.ts';
import { claimResultFile } from './resultFile.ts';
import { whole } from './whole.ts';

/** What a change may not make worse. */
const LARGEST_RUN = { largestRunEvents: 450, largestRunBytes: 1_000_000 } as const;
const GATES = {
  mentoring: { eventsPerItem: 9, actionsPerItem: 2.6, ...LARGEST_RUN },
  whole: { eventsPerItem: 11, actionsPerItem: 3, ...LARGEST_RUN },
} as const;
/** The other way to run the relay: once a day. */
const EVENING = '19:00';

const options = new Command('cost')
  .description("Counts what Tablolong's mentoring costs a Temporal server: eighteen months of real timers, reports hours apart, one in ten of them late.")
  .option('--whole', 'of the whole programme, planning and follow-up included, every track and measure')
  .option('--json <file>', 'write the figures there', (file) => resolve(CALLED_FROM, file))
  .option(
    '--hold <time>',
    `let the relay hold reports until that time of day, such as ${EVENING}; without it the definition's hold is measured, and ${EVENING} besides`,
    timeOfDay,
  )
  .option('--seed <n>', 'for the hours of reports and which are late', whole, 1)
  .parse()
  .opts<{ whole?: true; json?: string; hold?: string; seed: number }>();
const { json, hold, seed } = options;
const what = options.whole ? 'whole' : 'mentoring';

try {
  claimResultFile(json);
} catch (failure) {
  console.error((failure as Error).message);
  process.exit(EXIT.usage);
}
bridgeTemporalLog(createLog('error'));
const cost = await measure(what, hold === undefined ? undefined : { until: hold }, seed);
print(hold === undefined ? 'relay hold as in the definition' : `relay hold until ${hold}`, cost);
if (json !== undefined) writeFileSync(json, `${JSON.stringify(cost, null, 2)}\n`);
if (hold === undefined && what === 'mentoring') print(`relay hold until ${EVENING}`, await measure(what, { until: EVENING }, seed));

const broken = Object.entries(GATES[what]).filter(([figure, most]) => cost[figure as keyof typeof LARGEST_RUN] > most);
for (const [figure, most] of broken) console.error(`${figure} is ${cost[figure as keyof typeof LARGEST_RUN]}: at most ${most}`);
process.exitCode = broken.length > 0 ? 1 : 0;

function print(what: string, { items, events, actions, eventsPerItem, actionsPerItem, largestRunEvents, largestRunBytes }: Cost): void {
  console.log(
    `${what}: ${items} items, ${events} events (${eventsPerItem} an item), ${actions} actions (${actionsPerItem} an item), largest run ${largestRunEvents} events, ${largestRunBytes} bytes`,
  );
}

function timeOfDay(text: string): string {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) throw new InvalidArgumentError('a time of day, such as 19:00');
  return text;
}
