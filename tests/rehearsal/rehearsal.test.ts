import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { temporal } from '@temporalio/proto';
import { defaultPayloadConverter } from '@temporalio/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../cli/rehearse/result.ts';
import { readScript } from '../../cli/rehearse/script.ts';
import { unaccounted } from '../../cli/rehearse/unaccounted.ts';
import type { Definition } from '../../domain/definition.ts';
import { WORDS } from '../../simulator/anyAnswer.ts';
import { NOTE } from '../../simulator/reports.ts';
import { valuesIn } from '../support/historyText.ts';
import { leaksIn, personalValues } from '../support/personalValues.ts';
import { writeShortProgramme } from './shortProgramme.ts';
import { figuresOf, lateRings, openWorld, type World } from './world.ts';

type History = temporal.api.history.v1.IHistory;

const LONG_ENOUGH_MS = 900_000;
/** Enough for every kind of step, from the first consent to the last meeting of follow-up. */
const MONTHS = 3;
/** Another country, zone, length and people. */
const OTHER = fileURLToPath(new URL('../../seeds/fresh-start.yaml', import.meta.url));
/** What must be in no history and no log: the demo people's values, and what simulated staff wrote as free text. */
const SECRETS = [...personalValues(), NOTE, WORDS];

function found(text: string): string[] {
  return leaksIn(text, SECRETS);
}

describe('a whole programme of three months that storms, absences, late money and a merger befall', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pendamping-whole-'));
  let definition: Definition;
  let world: World;
  let plain: Result;
  let killed: Result;
  let other: Result;
  let histories: History[];

  beforeAll(async () => {
    world = await openWorld();
    const events = fileURLToPath(new URL('befalls.yaml', import.meta.url));
    const options = { definition: writeShortProgramme(folder, MONTHS), scenario: 'mixed', seed: 7, events } as const;
    definition = (await readScript(options.definition, undefined)).definition;
    plain = await world.play(options);
    killed = await world.play({ ...options, kills: 10 });
    other = await world.play({ definition: OTHER, scenario: 'thriving', seed: 1 });
    histories = [...(await world.histories(plain.run.code)), ...(await world.histories(killed.run.code))];
  }, LONG_ENOUGH_MS);
  afterAll(async () => {
    await world?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('ends with everything accounted for, and as many of each as the definition says', () => {
    expect(unaccounted(plain, definition)).toEqual([]);
    expect(plain.sessions.mentoring?.planned).toBe(4 * MONTHS * 9);
    expect(plain.sessions.outreach?.planned).toBe(9);
    expect(plain.sessions.monthlyLog?.planned).toBe(9 * MONTHS);
    expect(plain.reports.accepted).toBe(plain.reports.recorded);
    expect(plain.notices.queued).toBeGreaterThan(plain.items);
    expect(plain.escalations).toBeGreaterThan(0);
  });

  it('moves, pauses, merges and hands over what they concern, and says how much', () => {
    const { changes } = plain;
    expect(changes.moved).toBeGreaterThan(5);
    expect(changes.paused).toBeGreaterThan(10);
    expect(changes.merged).toBeGreaterThan(5);
    expect(changes.handedOver).toBeGreaterThan(2);
    expect(other.changes).toEqual({ moved: 0, paused: 0, merged: 0, handedOver: 0 });
  });

  it('asks everybody before and after, and gives capital through every hand', () => {
    const { interviews, capitalGrants, clients } = plain;
    expect(interviews.baseline).toBeGreaterThan(85);
    expect(interviews.endline).toBeGreaterThan(70);
    expect(interviews.householdsBaseline).toBeGreaterThan(65);
    expect(capitalGrants.planned).toBe(9);
    expect(capitalGrants.disbursed).toBeGreaterThan(0);
    expect(clients.left).toBeGreaterThan(0);
    expect(clients.enrolled).toBe(90 + clients.replaced);
  });

  it('takes the measures that its figures propose, and follows up for a year', () => {
    const { measures, followUp, outcomes } = plain;
    expect(measures.programme.length).toBeGreaterThan(0);
    // The group that was merged has ended: no measure is for it.
    const without = Object.entries(measures.groups).filter(([, set]) => set.length === 0);
    expect(without.map(([group]) => group)).toEqual(['pemuda-2']);
    expect(followUp.planned).toBeGreaterThan(0);
    expect(outcomes.E13?.value).not.toBeNull();
  });

  it('keeps books that balance', () => {
    expect(plain.ledger.debit).toBeGreaterThan(0);
    expect(plain.ledger).toEqual({ debit: plain.ledger.credit, credit: plain.ledger.debit, overdrafts: 0 });
  });

  it('is mixed: some sessions did not happen, some reports came late', () => {
    const counted = Object.values(plain.sessions);
    const sum = (key: 'planned' | 'didNotHappen' | 'late') => counted.reduce((total, one) => total + one[key], 0);
    expect(sum('didNotHappen') / sum('planned')).toBeGreaterThanOrEqual(0.03);
    expect(sum('didNotHappen') / sum('planned')).toBeLessThanOrEqual(0.09);
    expect(sum('late')).toBeGreaterThan(10);
  });

  it('is told by data alone: a programme of another country is lived through with the same words', async () => {
    const { definition: theirs } = await readScript(OTHER, undefined);
    expect(unaccounted(other, theirs)).toEqual([]);
    expect(other.sessions.mentoring?.planned).toBe(10);
    expect(Object.keys(other.sessions)).toEqual(['training', 'mentoring', 'processEvaluation', 'monthlyLog']);
    expect(other.capitalGrants).toEqual({ planned: 0, approved: 0, disbursed: 0, reported: 0 });
    expect(other.measures.programme).toContain('followUp');
  });

  it('is the same byte for byte when worker, database and Temporal server are killed ten times', () => {
    expect(killed.run.kills).toBe(10);
    expect(figuresOf(killed)).toBe(figuresOf(plain));
  });

  it('rings at the very instant, killed or not', async () => {
    expect(await lateRings(world.sql, plain.run.code)).toEqual([]);
    expect(await lateRings(world.sql, killed.run.code)).toEqual([]);
  });

  it.each([
    ['undisturbed', () => plain],
    ['killed', () => killed],
  ])('mails each letter under an identity of its own, %s', async (_, result) => {
    const { mails, run } = result();
    const ids = await world.messageIds(run.code);
    expect(new Set(ids).size).toBe(mails);
    // Killed between the server's yes and ours, the same bytes go once more; undisturbed nothing goes twice.
    if (run.kills === 0) expect(ids.length).toBe(mails);
  });

  it('keeps within the bounds of a run of a workflow', () => {
    expect(plain.run.largestRunEvents).toBeLessThanOrEqual(450);
    expect(plain.run.workflows).toBeGreaterThanOrEqual(4);
  });

  it('leaves nothing personal in any history', () => {
    expect(histories.length).toBe(plain.run.workflows + killed.run.workflows);
    expect(SECRETS.length).toBeGreaterThan(200);
    for (const history of histories) expect(found(valuesIn(history))).toEqual([]);
  });

  it('leaves nothing personal in any log', () => {
    const logs = world.logs();
    expect(logs.length).toBeGreaterThan(0);
    expect(found(logs)).toEqual([]);
  });

  it.each(SECRETS.filter((_, index) => index % 97 === 0))('would not hide %s: the scan finds it wherever it is put', (secret) => {
    const event = (attributes: object): History => ({ events: [...(histories[0]?.events ?? []), attributes] });
    const payload = defaultPayloadConverter.toPayload({ deep: [secret] });
    const planted = [
      event({ workflowExecutionSignaledEventAttributes: { signalName: 'told', input: { payloads: [payload] } } }),
      event({ activityTaskScheduledEventAttributes: { activityId: '1', input: { payloads: [payload] } } }),
      event({ activityTaskFailedEventAttributes: { failure: { message: `no ${secret}`, cause: {} } } }),
      event({ activityTaskFailedEventAttributes: { failure: { message: 'no', cause: { message: secret } } } }),
      event({ workflowExecutionStartedEventAttributes: { memo: { fields: { note: payload } } } }),
      event({ upsertWorkflowSearchAttributesEventAttributes: { searchAttributes: { indexedFields: { Village: payload } } } }),
      event({ userMetadata: { summary: payload } }),
      event({ userMetadata: { details: payload } }),
    ];
    for (const history of planted) expect(found(valuesIn(history))).toContain(secret);
  });
});
