import { randomUUID } from 'node:crypto';
import type { Language } from '../../domain/language.ts';
import type { Faults } from '../shared/parts.tsx';
import { described } from './questionWords.ts';
import { Labelled } from './questions.tsx';
import { photoTextsIn } from './paperTexts.ts';

/** Where a photograph is chosen or taken; the phone makes it small before it is sent, where it can. */
export function PhotoField({ language, faults }: { language: Language; faults: Faults }) {
  const texts = photoTextsIn(language);
  return (
    <Labelled name="photo" label={texts.choose} hint={texts.hint} faults={faults}>
      <input type="hidden" name="photoId" value={randomUUID()} />
      <input id="photo" name="photo" type="file" accept="image/jpeg,image/png,image/webp" data-small {...described('photo', texts.hint, faults)} />
    </Labelled>
  );
}
