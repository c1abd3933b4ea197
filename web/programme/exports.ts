import type { Figures } from '../../client/client.ts';
import type { Language } from '../../domain/language.ts';
import { addDays } from '../../domain/time.ts';
import { csvOf } from './csv.ts';
import { figureTexts } from './figureTexts.ts';
import type { PlanLine } from './planAsked.ts';
import { planTexts } from './planTexts.ts';

/** The plan as a sheet: a line for each item, dates as sheets understand them. `until`: the last day of the window. */
export function planCsv(lines: readonly PlanLine[], tracks: ReadonlyMap<string, string>, language: Language): string {
  const { file } = planTexts(language);
  return csvOf(
    [
      [file.track, file.activity, file.group, file.date, file.from, file.until, file.owner, file.state, file.key],
      ...lines.map(({ track, name, audienceName, plannedOn, windowFrom, windowUntil, owner, stateWords, key }) => [
        tracks.get(track) ?? track,
        name[language],
        audienceName[language],
        plannedOn,
        windowFrom,
        addDays(windowUntil, -1),
        owner ?? '',
        stateWords[language],
        key,
      ]),
    ],
    language,
  );
}

/** Figures as a sheet: a line for each target. What cannot be read is empty, which is not 0. */
export function figuresCsv({ figures }: Figures, audienceName: (audience: string) => string, language: Language): string {
  const texts = figureTexts(language);
  const { file } = texts;
  return csvOf(
    [
      [file.line, file.name, file.audience, file.what, file.value, file.unit, file.target, file.met, file.base, file.records],
      ...figures.flatMap(({ line, name, audience, results }) =>
        results.map(({ what, value, unit, atLeast, met, base, records, hidden }) => [
          line ?? '',
          name[language],
          audienceName(audience),
          what[language],
          hidden ? texts.hidden : value,
          texts.units[unit],
          atLeast,
          met === null ? '' : met ? texts.yes : texts.no,
          hidden ? '' : base,
          hidden ? '' : records,
        ]),
      ),
    ],
    language,
  );
}
