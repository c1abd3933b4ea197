import { timeOf, type TrackInput } from './keepTime.ts';

/**
 * P6: keeps up the progress made. Families and groups with fast progress are recommended for more capital (P6a), members are prepared as cadres (P6c).
 * Continued guidance (P6b) has been drafted since the budget calendar's first window; continued mentoring (P6d) and working relations (P6e) are tracks
 * of their own, quarterly for a year, which begin here.
 */
export async function followUp(input: TrackInput): Promise<void> {
  const time = timeOf(input);
  await time.open('openFollowUp');
  await time.untilAccountedFor();
}
