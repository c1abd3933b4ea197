import { type CellStyle, type CellValue, colToLetter, type DataValidation, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { ROSTER_NAMES, type RosterColumn, type RosterList } from '../../domain/importRosterColumns.ts';
import type { Language } from '../../domain/language.ts';

/** A row to be written: text by field. `why`: what is to be mended there, in a column of its own. */
export type WrittenRow = { readonly cells: Readonly<Record<string, string>>; readonly why?: string };

const HEAD: CellStyle = {
  font: { bold: true, color: { rgb: 'FFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '0B6165' } },
  alignment: { vertical: 'center', wrapText: true },
};
const TEXT: CellStyle = { numFmt: '@' };
/** Rows for which the drop-downs hold. */
const OFFERED_ROWS = 1000;

const WORDS = {
  id: {
    choices: 'Pilihan',
    guide: 'Petunjuk',
    why: 'Yang perlu diperbaiki',
    lines: [
      'Isi satu baris untuk setiap orang atau rumah tangga. Jangan mengubah judul kolom; kolom bertanda * wajib diisi.',
      'Kode boleh kosong pada Tim, Anggota dan Daftar tunggu: kode dibuatkan. Rumah tangga memerlukan kode, sebab Anggota menunjuk kepadanya.',
      'Tanggal ditulis tanggal/bulan/tahun. Jumlah uang ditulis tanpa koma.',
      'Lembar yang tidak diperlukan boleh dibiarkan kosong.',
    ],
  },
  en: {
    choices: 'Choices',
    guide: 'Guide',
    why: 'To be mended',
    lines: [
      'Fill in one row for each person or household. Leave the headings as they are; columns with * must be filled in.',
      'A code may be left empty under Team, Clients and Waiting list: one is made. Households need one, because Clients point to it.',
      'Write dates as day/month/year, and sums of money without decimals.',
      'Sheets that you do not need may stay empty.',
    ],
  },
} satisfies Record<Language, unknown>;

/** A sheet to be written. */
export type WrittenSheet = { readonly list: RosterList; readonly columns: readonly RosterColumn[]; readonly rows: readonly WrittenRow[] };

/** The sheets of a roster as a workbook: drop-downs for what the definition knows, a head that stays, and the rows given. Every cell is text. */
export async function writeRoster(sheets: readonly WrittenSheet[], language: Language): Promise<Uint8Array> {
  const words = WORDS[language];
  const offered: string[][] = [];
  const written = sheets.map(({ list, columns, rows }) => sheetOf(list, columns, rows, language, offered));
  const hints = sheets.flatMap(({ list, columns }) =>
    columns.flatMap(({ heading, hint }) => (hint === undefined ? [] : [[ROSTER_NAMES[list][language], heading[language], hint[language]]])),
  );
  return writeXlsx({
    // The same roster is the same file, whenever it is written.
    properties: { modified: new Date(0) },
    sheets: [
      ...written,
      { name: words.guide, rows: [...words.lines.map((line) => [line]), [], ...hints], columns: [{ width: 24 }, { width: 28 }, { width: 60 }] },
      { name: words.choices, rows: turned(offered), columns: offered.map(() => ({ width: 30 })) },
    ],
  });
}

function sheetOf(list: RosterList, columns: readonly RosterColumn[], rows: readonly WrittenRow[], language: Language, offered: string[][]): WriteSheet {
  const { choices, why } = WORDS[language];
  const reasons = rows.some((row) => row.why !== undefined);
  const head = [...columns.map(({ heading, needed }) => `${heading[language]}${needed ? ' *' : ''}`), ...(reasons ? [why] : [])];
  const body = rows.map((row) => [...columns.map(({ field }) => row.cells[field] ?? ''), ...(reasons ? [row.why ?? ''] : [])]);
  const cells = new Map<string, { value: CellValue; style: CellStyle }>(head.map((value, column) => [`0,${column}`, { value, style: HEAD }]));
  return {
    name: ROSTER_NAMES[list][language],
    rows: [head, ...body],
    columns: [
      ...columns.map(({ field, heading }) => ({ width: widthOf(field, heading[language]), style: TEXT })),
      ...(reasons ? [{ width: 60, style: TEXT }] : []),
    ],
    cells,
    freezePane: { rows: 1 },
    dataValidations: columns.flatMap((column, index) => offer(column, index, choices, language, offered)),
  };
}

/** A list in a column of the sheet of choices: written into the rule itself it could hold 255 letters. Several at once cannot be offered. */
function offer({ kind, choices, heading, hint }: RosterColumn, index: number, sheet: string, language: Language, offered: string[][]): DataValidation[] {
  const letter = colToLetter(index);
  const words = kind === 'yesNo' ? { id: ['Ya', 'Tidak'], en: ['Yes', 'No'] }[language] : kind === 'choice' ? choices.map(({ name }) => name[language]) : [];
  if (words.length === 0) return [];
  offered.push(words);
  const at = colToLetter(offered.length - 1);
  return [
    {
      type: 'list',
      formula1: `${sheet}!$${at}$1:$${at}$${words.length}`,
      range: `${letter}2:${letter}${OFFERED_ROWS}`,
      allowBlank: true,
      // Keys are taken too, so another word is warned of, not refused.
      errorStyle: 'warning',
      showErrorMessage: true,
      ...(hint === undefined ? {} : { showInputMessage: true, inputTitle: heading[language].slice(0, 32), inputMessage: hint[language].slice(0, 250) }),
    },
  ];
}

function widthOf(field: string, heading: string): number {
  if (field === 'name' || field === 'address' || field === 'agency' || field === 'email' || field === 'home.address') return 32;
  return Math.max(12, Math.min(24, heading.length + 4));
}

function turned(columns: readonly (readonly string[])[]): string[][] {
  const longest = Math.max(0, ...columns.map(({ length }) => length));
  return Array.from({ length: longest }, (_, row) => columns.map((column) => column[row] ?? ''));
}
