import { parse } from 'csv-parse/sync';
import { type CellValue, readXlsx } from 'hucre/xlsx';
import type { SheetRead, SheetRow } from '../../domain/importRoster.ts';
import { measureWorkbook } from './measureZip.ts';

/** Why a file is no roster; each has its own words. */
export type SheetFault = 'noFile' | 'empty' | 'tooLarge' | 'bomb' | 'tooManyCells' | 'oldWorkbook' | 'otherKind' | 'unreadable';
export type SheetsRead = { readonly ok: true; readonly sheets: readonly SheetRead[] } | { readonly ok: false; readonly because: SheetFault };

/** Of a roster; larger files are photos, or something else. */
export const MOST_FILE_BYTES = 5_000_000;
const MOST_ROWS = 3000;
const MOST_COLUMNS = 60;
const LONGEST_CELL = 2000;

/** The sheets of a file as text, whatever it calls itself: XLSX by its first bytes, else CSV. The one place where a file of sheets is opened. */
export async function readSheets(name: string, bytes: Uint8Array): Promise<SheetsRead> {
  if (name === '' && bytes.length === 0) return no('noFile');
  if (bytes.length === 0) return no('empty');
  if (bytes.length > MOST_FILE_BYTES) return no('tooLarge');
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return no('oldWorkbook');
  const read = startsWith(bytes, [0x50, 0x4b]) ? await readWorkbook(bytes) : readCsv(name, bytes);
  if (!read.ok) return read;
  if (read.sheets.some(({ rows }) => rows.length > MOST_ROWS)) return no('tooManyCells');
  return read.sheets.some(({ rows }) => rows.length > 0) ? read : no('empty');
}

async function readWorkbook(bytes: Uint8Array): Promise<SheetsRead> {
  const measured = measureWorkbook(bytes);
  if (measured === 'tooLarge') return no('bomb');
  if (measured !== 'fits') return no(measured);
  try {
    const { sheets } = await readXlsx(bytes);
    return {
      ok: true,
      sheets: sheets
        .filter(({ hidden, veryHidden }) => hidden !== true && veryHidden !== true)
        .map(({ name, rows, cells }) => ({
          name: name.slice(0, 120),
          rows: rows.flatMap((row, index) => rowOf(index + 1, row.map(textOf), (column) => cells?.get(`${index},${column}`)?.formula !== undefined)),
        })),
    };
  } catch {
    return no('unreadable');
  }
}

/** Spreadsheets write dates as days since 1900; the reader makes them dates at midnight in UTC. */
function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  return String(value);
}

function readCsv(name: string, bytes: Uint8Array): SheetsRead {
  if (bytes.includes(0)) return no('otherKind');
  const text = decoded(bytes);
  if (/^(%PDF|\{\\rtf|<\?xml|<!doctype|<html)/i.test(text.trimStart())) return no('otherKind');
  try {
    const [head = ''] = text.split('\n');
    const delimiter = [';', '\t', ','].find((mark) => head.includes(mark));
    if (delimiter === undefined) return no('otherKind');
    const records = parse(text, { delimiter, bom: true, relax_column_count: true, skip_empty_lines: false, info: true, to: MOST_ROWS + 2 }) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    const rows = records.flatMap(({ record, info }) => rowOf(info.lines, record, () => false));
    return { ok: true, sheets: [{ name: name.replace(/\.\w+$/, '').slice(0, 120), rows }] };
  } catch {
    return no('unreadable');
  }
}

/** UTF-8, else as older spreadsheets on Windows write. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** None where all of it is empty. What looks like a formula is taken for one: it would become one in the next spreadsheet that it gets into. */
function rowOf(line: number, values: readonly string[], isFormula: (column: number) => boolean): SheetRow[] {
  const cells = values.slice(0, MOST_COLUMNS).map((value) => value.replaceAll('\0', '').slice(0, LONGEST_CELL));
  if (cells.every((cell) => cell.trim() === '')) return [];
  const formulas = cells.flatMap((cell, column) => (isFormula(column) || /^\s*[=@]/.test(cell) ? [column] : []));
  return [{ line, cells, ...(formulas.length === 0 ? {} : { formulas }) }];
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

function no(because: SheetFault): SheetsRead {
  return { ok: false, because };
}
