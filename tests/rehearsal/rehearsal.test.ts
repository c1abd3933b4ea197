import type { temporal } from '@temporalio/proto';
import { defaultPayloadConverter } from '@temporalio/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../cli/rehearse/result.ts';
import { unaccounted } from '../../cli/rehearse/unaccounted.ts';
import { WORDS } from '../../simulator/anyAnswer.ts';
import { NOTE } from '../../simulator/reports.ts';
import { valuesIn } from '../support/historyText.ts';
import { leaksIn, personalValues } from '../support/personalValues.ts';
import { figuresOf, lateRings, openWorld, type World } from './world.ts';

type History = temporal.api.history.v1.IHistory;

const EIGHTEEN_MONTHS_MS = 600_000;
/** What must be in no history and no log: the demo people's values, and what simulated staff wrote as free text. */
const SECRETS = [...personalValues(), NOTE, WORDS];

function found(text: string): string[] {
  return leaksIn(text, SECRETS);
}

describe('eighteen months of Tablolong', () => {
  let world: World;
  let plain: Result;
  let killed: Result;
  let histories: History[];

  beforeAll(async () => {
    world = await openWorld();
    plain = await world.play({ scenario: 'mixed', seed: 7 });
    killed = await world.play({ scenario: 'mixed', seed: 7, kills: 10 });
    histories = [...(await world.histories(plain.run.code)), ...(await world.histories(killed.run.code))];
  }, EIGHTEEN_MONTHS_MS);
  afterAll(() => world?.stop());

  it('end with everything accounted for', () => {
    expect(unaccounted(plain)).toEqual([]);
    expect(plain.sessions.mentoring?.planned).toBe(378);
    expect(plain.sessions.monitoring?.planned).toBe(18);
    expect(plain.items).toBe(396);
    expect(plain.reports).toEqual({ accepted: 396, recorded: 396, doubled: 0 });
    expect(plain.notices.queued).toBeGreaterThan(396);
    expect(plain.escalations).toBeGreaterThan(0);
  });

  it('are mixed: 6 to 8 of 100 sessions did not happen, some reports came late', () => {
    const missed = Object.values(plain.sessions).reduce((sum, { didNotHappen }) => sum + didNotHappen, 0);
    expect(missed / plain.items).toBeGreaterThanOrEqual(0.06);
    expect(missed / plain.items).toBeLessThanOrEqual(0.08);
    expect(plain.sessions.mentoring?.late).toBeGreaterThan(40);
  });

  it('are the same byte for byte when worker, database and Temporal server are killed ten times', () => {
    expect(killed.run.kills).toBe(10);
    expect(figuresOf(killed)).toBe(figuresOf(plain));
  });

  it('ring at the very instant, killed or not', async () => {
    expect(await lateRings(world.sql, plain.run.code)).toEqual([]);
    expect(await lateRings(world.sql, killed.run.code)).toEqual([]);
  });

  it.each([
    ['undisturbed', () => plain],
    ['killed', () => killed],
  ])('mail each letter under an identity of its own, %s', async (_, result) => {
    const { mails, run } = result();
    const ids = await world.messageIds(run.code);
    expect(new Set(ids).size).toBe(mails);
    // Killed between the server's yes and ours, the same bytes go once more; undisturbed nothing goes twice.
    if (run.kills === 0) expect(ids.length).toBe(mails);
  });

  it('keep within the bounds of a run of a workflow', () => {
    expect(plain.run.largestRunEvents).toBeLessThanOrEqual(450);
    expect(plain.run.workflows).toBeGreaterThanOrEqual(4);
  });

  it('leave nothing personal in any history', () => {
    expect(histories.length).toBe(plain.run.workflows + killed.run.workflows);
    expect(SECRETS.length).toBeGreaterThan(200);
    for (const history of histories) expect(found(valuesIn(history))).toEqual([]);
  });

  it('leave nothing personal in any log', () => {
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
