import { Refused } from '../../client/client.ts';
import { endingOf, EXIT, Stop } from '../programme/ending.ts';
import { wordsIn } from '../programme/words.ts';

/** What a failed rehearsal says of itself, and its exit code: a refusal of the service with each of its errors. @param definition its file, as errors name it */
export function failureOf(failure: unknown, definition: string): { exit: number; text: string } {
  if (failure instanceof Stop || failure instanceof Refused) return endingOf(failure, wordsIn('en'), '', { json: false, files: { definition } });
  return { exit: EXIT.refused, text: failure instanceof Error ? failure.message : String(failure) };
}
