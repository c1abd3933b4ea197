import { describe, expect, it } from 'vitest';
import { judgeStart, type StartFacts } from '../../domain/judgeStart.ts';
import { instantAt } from '../../domain/time.ts';
import { calendar, definition, people } from './tablolong.ts';

const facts: StartFacts = { definition, people, calendar, codeTaken: false, now: instantAt('2027-06-21', '07:00', 'Asia/Makassar') };
const judge = (over: { code?: string; start?: string } = {}, change: Partial<StartFacts> = {}) =>
  judgeStart({ code: 'tablolong-2027', start: '2027-08-02', ...over }, { ...facts, ...change });
const paths = (judged: ReturnType<typeof judgeStart>) =>
  judged.kind === 'refused' ? [judged.status, judged.code, ...(judged.errors ?? []).map(({ path }) => path)] : judged.kind;

describe('a start', () => {
  it('is accepted with the plan, what the roster lacks and how far it rests on estimates', () => {
    const judged = judge();
    if (judged.kind === 'refused') throw new Error(judged.text.en);
    expect(judged.plan.items).toHaveLength(1085);
    expect(judged.shortfalls).toEqual([]);
    // What is planned for 2028 and 2029 lies beyond the decrees.
    const beyond = judged.plan.items.filter(({ plannedOn }) => plannedOn >= '2028-01-01');
    expect(beyond.length).toBeGreaterThan(500);
    expect(judged.estimates).toEqual({ lastDecreedYear: 2027, items: beyond.length });
    expect(judged.namesakes).toEqual([]);
  });

  it('is accepted with a roster short of people, which is listed', () => {
    const judged = judge({}, { people: { ...people, staff: people.staff.filter(({ id }) => id !== 'mentor-pemuda-2') } });
    expect(judged.kind === 'accepted' && judged.shortfalls.map(({ subject }) => subject)).toEqual(['mentor/pemuda-2']);
    const vacant = judged.kind === 'accepted' ? judged.plan.items.filter(({ owner }) => owner === undefined) : [];
    expect(new Set(vacant.map(({ audience }) => audience))).toEqual(new Set(['pemuda-2']));
    expect(vacant.filter(({ track }) => track === 'mentoring')).toHaveLength(42);
  });

  it.each(['T', 'a', 'Tablolong-2027', '-tablolong', 'tablolong/2027', 'tablolong 2027', 'x'.repeat(41), ''])('is refused under the code %j', (code) =>
    expect(paths(judge({ code }))).toEqual([422, 'startRefused', 'code']),
  );

  it.each(['2027-02-29', '2027-13-01', 'tomorrow', '2027-8-2'])('is refused on %s, a date that does not exist', (start) =>
    expect(paths(judge({ start }))).toEqual([422, 'startRefused', 'start']),
  );

  it('is refused when the programme would have been over by now, accepted on its last day', () => {
    expect(paths(judge({ start: '2025-12-21' }))).toEqual([422, 'startRefused', 'start']); // over on 21 June 2027, which is today
    expect(paths(judge({ start: '2025-12-22' }, { people: { ...people, clients: [], waitingList: [] } }))).toBe('accepted');
  });

  it('names all wrong values at once', () => expect(paths(judge({ code: 'X', start: '2027-02-29' }))).toEqual([422, 'startRefused', 'code', 'start']));

  it('is refused under a code that is taken', () => expect(paths(judge({}, { codeTaken: true }))).toEqual([409, 'codeTaken']));

  it('is refused for clients outside the ages on the first day, each by place, without telling their age (I1)', () => {
    const born = (index: number, bornOn: string) => people.clients.map((client, each) => (each === index ? { ...client, bornOn } : client));
    const youngest = born(3, '2009-08-02'); // eighteen on the very day
    const tooYoung = born(3, '2009-08-03');
    const oldest = born(5, '1966-08-03'); // sixty-one on the second day
    const tooOld = born(5, '1966-08-02');
    expect(paths(judge({}, { people: { ...people, clients: youngest } }))).toBe('accepted');
    expect(paths(judge({}, { people: { ...people, clients: oldest } }))).toBe('accepted');
    expect(paths(judge({}, { people: { ...people, clients: tooYoung } }))).toEqual([422, 'startRefused', 'people.clients.3.bornOn']);
    const judged = judge({}, { people: { ...people, clients: tooOld } });
    expect(paths(judged)).toEqual([422, 'startRefused', 'people.clients.5.bornOn']);
    expect(judged.kind === 'refused' && judged.errors?.[0]?.message).toEqual({
      id: `${people.clients[5]?.id}: program ini untuk usia 18 sampai 60 tahun pada 2027-08-02.`,
      en: `${people.clients[5]?.id}: this programme is for people aged 18 to 60 on 2027-08-02.`,
    });
    expect(JSON.stringify(judged)).not.toContain(people.clients[5]?.name);
  });

  it('is refused for one on the waiting list outside the ages too (I1)', () => {
    const waitingList = people.waitingList.map((applicant, index) => (index === 2 ? { ...applicant, bornOn: '2009-08-03' } : applicant));
    expect(paths(judge({}, { people: { ...people, waitingList } }))).toEqual([422, 'startRefused', 'people.waitingList.2.bornOn']);
  });

  it('tells of two with one name and birth, by their ids alone', () => {
    const waitingList = people.waitingList.map((applicant, index) =>
      index === 0 ? { ...applicant, name: people.clients[4]?.name ?? '', bornOn: people.clients[4]?.bornOn ?? '' } : applicant,
    );
    const judged = judge({}, { people: { ...people, waitingList } });
    expect(judged.kind === 'accepted' && judged.namesakes).toEqual([['k005', 'w01']]);
  });
});
