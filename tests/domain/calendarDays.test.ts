import { describe, expect, it } from 'vitest';
import { calendarOf, localCalendars } from '../../domain/calendar.ts';
import { audiencesAt, type DaysAsked, judgeDays, withDays } from '../../domain/calendarDays.ts';
import type { Actor } from '../../domain/actor.ts';
import { day } from './runningPlan.ts';
import { calendarDays, definition } from './tablolong.ts';

const CODE = 'tablolong-2027';
const leader: Actor = { kind: 'person', programme: CODE, id: 'team-leader', role: 'teamLeader' };
const coordinator: Actor = { kind: 'person', programme: CODE, id: 'coordinator-nelayan', role: 'coordinator', group: 'nelayan' };
const live = (group: string, hamlet: string, count: number) => Array.from({ length: count }, () => ({ group, hamlet }));
const homes = [...live('nelayan-1', 'Dusun A', 3), ...live('nelayan-1', 'Dusun B', 7), ...live('nelayan-2', 'Dusun B', 5), ...live('nelayan-2', 'Dusun A', 5)];
const facts = { code: CODE, definition, locked: true, today: '2027-09-01', homes };
const name = { id: 'uji', en: 'test' };
const ask = (more: Partial<DaysAsked>): DaysAsked => ({ days: [], file: undefined, years: undefined, where: undefined, source: 'SKB', ...more });
const mourning = [{ date: '2027-09-08', kind: 'custom' as const, name }];

describe('days of a hamlet', () => {
  it('are those of the groups more than half of whose members live there', () => {
    expect(audiencesAt(definition, { hamlet: 'Dusun B' }, homes)).toEqual(['nelayan', 'nelayan-1']);
    expect(audiencesAt(definition, { hamlet: 'Dusun A' }, homes)).toEqual([]);
    expect(audiencesAt(definition, { group: 'nelayan' }, homes)).toEqual(['nelayan', 'nelayan-1', 'nelayan-2', 'nelayan-3']);
  });

  it('are days of the calendar for them alone', () => {
    const judged = judgeDays(leader, ask({ days: mourning, where: { hamlet: 'Dusun B' } }), facts);
    if (judged.kind === 'refused') throw new Error(JSON.stringify(judged));
    const days = withDays(calendarDays, judged);
    expect(calendarOf(days).get('2027-09-08')).toBeUndefined();
    expect([...localCalendars(days)].filter(([, local]) => local.has('2027-09-08')).map(([audience]) => audience)).toEqual(['nelayan', 'nelayan-1']);
  });

  it('are a coordinator’s for groups of the training group, and nobody’s where no group has most of its members', () => {
    expect(judgeDays(coordinator, ask({ days: mourning, where: { group: 'nelayan-2' } }), facts).kind).toBe('accepted');
    expect(judgeDays(coordinator, ask({ days: mourning }), facts)).toMatchObject({ status: 403 });
    expect(judgeDays(coordinator, ask({ days: mourning, where: { group: 'pemuda' } }), facts)).toMatchObject({ status: 403 });
    expect(judgeDays(leader, ask({ days: mourning, where: { hamlet: 'Dusun A' } }), facts)).toMatchObject({ errors: [{ path: 'where.hamlet' }] });
  });
});

describe('a decree’s calendar', () => {
  it('replaces the holidays and collective leave of its years, and nothing else', () => {
    const judged = judgeDays(leader, ask({ days: [{ date: '2028-02-25', until: '2028-02-28', kind: 'holiday', name }], years: [2028] }), facts);
    if (judged.kind === 'refused') throw new Error(JSON.stringify(judged));
    const days = withDays([...calendarDays, day('2028-05-02', 'holiday', ['nelayan-1'])], judged);
    expect(days.filter(({ date, kind, only }) => date.startsWith('2028') && kind === 'holiday' && only === undefined).map(({ date }) => date)).toEqual([
      '2028-02-25',
      '2028-02-26',
      '2028-02-27',
      '2028-02-28',
    ]);
    expect(days.filter(({ date }) => date === '2028-05-02')).toHaveLength(1);
    for (const kind of ['storm', 'worship'])
      expect(days.filter((row) => row.kind === kind && row.date.startsWith('2028'))).toEqual(
        calendarDays.filter((row) => row.kind === kind && row.date.startsWith('2028')),
      );
    expect(days.filter(({ date }) => date.startsWith('2027'))).toEqual(calendarDays.filter(({ date }) => date.startsWith('2027')));
  });

  it('of a file is that of the years it has days off of', () => {
    expect(judgeDays(leader, ask({ file: calendarDays.filter(({ date }) => date.startsWith('2028')) }), facts)).toMatchObject({ years: [2028] });
  });

  it('is refused without a day off in its year, for some groups alone, with a stretch that runs backwards, or with a day that is over', () => {
    expect(judgeDays(leader, ask({ days: mourning, years: [2029] }), facts)).toMatchObject({ code: 'daysRefused', errors: [{ path: 'years' }] });
    expect(judgeDays(leader, ask({ file: calendarDays, where: { group: 'nelayan' } }), facts)).toMatchObject({ errors: [{ path: 'where' }] });
    expect(judgeDays(leader, ask({ days: [{ date: '2027-09-08', until: '2027-09-07', kind: 'storm', name }] }), facts)).toMatchObject({
      errors: [{ path: 'days.0.until' }],
    });
    expect(judgeDays(leader, ask({ days: [{ date: '2027-08-08', kind: 'storm', name }] }), facts)).toMatchObject({ errors: [{ path: 'days.0.date' }] });
    expect(judgeDays(leader, ask({}), facts)).toMatchObject({ errors: [{ path: 'days' }] });
    expect(judgeDays(leader, ask({ days: mourning }), { ...facts, locked: false })).toMatchObject({ code: 'notLocked' });
  });
});
