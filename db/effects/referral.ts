import { holdersOf, PROGRAMME_AUDIENCE } from '../../domain/ladder.ts';
import { opening } from '../../domain/placeItem.ts';
import type { PlanChange } from '../../domain/planChange.ts';
import { nextPartner } from '../../domain/referral.ts';
import { offerTo, outcomeFrom } from '../../domain/referralItems.ts';
import { addDays, dayOf } from '../../domain/time.ts';
import { readPlacing } from '../placing.ts';
import type { Tx } from '../connect.ts';
import type { Applied, Effect, Reported } from './effect.ts';
import { lastOrdinal } from './lastOrdinal.ts';
import { agreeTasks } from './tasks.ts';
import { type Waiting, waitingIn } from './waitingIn.ts';

/** Within so many days the leader finds out what else can be done for people whom no partner takes over. */
const TASK_DAYS = 30;

/**
 * P5b: an offer opens the wait for that partner's answer. A yes is recorded, and what becomes of the people comes back; a no, or no answer at all, goes
 * on to the next partner; when all have refused it becomes a task of the team leader.
 */
export const refer: Effect = {
  async apply(tx, reported) {
    const { programme, item, input } = reported;
    if (item.part === 'outcome') return { changes: [] };
    const waiting = (await waitingIn(tx, programme.code, item.track)).filter(({ audience, subject }) => audience === item.audience && subject === item.subject);
    if (item.part === 'offer' && input.outcome === 'held') return { changes: await open(tx, reported, waiting.slice(0, 1)) };
    if (input.decision === 'yes') return accepted(tx, reported);
    return goOn(tx, reported, waiting);
  },
};

async function open(tx: Tx, { programme, item }: Reported, waiting: readonly Waiting[]): Promise<PlanChange[]> {
  const placing = await readPlacing(tx, programme);
  const from = dayOf(programme.now, programme.definition.timeZone);
  const { steps = {} } = programme.definition.tracks[item.track] ?? {};
  return waiting.map(({ key, part }) => opening(placing, { key, track: item.track, from, until: addDays(from, steps[part ?? '']?.withinDays ?? 1) }));
}

async function accepted(tx: Tx, reported: Reported): Promise<Applied> {
  const { programme, item } = reported;
  const party = item.subject ?? '';
  await end(tx, reported, 'accepted', party);
  const items = outcomeFrom(await readPlacing(tx, programme), { ...(await seriesOf(tx, reported)), party });
  return { changes: items.map((each) => ({ kind: 'add', item: each })), after: { measure: 'referral', measureOutcome: 'accepted', partner: party } };
}

async function goOn(tx: Tx, reported: Reported, waiting: readonly Waiting[]): Promise<Applied> {
  const { programme, item } = reported;
  const { code, definition } = programme;
  const cancelled = waiting.map(({ key }): PlanChange => ({ kind: 'cancel', key, reason: 'notOffered' }));
  const asked = await tx<{ subject: string }[]>`
    select distinct subject from item where programme = ${code} and track = ${item.track} and audience = ${item.audience} and subject is not null`;
  const next = nextPartner(
    definition.tracks[item.track]?.parties ?? [],
    asked.map(({ subject }) => subject),
  );
  if (next === undefined) {
    await end(tx, reported, 'refusedByAll', undefined);
    const task = await leadersTask(tx, reported);
    return { ...task, changes: [...cancelled, ...task.changes], after: { measure: 'referral', measureOutcome: 'refusedByAll' } };
  }
  const items = offerTo(await readPlacing(tx, programme), { ...(await seriesOf(tx, reported)), party: next });
  return { changes: [...cancelled, ...items.map((each): PlanChange => ({ kind: 'add', item: each }))], after: { nextPartner: next } };
}

async function seriesOf(tx: Tx, { programme, item }: Reported): Promise<{ track: string; audience: string; last: number; today: string }> {
  const last = await lastOrdinal(tx, programme.code, item.track, item.audience);
  return { track: item.track, audience: item.audience, last, today: dayOf(programme.now, programme.definition.timeZone) };
}

async function end(tx: Tx, { programme, item }: Reported, outcome: 'accepted' | 'refusedByAll', party: string | undefined): Promise<void> {
  await tx`
    update measure set outcome = ${outcome}, party = ${party ?? null}, ended_at = ${programme.now}
    where programme = ${programme.code} and audience = ${item.audience} and kind = 'referral'`;
}

/** What nobody takes over does not end in silence: the leader says by a day what else is done. Nothing where the programme has no agreed tasks. */
async function leadersTask(tx: Tx, { programme, item, input, master }: Reported): Promise<Applied> {
  const { definition, now } = programme;
  const [owner] = holdersOf(definition.leader, PROGRAMME_AUDIENCE, await readPlacing(tx, programme));
  if (owner === undefined) return { changes: [] };
  const today = dayOf(now, definition.timeZone);
  const what = whatElse(definition.language, definition.businessGroups[item.audience]?.name[definition.language] ?? item.audience);
  const task = { what, owner, by: addDays(today, TASK_DAYS) };
  return agreeTasks(tx, programme, { tasks: [task], audience: item.audience, on: today, agreedIn: input.id }, master);
}

function whatElse(language: 'id' | 'en', group: string): string {
  return {
    id: `Semua mitra menolak rujukan ${group}. Tentukan bersama anggota apa yang dilakukan selanjutnya.`,
    en: `All partners refused the referral of ${group}. Agree with its members what is done instead.`,
  }[language];
}
