import { recordFunds } from '../../db/commands/fundEntry.ts';
import { report } from '../../db/commands/report.ts';
import type { Definition } from '../../domain/definition.ts';
import type { Instant } from '../../domain/agenda.ts';
import { grantFund, grantOf } from '../../domain/judgeGrant.ts';
import { tracksByKind } from '../../domain/naming.ts';
import { addDays, addMonths, type Day, dayOf, instantAt } from '../../domain/time.ts';
import { workflowIdOf } from '../../messages/names.ts';
import { drawsOf, evenly } from '../../simulator/draw.ts';
import type { Script } from '../rehearse/script.ts';
import { anyReport, type Reportable } from './anyReport.ts';
import { LATE_SHARE } from './eighteenMonths.ts';
import { accepted, actorOf, agreeAndLock, asked, begin, CODE, HOUR, type Life, MINUTE, passUntil, settle } from './life.ts';

/** The plan is locked so long before the programme's start: outreach begins two weeks before. */
const LOCK_DAYS_BEFORE = 21;

type Open = Reportable & { readonly plannedOn: Day; readonly owner: string | undefined; readonly rings: readonly Instant[]; readonly position: number };

/**
 * Lives through a whole programme, planning and follow-up included, by the real commands, relay, activities and timers: every item reported on its day
 * or, where it was opened by another's report, soon after; one in ten only after its reminder. Reports of one track come more than an hour apart.
 * @throws Error when a command is refused, or the programme does not end
 */
export async function liveThroughAll(life: Life, script: Script): Promise<void> {
  const { definition, staff, start: startsOn } = script;
  await begin(life, script);
  const lockAt = instantAt(addDays(startsOn, -LOCK_DAYS_BEFORE), '12:00', definition.timeZone);
  const times = new Map<string, Instant>();
  let locked = false;
  for (;;) {
    const open = await readOpen(life);
    setTimes(life, definition, open, times);
    const next = open.toSorted((one, other) => (times.get(one.key) as Instant) - (times.get(other.key) as Instant))[0];
    if (next === undefined) break;
    const at = times.get(next.key) as Instant;
    if (!locked && at >= lockAt) {
      await passUntil(life, lockAt);
      await agreeAndLock(life, script);
      await fillPots(life, script);
      locked = true;
      continue;
    }
    await passUntil(life, at);
    const today = dayOf(life.clock.now, definition.timeZone);
    const input = await anyReport(life.sql, definition, startsOn, next, next.plannedOn < today ? next.plannedOn : today);
    const owner = actorOf(staff.find(({ id, role }) => (next.owner === undefined ? role === definition.leader : id === next.owner)));
    accepted(await report(life.sql, asked(life, owner), CODE, next.key, input, life.master));
    await settle(life);
  }
  await passUntil(life, life.clock.now + 24 * HOUR); // the relay has held the last report
  const { status } = await life.env.client.workflow.getHandle(workflowIdOf(CODE)).describe();
  if (status.name !== 'COMPLETED') throw new Error(`the programme has not ended: ${status.name}`);
}

async function readOpen({ sql }: Life): Promise<Open[]> {
  type Row = Omit<Open, 'subject' | 'part' | 'owner'> & { subject: string | null; part: string | null; owner: string | null };
  const rows = await sql<Row[]>`
    select i.key, i.track, t.kind, i.audience, i.ordinal, i.subject, i.part, i.planned_on as "plannedOn", i.owner, i.rings, a.position
    from item i join track t on t.programme = i.programme and t.name = i.track join audience a on a.programme = i.programme and a.key = i.audience
    where i.programme = ${CODE} and i.outcome is null and i.rings <> '{}' order by i.key`;
  return rows.map(({ subject, part, owner, ...row }) => ({ ...row, subject: subject ?? undefined, part: part ?? undefined, owner: owner ?? undefined }));
}

/** Says of each new item when it will be reported. */
function setTimes({ seed, clock }: Life, { timeZone }: Definition, open: readonly Open[], times: Map<string, Instant>): void {
  const draw = drawsOf(seed);
  const wanted = (item: Open): Instant => {
    const { key, kind, position, ordinal, plannedOn, rings } = item;
    const [, reminder = 0] = rings; // at seven
    // Nobody is asked before the consent is given.
    const isLate = kind !== 'consent' && evenly(draw, `late ${item.track}`, position, ordinal) < LATE_SHARE;
    const day = isLate ? reminder + HOUR + Math.floor(1 + 3 * draw(key, 'days')) * 24 * HOUR : instantAt(plannedOn, '08:00', timeZone);
    return Math.max(day, clock.now + HOUR) + Math.round(draw(key, 'minutes') * 15 * MINUTE);
  };
  for (const item of open) {
    if (times.has(item.key)) continue;
    const others = open.filter(({ key, track }) => track === item.track && key !== item.key).flatMap(({ key }) => times.get(key) ?? []);
    let at = wanted(item);
    for (let clash = nearest(others, at); clash !== undefined; clash = nearest(others, at)) at = clash + 80 * MINUTE;
    times.set(item.key, at);
  }
}

/** One of the instants that lies within an hour or so of another. */
function nearest(others: readonly Instant[], at: Instant): Instant | undefined {
  return others.filter((other) => Math.abs(other - at) < 80 * MINUTE).toSorted((one, other) => other - one)[0];
}

/** Each giver has promised and paid in all that its grants come to (P2f). */
async function fillPots(life: Life, { definition, staff }: Script): Promise<void> {
  const fund = grantFund(definition);
  if (fund === undefined) return;
  const leader = actorOf(staff.find(({ role }) => role === definition.leader));
  const today = dayOf(life.clock.now, definition.timeZone);
  const totals = new Map<string, number>();
  for (const [track, { grants = {} }] of tracksByKind(definition, 'capital'))
    for (const group of Object.keys(grants))
      for (const [source, amount] of Object.entries(grantOf(definition, track, group))) totals.set(source, (totals.get(source) ?? 0) + amount);
  for (const [source, amount] of totals) {
    const entry = { fund, source, amount, on: today };
    accepted(await recordFunds(life.sql, asked(life, leader), CODE, 'pledge', { ...entry, lastSpendingOn: addMonths(today, 24) }));
    accepted(await recordFunds(life.sql, asked(life, leader), CODE, 'receipt', entry));
  }
}
