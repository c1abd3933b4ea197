import type { AgendaLoaded, AgendaWords } from '../activities/activities.ts';
import type { AgendaItem } from '../domain/agenda.ts';
import { nextRing } from '../domain/agenda.ts';

/** Cuts a line to the 200 bytes that Temporal allows a summary; the server would refuse the whole workflow task of a longer one. */
export function clip(line: string): string {
  let bytes = 0;
  let kept = '';
  for (const letter of line) {
    const code = letter.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > 200) break;
    kept += letter;
  }
  return kept;
}

/** "Nelayan 1 7/42, Nelayan 2 7/42, Nelayan 3 7/42, +6": what rings together, the first few by name; with a step its name besides. */
function sessions(items: readonly AgendaItem[], words: AgendaWords): string {
  const named = items.slice(0, 3).map(({ series, ordinal, label }) => {
    const place = `${words.series[series]?.label ?? series} ${ordinal}/${words.series[series]?.total ?? '?'}`;
    return label === undefined ? place : `${place} ${label}`;
  });
  return [...named, ...(items.length > 3 ? [`+${items.length - 3}`] : [])].join(', ');
}

/** The line of the timer a track waits by. */
export function waitSummary(agenda: AgendaLoaded): string {
  const at = nextRing(agenda);
  return clip(
    `${agenda.words.ring}: ${sessions(
      agenda.items.filter((item) => item.rings[0] === at),
      agenda.words,
    )}`,
  );
}

/** The line of the activity that takes up what is due. */
export function dueSummary(agenda: AgendaLoaded, due: readonly string[]): string {
  return clip(
    sessions(
      agenda.items.filter((item) => due.includes(item.key)),
      agenda.words,
    ),
  );
}
