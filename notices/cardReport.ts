import type { Definition } from '../domain/definition.ts';
import { type ReportShape, reportShape } from '../domain/itemClients.ts';
import type { Language } from '../domain/language.ts';
import type { Track } from '../domain/tracks.ts';
import type { Fact } from './card.ts';
import { CARD_TEXTS, type CardTexts } from './cardTexts.ts';
import type { ItemTask } from './tasks.ts';

/**
 * What the report of a task carries besides day and key; of several, what only some of them carry with their numbers. Empty where that is all.
 * @param items of one series, in order
 */
export function reportFacts(definition: Definition, items: readonly ItemTask[], language: Language): Fact[] {
  const texts = CARD_TEXTS[language];
  const asked = new Map<string, number[]>();
  for (const item of items) {
    const track = definition.tracks[item.track];
    if (track === undefined) return [];
    for (const words of carried(definition, track, item, language)) asked.set(words, [...(asked.get(words) ?? []), item.ordinal]);
  }
  const each = [...asked].map(([words, ordinals]) => (ordinals.length === items.length ? words : texts.only(words, ordinals)));
  return each.length === 0 ? [] : [{ label: texts.carries, parts: each, each: true }];
}

function carried(definition: Definition, track: Track, item: ItemTask, language: Language): string[] {
  const texts = CARD_TEXTS[language];
  const shape = reportShape(definition, { ...item, kind: track.kind, audience: audienceOf(item) });
  const nameOf = (form: string) => definition.forms[form]?.name[language] ?? form;
  const sums = [track.discussion ? texts.voices : undefined, track.openToVillage ? texts.guests : undefined];
  return [
    shape.attendance ? texts.attendance : undefined,
    ...sums,
    ...decision(shape, texts),
    shape.form === undefined ? undefined : texts.form(nameOf(shape.form)),
    shape.memberForm === undefined ? undefined : texts.memberForm(nameOf(shape.memberForm), shape.members === 'present'),
    shape.bringsTasks ? texts.tasks : undefined,
  ].flatMap((words) => (words === undefined ? [] : [words]));
}

/** Whether a report names clients or carries their answers, which no mail may, not even a reply. */
export function namesClients(definition: Definition, item: ItemTask): boolean {
  const kind = definition.tracks[item.track]?.kind;
  return kind !== undefined && reportShape(definition, { ...item, kind, audience: audienceOf(item) }).namesClients;
}

function decision({ decisions }: ReportShape, texts: CardTexts): string[] {
  return decisions.length === 0 ? [] : [texts.decision(decisions.map((key) => texts.decisions[key] ?? key))];
}

/** The group of an item, as its key has it. */
export function audienceOf({ key }: Pick<ItemTask, 'key'>): string {
  return key.split('/')[1] ?? '';
}
