import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Agenda, type AgendaItem, block, nextRing, ring, without } from '../../domain/agenda.ts';

const item = (key: string, rings: number[]): AgendaItem => ({
  key,
  series: 'mentoring/nelayan-1',
  ordinal: 1,
  on: '2 Agu',
  rings,
  remindAt: rings[1] ?? 0,
  blocked: false,
});
const agenda: Agenda = { planVersion: 3, items: [item('b', [20, 30]), item('a', [10, 20]), item('dry', [])] };
const keys = ({ items }: Agenda) => items.map(({ key }) => key);

const agendas: fc.Arbitrary<Agenda> = fc
  .uniqueArray(fc.record({ key: fc.string({ minLength: 1, maxLength: 4 }), rings: fc.uniqueArray(fc.nat(50), { maxLength: 4 }) }), {
    selector: ({ key }) => key,
    maxLength: 8,
  })
  .map((items) => ({
    planVersion: 1,
    items: items.map(({ key, rings }) =>
      item(
        key,
        rings.sort((a, b) => a - b),
      ),
    ),
  }));

describe('the agenda of a track', () => {
  it('rings next at its earliest instant', () => expect(nextRing(agenda)).toBe(10));

  it('has nothing more to ring when all is dry', () => {
    expect(nextRing({ planVersion: 1, items: [] })).toBeUndefined();
    expect(nextRing({ planVersion: 1, items: [item('dry', [])] })).toBeUndefined();
  });

  it('takes together what rings at an instant or before, in its own order, and spends those instants', () => {
    const { due, rest } = ring(agenda, 20);
    expect(due).toEqual(['b', 'a']);
    expect(rest.items.map(({ rings }) => rings)).toEqual([[30], [], []]);
    expect(rest.planVersion).toBe(3);
  });

  it('names an item once, though several of its instants have passed', () => expect(ring(agenda, 99).due).toEqual(['b', 'a']));

  it('stays as it is before the first instant', () => expect(ring(agenda, 9)).toEqual({ due: [], rest: agenda }));

  it('forgets what was reported and keeps what rang dry', () => {
    expect(keys(without(agenda, ['a', 'unknown']))).toEqual(['b', 'dry']);
    expect(keys(ring(agenda, 99).rest)).toEqual(['b', 'a', 'dry']);
  });

  it('keeps blocked items open without a ring', () => {
    const blocked = block(agenda, ['a']);
    expect(keys(blocked)).toEqual(['b', 'a', 'dry']);
    expect(blocked.items[1]).toMatchObject({ blocked: true, rings: [] });
    expect(nextRing(blocked)).toBe(20);
  });

  it('rings every instant exactly once, in order, and loses no item', () => {
    fc.assert(
      fc.property(agendas, (start) => {
        const all = start.items.flatMap(({ rings }) => rings);
        const rung: number[] = [];
        let left = start;
        for (let at = nextRing(left); at !== undefined; at = nextRing(left)) {
          if (rung.length > 0) expect(at).toBeGreaterThan(rung.at(-1) as number);
          const { due, rest } = ring(left, at);
          for (const key of due) expect(start.items.find((each) => each.key === key)?.rings).toContain(at);
          expect(due).toHaveLength(all.filter((instant) => instant === at).length);
          rung.push(at);
          left = rest;
        }
        expect(rung).toEqual([...new Set(all)].sort((a, b) => a - b));
        expect(keys(left)).toEqual(keys(start));
      }),
    );
  });
});
