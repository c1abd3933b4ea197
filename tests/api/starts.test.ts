import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newKey, rewrapKeys } from '../../db/sealed.ts';
import { startOf } from '../../db/startUnderWay.ts';
import { readSeed } from '../support/seeds.ts';
import { makeWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.stop());

const as = 'machine';
const post = async (path: string, body: unknown) => world.ask(`POST ${path}`, { as, body });

const SHEETS = [
  { name: 'Rumah tangga', rows: [row(1, 'Kode rumah tangga', 'Dusun', 'Jumlah jiwa'), row(2, 'h01', 'Dusun A', '6'), row(3, 'h02', 'Dusun B', 'empat')] },
  {
    name: 'Anggota',
    rows: [
      row(1, 'Kode', 'Nama', 'Jenis kelamin', 'Tanggal lahir', 'Kode rumah tangga', 'Kelompok usaha'),
      row(2, '', 'Daud Lontar', 'L', '23/11/1986', 'h01', 'nelayan-1'),
      row(3, '', 'Mariana Bakau', 'P', '31/08/1991', 'h02', 'nelayan-1'),
    ],
  },
];
function row(line: number, ...cells: string[]) {
  return { line, cells };
}

it('keeps what was entered for whoever entered it, and lets a file be looked through before its good rows are taken', async () => {
  const id = randomUUID();
  expect((await post('/starts', { id })).status).toBe(200);
  expect((await post(`/starts/${id}/details`, { code: 'x-1', village: 'Desa', start: '2027-08-02' })).status).toBe(409);
  expect((await post(`/starts/${id}/definition`, { definition: readSeed('tablolong.yaml') })).text).toContain(id);
  const wrong = await post(`/starts/${id}/details`, { code: 'Kode Salah', village: 'Desa Baru', start: '2027-13-02' });
  expect(wrong.status).toBe(422);
  expect(wrong.body.errors.map(({ path }: { path: string }) => path)).toEqual(['code', 'start']);
  expect((await post(`/starts/${id}/details`, { code: 'desa-baru', village: 'Desa Baru: "utara"', start: '2027-08-02' })).status).toBe(200);
  expect((await post(`/starts/${id}/roster-checks`, { file: 'a.xlsx', replaces: false, sheets: SHEETS })).status).toBe(200);
  const { body } = await world.ask(`GET /starts/${id}`, { as });
  expect(body.definition.village).toBe('Desa Baru: "utara"');
  expect(body.checked.good).toMatchObject({ households: 1, clients: 1 });
  expect(body.checked.faulty.map((one: any) => [one.list, one.line, one.reasons[0].text.id])).toEqual([
    ['households', 3, expect.stringContaining('bilangan bulat')],
    ['clients', 3, expect.stringContaining('lembar Rumah tangga baris 3')],
  ]);
  expect(body.counts.clients).toBe(0);
  expect((await post(`/starts/${id}/roster`, {})).status).toBe(200);
  const after = (await world.ask(`GET /starts/${id}`, { as })).body;
  expect(after.counts.clients).toBe(1);
  expect(after.mending).toHaveLength(2);
  expect(after.managersLacking.map(({ id: name }: { id: string }) => name)).toEqual(['Ketua Tim', 'Sekretaris']);
  expect((await post(`/starts/${id}/groups`, { clients: { k001: 'nowhere' }, staff: {} })).body.errors[0].path).toBe('clients.k001');
  expect((await post(`/starts/${id}/groups`, { clients: { k001: 'pemuda-2' }, staff: {} })).status).toBe(200);
  expect((await post(`/starts/${id}/programme`, {})).body).toMatchObject({ code: 'desa-baru' });
  const rows = await world.sql<{ village: string; audience: string }[]>`
    select village, audience from programme join client on programme = code where code = 'desa-baru'`;
  expect(rows).toEqual([{ village: 'Desa Baru: "utara"', audience: 'pemuda-2' }]);
  expect((await world.ask(`GET /starts/${id}`, { as })).body).toMatchObject({ startedAs: 'desa-baru', counts: { clients: 0 } });
  expect((await world.ask('GET /starts', { as })).body.starts).toHaveLength(1);
});

it('is opened by a new master key once keys were wrapped anew', async () => {
  const id = randomUUID();
  await post('/starts', { id });
  const [kept] = await world.sql<{ sealed: Buffer }[]>`select sealed from start_under_way where id = ${id}`;
  expect(kept?.sealed.toString('latin1')).not.toContain('pieces');
  const other = newKey();
  await rewrapKeys(world.sql, world.parts.masterKey, other);
  const actor = { kind: 'machine', label: 'cli' } as const;
  expect((await startOf(world.sql, actor, id, other))?.content.mending).toEqual([]);
  await expect(startOf(world.sql, actor, id, world.parts.masterKey)).rejects.toThrow('expected the key');
});
