import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { importRoster, type SheetRead } from '../../domain/importRoster.ts';
import { judgePieces, NO_PIECES, peopleFileOf } from '../../domain/importRosterJudge.ts';
import { parsePeople } from '../../domain/parsePeople.ts';
import { measureWorkbook } from '../../web/start/measureZip.ts';
import { readSheets } from '../../web/start/readSheets.ts';
import { tablolong, tablolongPeople } from '../support/seeds.ts';
import { zipOf } from './zip.ts';

const definition = tablolong();
const { demoStart } = definition;
const HEAD = ['Kode', 'Nama', 'Jenis kelamin', 'Tanggal lahir', 'Kode rumah tangga', 'Kelompok usaha'];
const HOMES: SheetRead = {
  name: 'Rumah tangga',
  rows: rows([
    ['Kode rumah tangga', 'Dusun', 'Jumlah jiwa'],
    ['h01', 'Dusun A', '6'],
  ]),
};

function rows(cells: readonly (readonly string[])[]) {
  return cells.map((row, index) => ({ line: index + 1, cells: row }));
}

const clients = (...people: string[][]): SheetRead[] => [HOMES, { name: 'Anggota', rows: rows([HEAD, ...people]) }];
const reasonsOf = (sheets: readonly SheetRead[], before = NO_PIECES) =>
  importRoster(sheets, definition, demoStart, before).faulty.map(({ line, reasons }) => [
    line,
    reasons.map(({ field, text }) => `${field}: ${text.en}`).join(' | '),
  ]);

it('reads the demo workbook into the very people of the demo file', async () => {
  const read = await readSheets('tablolong.xlsx', readFileSync(new URL('../../seeds/examples/tablolong.xlsx', import.meta.url)));
  if (!read.ok) throw new Error(read.because);
  const { pieces, faulty, notes } = importRoster(read.sheets, definition, demoStart, NO_PIECES);
  expect([faulty, notes]).toEqual([[], []]);
  const { inventedFor: _marked, ...people } = tablolongPeople();
  const judged = parsePeople(peopleFileOf(pieces), 'people', definition, demoStart);
  expect(judged.ok && judged.people).toEqual(people);
});

it('makes codes for whoever has none, and takes words for keys in either language', () => {
  const { pieces, faulty } = importRoster(
    clients(
      ['k001', 'Daud Lontar', 'Laki-laki', '1986-11-23', 'h01', 'nelayan-1'],
      ['', 'Rut Cemara', 'female', '31.10.1989', 'H01', definition.businessGroups['nelayan-2']?.name.id ?? ''],
    ),
    definition,
    demoStart,
    NO_PIECES,
  );
  expect(faulty).toEqual([]);
  expect(pieces.clients).toEqual([
    { id: 'k001', name: 'Daud Lontar', sex: 'm', bornOn: '1986-11-23', household: 'h01', group: 'nelayan-1' },
    { id: 'k002', name: 'Rut Cemara', sex: 'f', bornOn: '1989-10-31', household: 'h01', group: 'nelayan-2' },
  ]);
  expect(judgePieces(pieces, definition, demoStart).people?.clients).toHaveLength(2);
});

it('refuses a second row of one person, in another group above all, and leaves namesakes with a code each', () => {
  const daud = (code: string, group: string) => [code, 'Daud Lontar', 'L', '23/11/1986', 'h01', group];
  expect(reasonsOf(clients(daud('k001', 'nelayan-1'), daud('k001', 'pemuda-1')))).toEqual([[3, expect.stringContaining('A person is of one group only')]]);
  expect(reasonsOf(clients(daud('', 'nelayan-1'), daud('', 'nelayan-1')))).toEqual([[3, expect.stringContaining('take out one of the rows')]]);
  const both = importRoster(clients(daud('k001', 'nelayan-1'), daud('k002', 'nelayan-2')), definition, demoStart, NO_PIECES);
  expect([both.faulty, both.namesakes]).toEqual([[], [['k001', 'k002']]]);
});

it('replaces whoever is there under the same code, and refuses without one who is there already', () => {
  const first = importRoster(clients(['k001', 'Daud Lontar', 'L', '23/11/1986', 'h01', 'nelayan-1']), definition, demoStart, NO_PIECES).pieces;
  const again = importRoster(clients(['k001', 'Daud Lontar', 'L', '23/11/1986', 'h01', 'pemuda-3']), definition, demoStart, first);
  expect(again.pieces.clients.map(({ group }) => group)).toEqual(['pemuda-3']);
  expect(reasonsOf(clients(['', 'daud lontar ', 'L', '23/11/1986', 'h01', 'nelayan-1']), first)).toEqual([[2, expect.stringContaining('taken before')]]);
});

it('says at its column what is wrong, ages and dates among it, and takes the rest', () => {
  expect(
    reasonsOf(
      clients(
        ['k001', 'Daud Lontar', 'L', '23/11/1946', 'h01', 'nelayan-1'],
        ['k002', '', 'L', '30/02/1990', 'h01', 'nelayan 99'],
        ['k003', 'Simon Karang', 'L', '01/03/1990', 'h77', 'nelayan-1'],
        ['k004', 'Rut Cemara', 'P', '01/03/1990', 'h01', 'nelayan-1'],
      ),
    ),
  ).toEqual([
    [2, expect.stringMatching(/^bornOn: .*aged 18 to 60/)],
    [3, expect.stringMatching(/^name: must be filled in \| bornOn: found “30\/02\/1990”.* \| group: found “nelayan 99”.*perhaps/)],
    [4, expect.stringMatching(/^household: found “h77”/)],
  ]);
});

it('passes over sheets that are none of its, and says which column is lacking', () => {
  const { notes, good } = importRoster(
    [
      {
        name: 'Belanja',
        rows: rows([
          ['Barang', 'Harga'],
          ['Jala', '100'],
        ]),
      },
      {
        name: 'Anggota',
        rows: rows([
          ['Kode', 'Nama'],
          ['k001', 'Daud'],
        ]),
      },
    ],
    definition,
    demoStart,
    NO_PIECES,
  );
  expect(notes.map(({ en }) => en)).toEqual([expect.stringContaining('“Belanja” was passed over'), expect.stringContaining('no column “Sex”, “Born on”')]);
  expect(good.clients).toBe(0);
});

it('reads CSV as spreadsheets write it: semicolons, a byte order mark, the letters of Windows, formulas marked', async () => {
  const text = '\ufeffKode rumah tangga;Dusun;Jumlah jiwa\r\nh01;"Dusun A; utara";6\r\n\r\nh02;=1+1;4\r\n';
  const read = await readSheets('rumah.csv', new TextEncoder().encode(text));
  expect(read).toEqual({
    ok: true,
    sheets: [
      {
        name: 'rumah',
        rows: [
          { line: 1, cells: ['Kode rumah tangga', 'Dusun', 'Jumlah jiwa'] },
          { line: 2, cells: ['h01', 'Dusun A; utara', '6'] },
          { line: 4, cells: ['h02', '=1+1', '4'], formulas: [1] },
        ],
      },
    ],
  });
  const windows = await readSheets('x.csv', Buffer.from('Nama,Dusun\nJos\xe9,A\n', 'latin1'));
  expect(windows.ok && windows.sheets[0]?.rows[1]?.cells[0]).toBe('José');
});

it('opens no workbook that unpacks to more than it says, to more than a roster, or to too many cells or rows', async () => {
  const sheet = (body: string) => [{ name: 'xl/worksheets/sheet1.xml', bytes: Buffer.from(`<worksheet><sheetData>${body}</sheetData></worksheet>`) }];
  expect(measureWorkbook(zipOf(sheet('<row r="1"><c r="A1"/></row>')))).toBe('fits');
  expect(measureWorkbook(zipOf(sheet('<row r="1048576"><c r="XFD1048576"/></row>')))).toBe('tooManyCells');
  expect(measureWorkbook(zipOf(sheet('<c/>'.repeat(130_000))))).toBe('tooManyCells');
  expect(measureWorkbook(zipOf([{ name: 'xl/sharedStrings.xml', bytes: Buffer.alloc(60_000_000, 'a') }]))).toBe('tooLarge');
  expect(measureWorkbook(zipOf([{ name: 'xl/worksheets/sheet1.xml', bytes: Buffer.alloc(1_000_000, 'a'), says: 1000 }]))).toBe('tooLarge');
  expect(measureWorkbook(Buffer.from('PK\u0003\u0004 and nothing behind it, however long it goes on'))).toBe('unreadable');
  const bomb = zipOf([{ name: 'xl/worksheets/sheet1.xml', bytes: Buffer.alloc(60_000_000, ' ') }]);
  expect(bomb.length).toBeLessThan(100_000);
  expect(await readSheets('bom.xlsx', bomb)).toEqual({ ok: false, because: 'bomb' });
});
