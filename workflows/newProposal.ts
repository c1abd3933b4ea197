import { timeOf, type TrackInput } from './keepTime.ts';

/** P5a: progress is not significant or targets were missed, so a new programme plan is drafted and submitted to the parties that may support it. */
export async function newProposal(input: TrackInput): Promise<void> {
  const time = timeOf(input);
  await time.open('draftProposal'); // from what was missed; the team leader completes it
  await time.untilAccountedFor(); // submitted to each party, each answer awaited and chased
}
