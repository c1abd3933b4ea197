import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at } from '../api/world.ts';
import { CODE, makeSiteWorld, type SiteWorld } from './world.ts';

const MENTOR = 'mentor-nelayan-1';
const ITEM = `/p/${CODE}/items/mentoring/nelayan-1/01`;
let world: SiteWorld;
let clients: string[];
beforeAll(async () => {
  world = await makeSiteWorld();
  await world.locked();
  world.now = at('2027-08-05', '18:00');
  clients = (await world.sql<{ id: string }[]>`select id from client where programme = ${CODE} and audience = 'nelayan-1' order by id`).map(({ id }) => id);
});
afterAll(() => world.stop());

/** A picture as a phone takes it: large, lying on its side, with where and by what it was taken. */
async function taken(): Promise<Blob> {
  const bytes = await sharp({ create: { width: 3000, height: 2000, channels: 3, background: '#c8b89a' } })
    .withExif({ IFD0: { Make: 'TelefonContoh' }, IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '10/1 20/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  expect(bytes.includes('TelefonContoh')).toBe(true);
  return new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' });
}
const filled = (more: Record<string, string | Blob> = {}): Record<string, string | Blob> => ({
  id: randomUUID(),
  photoId: randomUUID(),
  outcome: 'held',
  doneOn: '2027-08-04',
  ...Object.fromEntries(clients.map((client) => [`a.${client}`, 'present'])),
  ...more,
});

it('refuses what is no picture at its field, and loses nothing else that was typed', async () => {
  for (const photo of [new Blob(['%PDF-1.7 no picture']), new Blob([new Uint8Array([0, 0, 0, 24, 102, 116, 121, 112, 104, 101, 105, 99])])]) {
    const seen = await world.send(`${ITEM}/report`, filled({ note: 'Lembar terlampir', photo }), MENTOR);
    expect(seen.status).toBe(422);
    for (const words of ['href="#photo"', 'tidak dapat dibaca', 'Lembar terlampir', `name="a.${clients[0]}" value="present" checked=""`])
      expect(seen.text).toContain(words);
  }
  const large = await world.send(`${ITEM}/report`, filled({ note: 'Besar', photo: new Blob([new Uint8Array(12_000_001)]) }), MENTOR);
  for (const words of ['href="#photo"', 'lebih besar dari 12 MB', 'Besar']) expect(large.text).toContain(words);
  expect(await world.sql`select from report where programme = ${CODE}`).toEqual([]);
  expect(await world.sql`select from sheet_photo`).toEqual([]);
});

it('keeps a photograph even where the report must be mended, small, upright, without place and device, and sealed', async () => {
  const [first = ''] = clients;
  const { [`a.${first}`]: _unmarked, ...rest } = filled({ photo: await taken() });
  const refused = await world.send(`${ITEM}/report`, rest, MENTOR);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('1 foto tersimpan');
  const { photo: _sent, ...again } = rest;
  expect((await world.send(`${ITEM}/report`, { ...again, [`a.${first}`]: 'ill' }, MENTOR)).status).toBe(303);
  const [row, ...others] = await world.sql<{ id: string; sealed: Buffer }[]>`select id, sealed from sheet_photo where programme = ${CODE}`;
  expect(others).toEqual([]);
  const listed = await world.open(`${ITEM}/photos`, MENTOR);
  expect(listed.text).toContain(`src="${ITEM}/photos/${row?.id}"`);
  const answer = await world.ask(`GET /programmes/${CODE}/items/mentoring/nelayan-1/01/photos?id=${row?.id}`, { as: MENTOR });
  const jpeg = Buffer.from(answer.body.photos[0].jpeg, 'base64');
  const { width, height, exif, format } = await sharp(jpeg).metadata();
  expect([format, width, height, exif]).toEqual(['jpeg', 1067, 1600, undefined]);
  expect(jpeg.includes('TelefonContoh')).toBe(false);
  expect(row?.sealed.includes(jpeg.subarray(0, 64))).toBe(false);
});

it('adds one photograph however often it is sent, shows it to whoever may report, and takes it away again', async () => {
  const typed = { photoId: randomUUID(), photo: await taken() };
  expect((await world.send(`${ITEM}/photos`, typed, MENTOR)).location).toBe(`${ITEM}/photos?said=added`);
  expect((await world.send(`${ITEM}/photos`, typed, MENTOR)).status).toBe(303);
  expect(await world.sql`select from sheet_photo`).toHaveLength(2);
  const shown = await world.open(`${ITEM}/photos/${typed.photoId}`, 'coordinator-nelayan');
  expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  for (const stranger of ['instructor-perempuan-1', 'mentor-nelayan-2'])
    expect((await world.open(`${ITEM}/photos/${typed.photoId}`, stranger)).status).toBe(403);
  expect((await world.send(`${ITEM}/photos`, { remove: typed.photoId }, MENTOR)).location).toContain('said=removed');
  expect((await world.open(`${ITEM}/photos/${typed.photoId}`, MENTOR)).status).toBe(404);
  expect(await world.sql`select action from journal where programme = ${CODE} and action like '%SheetPhoto' order by seq`).toEqual([
    { action: 'addSheetPhoto' },
    { action: 'addSheetPhoto' },
    { action: 'removeSheetPhoto' },
  ]);
});
