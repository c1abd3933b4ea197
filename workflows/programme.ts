import { condition, continueAsNew, setHandler } from '@temporalio/workflow';
import type { ProgrammeState, Stage } from '../activities/activities.ts';
import { told } from '../messages/signals.ts';
import { Alarm } from './alarm.ts';
import { capital } from './capital.ts';
import { Children } from './children.ts';
import { planningShown, showProgramme, trackShown } from './display.ts';
import { followUp } from './followUp.ts';
import { insistence, runIsLong } from './insist.ts';
import { newProposal } from './newProposal.ts';
import { planning } from './planning.ts';
import { referral } from './referral.ts';
import { clip } from './summaries.ts';
import { termination } from './termination.ts';
import { track } from './track.ts';
import { verbs } from './verbs.ts';

export type ProgrammeInput = { readonly code: string };

/** P2a to P2e, P3 and P4 are plain tracks; capital (P2f), termination (P5), a new proposal (P5a), referral (P5b) and follow-up (P6) have a story of their own. */
const STORIES = { track, capital, termination, newProposal, referral, followUp } as const;

/** A programme from planning to its end. Ids such as P2e are lines of docs/programme.md. Begins each look from Postgres, so that one that was terminated by hand goes on where its programme stands. */
export async function programme({ code }: ProgrammeInput): Promise<void> {
  let heard = 0;
  let news = false;
  const alarm = new Alarm(); // the next date on which tracks start
  const children = new Children(code, () => void (news = true));
  setHandler(told, ({ keys, now }) => {
    // handlers only note; the loop acts
    heard += 1;
    news = true;
    alarm.step(now);
    keys.forEach((name) => children.forget(name));
  });
  const startOver = (): Promise<never> => continueAsNew<typeof programme>({ code });
  const insist = insistence({ code, heard: () => heard, startOver });

  for (;;) {
    if (runIsLong()) await startOver();
    news = false;
    const recorded = await children.recordFallen();
    const state = await insist('loadProgramme', () => verbs.loadProgramme({ code }));
    const { stage, words, tracks } = state;
    alarm.load(state.clock);
    children.look(tracks.filter(({ ended }) => ended).map(({ track: name }) => name));
    showProgramme(state, children.standings());
    if (stage === 'ended') return;

    const next = stageAfter(state);
    if (next !== undefined) {
      await insist(`enterStage/${next}`, () => verbs.enterStage.executeWithOptions({ summary: words.stages[next] }, [{ code, stage: next }]));
      continue;
    }
    if (stage === 'planning') await children.start('planning', planning, { code }, planningShown(state));
    const open = tracks.filter(({ ended, phase }) => !ended && (stage !== 'planning' || phase === 'planning'));
    const due = open.filter(({ at }) => at <= alarm.now); // each from its date, side by side
    await Promise.all(due.map((start) => children.start(start.track, STORIES[start.workflow], { code, track: start.track }, trackShown(start, state))));
    showProgramme(state, children.standings());
    const ahead = open.filter(({ at, track: name }) => at > alarm.now && !children.has(name));
    const date = ahead.length > 0 ? Math.min(...ahead.map(({ at }) => at)) : undefined;
    const starting = ahead.filter(({ at }) => at === date);
    alarm.set(date, clip(`${words.starts} ${starting[0]?.on}: ${starting.map(({ label }) => label).join(', ')}`));
    if (recorded) await condition(() => news || alarm.rang);
    else await condition(() => news || alarm.rang, '1 hour');
  }
}

/** The stages in their order, each with what it waits for; undefined while it still does. */
function stageAfter({ stage, locked, terminates, tracks }: ProgrammeState): Stage | undefined {
  const open = tracks.filter(({ ended }) => !ended);
  switch (stage) {
    case 'planning': // P1: needs are taken up, data are checked; the calendar is agreed by each group and locked (I7)
      return locked ? 'running' : undefined;
    case 'running': // P2, P3, P4: until all that was scheduled is accounted for
      if (!terminates) return open.length === 0 ? 'ended' : undefined;
      return open.every(({ phase }) => phase === 'beyond' || phase === 'closing') ? 'termination' : undefined;
    case 'termination': // P5: figures propose measures, the leader decides, the patron countersigns
      return open.every(({ workflow }) => workflow !== 'termination') ? 'measures' : undefined;
    case 'measures': // P5a, P5b and P6 side by side, and with them what lies beyond (P6b)
      return open.length === 0 ? 'ended' : undefined;
    case 'ended':
      return undefined;
  }
}
