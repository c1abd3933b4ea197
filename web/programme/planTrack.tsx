import type { Language } from '../../domain/language.ts';
import { longDay, span } from '../shared/formats.ts';
import { Table } from '../shared/parts.tsx';
import type { PlanLine } from './planAsked.ts';
import { planTexts } from './planTexts.ts';

/** What is one line for people: each of a group's members is asked, at the same time and by the same person. */
type Alike = { readonly first: PlanLine; readonly all: readonly PlanLine[] };

/** The items of a track, in order of their days. */
export function PlanTrack({ name, lines, root, language }: { name: string; lines: readonly PlanLine[]; root: string; language: Language }) {
  const texts = planTexts(language);
  return (
    <section class="plan-track">
      <h3>{name}</h3>
      <Table
        caption={name}
        columns={texts.columns}
        rows={together(lines).map(({ first, all }) => [
          longDay(first.plannedOn, language),
          <What first={first} all={all} root={root} language={language} />,
          span(first.windowFrom, first.windowUntil, language),
          first.owner ?? <span class="quiet">{texts.nobody}</span>,
          <>
            <State line={first} language={language} />
            {first.changed ? <small class="under">{texts.changed}</small> : null}
          </>,
        ])}
      />
    </section>
  );
}

function What({ first, all, root, language }: Alike & { root: string; language: Language }) {
  const words = first.audience === 'programme' ? first.name[language] : `${first.name[language]}, ${first.audienceName[language]}`;
  if (all.length === 1) return <Link line={first} root={root} words={words} />;
  return (
    <details class="many">
      <summary>{planTexts(language).many(all.length, words)}</summary>
      <p>
        {all.map((line) => (
          <>
            <Link line={line} root={root} words={line.key.split('/').at(-1) ?? ''} />{' '}
          </>
        ))}
      </p>
    </details>
  );
}

function Link({ line, root, words }: { line: PlanLine; root: string; words: string }) {
  return line.opens ? <a href={`${root}/items/${line.key}`}>{words}</a> : <span>{words}</span>;
}

function State({ line: { state, stateWords }, language }: { line: PlanLine; language: Language }) {
  const words = stateWords[language];
  return <span class={`state s-${state}`}>{words.charAt(0).toUpperCase() + words.slice(1)}</span>;
}

function together(lines: readonly PlanLine[]): Alike[] {
  const found = new Map<string, PlanLine[]>();
  for (const line of lines) {
    const likeness = [line.plannedOn, line.name.id, line.audienceName.id, line.windowFrom, line.windowUntil, line.owner, line.stateWords.id, line.changed].join(
      '|',
    );
    const known = found.get(likeness);
    if (known === undefined) found.set(likeness, [line]);
    else known.push(line);
  }
  return [...found.values()].map((all) => ({ first: all[0] as PlanLine, all }));
}
