import { condition, continueAsNew, setHandler } from '@temporalio/workflow';
import type { ProgrammeState, Stage, TrackStart } from '../activities/activities.ts';
import { BlockedItems, OverdueItems, ProgrammeStage, Track, Village } from '../messages/attributes.ts';
import { told } from '../messages/signals.ts';
import { Alarm } from './alarm.ts';
import { Children, type Shown } from './children.ts';
import { showProgramme } from './display.ts';
import { insistence, runIsLong } from './insist.ts';
import { planning } from './planning.ts';
import { clip } from './summaries.ts';
import { track } from './track.ts';
import { verbs } from './verbs.ts';

export type ProgrammeInput = { readonly code: string };

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
  const enter = (stage: Stage, summary: string): Promise<void> =>
    insist(`enterStage/${stage}`, () => verbs.enterStage.executeWithOptions({ summary }, [{ code, stage }]));

  for (;;) {
    if (runIsLong()) await startOver();
    news = false;
    const recorded = await children.recordFallen();
    const state = await insist('loadProgramme', () => verbs.loadProgramme({ code }));
    const { words } = state;
    alarm.load(state.clock);
    showProgramme(state, children.standings());

    if (state.stage === 'ended') return;
    if (state.stage === 'planning' && state.locked) {
      await enter('running', words.stages.running);
      continue;
    }
    if (state.stage === 'planning') {
      await children.start('planning', planning, { code }, planningShown(state)); // P1: ends agreed and locked (I7)
    } else {
      const open = state.tracks.filter(({ ended }) => !ended);
      if (open.length === 0) {
        await enter('ended', words.stages.ended);
        continue;
      }
      const due = open.filter(({ at }) => at <= alarm.now);
      await Promise.all(due.map((start) => children.start(start.track, track, { code, track: start.track }, trackShown(start, state)))); // P2-P4, each from its date
      showProgramme(state, children.standings());
      const ahead = open.filter(({ at, track: name }) => at > alarm.now && !children.has(name));
      const next = ahead.length > 0 ? Math.min(...ahead.map(({ at }) => at)) : undefined;
      const starting = ahead.filter(({ at }) => at === next);
      alarm.set(next, clip(`${words.starts} ${starting[0]?.on}: ${starting.map(({ label }) => label).join(', ')}`));
    }
    if (recorded) await condition(() => news || alarm.rang);
    else await condition(() => news || alarm.rang, '1 hour');
  }
}

function planningShown({ village, words }: ProgrammeState): Shown {
  return {
    staticSummary: clip(words.planningSummary),
    typedSearchAttributes: [
      { key: ProgrammeStage, value: 'planning' },
      { key: Village, value: village },
    ],
  };
}

function trackShown({ track: name, summary }: TrackStart, { village }: ProgrammeState): Shown {
  const counts = [
    { key: OverdueItems, value: 0 },
    { key: BlockedItems, value: 0 },
  ];
  return { staticSummary: clip(summary), typedSearchAttributes: [{ key: Village, value: village }, { key: Track, value: name }, ...counts] };
}
