import { z } from 'zod';
import { CONSENT_WITHDRAWN, NO_CONSENT } from '../../domain/clientLife.ts';
import { CONSENT_WAYS } from '../../domain/consents.ts';
import { type ConsentAccepted, judgeConsent } from '../../domain/judgeConsent.ts';
import { changedKeys, type PlanChange } from '../../domain/planChange.ts';
import { dayOf } from '../../domain/time.ts';
import { changePlan } from '../changePlan.ts';
import type { Sql, Tx } from '../connect.ts';
import { writeConsents } from '../effects/consent.ts';
import { clientFacts, openItemsAbout, othersOfHousehold } from '../queries/clients.ts';
import { type Answer, command, type Programme, type Request } from './command.ts';
import { writeExit } from './exitClient.ts';
import { interviewsWith } from './newcomer.ts';

/** What a client said of each purpose; `how` they said it. */
export const ConsentInput = z.strictObject({
  purposes: z.record(z.string().min(1).max(60), z.boolean()),
  how: z.enum(CONSENT_WAYS),
});
export type ConsentInput = z.infer<typeof ConsentInput>;

/**
 * Records the consent of one client (P1a): of a newcomer, of somebody who was away, or taken back (R30). Who refuses what is required leaves the list;
 * who takes it back stays, is asked nothing more and is in no figure.
 */
export async function recordConsent(sql: Sql, request: Request, code: string, id: string, input: ConsentInput): Promise<Answer> {
  return command(sql, request, 'recordConsent', code, async (tx, programme) => {
    const client = await clientFacts(tx, code, id);
    const judged = judgeConsent(request.actor, input, { ...programme, client, before: await lastSaid(tx, code, id) });
    if (judged.kind === 'refused') return judged;
    const body = (planVersion: number) => ({
      client: id,
      purposes: Object.fromEntries(judged.said.map(({ purpose, given }) => [purpose, given])),
      means: judged.means,
      planVersion,
    });
    if (judged.repeated || client === undefined) return { body: body(programme.planVersion), tellings: [] };
    await writeConsents(tx, code, id, judged.said, programme.now);
    const changes = await broughtBy(judged.means, tx, programme, client);
    const { planVersion, tellings } = await changePlan(tx, programme, changes);
    return {
      body: body(planVersion),
      entry: { action: 'recordConsent', subject: id, planVersion, after: { said: judged.said, means: judged.means, ...changedKeys(changes) } },
      tellings,
    };
  });
}

type Found = NonNullable<Awaited<ReturnType<typeof clientFacts>>>;

async function broughtBy(means: ConsentAccepted['means'], tx: Tx, programme: Programme, client: Found): Promise<PlanChange[]> {
  const on = dayOf(programme.now, programme.definition.timeZone);
  switch (means) {
    case 'given':
      return [];
    case 'refused':
      return writeExit(tx, programme, client, { on, reason: NO_CONSENT });
    case 'withdrawn':
      return interviewsLeft(tx, programme, client);
    case 'restored': {
      const { id, household, group } = client;
      const items = await interviewsWith(tx, programme, { client: id, household, group, on });
      return items.map((item) => ({ kind: 'add', item }));
    }
  }
}

/** The interviews still to be held with somebody, and of their household where nobody else of it takes part: none of them is asked. */
async function interviewsLeft(tx: Tx, { code, definition }: Programme, client: Found): Promise<PlanChange[]> {
  const alone = (await othersOfHousehold(tx, code, client)) === 0;
  const open = await openItemsAbout(tx, code, client);
  return open
    .filter(({ track, subject }) => {
      const kind = definition.tracks[track]?.kind;
      return (kind === 'interview' && subject === client.id) || (kind === 'household' && subject === client.household && alone);
    })
    .map(({ key }) => ({ kind: 'cancel', key, reason: CONSENT_WITHDRAWN }));
}

async function lastSaid(tx: Tx, code: string, client: string): Promise<Record<string, boolean>> {
  const rows = await tx<{ purpose: string; given: boolean }[]>`
    select distinct on (purpose) purpose, given from consent where programme = ${code} and client = ${client} order by purpose, at desc`;
  return Object.fromEntries(rows.map(({ purpose, given }) => [purpose, given]));
}
