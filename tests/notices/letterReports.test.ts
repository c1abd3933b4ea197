import { describe, expect, it } from 'vitest';
import type { ItemTask, NoticeTask } from '../../notices/tasks.ts';
import { about, facts, letter } from './letters.ts';

describe('what the report carries', () => {
  it.each<[string, Partial<ItemTask>, string]>([
    ['mentoring', {}, 'daftar hadir | berapa orang menyampaikan pendapat'],
    [
      'a monthly log',
      { track: 'monthlyLog' },
      'daftar hadir | formulir “Log usaha bulanan kelompok” | formulir “Log usaha dan tabungan anggota”, dari setiap yang hadir',
    ],
    [
      'the decision of a giver',
      { track: 'capital', part: 'decision', subject: 'fisheriesRegency' },
      'keputusan: disetujui, dikembalikan, atau ditolak | formulir “Keputusan pemberi dana”',
    ],
    ['a countersignature', { track: 'termination', part: 'countersign', group: undefined }, 'keputusan: disahkan atau dikembalikan'],
  ])('of %s', (_what, changes, expected) => {
    expect(facts(about('due', changes))).toContain(`Isi laporan: ${expected}`);
  });

  it('is asked of those whose task it is alone', () => {
    for (const kind of ['invited', 'escalation', 'relieved'] as const) expect(facts(about(kind)).filter((fact) => fact.startsWith('Isi laporan'))).toEqual([]);
  });

  it('says which of several days has the test before and which the test after (E17)', () => {
    const days = [1, 2, 3, 4, 5].map((ordinal) => about('due', { key: `training/pemuda/0${ordinal}`, track: 'training', part: 'phase1', ordinal, total: 11 }));
    const [first, ...others] = days as [NoticeTask, ...NoticeTask[]];
    expect(facts(first, ...others).find((fact) => fact.startsWith('Isi laporan'))).toBe(
      'Isi laporan: daftar hadir | formulir “Tes awal”, dari setiap yang hadir (ke-1) | formulir “Tes akhir”, dari setiap yang hadir (ke-5)',
    );
  });
});

describe('what was moved', () => {
  const moved = about('moved');

  it('is told to whose task it is with how to report it', () => {
    expect(facts(moved)).toContain('Isi laporan: daftar hadir | berapa orang menyampaikan pendapat');
    expect(letter('id', [moved]).howTo).toBeDefined();
  });

  it('is told to those invited with whose task it is, and asks them for no report', () => {
    const others = about('moved', { owner: { name: 'Ferderika Terumbu', role: 'mentor' } });
    expect(facts(others).filter((fact) => /^(Isi laporan|Pelaksana)/.test(fact))).toEqual(['Pelaksana: Ferderika Terumbu | (Pendamping Sosial)']);
    expect(letter('id', [others]).howTo).toBeUndefined();
  });
});

describe('what no mail says', () => {
  const origin = { track: 'monitoring', part: undefined, subject: undefined, ordinal: 1, total: 18, heldOn: '2027-08-05', role: 'teamLeader' };

  it('is where it can be read: an agreed task by the visit it comes from (P3)', () => {
    expect(facts(about('due', { track: 'agreedTasks', group: undefined, owner: { name: 'Petrus Karang', role: 'coordinator' }, origin }))).toEqual([
      'Paling lambat: Minggu, 19 September 2027',
      'Disepakati dalam: Kunjungan monitoring ke-1 dari 18, | Kamis, 5 Agustus 2027 | (Ketua Tim)',
      'Isinya: Tidak ditulis di sini. Baca di sistem, atau minta kepada Sekretaris.',
      'Kode tugas: mentoring/nelayan-1/07',
    ]);
  });

  it('is not to be asked of the secretary by the secretary', () => {
    const shown = facts(about('due', { track: 'agreedTasks', group: undefined, owner: { name: 'Hana Cendana', role: 'secretary' }, origin }));
    expect(shown).toContain('Isinya: Tidak ditulis di sini. Baca di sistem.');
  });

  it('is a counselling case, which its owner and the leader alone can read (P2e)', () => {
    const session = { ...origin, track: 'mentoring', ordinal: 5, total: 42, role: 'mentor' };
    const shown = facts(about('due', { track: 'counselling', subject: 'k012', origin: session }));
    expect(shown).toContain('Dibuka dalam: Pendampingan sosial ke-5 dari 42, | Kamis, 5 Agustus 2027');
    expect(shown.join()).not.toContain('k012');
  });
});

it('asks for no name and no answer of a client by mail', () => {
  const asks = (changes: Partial<ItemTask>) => letter('id', [about('due', changes)]).howTo?.lines.some((line) => line.includes('jangan lewat surel'));
  expect([asks({}), asks({ track: 'interview', subject: 'k012' }), asks({ track: 'capital', part: 'recommendation' })]).toEqual([true, true, false]);
});

describe('several on one card', () => {
  it('name the numbers and keys of those it is about, where they are not in a row', () => {
    const some = [1, 8, 10].map((ordinal) =>
      about('escalation', { key: `interviewEndline/pemuda-3/${ordinal}`, track: 'interviewEndline', subject: `k0${ordinal}`, ordinal, total: 10 }),
    );
    const [card] = letter('id', some).sections[0]?.cards ?? [];
    expect(card?.under).toBe('Nelayan 1, ke-1, ke-8, dan ke-10 dari 10');
    expect(card?.facts.at(-1)?.parts).toEqual(['interviewEndline/pemuda-3/1', 'interviewEndline/pemuda-3/8', 'interviewEndline/pemuda-3/10']);
  });

  it('name each office that is to draft, by its number (P6b)', () => {
    const offices = ['socialProvince', 'fisheriesProvince', 'cooperativesProvince'].map((subject, index) =>
      about('due', { key: `continuedGuidance/programme/0${index + 1}`, track: 'continuedGuidance', group: undefined, subject, ordinal: index + 1, total: 9 }),
    );
    const [first, ...others] = offices as [NoticeTask, ...NoticeTask[]];
    expect(facts(first, ...others)).toContain('Bagi: 01 Dinas Sosial Provinsi NTT | 02 Dinas Perikanan Provinsi NTT | 03 Dinas Koperasi Provinsi NTT');
  });
});
