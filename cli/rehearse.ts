import { writeFile } from 'node:fs/promises';
import { CALLED_FROM } from './calledFrom.ts';
import { claimResultFile } from './resultFile.ts';
import { displayOn } from './rehearse/display.ts';
import { readEvents } from './rehearse/events.ts';
import { failureOf } from './rehearse/failure.ts';
import { readOptions, type RehearseOptions } from './rehearse/options.ts';
import { rehearse } from './rehearse/rehearse.ts';
import type { Result } from './rehearse/result.ts';
import { readScript } from './rehearse/script.ts';
import { unaccounted } from './rehearse/unaccounted.ts';
import { rentVenue, type Venue } from './rehearse/venue.ts';

/** `npm run rehearse`: exits 0 only if the programme ended and all is accounted for. */
async function main(options: RehearseOptions): Promise<number> {
  const script = await readScript(options.definition, options.start); // faults of the files are told before anything is started
  if (options.events !== undefined) await readEvents(options.events, script);
  const { definition } = script;
  claimResultFile(options.json);
  const stopping = new AbortController();
  const renting = rentVenue(options.kills > 0, say, stopping.signal);
  const leave = once(async () => (await renting.catch(() => undefined))?.leave());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stopping.abort();
      void leave().finally(() => process.exit(130));
    });
  }
  const venue = await renting;
  try {
    const begun = (code: string) => say(`Rehearsing ${code}.${sights(venue, code)}`);
    const result = await rehearse(options, venue, displayOn(process.stdout), begun);
    if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(result, undefined, 2)}\n`);
    const wrong = unaccounted(result, definition);
    process.stdout.write(summaryOf(result, wrong));
    if (venue.own && options.keep) await untilInterrupted(venue);
    return wrong.length === 0 ? 0 : 1;
  } finally {
    await leave();
  }
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function sights({ urls }: Venue, code: string): string {
  const seen = [
    urls.temporalUi === undefined ? '' : `Temporal: ${urls.temporalUi}/namespaces/default/workflows/${code}`,
    urls.mail === undefined ? '' : `mails: ${urls.mail}`,
  ];
  return seen
    .filter((part) => part !== '')
    .map((part) => `\n  ${part}`)
    .join('');
}

function summaryOf(result: Result, wrong: readonly string[]): string {
  const { sessions, outputs, outcomes, measures, clients, capitalGrants, reports, notices, mails, escalations, changes, journal, run } = result;
  const tracks = Object.entries(sessions).map(([track, { planned, held, late, didNotHappen, cancelled }]) => {
    const share = planned === 0 ? 0 : (100 * held) / planned;
    return `  ${track}: ${planned} planned, ${held} held (${share.toFixed(1)} %), ${late} of them reported late, ${didNotHappen} did not happen, ${cancelled} cancelled`;
  });
  const figures = Object.entries({ ...outputs, ...outcomes }).map(([line, { value, target, met }]) => {
    const sign = met === null ? 'cannot be read' : met ? 'met' : 'missed';
    return `${line} ${value ?? '-'} of ${target} (${sign})`;
  });
  const groups = Object.entries(measures.groups).map(([group, set]) => `${group}: ${set.join(', ') || 'none'}`);
  const lines = [
    ...tracks,
    `  clients: ${clients.enrolled} enrolled, ${clients.left} left, ${clients.replaced} replaced; grants: ${capitalGrants.approved} of ${capitalGrants.planned} approved, ${capitalGrants.disbursed} paid`,
    `  ${figures.join('; ')}`,
    `  measures: ${measures.programme.join(', ') || 'none'}; ${groups.join('; ')}`,
    `  ${reports.recorded} reports, ${notices.queued} notices in ${mails} mails, ${escalations} escalations, ${journal.entries} entries in the journal`,
    ...(Object.values(changes).every((count) => count === 0)
      ? []
      : [`  ${changes.moved} items moved, ${changes.paused} paused, ${changes.merged} merged, ${changes.handedOver} handed over`]),
    `  ${run.seconds} s, ${run.steps} steps, ${run.kills} kills; ${run.workflows} runs of workflows, ${run.temporalEvents} events, ${run.temporalActions} actions, at most ${run.largestRunEvents} events a run`,
    wrong.length === 0 ? 'Everything is accounted for.' : `Not accounted for:\n${wrong.map((sentence) => `  ${sentence}`).join('\n')}`,
  ];
  return `${lines.join('\n')}\n`;
}

async function untilInterrupted({ urls }: Venue): Promise<void> {
  say(
    `The stack stays up: ${Object.values(urls)
      .filter((url) => url !== undefined)
      .join(', ')}. Ctrl-C ends it.`,
  );
  await new Promise(() => setInterval(() => {}, 60_000));
}

function once(act: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= act());
}

const options = readOptions(process.argv.slice(2), CALLED_FROM);
try {
  process.exitCode = await main(options);
} catch (failure) {
  const { exit, text } = failureOf(failure, options.definition);
  say(text);
  process.exitCode = exit;
}
