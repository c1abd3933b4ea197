import type { Move } from '../../client/client.ts';
import type { Language } from '../../domain/language.ts';
import { actWords } from './actWords.ts';
import { EXIT, Stop } from './ending.ts';

/** How far around a task an act reaches. */
export type Reach = { readonly following?: boolean; readonly block?: boolean; readonly phase?: boolean };

/** Which part of a plan is meant. @throws Stop when it is none */
export function scopeOf(what: string, { following = false, block = false, phase = false }: Reach, language: Language): Move['scope'] {
  const [track = '', audience = '', ...more] = what.split('/');
  if (what === 'all') return { kind: 'programme' };
  if (what.startsWith('group:')) return { kind: 'group', audience: what.slice('group:'.length) };
  if (track !== '' && more.length === 1) return { kind: following ? 'following' : block ? 'block' : phase ? 'phase' : 'item', key: what };
  if (track !== '' && audience !== '' && more.length === 0) return { kind: 'series', track, audience };
  if (track !== '' && !what.includes('/')) return { kind: 'track', track };
  throw new Stop(EXIT.usage, actWords(language).badScope(what));
}
