import { timeOf, type TrackInput } from './keepTime.ts';

/**
 * P2f: a capital grant for each business group, through every hand. After the first phase of training the group proposes its business with a budget;
 * the mentor checks, the team leader recommends, the giving source decides, the treasurer pays in money or goods, the group's officers sign the
 * hand-over record, and within sixty days its use is reported. Each hand's report opens the next one's item; a proposal sent back opens the steps
 * again, one that is rejected is closed. Whoever is late is reminded, and those above them hear of it.
 */
export async function capital(input: TrackInput): Promise<void> {
  await timeOf(input).untilAccountedFor(); // the plan wrote every hand's item: one for each step and group
}
