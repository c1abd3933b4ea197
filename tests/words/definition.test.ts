import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readSeed, CALENDARS, tablolong } from '../support/seeds.ts';
import { indonesianTextsIn, wrongWords } from '../support/wording.ts';

describe('Indonesian words', () => {
  it.each([
    ['Penjangkauan warga', 'people'],
    ['Mentor kelompok', 'people'],
    ['KUBE Harapan', 'people'],
    ['Anggota KUB', 'money'],
    ['Pelanggan kami', 'professional'],
    ['Data pengguna', 'people'],
    ['Peserta didik', 'people'],
    ['Penghentian paksa', 'people'],
    ['Klien hadir', 'people'],
    ['Klien hadir', 'money'],
    ['Daftar penerima manfaat', 'people'],
  ] as const)('refuses “%s” before %s', (text, audience) => {
    expect(wrongWords([{ where: 'here', text }], audience)).toHaveLength(1);
  });

  it.each([
    ['Penyuluhan dan Sosialisasi', 'people'],
    ['Pendamping Sosial, monitoring', 'people'],
    ['Jenis pengakuan: belum / KUBE / KUB / lainnya', 'people'],
    ['Klien dan konseling', 'professional'],
    ['Daftar penerima manfaat', 'money'],
  ] as const)('lets “%s” stand before %s', (text, audience) => {
    expect(wrongWords([{ where: 'here', text }], audience)).toEqual([]);
  });

  it('are right in the definition, which people of all kinds read', () => {
    const texts = indonesianTextsIn(tablolong());
    expect(texts.length).toBeGreaterThan(150);
    expect(wrongWords(texts, 'people')).toEqual([]);
  });

  it('are right in the calendars', () => {
    const texts = CALENDARS.flatMap((name) => indonesianTextsIn(parse(readSeed(`calendars/${name}`)), name));
    expect(texts.length).toBeGreaterThan(100);
    expect(wrongWords(texts, 'people')).toEqual([]);
  });
});
