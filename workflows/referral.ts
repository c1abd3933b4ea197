import { timeOf, type TrackInput } from './keepTime.ts';

/** P5b: clients of a group that did not pass are referred to a party better able to serve them. */
export async function referral(input: TrackInput): Promise<void> {
  const time = timeOf(input);
  await time.open('draftReferrals'); // for each group concerned an offer to the first partner
  await time.untilAccountedFor(); // its answer is awaited and chased; a no goes on to the next partner
}
