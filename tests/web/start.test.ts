import { afterAll, beforeAll, expect, it } from 'vitest';
import { parsePeople } from '../../domain/parsePeople.ts';
import type { RosterList } from '../../domain/importRosterColumns.ts';
import { ROSTER_LISTS, rosterColumns } from '../../domain/importRosterColumns.ts';
import type { RosterPieces } from '../../domain/importRosterJudge.ts';
import { rosterCells } from '../../domain/importRosterWrite.ts';
import { readSheets } from '../../web/start/readSheets.ts';
import { writeRoster } from '../../web/start/writeSheets.ts';
import { readSeed, tablolong } from '../support/seeds.ts';
import { makeSiteWorld, type SiteWorld } from './world.ts';

let world: SiteWorld;
const definition = tablolong();
beforeAll(async () => {
  world = await makeSiteWorld();
});
afterAll(() => world.stop());

const as = 'machine';

/** The demo roster as a workbook, as it would be sent. */
async function demo(change: (list: RosterList, rows: Record<string, string>[]) => Record<string, string>[] = (_, rows) => rows): Promise<Blob> {
  const read = parsePeople(readSeed('people/tablolong.yaml'), 'people', definition, definition.demoStart);
  if (!read.ok) throw new Error('the demo people do not parse');
  const pieces = read.people as unknown as RosterPieces;
  const sheets = ROSTER_LISTS.map((list) => {
    const columns = rosterColumns(list, definition);
    return { list, columns, rows: change(list, rosterCells(list, columns, pieces, 'id')).map((cells) => ({ cells })) };
  });
  return fileOf(await writeRoster(sheets, 'id'), 'tablolong.xlsx');
}

function fileOf(bytes: Uint8Array | string, name: string): File {
  return new File([bytes], name);
}

async function begun(): Promise<string> {
  const { location } = await world.send('/new', { once: crypto.randomUUID() }, as);
  return String(location).split('/')[2] as string;
}

async function placed(code: string): Promise<string> {
  const id = await begun();
  expect((await world.send(`/new/${id}/definition`, { which: 'tablolong.yaml' }, as)).location).toBe(`/new/${id}/details`);
  expect((await world.send(`/new/${id}/details`, { village: 'Desa Tablolong', start: '2027-08-02', code }, as)).location).toBe(`/new/${id}/roster`);
  return id;
}

it('leads from nothing to a started programme with the demo roster, and takes up where it was left', async () => {
  expect((await world.open('/new', as)).text).toContain('Belum ada persiapan program.');
  const id = await placed('mulai-1');
  expect((await world.open(`/new/${id}`, as)).location).toBe(`/new/${id}/roster`);
  expect((await world.open(`/new/${id}/groups`, as)).location).toBe(`/new/${id}/roster`);
  expect((await world.send(`/new/${id}/roster`, { file: await demo(), do: 'check' }, as)).location).toBe(`/new/${id}/roster`);
  const looked = await world.open(`/new/${id}/roster`, as);
  expect(looked.text).toContain('Semua baris dapat diambil.');
  expect(looked.text).not.toContain('Yang sudah ada');
  expect((await world.send(`/new/${id}/roster`, { do: 'take' }, as)).location).toContain('said=taken');
  const taken = await world.open(`/new/${id}/roster?said=taken`, as);
  expect(taken.text).toMatch(/Anggota<\/dt><dd>90/);
  expect((await world.open(`/new/${id}/groups`, as)).text).toContain('Simon Mutiara');
  expect((await world.send(`/new/${id}/groups`, { 'clients.k001': 'nelayan-1' }, as)).location).toContain('said=saved');
  expect((await world.open('/new', as)).text).toContain('mulai-1');
  expect((await world.open(`/new/${id}/short`, as)).text).toContain('Tidak ada yang kurang');
  expect((await world.open(`/new/${id}/begin`, as)).text).toContain('Senin, 2 Agustus 2027');
  const once = crypto.randomUUID();
  const [first, second] = await Promise.all([world.send(`/new/${id}/begin`, { once }, as), world.send(`/new/${id}/begin`, { once }, as)]);
  expect((await world.open('/p/mulai-1/start', as)).text).toContain('Rencananya diusulkan');
  expect([first.location, second.location]).toEqual(['/p/mulai-1/start', '/p/mulai-1/start']);
  const [{ clients, staff }] = await world.sql<[{ clients: number; staff: number }]>`
    select (select count(*)::int from client where programme = 'mulai-1') as clients, (select count(*)::int from person where programme = 'mulai-1') as staff`;
  expect([clients, staff]).toEqual([90, 39]);
  expect((await world.open(`/new/${id}/roster`, as)).location).toBe('/p/mulai-1/start');
});

it('says at each row what is wrong, takes the others, and gives only those rows back to be mended', async () => {
  const id = await placed('mulai-2');
  const file = await demo((list, rows) =>
    list !== 'clients'
      ? rows
      : [
          ...rows.map((row, index) =>
            index === 1
              ? { ...row, bornOn: '31/02/1987' }
              : index === 2
                ? { ...row, bornOn: '01/01/1950' }
                : index === 3
                  ? { ...row, group: 'Nelayan sembilan' }
                  : index === 4
                    ? { ...row, household: 'h99' }
                    : index === 5
                      ? { ...row, name: '=HYPERLINK("http://x","y")' }
                      : row,
          ),
          { ...rows[0], group: 'pemuda-2' },
          { ...rows[6], id: '' },
        ],
  );
  await world.send(`/new/${id}/roster`, { file, do: 'check' }, as);
  const { text } = await world.open(`/new/${id}/roster`, as);
  for (const said of [
    'tanggal yang ada, misalnya 31/12/1990',
    'untuk usia 18 sampai 60 tahun',
    'tertulis “Nelayan sembilan”',
    'rumah tangga dalam households',
    'berisi rumus; tuliskan nilainya',
    'Seseorang hanya dalam satu kelompok',
    'Bila satu orang, hapus salah satu barisnya',
  ])
    expect(text, said).toContain(said);
  expect(text).toContain('7 baris perlu diperbaiki');
  await world.send(`/new/${id}/roster`, { do: 'take' }, as);
  const mend = await world.open(`/new/${id}/mend.xlsx`, as);
  expect(mend.status).toBe(200);
  const read = await readSheets('mend.xlsx', mend.bytes);
  expect(read.ok && read.sheets[0]?.name).toBe('Anggota');
  expect(read.ok && read.sheets[0]?.rows).toHaveLength(8);
  expect(read.ok && read.sheets[0]?.rows[1]?.cells.at(-1)).toContain('Tanggal lahir: tertulis “31/02/1987”');
  expect((await world.open(`/new/${id}/roster`, as)).text).toMatch(/Anggota<\/dt><dd>85/);
});

it('says of each file that is no roster what it is instead, at the field', async () => {
  const id = await placed('mulai-3');
  for (const [file, said] of [
    [fileOf(new Uint8Array(10_000_000), 'besar.xlsx'), 'lebih besar dari 5 MB'],
    [fileOf('%PDF-1.7 ...', 'daftar.pdf'), 'bukan lembar kerja'],
    [fileOf('PK\u0003\u0004 nothing', 'rusak.xlsx'), 'rusak'],
    [fileOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 'lama.xls'), 'Excel lama'],
    [fileOf('', 'kosong.csv'), 'kosong'],
  ] as const) {
    const answer = await world.send(`/new/${id}/roster`, { file, do: 'check' }, as);
    expect(answer.status, said).toBe(422);
    expect(answer.text).toContain(said);
    expect(answer.text).toContain('href="#file"');
  }
});

it('names the faults of an own definition by their lines and keeps what was typed', async () => {
  const id = await begun();
  const text = readSeed('tablolong.yaml').replace('months: 18', 'months: banyak');
  const answer = await world.send(`/new/${id}/definition`, { which: 'own', text }, as);
  expect(answer.status).toBe(422);
  expect(answer.text).toMatch(/definition:\d+:\d+ months: tertulis “banyak”/);
  expect(answer.text).toContain('months: banyak');
});

it('warns of a roster without a leader, and wants a reason before it starts short', async () => {
  const id = await placed('mulai-4');
  const file = await demo((list, rows) => (list === 'staff' ? rows.filter(({ role }) => role !== 'Ketua Tim' && role !== 'Sekretaris') : rows));
  await world.send(`/new/${id}/roster`, { file, do: 'check' }, as);
  await world.send(`/new/${id}/roster`, { do: 'take' }, as);
  expect((await world.open(`/new/${id}/roster`, as)).text).toContain('Belum ada Ketua Tim atau Sekretaris');
  expect((await world.open(`/new/${id}/short`, as)).text).toContain('Ketua Tim: diperlukan 1, ada 0.');
  expect((await world.send(`/new/${id}/short`, { reason: ' ' }, as)).status).toBe(422);
  expect((await world.send(`/new/${id}/short`, { reason: 'Ditunjuk minggu depan' }, as)).location).toBe(`/new/${id}/begin`);
});

it('is nobody else’s: another sees no start, and whoever may start none is told so', async () => {
  const id = await placed('mulai-5');
  await world.locked();
  expect((await world.open(`/new/${id}/roster`, 'team-leader')).status).toBe(403);
  expect((await world.open('/new/5f0c5f0e-0000-4000-8000-000000000000/roster', as)).status).toBe(404);
  expect((await world.open('/new')).location).toContain('/sign-in');
  expect((await world.send(`/new/${id}/discard`, {}, as)).location).toBe('/new?said=discarded');
  expect((await world.open(`/new/${id}/roster`, as)).status).toBe(404);
});
