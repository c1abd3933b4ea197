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
    expect(judged.plan.items).toHaveLength(396);
    expect(judged.shortfalls).toEqual([]);
    // 2 August 2027 to the end of that year: 5 months of 9 × 4 sessions and 5 visits; the rest lies beyond the decrees
    expect(judged.estimates).toEqual({ lastDecreedYear: 2027, items: 396 - 5 * (36 + 1) });
  });

  it('is accepted with a roster short of people, which is listed', () => {
    const judged = judge({}, { people: { ...people, staff: people.staff.filter(({ id }) => id !== 'mentor-pemuda-2') } });
    expect(judged.kind === 'accepted' && judged.shortfalls.map(({ subject }) => subject)).toEqual(['mentor/pemuda-2']);
    expect(judged.kind === 'accepted' && judged.plan.items.filter(({ owner }) => owner === undefined)).toHaveLength(42);
  });

  it.each(['T', 'a', 'Tablolong-2027', '-tablolong', 'tablolong/2027', 'tablolong 2027', 'x'.repeat(41), ''])('is refused under the code %j', (code) =>
    expect(paths(judge({ code }))).toEqual([422, 'startRefused', 'code']),
  );

  it.each(['2027-02-29', '2027-13-01', 'tomorrow', '2027-8-2'])('is refused on %s, a date that does not exist', (start) =>
    expect(paths(judge({ start }))).toEqual([422, 'startRefused', 'start']),
  );

  it('is refused when the programme would have been over by now, accepted on its last day', () => {
    expect(paths(judge({ start: '2025-12-21' }))).toEqual([422, 'startRefused', 'start']); // over on 21 June 2027, which is today
    expect(paths(judge({ start: '2025-12-22' }, { people: { ...people, clients: [] } }))).toBe('accepted');
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
});
