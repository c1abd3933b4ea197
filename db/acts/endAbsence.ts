import { z } from 'zod';
import { type Absence, chainOf, handedBack } from '../../domain/absences.ts';
import type { Instant } from '../../domain/agenda.ts';
import { judgeEnd } from '../../domain/judgeAbsence.ts';
import { type HeldSince, resume } from '../../domain/pauses.ts';
import type { PlanChange } from '../../domain/planChange.ts';
import { isOpen, type PlanItem } from '../../domain/planItem.ts';
import { dayOf, type Day, instantAt } from '../../domain/time.ts';
import type { Answer, Programme, Request } from '../commands/command.ts';
import type { Sql, Tx } from '../connect.ts';
import { readPlacing } from '../placing.ts';
import { heldSince } from '../queries/pauses.ts';
import { planItems } from '../queries/planItems.ts';
import { readSeats } from '../seats.ts';
import { endStandIns, readAbsences, readStandIns } from '../standIns.ts';
import { act, ActInput } from './act.ts';

/** `on`: the first day back. */
export const EndAbsenceInput = z.strictObject({ ...ActInput.shape, act: z.int().min(1), on: z.string().max(40) });
export type EndAbsenceInput = z.infer<typeof EndAbsenceInput>;

/**
 * Somebody is back: what is still open of what a substitute had is theirs again, and what waited for one goes on. Announced for a later day, what is
 * planned before it stays with the substitute. Also the end of an acting holder's time.
 */
export async function endAbsence(sql: Sql, request: Request, code: string, input: EndAbsenceInput, master: Buffer): Promise<Answer> {
  return act(sql, request, { action: 'recordAbsence', kind: 'endAbsence', code, master }, input, async (tx, programme, number) => {
    const today = dayOf(programme.now, programme.definition.timeZone);
    const [seats, absences, items] = await Promise.all([readSeats(tx, code), readAbsences(tx, code), planItems(tx, code)]);
    const ended = await tx`select from act where programme = ${code} and number = ${input.act} and ended_by is not null`;
    const absence = absences.find((each) => each.act === input.act);
    const judged = judgeEnd(request.actor, input, { ...programme, today, seats, absences, ended: ended.length > 0 });
    if (judged !== undefined) return judged;
    const changes = await backFrom(tx, programme, absence as Absence, { items, on: input.on, endedBy: number });
    await tx`update act set ended_by = ${number} where programme = ${code} and number = ${input.act}`;
    return { kind: 'acted', scope: { act: input.act, person: (absence as Absence).person, on: input.on }, changes };
  });
}

/** Ends an absence, its rows being written. @returns what is theirs again, and what goes on */
export async function backFrom(
  tx: Tx,
  programme: Programme,
  { act: of, from }: Absence,
  { items, on, endedBy }: { readonly items: readonly PlanItem[]; readonly on: Day; readonly endedBy: number },
): Promise<PlanChange[]> {
  const { code, definition, now } = programme;
  const today = dayOf(now, definition.timeZone);
  const byKey = new Map(items.filter(isOpen).map((item) => [item.key, item]));
  const given = (await readStandIns(tx, code, { act: of })).filter(({ item }) => {
    const known = byKey.get(item);
    return known !== undefined && (on <= today || known.plannedOn >= on || known.heldBy.includes(of));
  });
  await tx`update absence set ended_on = ${on < from ? from : on} where programme = ${code} and act = ${of}`;
  const standing = await readStandIns(tx, code, { items: given.map(({ item }) => item) });
  await endStandIns(
    tx,
    code,
    given.flatMap((standIn) => chainOf(standIn, standing)),
    endedBy,
  );
  const back = given.flatMap((standIn): PlanChange[] => {
    const item = byKey.get(standIn.item) as PlanItem;
    return item.heldBy.includes(of) ? [] : [handedBack(item, standIn, standing)];
  });
  const waiting = items.some((item) => isOpen(item) && item.heldBy.includes(of));
  if (!waiting) return back;
  const held = new Map(
    [...(await heldSince(tx, programme, of))].map(([key, since]): [string, HeldSince] => [key, since.since < from ? { ...since, since: from } : since]),
  );
  return [...back, ...resume(await readPlacing(tx, programme), { act: of, items, held, now: laterOf(now, instantAt(on, '00:00', definition.timeZone)) })];
}

function laterOf(one: Instant, other: Instant): Instant {
  return one > other ? one : other;
}
