import { describe, expect, it } from 'vitest';
import { liveThrough, local } from './village.ts';

describe('simulated staff', () => {
  it('agree and lock the calendar before the first day', async () => {
    const { told } = await liveThrough({ seed: 1, scenario: 'thriving' });
    expect(told).toEqual(['agree nelayan by coordinator', 'lock by leader']);
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
      expect(attendance?.length).toBe(outcome === 'held' ? 3 : undefined);
      expect(reason).toBe(outcome === 'held' ? undefined : 'storm');
    }
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
