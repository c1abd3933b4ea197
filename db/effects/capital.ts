import { approvedAmount, grantFund, type GrantStep, judgeGrantStep, numberIn, potToBind, potToPay } from '../../domain/judgeGrant.ts';
import { advance, leadsTo, type SeriesItem } from '../../domain/procedure.ts';
import { dayOf } from '../../domain/time.ts';
import { clientsOn } from '../commands/reportFacts.ts';
import { readPlacing } from '../placing.ts';
import type { Tx } from '../connect.ts';
import { readPots, reverseEntry, writeEntry } from '../ledger.ts';
import { sharesOf } from '../queries/grants.ts';
import type { Effect, Reported } from './effect.ts';
import { seriesOf } from './series.ts';

/**
 * P2f: what each hand's report of a grant brings about. A giver's approval binds the money in the books, the disbursement pays it out of what was
 * received; when a later hand refuses, or it is sent back, what was bound or paid is reversed, and the plan says what is next.
 */
export const giveCapital: Effect = {
  async judge(tx, reported) {
    return reported.input.outcome === 'held' ? judgeGrantStep(await stepOf(tx, reported)) : undefined;
  },
  async apply(tx, reported) {
    const { programme, item, input } = reported;
    const result = { outcome: input.outcome, decision: input.decision };
    const series = await seriesOf(tx, programme.code, item);
    const entries = input.outcome === 'held' ? await carryOut(tx, reported, await stepOf(tx, reported)) : [];
    const leads = leadsTo(item.kind, item.part, result);
    const reason = input.decision ?? 'didNotHappen';
    const undone = leads === 'stop' || typeof leads === 'object' ? await undo(tx, reported, reason) : [];
    if (leads === 'stop') await note(tx, reported, { ended_because: reason });
    const own = series.find(({ key }) => key === item.key) as SeriesItem;
    const place = {
      placing: await readPlacing(tx, programme),
      track: item.track,
      audience: item.audience,
      from: dayOf(programme.now, programme.definition.timeZone),
    };
    return {
      changes: advance(series, own, result, place),
      after: {
        ...(entries.length === 0 ? {} : { entries }),
        ...(undone.length === 0 ? {} : { reversed: undone }),
        ...(leads === 'stop' ? { ended: reason } : {}),
      },
    };
  },
};

async function stepOf(tx: Tx, { programme, item, input }: Reported): Promise<GrantStep> {
  const { code, definition } = programme;
  const fund = grantFund(definition);
  const source = item.subject;
  const [grants, shares, pots, clients] = await Promise.all([
    tx<{ budget: number | null }[]>`select budget from capital_grant where programme = ${code} and audience = ${item.audience}`,
    sharesOf(tx, code, item.audience),
    fund === undefined || source === undefined ? [] : readPots(tx, code, definition, { fund, source }),
    clientsOn(tx, programme, item, input.doneOn),
  ]);
  return {
    definition,
    track: item.track,
    group: item.audience,
    part: item.part,
    source,
    doneOn: input.doneOn,
    decision: input.decision,
    answers: input.answers ?? {},
    budget: grants[0]?.budget ?? undefined,
    shares,
    pots,
    clients: new Set(clients.map(({ id }) => id)),
  };
}

/** Writes what a step that was done brings. @returns numbers of the entries made in the books */
async function carryOut(tx: Tx, reported: Reported, step: GrantStep): Promise<number[]> {
  const { answers, doneOn } = step;
  const yes = (question: string) => answers[question] === true;
  const words = (question: string) => {
    const said = answers[question];
    return typeof said === 'string' ? said : null;
  };
  switch (step.part) {
    case 'proposal':
      await note(tx, reported, { proposed_on: doneOn, budget: numberIn(answers, 'budget') ?? null, other_aid: yes('otherAid'), ended_because: null });
      return [];
    case 'check':
      if (yes('otherAid')) await note(tx, reported, { other_aid: true });
      return [];
    case 'decision':
      return step.decision === 'approved' ? bind(tx, reported, step) : [];
    case 'disbursement':
      return pay(tx, reported, step);
    case 'handOver': {
      const officers = { chair: words('chair'), secretary: words('secretary'), treasurer: words('treasurer') };
      await note(tx, reported, { handed_over_on: doneOn, hand_over_item: reported.item.key, ...officers });
      return [];
    }
    case 'useReport': {
      const spent = { spent: numberIn(answers, 'spent') ?? 0, off_purpose: numberIn(answers, 'offPurpose') ?? 0 };
      await note(tx, reported, { used_on: doneOn, ...spent, receipts_complete: yes('receiptsComplete') });
      return [];
    }
    default:
      return [];
  }
}

async function bind(tx: Tx, { programme, item, reporter }: Reported, step: GrantStep): Promise<number[]> {
  const pot = potToBind(step);
  if (pot === undefined) throw new Error(`${programme.code}: expected money for ${item.key}, which was judged to be there`);
  const amount = approvedAmount(step);
  const reservation = await writeEntry(tx, programme, { kind: 'reservation', pot, amount, on: step.doneOn, item: item.key, person: reporter });
  await tx`
    insert into grant_share (programme, item, audience, source, amount, decided_on, reservation)
    values (${programme.code}, ${item.key}, ${item.audience}, ${pot.source}, ${amount}, ${step.doneOn}, ${reservation})`;
  return [reservation];
}

/** What was bound is bound no more, and paid. */
async function pay(tx: Tx, { programme, item, reporter }: Reported, step: GrantStep): Promise<number[]> {
  const pot = potToPay(step);
  const share = (await sharesOf(tx, programme.code, item.audience)).find(({ source, paid }) => source === item.subject && !paid);
  if (pot === undefined || share === undefined) throw new Error(`${programme.code}: expected money for ${item.key}, which was judged to be there`);
  const entry = { on: step.doneOn, item: item.key, person: reporter };
  const released = await release(tx, programme, share.reservation, entry);
  const payment = await writeEntry(tx, programme, { kind: 'expense', pot, amount: share.amount, ...entry });
  await tx`
    update grant_share set paid_in = ${item.key}, paid_on = ${step.doneOn}, payment = ${payment} where programme = ${programme.code} and item = ${share.item}`;
  return [...released, payment];
}

/** A reservation may have been released when its year was closed. */
async function release(tx: Tx, programme: Reported['programme'], reservation: number, entry: { on: string; item: string; person: string }): Promise<number[]> {
  const reversed = await tx`select from ledger_entry where programme = ${programme.code} and reverses = ${reservation}`;
  return reversed.length > 0 ? [] : [await reverseEntry(tx, programme, reservation, entry)];
}

/** Reverses what was bound or paid for the group. @returns numbers of the reversals */
async function undo(tx: Tx, { programme, item, input, reporter }: Reported, reason: string): Promise<number[]> {
  const entry = { on: input.doneOn, item: item.key, person: reporter };
  const reversals: number[] = [];
  for (const { item: decided, reservation, payment } of await sharesOf(tx, programme.code, item.audience)) {
    reversals.push(...(payment === null ? await release(tx, programme, reservation, entry) : [await reverseEntry(tx, programme, payment, entry)]));
    await tx`update grant_share set undone_because = ${reason} where programme = ${programme.code} and item = ${decided}`;
  }
  return reversals;
}

/** Writes what is known of the group's grant now. */
async function note(tx: Tx, { programme, item }: Reported, known: Readonly<Record<string, string | number | boolean | null>>): Promise<void> {
  const row = { programme: programme.code, audience: item.audience, ...known };
  await tx`insert into capital_grant ${tx(row)} on conflict (programme, audience) do update set ${tx(known)}`;
}
