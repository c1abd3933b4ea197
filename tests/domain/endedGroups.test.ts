import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../domain/figures/figuresOf.ts';
import { arrange, placesOf, scopeOf } from '../../domain/figures/scope.ts';
import { judgement } from '../../domain/figures/rules.ts';
import { chosenBy, overrideErrors } from '../../domain/measures.ts';
import type { ClientRecord } from '../../domain/records.ts';
import { clientsOf, GROUPS, records, without } from './figuresWorld.ts';
import { definition } from './tablolong.ts';

const ON = '2028-06-05';
/** Six of nelayan-3 had left; the other four went on in nelayan-1. */
function mergedClients(): ClientRecord[] {
  const six = Array.from({ length: 6 }, (_, index) => `nelayan-3/0${index + 1}`);
  return without(six, '2028-05-01', clientsOf()).map((client) =>
    client.group === 'nelayan-3' && client.leftOn === undefined
      ? {
          ...client,
          group: 'nelayan-1',
          memberships: [
            { group: 'nelayan-3', from: '2027-06-21', until: ON },
            { group: 'nelayan-1', from: ON, until: undefined },
          ],
        }
      : client,
  );
}
const MERGED = records({ clients: mergedClients(), ended: [{ group: 'nelayan-3', on: ON, into: 'nelayan-1', clients: 4 }] });
const places = (audience: string, read = MERGED) => placesOf(scopeOf(arrange(definition, read), { leaversCount: false }, audience));

describe('a group that another took in (R9)', () => {
  it('has no figures of its own from that day, and before it had', () => {
    const audiences = (readOn: string) => new Set(figuresOf(definition, { ...MERGED, readOn }).map(({ audience }) => audience));
    expect([...audiences(ON)]).toEqual(['programme', ...GROUPS.filter((key) => key !== 'nelayan-3')]);
    expect(audiences('2028-06-04').has('nelayan-3')).toBe(true);
  });

  it('leaves the programme its 90 places, and gives the other those of who came', () => {
    expect([places('programme'), places('nelayan-1'), places('nelayan-2')]).toEqual([90, 14, 10]);
    expect(places('nelayan-1', { ...MERGED, readOn: '2028-06-04' })).toBe(10);
  });

  it('had its capital, which still counts for its people', () => {
    const grants = GROUPS.map((group) => ({ group, amount: 1, approvedOn: '2027-10-01', handedOverOn: '2027-11-01', useAcceptedOn: undefined }));
    const received = figuresOf(definition, { ...MERGED, grants }, 'programme').find(
      ({ indicator }) => definition.indicators[indicator]?.formula.is === 'received',
    );
    const value = (unit: string) => received?.results.find((result) => result.unit === unit)?.value;
    expect([value('clients') ?? value('people'), value('groups')]).toEqual([90, 8]);
    const own = figuresOf(definition, { ...MERGED, grants }, 'nelayan-1').find(({ indicator }) => indicator === received?.indicator);
    expect(own?.results.find(({ unit }) => unit === 'clients' || unit === 'people')?.value).toBe(14);
  });

  it('is asked for no more where groups are counted', () => {
    const targets = (read: typeof MERGED) =>
      figuresOf(definition, read, 'programme').flatMap(({ results }) => results.filter(({ unit }) => unit === 'groups').map(({ atLeast }) => atLeast));
    const [before, after] = [targets(records()), targets(MERGED)];
    expect(before.length).toBeGreaterThan(0);
    expect(after).toEqual(before.map((atLeast) => Math.ceil((atLeast * 8) / 9)));
  });

  it('is neither judged nor given a measure, nor may one be asked for', () => {
    const standing = GROUPS.filter((key) => key !== 'nelayan-3');
    const { groups, measures } = judgement(definition, figuresOf(definition, MERGED), standing);
    expect(Object.keys(groups)).toEqual(standing);
    const override = { groups: { 'nelayan-3': ['referral' as const] }, reason: 'Dicoba' };
    expect(overrideErrors(definition, override, measures).map(({ path }) => path)).toEqual(['answers.groups.nelayan-3']);
    expect(Object.keys(chosenBy(override, measures).groups)).toEqual(standing);
  });
});
