import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Placing } from '../../domain/placeItem.ts';
import type { PlanChange } from '../../domain/planChange.ts';
import { advance, decisionsOf, leadsTo, type SeriesItem, type StepResult } from '../../domain/procedure.ts';
import type { TrackKind } from '../../domain/tracks.ts';
import { calendar, definition, people } from './tablolong.ts';

const placing: Placing = { definition, staff: people.staff, calendar };
const held = (decision?: string): StepResult => ({ outcome: 'held', decision });
const NOT_DONE: StepResult = { outcome: 'didNotHappen', decision: undefined };

/** A series as the plan writes it: every step in order, one item a party; the first is open. */
function seriesOf(track: string, audience: string, parties: readonly string[]): SeriesItem[] {
  const steps = Object.entries(definition.tracks[track]?.steps ?? {});
  const expected = steps.flatMap(([part, { perParty }]) => (perParty ? parties : [undefined]).map((subject) => ({ part, subject })));
  return expected.map((item, index) => ({
    ...item,
    key: `${track}/${audience}/${String(index + 1).padStart(2, '0')}`,
    ordinal: index + 1,
    state: index === 0 ? 'open' : 'waiting',
  }));
}

/** The series after these changes, the one item reported. */
function after(series: readonly SeriesItem[], reported: SeriesItem, changes: readonly PlanChange[]): SeriesItem[] {
  const added = changes.flatMap((change): SeriesItem[] => {
    if (change.kind !== 'add') return [];
    const { key, ordinal, part = '', subject, rings } = change.item;
    return [{ key, ordinal, part, subject, state: rings.length > 0 ? 'open' : 'waiting' }];
  });
  const changed = new Map(changes.flatMap((change) => (change.kind === 'add' ? [] : [[change.key, change.kind] as const])));
  const stateOf = ({ key, state }: SeriesItem): SeriesItem['state'] => {
    if (key === reported.key || changed.get(key) === 'cancel') return 'done';
    return changed.get(key) === 'open' ? 'open' : state;
  };
  return [...series.map((item) => ({ ...item, state: stateOf(item) })), ...added];
}

/** Plays reports one after another, of the item that is open each time. */
function play(track: string, audience: string, parties: readonly string[], results: readonly StepResult[]): SeriesItem[] {
  let series = seriesOf(track, audience, parties);
  for (const result of results) {
    const item = series.find(({ state }) => state === 'open');
    if (item === undefined) throw new Error('expected an item to be open');
    series = after(series, item, advance(series, item, result, { placing, track, audience, from: '2027-09-01' }));
  }
  return series;
}

const shown = (series: readonly SeriesItem[]) =>
  series.map(({ ordinal, part, subject, state }) => `${ordinal} ${part}${subject === undefined ? '' : ` ${subject}`} ${state}`);

describe('decisions of a step', () => {
  it('are those that a hand may take, and none where nothing is decided', () => {
    expect(decisionsOf('capital', 'decision')).toEqual(['approved', 'returned', 'rejected']);
    expect(decisionsOf('capital', 'check')).toEqual(['approved', 'returned']);
    expect(decisionsOf('capital', 'proposal')).toEqual([]);
    expect(decisionsOf('termination', 'confirm')).toEqual(['confirmed', 'overridden']);
    expect(decisionsOf('termination', 'countersign')).toEqual(['countersigned', 'returned']);
    expect(decisionsOf('referral', 'answer')).toEqual(['yes', 'no']);
    expect(decisionsOf('mentoring', undefined)).toEqual([]);
    expect(decisionsOf('capital', 'toString')).toEqual([]);
  });

  it.each<[TrackKind, string, StepResult, ReturnType<typeof leadsTo>]>([
    ['capital', 'proposal', held(), 'next'],
    ['capital', 'recommendation', held('returned'), { back: 'proposal' }],
    ['capital', 'decision', held('approved'), 'next'],
    ['capital', 'decision', held('rejected'), 'stop'],
    ['capital', 'disbursement', NOT_DONE, 'stop'],
    ['termination', 'countersign', held('returned'), { back: 'confirm' }],
    ['termination', 'countersign', NOT_DONE, { back: 'countersign' }],
    ['newProposal', 'answer', held('no'), 'next'],
    ['followUp', 'recommendCapital', NOT_DONE, 'next'],
  ])('lead on: %s, %s', (kind, part, result, leads) => expect(leadsTo(kind, part, result)).toEqual(leads));
});

describe('a series', () => {
  const place = { placing, track: 'capital', audience: 'pemuda-1' };
  const parties = ['privateSector', 'cooperativesProvince'];

  it('opens the next hand on the day of the one before, for as many days as the step has (P2f)', () => {
    const series = seriesOf('capital', 'pemuda-1', parties);
    const [opened, ...more] = advance(series, series[0] as SeriesItem, held(), { ...place, from: '2027-09-01' });
    expect(more).toEqual([]);
    expect(opened).toMatchObject({ kind: 'open', key: 'capital/pemuda-1/02', windowFrom: '2027-09-01', windowUntil: '2027-09-08' });
    expect(opened?.kind === 'open' && opened.rings.length).toBeGreaterThan(1);
  });

  it('goes through one hand after another, each giver in turn (P2f)', () => {
    const series = play('capital', 'pemuda-1', parties, [held(), held('approved'), held('approved'), held('approved')]);
    expect(shown(series).slice(3)).toEqual([
      '4 decision privateSector done',
      '5 decision cooperativesProvince open',
      '6 disbursement privateSector waiting',
      '7 disbursement cooperativesProvince waiting',
      '8 handOver waiting',
      '9 useReport waiting',
    ]);
  });

  it('does the steps again under new keys when it is sent back, by a giver too (P2f)', () => {
    const series = play('capital', 'pemuda-1', parties, [held(), held('approved'), held('approved'), held('approved'), held('returned')]);
    expect(shown(series).slice(5)).toEqual([
      '6 disbursement privateSector waiting',
      '7 disbursement cooperativesProvince waiting',
      '8 handOver waiting',
      '9 useReport waiting',
      '10 proposal open',
      '11 check waiting',
      '12 recommendation waiting',
      '13 decision privateSector waiting',
      '14 decision cooperativesProvince waiting',
    ]);
  });

  it('asks a giver whose turn had not come once only', () => {
    const again = play('capital', 'pemuda-1', parties, [held(), held('approved'), held('approved'), held('returned')]);
    expect(shown(again).filter((line) => line.includes('decision') && line.endsWith('waiting'))).toEqual([
      '5 decision cooperativesProvince waiting',
      '13 decision privateSector waiting',
    ]);
  });

  it('cancels what waits when it is refused, saying why (P2f)', () => {
    const series = play('capital', 'pemuda-1', parties, [held(), held('approved'), held('approved')]);
    const item = series.find(({ state }) => state === 'open') as SeriesItem;
    const changes = advance(series, item, held('rejected'), { ...place, from: '2027-09-01' });
    expect(changes.map((change) => change.kind)).toEqual(Array(5).fill('cancel'));
    expect(new Set(changes.map((change) => change.kind === 'cancel' && change.reason))).toEqual(new Set(['rejected']));
  });

  it('is not over before both signatures are there (P5)', () => {
    const series = play('termination', 'programme', [], [held('overridden'), NOT_DONE, held('returned')]);
    expect(shown(series)).toEqual(['1 confirm done', '2 countersign done', '3 countersign done', '4 confirm open', '5 countersign waiting']);
  });
});

describe('whatever is decided', () => {
  const kinds: [track: string, audience: string, parties: string[]][] = [
    ['capital', 'nelayan-1', ['fisheriesRegency']],
    ['capital', 'pemuda-1', ['privateSector', 'cooperativesProvince']],
    ['termination', 'programme', []],
  ];

  it('nothing waits for ever, no key is used twice, one item is open at a time, and going on ends it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.array(fc.nat(9), { maxLength: 25 }), ([track, audience, parties], choices) => {
        let series = seriesOf(track, audience, parties);
        const kind = definition.tracks[track]?.kind as TrackKind;
        // After those drawn, every hand goes on: then it must come to an end.
        for (const choice of [...choices, ...Array<undefined>(60).fill(undefined)]) {
          const open = series.filter(({ state }) => state === 'open');
          const waiting = series.filter(({ state }) => state === 'waiting');
          expect(open.length).toBeLessThanOrEqual(1);
          if (waiting.length > 0) expect(open.length, shown(series).join('\n')).toBe(1);
          expect(new Set(series.map(({ key }) => key)).size).toBe(series.length);
          expect(new Set(series.map(({ ordinal }) => ordinal)).size).toBe(series.length);
          const [item] = open;
          if (item === undefined) return;
          const decisions = decisionsOf(kind, item.part);
          const results = [...(decisions.length === 0 ? [held()] : decisions.map(held)), NOT_DONE];
          const result = results[(choice ?? 0) % results.length] as StepResult;
          series = after(series, item, advance(series, item, result, { placing, track, audience, from: '2027-09-01' }));
        }
        expect(series.filter(({ state }) => state !== 'done')).toEqual([]);
      }),
    );
  });
});
