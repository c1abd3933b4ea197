import type { Language } from '../domain/language.ts';
import { itemName } from '../domain/naming.ts';
import { CARD_TEXTS } from './cardTexts.ts';
import type { ItemTask, ProgrammeFacts } from './tasks.ts';

/** Title of an item in one line, `Pendampingan sosial, Nelayan 1`. */
export function titleOf(programme: ProgrammeFacts, item: ItemTask, language: Language): string {
  const name = itemName(programme.definition, item)[language];
  return item.group === undefined ? name : `${name}, ${item.group[language]}`;
}

/** Whether an item is known by its number: one of several alike. A make-up, a step, an agreed task, a case are not, and of one alone there is none. */
export function isNumbered({ definition }: ProgrammeFacts, { track, total, makesUp }: Pick<ItemTask, 'track' | 'total' | 'makesUp'>): boolean {
  const found = definition.tracks[track];
  return (
    total > 1 && makesUp === undefined && found?.steps === undefined && found?.kind !== 'task' && found?.kind !== 'counselling' && found?.kind !== 'welcome'
  );
}

/** `ke-3`; where it is not known by its number, that of its key. */
export function shortNumber(programme: ProgrammeFacts, item: ItemTask, language: Language): string {
  return isNumbered(programme, item) ? CARD_TEXTS[language].number(item.ordinal) : item.key.slice(item.key.lastIndexOf('/') + 1);
}
