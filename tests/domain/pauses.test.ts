import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActCause } from '../../domain/act.ts';
import { type HeldSince, resume } from '../../domain/pauses.ts';
import { keyOf } from '../../domain/planChange.ts';
import type { PlanItem } from '../../domain/planItem.ts';
import { addDays, type Day, dayOf, daysBetween, instantAt } from '../../domain/time.ts';
import { type Placing, placeItem } from '../../domain/placeItem.ts';
import { expectedSessions } from '../../domain/schedule.ts';
import { definition, people } from './tablolong.ts';

const ZONE = definition.timeZone;
const ACT = 7;
const placing: Placing = { definition, staff: people.staff, calendar: new Map() };
/** 42 sessions of a group, weekly at first, held by one act. */
const series = (rung: (index: number) => number = () => 0): PlanItem[] =>
  expectedSessions('2027-08-02', definition.tracks['mentoring']?.cadence ?? []).map(({ from, until }, index) => {
    const ordinal = index + 1;
    const key = `mentoring/nelayan-1/${String(ordinal).padStart(2, '0')}`;
    const item = placeItem(placing, { key, track: 'mentoring', audience: 'nelayan-1', ordinal, from, until });
    return { ...item, outcome: null, rung: rung(index), heldBy: [ACT] };
  });

type After = { key: string; windowFrom: Day; windowUntil: Day; plannedOn: Day; rings: readonly number[] };
function resumed(items: readonly PlanItem[], since: Day, on: Day, cause: ActCause): { after: After[]; now: number } {
  const now = instantAt(on, '10:30', ZONE);
  const held = new Map(items.map(({ key }): [string, HeldSince] => [key, { since, causes: [cause] }]));
  const changes = resume(placing, { act: ACT, items, held, now });
  expect(changes.map(keyOf)).toEqual(items.map(({ key }) => key));
  return { after: changes as unknown as After[], now };
}

const aPause = fc.record({
  begins: fc.nat({ max: 400 }),
  lasts: fc.nat({ max: 200 }),
  cause: fc.constantFrom<ActCause>('storm', 'other', 'funds', 'substitute'),
});

describe('resuming', () => {
  it('never lets two sessions of a series come together, nor changes their order, whatever the cause', () => {
    fc.assert(
      fc.property(aPause, ({ begins, lasts, cause }) => {
        const since = addDays('2027-07-20', begins);
        const { after } = resumed(series(), since, addDays(since, lasts), cause);
        for (const [index, { windowFrom }] of after.entries()) if (index > 0) expect(windowFrom >= (after[index - 1]?.windowUntil ?? '')).toBe(true);
        expect(new Set(after.map(({ plannedOn }) => plannedOn)).size).toBe(after.length);
      }),
    );
  });

  it('lets nothing ring at once, keeps the order of rings, and leaves what has rung behind', () => {
    fc.assert(
      fc.property(aPause, fc.nat({ max: 4 }), ({ begins, lasts, cause }, rung) => {
        const since = addDays('2027-07-20', begins);
        const items = series((index) => (index < 20 ? rung : 0));
        const { after, now } = resumed(items, since, addDays(since, lasts), cause);
        for (const [index, { rings }] of after.entries()) {
          const left = rings.slice(items[index]?.rung ?? 0);
          expect(left.every((ring, place) => ring > (place === 0 ? now : (left[place - 1] ?? 0)))).toBe(true);
        }
      }),
    );
  });

  it('keeps the remaining time of every session by the day', () => {
    const before = series();
    const { after } = resumed(before, '2027-09-01', '2027-10-01', 'other');
    expect(after.every(({ windowFrom }, index) => daysBetween(before[index]?.windowFrom ?? '', windowFrom) === 30)).toBe(true);
  });

  it('after waiting for money leaves alone what is still to come, as far as it is not in the way (R17)', () => {
    const before = series();
    const { after } = resumed(before, '2027-09-01', '2027-10-01', 'funds');
    const moved = after.map(({ windowFrom }, index) => daysBetween(before[index]?.windowFrom ?? '', windowFrom));
    expect(moved[7]).toBe(30);
    // Less and less, as the free days at the end of each month are used up.
    expect(moved.slice(7)).toEqual(moved.slice(7).toSorted((one, other) => other - one));
    expect(moved.at(-1)).toBe(0);
  });

  it('of nothing that lasted less than a day moves nothing', () => {
    const before = series();
    const { after } = resumed(before, '2027-09-01', '2027-09-01', 'storm');
    expect(after.map(({ windowFrom }) => windowFrom)).toEqual(before.map(({ windowFrom }) => windowFrom));
    expect(after.every(({ rings }) => dayOf(rings[0] ?? 0, ZONE) > '2027-09-01')).toBe(true);
  });
});
