import { inflateRawSync } from 'node:zlib';

/** What a workbook may come to before it is opened. A roster of a thousand people is a tenth of it. */
const MOST_ENTRIES = 300;
const MOST_UNPACKED = 40_000_000;
const MOST_CELLS = 120_000;
const MOST_ROWS = 20_000;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const DEFLATED = 8;

/** Whether a workbook can be opened: it is none, it would become too large, or it holds too many cells. */
export type Measured = 'fits' | 'unreadable' | 'tooLarge' | 'tooManyCells';

type Entry = { readonly name: string; readonly method: number; readonly packed: number; readonly unpacked: number; readonly at: number };

/**
 * Looks at a workbook before anything opens it: what its parts say they unpack to, that they keep to it, and how many cells and rows its sheets have.
 * A few hundred bytes can claim a billion cells.
 */
export function measureWorkbook(bytes: Uint8Array): Measured {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = entriesOf(file);
  if (entries === undefined) return 'unreadable';
  if (entries.length > MOST_ENTRIES || entries.reduce((sum, { unpacked }) => sum + unpacked, 0) > MOST_UNPACKED) return 'tooLarge';
  let cells = 0;
  // Any part can be named as a sheet.
  for (const entry of entries) {
    const sheet = unpack(file, entry);
    if (sheet === undefined) return 'unreadable';
    if (sheet === 'tooLarge') return 'tooLarge';
    const counted = countIn(sheet.toString('latin1'));
    cells += counted.cells;
    if (counted.lastRow > MOST_ROWS || cells > MOST_CELLS) return 'tooManyCells';
  }
  return 'fits';
}

/** The parts, by the directory at the end of the file; undefined where it is no whole archive. */
function entriesOf(file: Buffer): Entry[] | undefined {
  const end = endOf(file);
  if (end === undefined) return undefined;
  const count = file.readUInt16LE(end + 10);
  if (count === 0xffff) return undefined;
  const entries: Entry[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== DIRECTORY_ENTRY) return undefined;
    const entry = {
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      unpacked: file.readUInt32LE(at + 24),
      at: file.readUInt32LE(at + 42),
    };
    const nameLength = file.readUInt16LE(at + 28);
    const sizesFollow = (file.readUInt16LE(at + 8) & 8) !== 0;
    // Whoever opens it keeps to what is declared; so something must be. The large form of sizes is nothing that a roster needs.
    if (entry.unpacked === 0 && (entry.packed > 2 || (sizesFollow && entry.packed === 0))) return undefined;
    if ([entry.packed, entry.unpacked, entry.at].includes(0xffffffff)) return undefined;
    entries.push({ ...entry, name: file.toString('utf8', at + 46, at + 46 + nameLength) });
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

function endOf(file: Buffer): number | undefined {
  for (let at = file.length - 22; at >= Math.max(0, file.length - 65_557); at -= 1) if (file.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  return undefined;
}

function unpack(file: Buffer, { method, packed, unpacked, at }: Entry): Buffer | 'tooLarge' | undefined {
  if (at + 30 > file.length || file.readUInt32LE(at) !== LOCAL_ENTRY) return undefined;
  const from = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
  const part = file.subarray(from, from + packed);
  if (method !== DEFLATED) return method === 0 ? part : undefined;
  try {
    return inflateRawSync(part, { maxOutputLength: Math.max(1, unpacked) });
  } catch (failure) {
    return (failure as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE' ? 'tooLarge' : undefined;
  }
}

/** Cells as they are written, and the highest row that one of them or a row of its own is at: what lies between is filled up by whoever reads it. */
function countIn(sheet: string): { readonly cells: number; readonly lastRow: number } {
  let cells = 0;
  let lastRow = 0;
  let rows = 0;
  for (const [, tag, row] of sheet.matchAll(/<(?:\w+:)?(row|c)(?=[\s/>])(?:[^>]*?\sr\s*=\s*["'][A-Za-z]*(\d{1,9}))?/g)) {
    if (tag === 'c') cells += 1;
    else rows += 1;
    lastRow = Math.max(lastRow, Number(row ?? 0), rows);
  }
  return { cells, lastRow };
}
