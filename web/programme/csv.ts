import type { Language } from '../../domain/language.ts';

/** Begins a formula where a sheet opens it, also behind spaces that the sheet takes away. */
const FORMULA = /^\s*[=+\-@\t\r]/;

/**
 * A file that a spreadsheet opens as it is meant: UTF-8 with its mark, columns parted as sheets of that language expect (Indonesian ones take a comma for
 * the decimal point), and no cell that runs.
 */
export function csvOf(rows: readonly (readonly (string | number | null)[])[], language: Language): string {
  const separator = language === 'id' ? ';' : ',';
  const lines = rows.map((row) => row.map((cell) => cellOf(cell, separator, language)).join(separator));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function cellOf(cell: string | number | null, separator: string, language: Language): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return language === 'id' ? quoted(String(cell).replace('.', ','), separator) : String(cell);
  return quoted(FORMULA.test(cell) ? `'${cell}` : cell, separator);
}

function quoted(text: string, separator: string): string {
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
