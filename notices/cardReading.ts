import type { Definition } from '../domain/definition.ts';
import type { Language } from '../domain/language.ts';
import type { TrackKind } from '../domain/tracks.ts';
import type { Fact } from './card.ts';
import { CARD_TEXTS, type CardTexts } from './cardTexts.ts';
import type { ItemTask } from './tasks.ts';

/**
 * What to read before a task is done. No mail carries what was agreed, proposed or confided, nor anybody's name: it says what there is and where.
 * Empty where there is nothing to read.
 */
export function readingFacts(definition: Definition, item: ItemTask, language: Language): Fact[] {
  const texts = CARD_TEXTS[language];
  const track = definition.tracks[item.track];
  if (track === undefined) return [];
  if (track.kind === 'counselling') {
    const leader = definition.roles[definition.leader]?.name[language] ?? definition.leader;
    return [{ label: texts.about, parts: [texts.caseWords(leader)] }];
  }
  const found = readingOf(texts, track.kind, item);
  return found === undefined ? [] : [{ label: found.label, parts: [texts.read(found.what, item.owner?.role !== definition.secretary)] }];
}

function readingOf(texts: CardTexts, kind: TrackKind, { part, subject }: ItemTask): { label: string; what: string } | undefined {
  if (kind === 'task') return { label: texts.about, what: texts.notInMail };
  if ((kind === 'interview' || kind === 'household' || kind === 'welcome') && subject !== undefined) return { label: texts.whom, what: texts.names };
  if (kind === 'followUp') return { label: texts.basis, what: texts.byFigures };
  if (kind === 'capital' && (part === 'check' || part === 'recommendation' || part === 'decision')) return { label: texts.decided, what: texts.proposal };
  if (kind !== 'termination') return undefined;
  return { label: texts.decided, what: part === 'countersign' ? texts.confirmedMeasures : texts.proposedMeasures };
}
