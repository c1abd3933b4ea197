import { condition, continueAsNew, setHandler } from '@temporalio/workflow';
import { told } from '../messages/signals.ts';
import { showProgramme } from './display.ts';
import { insistence, runIsLong } from './insist.ts';
import { verbs } from './verbs.ts';

/** P1, reduced to its last step: the calendar is agreed by each group and locked (I7). People decide, commands judge; this stage waits and shows. */
export async function planning({ code }: { readonly code: string }): Promise<void> {
  let heard = 0;
  setHandler(told, () => void (heard += 1));
  const startOver = (): Promise<never> => continueAsNew<typeof planning>({ code });
  const insist = insistence({ code, heard: () => heard, startOver });

  for (;;) {
    const before = heard;
    const state = await insist('planning/loadProgramme', () => verbs.loadProgramme({ code }));
    showProgramme(state, new Map());
    if (state.locked || state.stage !== 'planning') return;
    await condition(() => heard > before);
    if (runIsLong()) await startOver();
  }
}
