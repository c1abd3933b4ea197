import { timeOf, type TrackInput } from './keepTime.ts';

/** P5: when all that was scheduled is done, the progress made is read against the situation before, and measures are decided upon. */
export async function termination(input: TrackInput): Promise<void> {
  const time = timeOf(input);
  await time.open('draftMeasures'); // the figures propose measures, for the programme and for each business group
  await time.untilAccountedFor(); // the team leader confirms or overrides them with a reason; the patron countersigns, or sends them back
}
