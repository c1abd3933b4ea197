import type { Common } from './command.ts';
import { EXIT, Stop } from './ending.ts';
import type { Actor, Place } from './service.ts';

/** Who acts: the person named, or the token of the environment. @param example somebody who may */
export function acting({ env: { PENDAMPING_URL }, words }: Place, code: string, { as }: Common, example: string): Actor {
  if (as === undefined && !PENDAMPING_URL) throw new Stop(EXIT.usage, words.whoActs(example));
  return as === undefined ? 'machine' : { code, person: as };
}

/** Who looks: the administrator, where nobody is named. */
export function looking(code: string, { as }: Common): Actor {
  return as === undefined ? 'machine' : { code, person: as };
}
