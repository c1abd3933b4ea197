import { describe, expect, it } from 'vitest';
import type { Language } from '../../domain/language.ts';
import { type Letter, letterOf } from '../../notices/letter.ts';
import { htmlOf } from '../../notices/letterHtml.tsx';
import { textOf } from '../../notices/letterText.ts';
import type { NoticeKind } from '../../notices/queue.ts';
import type { ItemTask, NoticeTask } from '../../notices/tasks.ts';
import { tablolong } from '../support/seeds.ts';
import { wrongWords } from '../support/wording.ts';

const definition = tablolong();
const programme = { code: 'tablolong-2027', definition, village: definition.village, rehearsal: false };
const OWNER = { name: 'Simon Mutiara', role: 'mentor' };
const item: ItemTask = {
  key: 'mentoring/nelayan-1/07',
  track: 'mentoring',
  group: { id: 'Nelayan 1', en: 'Fishers 1' },
  ordinal: 7,
  total: 42,
  part: undefined,
  subject: undefined,
  windowFrom: '2027-09-13',
  windowUntil: '2027-09-20',
  plannedOn: '2027-09-15',
  sequence: 0,
  owner: OWNER,
  open: true,
};
const about = (kind: NoticeKind, changes: Partial<ItemTask> = {}): NoticeTask => ({ id: 1, kind, about: 'item', item: { ...item, ...changes } });
const stopped: NoticeTask = { id: 2, kind: 'repair', about: 'repair', subject: 'mentoring', cause: 'endedByHand', person: undefined };
const EACH: readonly [string, NoticeTask][] = [
  ['due', about('due')],
  ['invited', about('invited')],
  ['reminder', about('reminder')],
  ['escalation', about('escalation')],
  ['blocked', about('blocked')],
  ['vacancy', about('due', { owner: undefined })],
  ['repair', stopped],
];

function letter(language: Language, tasks: readonly NoticeTask[], role = 'mentor'): Letter {
  const to = { id: 'x', name: 'Simon Mutiara', title: 'Bapak', role, language, email: 'x@contoh.example' };
  return letterOf(programme, to, tasks, { name: 'Hana Cendana', hearsReplies: true });
}

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

describe.each<Language>(['id', 'en'])('every kind of mail, %s', (language) => {
  it.each(EACH)('%s says the same facts in HTML and in text', (_kind, task) => {
    const written = letter(language, [task]);
    const [text, html] = [textOf(written).replace(/\s+/g, ' '), htmlOf(written)];
    for (const { heading, reason, cards } of written.sections) {
      expect(text).toContain(heading.toUpperCase());
      expect(text).toContain(reason);
      for (const words of [heading, reason, ...cards.flatMap(({ title, facts }) => [title, ...facts.flatMap(({ parts }) => parts)])])
        expect(html).toContain(words);
      for (const words of cards.flatMap(({ facts }) => facts.flatMap(({ label, parts }) => [label, ...parts]))) expect(text).toContain(words);
    }
  });

  it.each(EACH)('%s needs no image, no link and nothing from elsewhere', (_kind, task) => {
    expect(htmlOf(letter(language, [task]))).not.toMatch(/<img|<a |<link|<script|url\(|https?:/i);
  });

  it('keeps its text within 72 columns', () => {
    const lines = textOf(
      letter(
        language,
        EACH.map(([, task]) => task),
      ),
    ).split('\n');
    expect(lines.filter((line) => line.length > 72)).toEqual([]);
  });
});

it('writes Indonesian as the glossary has it', () => {
  const texts = EACH.map(([where, task]) => ({ where, text: textOf(letter('id', [task], 'secretary')) }));
  expect(wrongWords(texts, 'people')).toEqual([]);
});

it('tells how to report to those whose task it is, and to nobody else', () => {
  const kinds = EACH.filter(([, task]) => letter('id', [task]).howTo !== undefined).map(([kind]) => kind);
  expect(kinds).toEqual(['due', 'reminder']);
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

/** The facts of the only card, `Label: parts`. */
function facts(task: NoticeTask, ...others: NoticeTask[]): string[] {
  const cards = letter('id', [task, ...others]).sections.flatMap((section) => section.cards);
  expect(cards).toHaveLength(1);
  return (cards[0]?.facts ?? []).map(({ label, parts }) => `${label}: ${parts.join(' | ')}`);
}

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
