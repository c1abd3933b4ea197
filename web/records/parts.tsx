import type { ClientRecord, ItemState, Marks, PersonNamed } from '../../client/client.ts';
import { ITEM_STATE_WORDS } from '../../domain/itemState.ts';
import type { Language, Text } from '../../domain/language.ts';
import { dayMonth } from '../shared/formats.ts';
import { Badge } from '../shared/parts.tsx';
import { wordsIn } from './texts.ts';

type Status = ClientRecord['sessions'][number]['status'];

/** Where an item has its page. */
export function itemPath(code: string, key: string): string {
  return `/p/${code}/items/${key}`;
}

const TONES: Readonly<Record<ItemState, 'calm' | 'good' | 'soon' | 'late' | 'quiet'>> = {
  planned: 'quiet',
  due: 'soon',
  overdue: 'late',
  reported: 'good',
  late: 'good',
  didNotHappen: 'quiet',
  cancelled: 'quiet',
  paused: 'soon',
  blocked: 'late',
};

/** The state of an item in its colour. @param words with what caused it, where that is known */
export function StateBadge({ state, words, language }: { state: ItemState; words?: Text; language: Language }) {
  return <Badge tone={TONES[state]}>{capital((words ?? ITEM_STATE_WORDS[state])[language])}</Badge>;
}

/** Somebody by name, what they are behind it. */
export function PersonLine({ person, id, language, link }: { person: PersonNamed | undefined; id: string; language: Language; link?: string | undefined }) {
  const name = person?.name ?? id;
  return (
    <>
      {link === undefined ? name : <a href={link}>{name}</a>}
      {person === undefined ? null : <span class="role"> {person.roleName[language]}</span>}
    </>
  );
}

const SIDE = 14;
/** As many as the API tells of. */
const MOST = 8;

/** The last sessions of somebody, oldest first: full present, half excused or ill, hollow unexcused. Said in words for whoever does not see it. */
export function Strip({ last, language }: { last: readonly { on: string; status: Status }[]; language: Language }) {
  const { marks } = wordsIn(language);
  const label = last.map(({ on, status }) => `${dayMonth(on, language)}: ${marks[status]}`).join('; ');
  return (
    <svg class="strip" role="img" aria-label={label} viewBox={`0 0 ${MOST * SIDE} ${SIDE}`}>
      {last.map(({ status }, index) => (
        <g class={status}>
          <rect class="edge" x={index * SIDE + 1.5} y={1.5} width={SIDE - 4} height={SIDE - 4} rx={2} />
          {status === 'unexcused' ? null : (
            <rect
              class="fill"
              x={index * SIDE + 1.5}
              y={status === 'present' ? 1.5 : SIDE / 2}
              width={SIDE - 4}
              height={status === 'present' ? SIDE - 4 : SIDE / 2 - 2.5}
              rx={2}
            />
          )}
        </g>
      ))}
    </svg>
  );
}

/** `18 dari 20 kali`. */
export function presentOf({ present, excused, ill, unexcused }: Marks, language: Language): string {
  const all = present + excused + ill + unexcused;
  return all === 0 ? '–' : wordsIn(language).presentOf(present, all);
}

/** How often each way, in words. */
export function marksWords(counts: Marks, language: Language): string {
  const { marks } = wordsIn(language);
  const said = (['present', 'excused', 'ill', 'unexcused'] as const).filter((status) => counts[status] > 0);
  return said.length === 0 ? wordsIn(language).noMarks : said.map((status) => `${marks[status]} ${counts[status]}`).join(', ');
}

/** With a capital: states are lower case in English. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
