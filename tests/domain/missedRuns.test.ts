import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Mark, markOfClient, markOfSession, missedInARow } from '../../domain/missedRuns.ts';

describe('what was missed in a row', () => {
  it('is counted about the one reported, whatever order reports come in', () => {
    const marks: Mark[] = ['missed', 'kept', 'missed', 'missed', 'missed', 'kept'];
    expect([0, 1, 2, 3, 4, 5].map((index) => missedInARow(marks, index))).toEqual([1, 0, 3, 3, 3, 0]);
  });

  it('is not broken by what was passed over, and does not count it', () => {
    expect(missedInARow(['missed', 'passedOver', 'missed', 'passedOver', 'missed'], 4)).toBe(3);
  });

  it('is as many as there are between two kept ones', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<Mark>('missed', 'kept', 'passedOver'), { minLength: 1 }), fc.nat(), (marks, at) => {
        const index = at % marks.length;
        const stretch = marks
          .map((mark) => mark[0])
          .join('')
          .split('k');
        const before = marks.slice(0, index).filter((mark) => mark === 'kept').length;
        const expected = marks[index] === 'missed' ? (stretch[before] ?? '').replaceAll('p', '').length : 0;
        expect(missedInARow(marks, index)).toBe(expected);
      }),
    );
  });
});

describe('a mark', () => {
  it('of a session that a storm or mourning kept from being held is passed over (R23)', () => {
    expect([
      markOfSession('didNotHappen', true),
      markOfSession('didNotHappen', false),
      markOfSession('cancelled', false),
      markOfSession('held', false),
    ]).toEqual(['passedOver', 'missed', 'passedOver', 'kept']);
  });

  it('of a client is missed only without an excuse, and never of one who is away (R4, R5)', () => {
    expect((['present', 'excused', 'ill', 'unexcused'] as const).map((status) => markOfClient(status, false))).toEqual(['kept', 'kept', 'kept', 'missed']);
    expect(markOfClient('unexcused', true)).toBe('kept');
  });
});
