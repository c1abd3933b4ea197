import { randomUUID } from 'node:crypto';
import { acting } from './actor.ts';
import type { Add, Common } from './command.ts';
import { feedWords } from './feedWords.ts';
import { insist, withClient } from './service.ts';

/** Calendar feeds. */
export function addFeeds(add: Add): void {
  add<Common & { revoke?: boolean }>(
    'feed <code> <person>',
    'makes the private address of somebody’s calendar anew, or withdraws it',
    async (place, [code = '', person = ''], options) => {
      const words = feedWords(place.language);
      return withClient(place, acting(place, code, options, person), async (client) => {
        if (options.revoke === true) {
          const key = randomUUID();
          const answer = await insist(() => client.closeFeed({ code, person }, {}, key));
          return { answer, lines: [answer.revoked ? words.withdrawn(person) : words.none(person)] };
        }
        const make = (key: string) => insist(() => client.makeFeed({ code, person }, {}, key));
        const first = await make(randomUUID());
        // Its address was in an answer that got lost and is not shown again: another one.
        const answer = first.url === null ? await make(randomUUID()) : first;
        return { answer, lines: [...words.made(person, answer.url ?? ''), words.secret] };
      });
    },
  ).option('--revoke', 'withdraws it');
}
