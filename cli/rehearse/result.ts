import type { Tally } from '../../db/tally.ts';
import type { Day } from '../../domain/time.ts';

/** What a rehearsal was asked to live through; the result but for `run` is a function of these. */
export type Asked = { readonly definition: string; readonly scenario: string; readonly seed: number; readonly start: Day };

/** What the run itself took; the only part that differs between runs. */
export type Run = {
  readonly code: string;
  readonly seconds: number;
  readonly steps: number;
  readonly temporalEvents: number;
  readonly temporalActions: number;
  readonly largestRunEvents: number;
  readonly workflows: number;
  readonly kills: number;
};

export type Result = Asked & {
  readonly sessions: Tally['sessions'];
  readonly reports: Tally['reports'] & { readonly accepted: number };
  readonly notices: Tally['notices'];
  readonly mails: number;
  readonly escalations: number;
  readonly items: number;
  readonly journal: Tally['journal'];
  readonly run: Run;
};

/** The result with its keys in the order in which it is written. @param accepted distinct report ids that the service answered 2xx */
export function resultOf(asked: Asked, tally: Tally, accepted: number, run: Run): Result {
  const { sessions, reports, notices, mails, escalations, items, journal } = tally;
  return {
    definition: asked.definition,
    scenario: asked.scenario,
    seed: asked.seed,
    start: asked.start,
    sessions: Object.fromEntries(
      Object.entries(sessions).map(([track, { planned, held, late, didNotHappen, cancelled }]) => [track, { planned, held, late, didNotHappen, cancelled }]),
    ),
    reports: { accepted, recorded: reports.recorded, doubled: reports.doubled },
    notices: { queued: notices.queued, sent: notices.sent, failed: notices.failed, muted: notices.muted },
    mails,
    escalations,
    items,
    journal: { entries: journal.entries, intact: journal.intact },
    run,
  };
}

/** What does not add up, a sentence each; empty when every item and every notice is accounted for. */
export function unaccounted({ sessions, reports, notices, items, journal }: Result): string[] {
  const wrong: string[] = [];
  const expect = (holds: boolean, sentence: string) => void (holds || wrong.push(sentence));
  let planned = 0;
  for (const [track, counted] of Object.entries(sessions)) {
    planned += counted.planned;
    const done = counted.held + counted.didNotHappen + counted.cancelled;
    expect(counted.planned === done, `${track}: ${counted.planned} sessions were planned, ${done} are accounted for`);
    expect(counted.late <= counted.held, `${track}: ${counted.late} came late of ${counted.held} held`);
  }
  expect(items === planned, `${items} items stand in the plan, its tracks count ${planned}`);
  expect(reports.accepted === reports.recorded, `${reports.accepted} reports were accepted, ${reports.recorded} are recorded`);
  expect(reports.doubled === 0, `${reports.doubled} reports are stored more than once`);
  const told = notices.sent + notices.failed + notices.muted;
  expect(notices.queued === told, `${notices.queued} notices were queued, ${told} are sent, failed or muted`);
  expect(journal.intact, 'the chain of the journal is broken');
  return wrong;
}
