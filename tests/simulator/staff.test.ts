import { describe, expect, it } from 'vitest';
import { liveThrough, local } from './village.ts';

describe('simulated staff', () => {
  it('agree and lock the calendar before the first day', async () => {
    const { told } = await liveThrough({ seed: 1, scenario: 'thriving' });
    expect(told.slice(0, 2)).toEqual(['agree nelayan by coordinator', 'lock by leader']);
  });

  it.each(['thriving', 'mixed'] as const)('report every session of a %s programme in the end', async (scenario) => {
    const { sessions, sent, accepted } = await liveThrough({ seed: 5, scenario });
    expect(sent.size).toBe(sessions.length);
    expect(accepted).toEqual(new Set([...sent.values()].map(({ id }) => id)));
    expect(accepted.size).toBe(sessions.length);
  });

  it('report the same in whatever order they hear', async () => {
    const one = await liveThrough({ seed: 5, scenario: 'mixed' });
    const other = await liveThrough({ seed: 5, scenario: 'mixed' }, (people) => people.toReversed());
    expect([...other.sent.entries()]).toEqual([...one.sent.entries()]);
  });

  it('report otherwise with another seed', async () => {
    const one = await liveThrough({ seed: 5, scenario: 'mixed' });
    const other = await liveThrough({ seed: 6, scenario: 'mixed' });
    expect([...other.sent.entries()]).not.toEqual([...one.sent.entries()]);
  });

  it('never report before the day, and in waking hours', async () => {
    const { sent } = await liveThrough({ seed: 5, scenario: 'mixed' });
    for (const { doneOn, at } of sent.values()) {
      expect(local.dayAt(at) >= doneOn).toBe(true);
      const minute = (at - local.instantAt(local.dayAt(at), 0)) / 60_000;
      expect(minute).toBeGreaterThanOrEqual(8 * 60);
      expect(minute).toBeLessThan(22 * 60);
    }
  });

  it('say who came for what was held, and why what was not held was not', async () => {
    const { sent } = await liveThrough({ seed: 5, scenario: 'mixed' });
    const reports = [...sent.values()];
    expect(reports.some(({ outcome }) => outcome === 'didNotHappen')).toBe(true);
    for (const { outcome, attendance, reason } of reports) {
      expect(attendance === undefined).toBe(outcome !== 'held');
      expect(reason === undefined).toBe(outcome === 'held');
      // Such a reason would be about somebody who is not asked to come.
      expect(reason).not.toBe('resourcePersonAbsent');
    }
  });

  it('strike off who has left, and mark them no more', async () => {
    const { sent, told } = await liveThrough({ seed: 5, scenario: 'struggling' });
    const exits = told.flatMap((line) => /^exit (\S+) on (\S+) by mentor-(nelayan-.)$/.exec(line) ?? []);
    expect(exits.length).toBeGreaterThan(0);
    const marks = (key: string) => sent.get(key)?.attendance?.length;
    const last = [...sent.values()].filter(({ key, attendance }) => key.startsWith('mentoring/nelayan-1') && attendance !== undefined).at(-1);
    expect(marks('mentoring/nelayan-1/01') ?? 10).toBe(10);
    expect(marks(last?.key ?? '')).toBeLessThan(10);
  });

  it('are chased: some report when reminded, some are reported for', async () => {
    const { sent } = await liveThrough({ seed: 5, scenario: 'mixed' });
    const byOthers = [...sent.values()].filter(({ by }) => !by.startsWith('mentor'));
    expect(byOthers.length).toBeGreaterThan(0);
    for (const { onBehalfOf, key } of byOthers) expect(onBehalfOf).toBe(`mentor-${key.split('/')[1]}`);
    for (const { onBehalfOf } of [...sent.values()].filter(({ by }) => by.startsWith('mentor'))) expect(onBehalfOf).toBeUndefined();
  });

  it('remember of themselves within weeks where nobody further up hears of it', async () => {
    const { sessions, sent } = await liveThrough({ seed: 5, scenario: 'mixed' }, undefined, new Set(['coordinator', 'leader']));
    expect(sent.size).toBe(sessions.length);
  });

  it('refuse a notice for a stranger', async () => {
    await expect(liveThrough({ seed: 1, scenario: 'mixed' }, () => ['stranger'])).rejects.toThrow('a notice for stranger');
  });
});
