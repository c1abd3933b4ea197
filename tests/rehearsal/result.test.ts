import { describe, expect, it } from 'vitest';
import { grantsPlanned, plannedOf } from '../../cli/rehearse/planned.ts';
import { resultOf, type Result } from '../../cli/rehearse/result.ts';
import { unaccounted } from '../../cli/rehearse/unaccounted.ts';
import type { Outcomes } from '../../db/outcomes.ts';
import { definition } from '../domain/tablolong.ts';

describe('the result', () => {
  const counted = { planned: 10, held: 8, late: 1, didNotHappen: 2, cancelled: 0 };
  const run = { code: 'x', seconds: 1, steps: 1, temporalEvents: 1, temporalActions: 1, largestRunEvents: 1, workflows: 1, kills: 0 };
  const tally = {
    sessions: { mentoring: counted, dataConsent: { ...counted, planned: 9, held: 7 } },
    reports: { recorded: 10, doubled: 0 },
    notices: { queued: 12, sent: 11, failed: 1, muted: 0 },
    mails: 9,
    escalations: 1,
    changes: { moved: 3, paused: 2, merged: 0, handedOver: 1 },
    items: 19,
    journal: { entries: 30, intact: true },
  };
  const come = {
    interviews: { baseline: 90, endline: 84, householdsBaseline: 71, householdsEndline: 70 },
    capitalGrants: { planned: 9, approved: 9, disbursed: 8, reported: 8 },
    clients: { enrolled: 91, left: 6, replaced: 1, completed: 85 },
    figures: [
      { indicator: 'told', audience: 'programme', results: [{ target: 0, unit: 'clients', value: 88, atLeast: 85, above: false, met: true, base: 90 }] },
      {
        indicator: 'incomeRise',
        audience: 'programme',
        results: [{ target: 0, unit: 'risePercent', value: null, atLeast: 20, above: false, met: null, base: 0 }],
      },
      {
        indicator: 'keepsUp',
        audience: 'programme',
        results: [
          { target: 0, unit: 'groups', value: 7, atLeast: 6, above: false, met: true, base: 9 },
          { target: 1, unit: 'clients', value: 59, atLeast: 60, above: false, met: false, base: 90 },
        ],
      },
    ],
    measures: { programme: ['followUp'], groups: { 'nelayan-1': ['followUp'] } },
    followUp: { planned: 48, held: 47 },
    ledger: { debit: 400, credit: 400, overdrafts: 0 },
  } as const satisfies Outcomes;
  const asked = { definition: 'tablolong', scenario: 'mixed', seed: 1, start: '2027-08-02' };
  const whole = resultOf(asked, definition, tally, come, 10, run);

  it('is accounted for when all adds up', () => {
    expect(unaccounted(whole)).toEqual([]);
  });

  it('is written in one order of keys, whatever order they came in', () => {
    const turned = {
      ...tally,
      sessions: {
        dataConsent: tally.sessions.dataConsent,
        mentoring: Object.fromEntries(Object.entries(counted).toReversed()) as typeof counted,
      },
      notices: { muted: 0, failed: 1, sent: 11, queued: 12 },
    };
    expect(JSON.stringify(resultOf(asked, definition, turned, come, 10, run))).toBe(JSON.stringify(whole));
    expect(Object.keys(whole)).toEqual([
      'definition',
      'scenario',
      'seed',
      'start',
      'sessions',
      'interviews',
      'capitalGrants',
      'clients',
      'outputs',
      'outcomes',
      'measures',
      'followUp',
      'ledger',
      'otherItems',
      'reports',
      'notices',
      'mails',
      'escalations',
      'changes',
      'items',
      'journal',
      'run',
    ]);
  });

  it('names figures by their line, and what cannot be read by null', () => {
    expect(whole.outputs).toEqual({ O1: { value: 88, target: 85, met: true } });
    expect(whole.outcomes).toEqual({
      E8: { value: null, target: 20, met: null },
      E13: {
        value: 7,
        target: 6,
        met: true,
        all: [
          { value: 7, target: 6, met: true },
          { value: 59, target: 60, met: false },
        ],
      },
    });
  });

  it('says where the plan has other numbers than the definition', () => {
    expect(unaccounted(whole, definition)).toContain('mentoring: 10 stand in the plan, the definition says 378');
    expect(plannedOf(definition, 'training')).toBe(33);
    expect(grantsPlanned(definition)).toBe(9);
  });

  it.each<[string, Partial<Result>]>([
    ['an item is still open', { sessions: { ...whole.sessions, mentoring: { ...counted, held: 7 } } }],
    ['a step is still open', { otherItems: { dataConsent: { ...counted, planned: 9, held: 6 } } }],
    ['more came late than were held', { sessions: { ...whole.sessions, mentoring: { ...counted, late: 9 } } }],
    ['an item is missing from its track', { items: 20 }],
    ['more was paid than came', { ledger: { ...whole.ledger, overdrafts: 1 } }],
    ['the books do not balance', { ledger: { ...whole.ledger, debit: 401 } }],
    ['a grant was paid that nobody approved', { capitalGrants: { ...whole.capitalGrants, approved: 7 } }],
    ['a client is neither there nor gone', { clients: { ...whole.clients, left: 5 } }],
    ['an accepted report is not recorded', { reports: { accepted: 11, recorded: 10, doubled: 0 } }],
    ['a report is stored twice', { reports: { accepted: 10, recorded: 10, doubled: 1 } }],
    ['a notice is still queued', { notices: { queued: 13, sent: 11, failed: 1, muted: 0 } }],
    ['the journal was tampered with', { journal: { entries: 30, intact: false } }],
  ])('is not accounted for when %s', (_, part) => {
    expect(unaccounted({ ...whole, ...part }).length).toBe(1);
  });
});
