/** How wide a terminal is that nobody has widened. */
const COLUMNS = 100;
const NARROWEST = 14;
const GAP = '  ';

/** A column: its head alone, or how it stands. */
export type Column = string | { readonly head: string; readonly align?: 'right'; readonly wraps?: true };

/**
 * The lines of a table: each column as wide as its widest cell. The one that `wraps` goes over several lines where the table would be wider than a
 * terminal; numbers stand right.
 */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const heads = columns.map((column) => (typeof column === 'string' ? column : column.head));
  const widths = heads.map((head, index) => Math.max(head.length, ...rows.map((row) => (row[index] ?? '').length)));
  const wrapped = columns.findIndex((column) => typeof column !== 'string' && column.wraps === true);
  if (wrapped >= 0) {
    const others = widths.reduce((sum, width, index) => (index === wrapped ? sum : sum + width), GAP.length * (widths.length - 1));
    widths[wrapped] = Math.min(widths[wrapped] ?? 0, Math.max(NARROWEST, COLUMNS - others));
  }
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => {
        const column = columns[index];
        const width = widths[index] ?? 0;
        return typeof column === 'object' && column.align === 'right' ? cell.padStart(width) : cell.padEnd(width);
      })
      .join(GAP)
      .trimEnd();
  return [line(heads), ...rows.flatMap((row) => (wrapped < 0 ? [line(row)] : over(row, wrapped, widths[wrapped] ?? 0).map(line)))];
}

/** A text over lines no longer than a terminal, each after `before`; one word longer than that stays whole. */
export function prose(text: string, before = ''): string[] {
  return broken(text, COLUMNS - before.length).map((line) => before + line);
}

/** A row as several, where its cell of words does not fit. */
function over(row: readonly string[], wrapped: number, width: number): string[][] {
  return broken(row[wrapped] ?? '', width).map((part, line) => row.map((cell, index) => (index === wrapped ? part : line === 0 ? cell : '')));
}

function broken(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Who acted, without what kind of holder it is: `person:tablolong-2027/team-leader` is team-leader. */
export function actorName(actor: string): string {
  return actor.replace(/^.*[:/]/, '');
}

/** An instant as people of the place read it: `2027-08-05 09:00`. */
export function localTime(instant: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(instant);
}
