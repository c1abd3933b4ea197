import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasLeft, leaversOf, type SeatHeld, seatsOf, seatsOn, staffOn } from '../../domain/seats.ts';
import { vacantSeatsOf } from '../../domain/judgeHandOver.ts';
import { addDays } from '../../domain/time.ts';

const seat = (over: Partial<SeatHeld>): SeatHeld => ({
  seat: 'village-head',
  role: 'villageOfficial',
  group: undefined,
  agency: 'villageOffice',
  person: 'village-head',
  from: undefined,
  until: undefined,
  acting: false,
  act: undefined,
  ...over,
});
const CHANGED = [
  seat({ until: '2028-03-01' }),
  seat({ person: 'new-head', from: '2028-03-01', act: 3 }),
  seat({ seat: 'patron', role: 'patron', person: 'patron' }),
];

describe('the office holds the seat', () => {
  it('and its holder changes by date, the first until the day and the next from it on', () => {
    expect(staffOn(CHANGED, '2028-02-29').map(({ id }) => id)).toEqual(['patron', 'village-head']);
    expect(staffOn(CHANGED, '2028-03-01').map(({ id }) => id)).toEqual(['new-head', 'patron']);
    expect(staffOn(CHANGED, '2028-03-01')[0]).toEqual({ id: 'new-head', role: 'villageOfficial', group: undefined, agency: 'villageOffice' });
  });

  it('which is vacant where nobody holds it, and is known by who held it last, whoever acted meanwhile', () => {
    const vacant = [
      seat({ until: '2028-03-01' }),
      seat({ person: undefined, from: '2028-03-01', until: '2028-04-01', act: 3 }),
      seat({ person: 'patron', from: '2028-04-01', until: '2028-05-01', acting: true, act: 4 }),
      seat({ person: undefined, from: '2028-05-01', act: 4 }),
    ];
    expect(staffOn(vacant, '2028-03-15')).toEqual([]);
    expect(vacantSeatsOf(vacant, 'village-head', '2028-05-02').map(({ from }) => from)).toEqual(['2028-05-01']);
    expect(vacantSeatsOf(vacant, 'patron', '2028-05-02')).toEqual([]);
    expect(vacantSeatsOf(vacant, 'village-head', '2028-04-02')).toEqual([]);
  });

  it('has left who holds none and will hold none; who never had one is as one who left', () => {
    expect(hasLeft(CHANGED, 'village-head', '2028-02-29')).toBe(false);
    expect(hasLeft(CHANGED, 'village-head', '2028-03-01')).toBe(true);
    expect(hasLeft(CHANGED, 'new-head', '2028-02-01')).toBe(false);
    expect(hasLeft(CHANGED, 'nobody', '2028-02-01')).toBe(true);
    expect(leaversOf(CHANGED, ['patron', 'village-head'], '2028-03-01')).toEqual(new Set(['village-head']));
  });

  it('is held by one at most on any day, whatever changes there were', () => {
    const people = fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined });
    const changes = fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), people), { maxLength: 6 });
    fc.assert(
      fc.property(changes, fc.integer({ min: -5, max: 420 }), (made, offset) => {
        const days = made.toSorted(([one], [other]) => one - other).map(([days, person]) => ({ from: addDays('2027-08-02', days), person }));
        const line = [{ from: undefined, person: 'first' }, ...days].map(({ from, person }, index, all) => seat({ from, person, until: all[index + 1]?.from }));
        const day = addDays('2027-08-02', offset);
        expect(seatsOn(line, day)).toHaveLength(1);
        const [now] = seatsOn(line, day);
        if (now?.person !== undefined) {
          expect(seatsOf(line, now.person, day)).toHaveLength(1);
          expect(hasLeft(line, now.person, day)).toBe(false);
        }
      }),
    );
  });
});
