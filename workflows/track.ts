import { timeOf, type TrackInput } from './keepTime.ts';

/** One track of a programme (P2a to P2e, P3, P4a to P4c are such): its items are in the plan; it rings for what falls due, until every one of them is accounted for. */
export async function track(input: TrackInput): Promise<void> {
  await timeOf(input).untilAccountedFor();
}
