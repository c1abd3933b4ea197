import type { Decisions, FigureRead, MeasureKind } from '../../client/client.ts';
import type { Language } from '../../domain/language.ts';
import { number } from '../shared/formats.ts';
import { Badge, Table } from '../shared/parts.tsx';
import { inUnit } from '../records/groupCapital.tsx';
import { decisionWordsIn } from './texts.ts';

type Judged = NonNullable<Decisions['proposal']>['judged'][number];

/** What the figures say of the programme or a group, why, and what they propose. */
export function Verdict({ judged, language, open = false }: { judged: Judged; language: Language; open?: boolean }) {
  const texts = decisionWordsIn(language);
  const { audience, name, passes, met, readable, asksPercent, words, proposed, figures } = judged;
  return (
    <article class={passes ? 'card verdict' : 'card verdict misses'}>
      <h3>
        {audience === 'programme' ? texts.programme : name[language]} <Badge tone={passes ? 'good' : 'late'}>{passes ? texts.passes : texts.misses}</Badge>
      </h3>
      <p>{texts.met(met, readable, number(asksPercent, language))}</p>
      {words.length === 0 ? null : (
        <ul>
          {words.map((sentence) => (
            <li>{sentence[language]}</li>
          ))}
        </ul>
      )}
      <p>
        <strong>{texts.proposed}:</strong> {kinds(proposed, language)}
      </p>
      {figures.length === 0 ? null : (
        <details open={open}>
          <summary>{texts.figures}</summary>
          <FigureTable figures={figures} language={language} />
        </details>
      )}
    </article>
  );
}

function FigureTable({ figures, language }: { figures: readonly FigureRead[]; language: Language }) {
  const texts = decisionWordsIn(language);
  const all = figures.flatMap(({ results }) => results);
  const readable = all.filter(({ value }) => value !== null);
  return (
    <>
      <Table
        caption={texts.figures}
        columns={[texts.figure, texts.value, texts.target]}
        rows={readable.map(({ what, value, unit, atLeast, above, met }) => [
          what[language],
          <>
            {inUnit(value ?? 0, unit, language)} {met === null ? null : <Badge tone={met ? 'good' : 'late'}>{met ? texts.reached : texts.missed}</Badge>}
          </>,
          `${above ? '> ' : '≥ '}${inUnit(atLeast, unit, language)}`,
        ])}
      />
      {all.length === readable.length ? null : <p class="hint">{texts.unreadable(all.length - readable.length)}</p>}
    </>
  );
}

/** `Usulan program baru, Tindak lanjut`. */
export function kinds(measures: readonly MeasureKind[], language: Language): string {
  const texts = decisionWordsIn(language);
  return measures.length === 0 ? '–' : measures.map((measure) => texts.kind[measure]).join(', ');
}
