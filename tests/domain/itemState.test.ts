import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ITEM_STATE_WORDS, type ItemFacts, isLate, isWaiting, itemState, stateWords } from '../../domain/itemState.ts';

const rings = [100, 200, 300, 400];
const open: ItemFacts = { rings, outcome: null, late: false, blocked: false, paused: false };

describe('the state of an item', () => {
  it.each([
    [99, 'planned'],
    [100, 'due'],
    [199, 'due'],
    [200, 'overdue'],
    [400, 'overdue'],
    [9_999, 'overdue'],
  ])('at %i is %s while nobody reported it', (now, state) => expect(itemState(open, now)).toBe(state));

  it.each([
    [{ outcome: 'held' }, 'reported'],
    [{ outcome: 'held', late: true }, 'late'],
    [{ outcome: 'didNotHappen' }, 'didNotHappen'],
    [{ outcome: 'cancelled' }, 'cancelled'],
    [{ paused: true }, 'paused'],
    [{ blocked: true }, 'blocked'],
    [{ blocked: true, paused: true }, 'blocked'],
    [{ outcome: 'held', blocked: true, paused: true }, 'reported'],
    [{ outcome: 'cancelled', paused: true }, 'cancelled'],
  ] as [Partial<ItemFacts>, string][])('with %j is %s whatever the clock says', (facts, state) => {
    for (const now of [0, 150, 250, 1_000]) expect(itemState({ ...open, ...facts }, now)).toBe(state);
  });

  it('is planned while it waits for the one before it, whatever the clock says', () => {
    const waiting = { ...open, rings: [] };
    expect([0, 1e15].map((now) => itemState(waiting, now))).toEqual(['planned', 'planned']);
    expect([isWaiting(waiting), isWaiting(open), isWaiting({ ...waiting, outcome: 'cancelled' })]).toEqual([true, false, false]);
  });

  it('never goes back while the clock goes on', () => {
    const order = ['planned', 'due', 'overdue'];
    const instants = fc.uniqueArray(fc.integer({ min: 0, max: 1_000 }), { minLength: 2, maxLength: 5 }).map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(instants, fc.nat(1_200), fc.nat(1_200), (each, one, other) => {
        const at = (now: number) => order.indexOf(itemState({ ...open, rings: each }, now));
        expect(at(Math.max(one, other))).toBeGreaterThanOrEqual(at(Math.min(one, other)));
      }),
    );
  });

  it('has words in both languages', () => {
    expect(ITEM_STATE_WORDS.overdue).toEqual({ id: 'Lewat batas', en: 'overdue' });
    expect(ITEM_STATE_WORDS.didNotHappen).toEqual({ id: 'Tidak terlaksana', en: 'did-not-happen' });
  });
});

describe('a report', () => {
  it('is late after the reminder, not at it', () => {
    expect([199, 200, 201].map((enteredAt) => isLate(rings, enteredAt))).toEqual([false, false, true]);
  });
});

describe('the words of a state', () => {
  it('say why something is paused or called off (R9, R17)', () => {
    expect(stateWords('paused', 'funds')).toEqual({ id: 'Dijeda: menunggu dana', en: 'paused: waiting for funds' });
    expect(stateWords('paused', 'other')).toEqual({ id: 'Dijeda', en: 'paused' });
    expect(stateWords('cancelled', null, 'digabung')).toEqual({ id: 'Dibatalkan: kelompok digabung', en: 'cancelled: groups were merged' });
    expect(stateWords('cancelled', null, 'notOffered')).toEqual({ id: 'Dibatalkan', en: 'cancelled' });
    expect(stateWords('due', null)).toEqual({ id: 'Saatnya', en: 'due' });
  });
});
