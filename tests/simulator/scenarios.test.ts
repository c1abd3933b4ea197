import { describe, expect, it } from 'vitest';
import { SCENARIOS, type ScenarioName } from '../../simulator/scenarios.ts';
import { createWorld } from '../../simulator/world.ts';
import { dryRun, faultsOf, items, reportFor, settingOfTablolong } from './dryRun.ts';

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);
const ENOUGH = 18;
const LONG_ENOUGH_MS = 120_000;

type Run = ReturnType<typeof dryRun>;

/** How many of the seeds land where the scenario is to land, by what the figures alone say. */
function landing(scenario: ScenarioName, lands: (run: Run) => boolean): number {
  return SEEDS.filter((seed) => lands(dryRun(scenario, seed))).length;
}

function referrals({ measures }: Run): number {
  return Object.values(measures.groups).filter((set) => set.includes('referral')).length;
}

function met({ figures }: Run, indicator: string): boolean {
  return figures.filter((figure) => figure.indicator === indicator && figure.audience === 'programme').every(({ results }) => results.every((one) => one.met));
}

function shareHeld({ records }: Run, kinds?: readonly string[]): number {
  const PERSONAL = ['interview', 'household', 'consent', 'dataCheck'];
  const sessions = records.sessions.filter(({ kind }) => (kinds === undefined ? !PERSONAL.includes(kind) : kinds.includes(kind)));
  return sessions.filter(({ outcome }) => outcome === 'held').length / sessions.length;
}

describe('a programme on paper', () => {
  it(
    'thrives: it and every group pass, outputs O1 to O4 are met, 97 of 100 sessions are held',
    () => {
      const lands = (run: Run) =>
        run.measures.programme.join() === 'followUp' &&
        referrals(run) === 0 &&
        ['told', 'willing', 'trained', 'receivedCapital'].every((indicator) => met(run, indicator)) &&
        shareHeld(run) >= 0.97 &&
        shareHeld(run, ['mentoring']) >= 0.97;
      expect(landing('thriving', lands)).toBeGreaterThanOrEqual(ENOUGH);
    },
    LONG_ENOUGH_MS,
  );

  it(
    'is mixed: it passes, two to four groups do not',
    () => {
      const lands = (run: Run) => run.measures.programme.join() === 'followUp' && referrals(run) >= 2 && referrals(run) <= 4;
      expect(landing('mixed', lands)).toBeGreaterThanOrEqual(ENOUGH);
    },
    LONG_ENOUGH_MS,
  );

  it(
    'stagnates: a new proposal, and follow-up for most groups',
    () => {
      const lands = (run: Run) => run.measures.programme.join() === 'newProposal,followUp' && referrals(run) <= 4;
      expect(landing('stagnant', lands)).toBeGreaterThanOrEqual(ENOUGH);
    },
    LONG_ENOUGH_MS,
  );

  it(
    'struggles: a new proposal, and referral for most groups',
    () => {
      const lands = (run: Run) => run.measures.programme.includes('newProposal') && referrals(run) >= 5;
      expect(landing('struggling', lands)).toBeGreaterThanOrEqual(ENOUGH);
    },
    LONG_ENOUGH_MS,
  );

  it.each(['thriving', 'mixed', 'stagnant', 'struggling'] as const)('loses so many of 90 as the table of a %s one says', (scenario) => {
    for (const seed of SEEDS) {
      const world = createWorld(seed, SCENARIOS[scenario], settingOfTablolong);
      const left = settingOfTablolong.clients.filter(({ id }) => world.client(id).leaves !== undefined).length;
      expect(left).toBeGreaterThanOrEqual(SCENARIOS[scenario].exits[0]);
      expect(left).toBeLessThanOrEqual(SCENARIOS[scenario].exits[1]);
    }
  });

  it.each(['thriving', 'struggling'] as const)('answers every question of a %s one within its range', (scenario) => {
    const world = createWorld(3, SCENARIOS[scenario], settingOfTablolong);
    const list = settingOfTablolong.clients.map(({ id, group, household }) => ({ id, group, household, from: '2027-06-21', until: undefined }));
    const ids = list.map(({ id }) => id);
    const faults = items.flatMap((item) => faultsOf(item, reportFor(world, item, list), ids));
    expect(faults).toEqual([]);
  });

  it.each(['thriving', 'mixed', 'stagnant', 'struggling'] as const)(
    'has clients of a %s one tell one story: what a household earns is what its members earn, and others',
    (scenario) => {
      const world = createWorld(4, SCENARIOS[scenario], settingOfTablolong);
      const all = (income: Readonly<Record<string, Readonly<Record<string, number>>>>) =>
        Object.values(income).reduce((sum, sources) => sum + Object.values(sources).reduce((of, amount) => of + amount, 0), 0);
      for (const [id, { before, after }] of world.households) {
        const members = settingOfTablolong.clients.filter(({ household }) => household === id).map((client) => world.client(client.id));
        const own = (wave: 'before' | 'after') => members.reduce((sum, member) => sum + all(member[wave]), 0);
        expect(all(before.income)).toBeGreaterThan(own('before'));
        expect(all(after.income) - all(before.income)).toBe(own('after') - own('before'));
      }
    },
  );
});
