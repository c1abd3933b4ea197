import { describe, expect, it } from 'vitest';
import { arrange, monthOf } from '../../domain/figures/scope.ts';
import { explainItem } from '../../domain/explainItem.ts';
import { monthOfSession } from '../../domain/schedule.ts';
import { held, records } from './figuresWorld.ts';
import { itemIn, runningPlan, START } from './runningPlan.ts';
import { definition } from './tablolong.ts';

describe('a session that is moved into another month', () => {
  it('keeps the number of its own (R19)', () => {
    const log = held('monthlyLog/nelayan-1/03', '2027-11-03', [], { windowFrom: '2027-11-01', windowUntil: '2027-11-29' });
    expect(monthOf(arrange(definition, records({ sessions: [log] })), log.item)).toBe(3);
    const moved = { ...itemIn(runningPlan(), 'mentoring/nelayan-1/08'), windowFrom: '2027-11-01' };
    expect(explainItem(definition, moved, START).month).toBe(2);
    const training = { ...itemIn(runningPlan(), 'training/nelayan/01'), windowFrom: '2027-11-01' };
    expect(explainItem(definition, training, START).month).toBe(1);
  });

  it('counts months by what each has of the cadence', () => {
    const cadence = definition.tracks['mentoring']?.cadence ?? [];
    expect([1, 4, 5, 24, 25, 26, 27, 37, 42, 43].map((ordinal) => monthOfSession(cadence, ordinal))).toEqual([1, 1, 2, 6, 7, 7, 8, 13, 18, undefined]);
  });
});
