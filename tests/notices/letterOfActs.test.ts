import { describe, expect, it } from 'vitest';
import type { Language } from '../../domain/language.ts';
import { htmlOf } from '../../notices/letterHtml.tsx';
import { textOf } from '../../notices/letterText.ts';
import type { NoticeKind } from '../../db/noticeQueue.ts';
import { takenBack } from '../../notices/takenBack.ts';
import type { ItemTask, NoticeTask } from '../../notices/tasks.ts';
import { about, changed, facts, letter } from './letters.ts';

const STEP = { track: 'capital', part: 'handOver', ordinal: 6, total: 7 };
const nth = (ordinal: number, day: string, was: string, kind: 'moved' | 'paused' = 'moved') =>
  changed(kind, { key: `mentoring/nelayan-1/0${ordinal}`, ordinal, plannedOn: day, windowFrom: day }, { plannedOn: was });
const THREE = [nth(7, '2027-09-15', '2027-09-08'), nth(8, '2027-09-22', '2027-09-15'), nth(9, '2027-09-29', '2027-09-22')];

describe('a task that was moved', () => {
  it('says the new day, the day before, in which days it may be done, why and who decided it', () => {
    expect(facts(changed('moved')).slice(0, 5)).toEqual([
      'Tanggal baru: Rabu, 15 September 2027',
      'Semula: Rabu, 8 September 2027',
      'Boleh dikerjakan antara: Senin, 13 September 2027 | dan Minggu, 19 September 2027',
      'Sebab: gelombang tinggi atau cuaca buruk',
      'Diputuskan oleh: Petrus Karang | (Koordinator Kegiatan Kelompok)',
    ]);
  });

  it('says of what has only a last day that, and of what keeps its day the days in which it could be done', () => {
    expect(facts(changed('moved', STEP)).slice(1, 3)).toEqual(['Paling lambat: Minggu, 19 September 2027', 'Semula paling lambat: Minggu, 12 September 2027']);
    expect(facts(changed('moved', {}, { plannedOn: '2027-09-15' })).slice(0, 3)).toEqual([
      'Direncanakan: Rabu, 15 September 2027',
      'Boleh dikerjakan antara: Senin, 13 September 2027 | dan Minggu, 19 September 2027',
      'Semula boleh dikerjakan antara: Senin, 6 September 2027 | dan Minggu, 12 September 2027',
    ]);
  });

  it('says no cause where it is none that a word tells, and names nobody where a machine did it', () => {
    const said = facts(changed('moved', {}, { cause: 'other', by: undefined }));
    expect(said.filter((fact) => /^(Sebab|Diputuskan oleh)/.test(fact))).toEqual([]);
  });

  it('stands with the others of its series on one card, a line for each', () => {
    expect(facts(THREE[0] as NoticeTask, ...THREE.slice(1))[0]).toBe(
      'Tanggal baru: ke-7: Rabu, 15 September 2027, semula 8 Sep 2027 | ke-8: Rabu, 22 September 2027, semula 15 Sep 2027 | ke-9: Rabu, 29 September 2027, semula 22 Sep 2027',
    );
  });

  it('stands apart from what somebody else moved, for another cause', () => {
    const other = changed('moved', { key: 'mentoring/nelayan-1/08', ordinal: 8 }, { cause: 'mourning' });
    expect(letter('id', [changed('moved'), other]).sections[0]?.cards).toHaveLength(2);
  });
});

it('of what is paused or called off no day is said that holds, only the one before', () => {
  for (const kind of ['paused', 'cancelled'] as const) {
    expect(facts(changed(kind)).filter((fact) => /2027/.test(fact))).toEqual(['Semula direncanakan: Rabu, 8 September 2027']);
  }
});

it('says what to do now before the tasks, and in the list of mails what changed', () => {
  const written = letter('id', [changed('paused')]);
  expect(written.sections[0]?.lead).toContain('Tidak perlu dikerjakan');
  expect(letter('id', [changed('moved')]).preview).toMatch(/^Tanggal baru: Rabu, 15 September 2027 · Semula: Rabu, 8 September 2027/);
  expect(htmlOf(written)).toContain(written.preview);
});

it('of several series says once why, and who decided it, where that is the same of all', () => {
  const log = { key: 'monthlyLog/nelayan-1/01', track: 'monthlyLog', ordinal: 1, total: 18 };
  const written = letter('id', [changed('cancelled'), changed('cancelled', log)]);
  const [section] = written.sections;
  const shared = section?.shared.map(({ label, parts }) => `${label}: ${parts.join(' ')}`);
  expect(shared).toEqual(['Sebab: gelombang tinggi atau cuaca buruk', 'Diputuskan oleh: Petrus Karang (Koordinator Kegiatan Kelompok)']);
  expect(section?.cards.flatMap(({ facts: each }) => each.map(({ label }) => label))).not.toContain('Sebab');
  for (const line of shared ?? []) {
    expect(textOf(written)).toContain(line);
    expect(htmlOf(written).replace(/<[^>]+>/g, '')).toContain(line);
  }
  const apart = letter('id', [changed('cancelled'), changed('cancelled', log, { cause: 'funds' })]).sections[0];
  expect(apart?.shared.map(({ label }) => label)).toEqual(['Diputuskan oleh']);
  expect(apart?.cards.map(({ facts: each }) => each.find(({ label }) => label === 'Sebab')?.parts)).toEqual([
    ['gelombang tinggi atau cuaca buruk'],
    ['menunggu dana'],
  ]);
});

describe('subjects of what an act changed begin with what a phone shows', () => {
  it.each<[Language, string, NoticeTask[]]>([
    ['id', 'Pindah ke 15 Sep 2027: Pendampingan sosial, Nelayan 1 (7/42)', [changed('moved')]],
    ['en', 'Moved to 15 Sep 2027: Mentoring session, Fishers 1 (7/42)', [changed('moved')]],
    ['id', 'Pindah ke 15–29 Sep 2027: Pendampingan sosial, Nelayan 1 (7–9/42)', THREE],
    ['id', 'Batas waktu baru 19 Sep 2027: Berita Acara Serah Terima, Nelayan 1', [changed('moved', STEP)]],
    ['id', 'Jadwal berubah: Pendampingan sosial, Nelayan 1 (7/42), 15 Sep 2027', [changed('moved', {}, { plannedOn: '2027-09-15' })]],
    ['id', 'Tidak jadi 8 Sep 2027: Pendampingan sosial, Nelayan 1 (7/42)', [changed('cancelled')]],
    ['id', 'Dijeda: Pendampingan sosial, Nelayan 1 (7, 8/42)', [changed('paused'), nth(8, '2027-09-22', '2027-09-15', 'paused')]],
    ['id', 'Dilanjutkan 15 Sep 2027: Pendampingan sosial, Nelayan 1 (7/42)', [changed('resumed')]],
    ['id', 'Dilanjutkan: Pendampingan sosial, Nelayan 1 (7/42)', [changed('resumed', {}, { plannedOn: '2027-09-15' })]],
    ['id', 'Jadwal berubah: 2 kegiatan', [changed('moved'), changed('moved', { key: 'b', track: 'monthlyLog' })]],
    ['id', 'Untuk Anda: 1 berubah jadwal, 1 dijeda', [changed('moved'), changed('paused', { key: 'b' })]],
  ])('%s: %s', (language, subject, tasks) => {
    expect(letter(language, tasks).subject.replace('Sept', 'Sep')).toBe(subject);
  });
});

describe('somebody who is invited', () => {
  const owner = { name: 'Ribka Cemara', role: 'teamLeader' };

  it('is told of an invitation, not of a task, when it comes to them', () => {
    const [section] = letter('id', [changed('reassigned', { owner }, { owner })]).sections;
    expect(section?.heading).toBe('Undangan');
    expect(section?.cards[0]?.facts.map(({ label }) => label)).not.toContain('Semula tugas');
  });

  it('is told once why, also where there is nothing to be done about it', () => {
    const other = { owner, key: 'mentoring/nelayan-1/08', ordinal: 8, group: { id: 'Nelayan 2', en: 'Fishers 2' } };
    const written = letter('id', [changed('reassigned', { owner }, { owner }), changed('reassigned', other, { owner })]);
    expect(htmlOf(written).split('gelombang tinggi atau cuaca buruk')).toHaveLength(2);
    expect(textOf(written).split('gelombang tinggi atau cuaca buruk')).toHaveLength(2);
  });

  it('is told that they need not come, not that it was their task, when it is theirs no more', () => {
    const [section] = letter('id', [changed('relieved', { owner }, { owner })]).sections;
    expect([section?.heading, section?.lead]).toEqual(['Tidak jadi diundang', 'Anda tidak perlu hadir.']);
  });
});

describe('of a task that acts changed more than once before the mail', () => {
  const told = (...tasks: NoticeTask[]) => {
    const sections = letter('id', tasks).sections;
    return [
      sections.map(({ heading }) => heading),
      sections.flatMap(({ cards }) => cards.flatMap((card) => card.facts.slice(0, 2).map(({ parts }) => parts[0]))),
    ];
  };

  it('is told how it stands now, against how it stood before the first', () => {
    const first = changed('moved', {}, { plannedOn: '2027-09-01' }, 8);
    const second = changed('moved', {}, { plannedOn: '2027-09-08' }, 9);
    expect(told(second, first)).toEqual([['Jadwal berubah'], ['Rabu, 15 September 2027', 'Rabu, 1 September 2027']]);
  });

  it.each<[string, string, NoticeTask[]]>([
    ['what was paused goes on, on another day', 'Jadwal berubah', [changed('paused', {}, {}, 8), changed('resumed', {}, {}, 9)]],
    ['what was paused before goes on, and was moved', 'Dilanjutkan', [changed('moved', {}, {}, 8), changed('resumed', {}, {}, 9)]],
    ['what was moved is somebody else’s', 'Bukan tugas Anda lagi', [changed('moved', {}, {}, 8), changed('relieved', { owner: undefined }, {}, 9)]],
    ['what has become theirs was moved since', 'Dialihkan kepada Anda', [changed('reassigned', {}, {}, 8), changed('moved', {}, {}, 9)]],
    ['what is paused was moved meanwhile', 'Dijeda', [changed('paused', {}, {}, 8), changed('moved', {}, {}, 9)]],
    ['what they were reminded of was moved since', 'Jadwal berubah', [{ ...about('reminder'), id: 8 }, changed('moved', {}, {}, 9)]],
    ['what was moved is late again', 'Belum dilaporkan', [changed('moved', {}, {}, 8), { ...about('reminder'), id: 9 }]],
  ])('%s: %s', (_what, heading, tasks) => {
    expect(told(...tasks)[0]).toEqual([heading]);
    expect(told(...tasks.toReversed())[0]).toEqual([heading]);
  });
});

describe('what acts did and took back before it was told', () => {
  const SAME = { windowFrom: '2027-09-13', windowUntil: '2027-09-20', plannedOn: '2027-09-15' };
  const act = (kind: NoticeKind, id: number, changes: Partial<ItemTask> = {}) => changed(kind, changes, SAME, id);

  it.each<[string, number[], NoticeTask[]]>([
    ['paused and resumed as it was', [8, 9], [act('paused', 8), act('resumed', 9)]],
    ['passed on and passed back', [8, 9], [act('relieved', 8), act('reassigned', 9)]],
    ['resumed on another day', [], [act('paused', 8, { plannedOn: '2027-09-16' }), act('resumed', 9, { plannedOn: '2027-09-16' })]],
    ['paused, resumed and paused again', [], [act('paused', 8), act('resumed', 9), act('paused', 10)]],
    ['passed on alone', [], [act('relieved', 8)]],
    ['moved there and back, and now theirs', [], [act('reassigned', 8), act('moved', 9), act('moved', 10)]],
    ['a notice of its own', [8, 9], [act('paused', 8), act('resumed', 9), { ...about('due'), id: 10 }]],
  ])('%s', (_what, ids, tasks) => {
    expect([...takenBack(tasks)].sort()).toEqual(ids);
  });
});
