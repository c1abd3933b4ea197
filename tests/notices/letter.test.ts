import { describe, expect, it } from 'vitest';
import type { Language } from '../../domain/language.ts';
import { htmlOf } from '../../notices/letterHtml.tsx';
import { textOf } from '../../notices/letterText.ts';
import type { NoticeTask } from '../../notices/tasks.ts';
import { wrongWords } from '../support/wording.ts';
import { about, definition, EACH, facts, letter, OF_ACTS, stopped } from './letters.ts';

describe('subjects', () => {
  it.each<[Language, string, NoticeTask[]]>([
    ['id', 'Tugas: Pendampingan sosial, Nelayan 1 (7/42), 13–19 Sep 2027', [about('due')]],
    ['en', 'Task: Mentoring session, Fishers 1 (7/42), 13 – 19 Sept 2027', [about('due')]],
    ['id', 'Pengingat: Pendampingan sosial, Nelayan 1 (7/42) belum dilaporkan', [about('reminder')]],
    ['id', 'Diteruskan kepada Anda: Pendampingan sosial, Nelayan 1 (7/42) belum dilaporkan', [about('escalation')]],
    ['id', 'Belum ada pelaksana: Pendampingan sosial, Nelayan 1 (7/42)', [about('reminder', { owner: undefined })]],
    ['id', 'Undangan: Kunjungan monitoring (7/42), 13–19 Sep 2027', [about('invited', { track: 'monitoring', group: undefined })]],
    ['id', 'Tugas: Wawancara, Nelayan 1 (3/10), 13–19 Sep 2027', [about('due', { track: 'interview', ordinal: 3, total: 10, subject: 'k012' })]],
    [
      'id',
      'Tugas: Pemeriksaan Pendamping atas proposal usaha, Nelayan 1, 13–19 Sep 2027',
      [about('due', { track: 'capital', part: 'check', ordinal: 2, total: 7 })],
    ],
    [
      'id',
      'Tugas: Keputusan pemberi dana (Dunia usaha), Nelayan 1, 13–19 Sep 2027',
      [about('due', { track: 'capital', part: 'decision', subject: 'privateSector', ordinal: 4, total: 8 })],
    ],
    [
      'id',
      'Diteruskan kepada Anda: Pelatihan keterampilan UEP, Kelompok Pemuda (2/11) belum dilaporkan',
      [about('escalation', { track: 'training', part: 'phase1', group: { id: 'Kelompok Pemuda', en: 'Youth' }, ordinal: 2, total: 11 })],
    ],
    ['en', 'For you: 1 escalated, 1 to be repaired, 2 new tasks', [about('due'), about('due', { key: 'b' }), stopped, about('escalation', { key: 'c' })]],
  ])('%s: %s', (language, subject, tasks) => {
    // ICU writes the short September of English as Sep or Sept, by its version.
    expect(letter(language, tasks).subject.replace('Sept', 'Sep')).toBe(subject.replace('Sept', 'Sep'));
  });
});

const EVERY = [...EACH, ...OF_ACTS];

describe.each<Language>(['id', 'en'])('every kind of mail, %s', (language) => {
  it.each(EVERY)('%s says the same facts in HTML and in text', (_kind, task) => {
    const written = letter(language, [task]);
    const [text, html] = [textOf(written).replace(/\s+/g, ' '), htmlOf(written)];
    for (const { heading, lead, reason, cards } of written.sections) {
      expect(text).toContain(heading.toUpperCase());
      expect(text).toContain(reason);
      if (lead !== undefined) expect(text).toContain(lead);
      for (const words of [
        heading,
        reason,
        ...(lead === undefined ? [] : [lead]),
        ...cards.flatMap(({ title, facts }) => [title, ...facts.flatMap(({ parts }) => parts)]),
      ])
        expect(html).toContain(words);
      for (const words of cards.flatMap(({ facts }) => facts.flatMap(({ label, parts }) => [label, ...parts]))) expect(text).toContain(words);
    }
  });

  it.each(EVERY)('%s needs no image, no link and nothing from elsewhere', (_kind, task) => {
    expect(htmlOf(letter(language, [task]))).not.toMatch(/<img|<a |<link|<script|url\(|https?:/i);
  });

  it('keeps its text within 72 columns', () => {
    const lines = EVERY.flatMap(([, task]) => textOf(letter(language, [task])).split('\n'));
    expect(lines.filter((line) => line.length > 72)).toEqual([]);
  });
});

it('writes Indonesian as the glossary has it', () => {
  const texts = EVERY.map(([where, task]) => ({ where, text: textOf(letter('id', [task], 'secretary')) }));
  expect(wrongWords(texts, 'people')).toEqual([]);
});

it('tells how to report to those whose task it is, and to nobody else', () => {
  const kinds = EVERY.filter(([, task]) => letter('id', [task]).howTo !== undefined).map(([kind]) => kind);
  expect(kinds).toEqual(['due', 'reminder', 'moved', 'resumed', 'reassigned']);
});

it('tells of an item once, by what is most urgent, when its notice waited for the reminder', () => {
  const [section, ...others] = letter('id', [about('due'), about('reminder')]).sections;
  expect(section?.heading).toBe('Belum dilaporkan');
  expect(others).toEqual([]);
});

describe('interviews due together', () => {
  const interviews = [3, 1, 2].map((ordinal) =>
    about('due', {
      key: `interview/nelayan-1/0${ordinal}`,
      track: 'interview',
      ordinal,
      total: 10,
      subject: `k00${ordinal}`,
      plannedOn: `2027-09-1${2 + ordinal}`,
    }),
  );

  it('stand on one card, their numbers, days and keys from first to last', () => {
    const [section] = letter('id', interviews).sections;
    expect(section?.cards).toEqual([
      {
        title: 'Wawancara',
        under: 'Nelayan 1, ke-1 sampai ke-3 dari 10',
        facts: expect.arrayContaining([{ label: 'Kode tugas', parts: ['interview/nelayan-1/01', '– 03'], code: true }]),
      },
    ]);
  });

  it('name no client, by name or by id', () => {
    const written = letter('id', interviews);
    expect(`${written.subject} ${textOf(written)} ${htmlOf(written)}`).not.toMatch(/k00\d/);
  });

  it('stand apart from those of another group and another week', () => {
    const others = [
      about('due', { key: 'x', track: 'interview', group: { id: 'Nelayan 2', en: 'Fishers 2' } }),
      about('due', { key: 'y', track: 'interview', windowFrom: '2027-09-20', windowUntil: '2027-09-27' }),
    ];
    expect(letter('id', [...interviews, ...others]).sections[0]?.cards).toHaveLength(3);
  });
});

it('what is due of two givers on the same days stands on a card each, by the giver’s name (P2f)', () => {
  const decisions = ['cooperativesProvince', 'privateSector'].map((subject, index) =>
    about('due', { key: `capital/pemuda-1/0${4 + index}`, track: 'capital', part: 'decision', subject, ordinal: 4 + index, total: 9 }),
  );
  const titles = letter('id', decisions).sections[0]?.cards.map(({ title }) => title) ?? [];
  expect(titles).toHaveLength(2);
  for (const [index, key] of (['agencies', 'supporters'] as const).entries()) {
    const party = ['cooperativesProvince', 'privateSector'][index] ?? '';
    expect(titles[index]).toContain(definition[key][party]?.name.id ?? definition.agencies[party]?.name.id);
  }
});

describe('when a task is to be done', () => {
  const STEP = { track: 'capital', part: 'handOver', ordinal: 6, total: 7 };

  it.each<[string, NoticeTask, string[]]>([
    ['a session', about('due'), ['Direncanakan: Rabu, 15 September 2027', 'Boleh dikerjakan antara: Senin, 13 September 2027 | dan Minggu, 19 September 2027']],
    ['a day that is fixed', about('due', { windowUntil: '2027-09-14', plannedOn: '2027-09-13' }), ['Tanggal: Senin, 13 September 2027']],
    ['a step, which has no day of its own', about('due', STEP), ['Paling lambat: Minggu, 19 September 2027']],
    ['what is too late', about('reminder'), ['Direncanakan: Rabu, 15 September 2027', 'Batas waktu: Minggu, 19 September 2027']],
    ['a step that is too late', about('escalation', STEP), ['Batas waktu: Minggu, 19 September 2027']],
  ])('%s', (_what, task, expected) => {
    const labels = ['Direncanakan', 'Boleh dikerjakan antara', 'Tanggal', 'Paling lambat', 'Batas waktu'];
    expect(facts(task).filter((fact) => labels.some((label) => fact.startsWith(`${label}:`)))).toEqual(expected);
  });
});
