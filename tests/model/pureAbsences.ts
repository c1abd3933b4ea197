import { type Absence, handedBack, passedOn } from '../../domain/absences.ts';
import type { HeldSince } from '../../domain/pauses.ts';
import { resume } from '../../domain/pauses.ts';
import { isOpen, type PlanItem } from '../../domain/planItem.ts';
import type { PlanChange } from '../../domain/planChange.ts';
import { proposeSubstitute } from '../../domain/substitutes.ts';
import { addDays } from '../../domain/time.ts';
import { type Command, pick } from './commands.ts';
import * as model from './pureProgramme.ts';
import type { Done, Programme } from './pureProgramme.ts';
import { definition, staff } from './shortPlan.ts';

/** Somebody is away, as `db/acts/absence.ts` has it, but for the task to find a substitute. */
export function beginAbsence(programme: Programme, { who, after, length, substitute: whom }: Extract<Command, { kind: 'absence' }>): Done | string {
  const person = pick(
    staff.filter(({ id }) => programme.items.some(({ owner, invited }) => owner === id || invited.includes(id))),
    who,
  )?.id;
  if (person === undefined) return 'nothing';
  const from = addDays(model.today(programme), after);
  const until = addDays(from, length);
  const absences = model.absencesOf(programme);
  if (absences.some((each) => each.person === person && each.from < until && from < each.until)) return 'alreadyAway';
  const proposed = whom === 'proposed' ? proposeSubstitute(person, { from, until }, { definition, staff, absences, items: programme.items }) : undefined;
  const named =
    typeof whom === 'number'
      ? pick(
          staff.filter(({ id }) => id !== person),
          whom,
        )?.id
      : undefined;
  const substitute = named ?? proposed;
  return model.act(programme, { kind: 'absence', cause: substitute === undefined ? 'substitute' : 'absence' }, ({ number }) => {
    const away: Absence = { act: number, person, from, until, substitute, acting: false };
    const passed = programme.items.flatMap((item) => passedOn(item, away, definition) ?? []);
    model.setRow(programme, number, `absence/${number}`, away);
    model.addStandIns(
      programme,
      number,
      passed.map(({ standIn }) => standIn),
    );
    model.change(
      programme,
      number,
      passed.map(({ change }) => change),
    );
    return undefined;
  });
}

/** Somebody is back, as `backFrom` of `db/acts/endAbsence.ts` has it. */
export function endAbsence(programme: Programme, away: Done, after: number): Done | string {
  return model.act(programme, { kind: 'endAbsence' }, ({ number }) => {
    const today = model.today(programme);
    const on = addDays(today, after);
    const of = away.number;
    const absence = programme.rows.get(`absence/${of}`) as unknown as Absence;
    const byKey = new Map(programme.items.filter(isOpen).map((item) => [item.key, item]));
    const given = programme.standIns.filter(({ item, act, endedBy }) => {
      const known = byKey.get(item);
      return act === of && endedBy === null && known !== undefined && (on <= today || known.plannedOn >= on || known.heldBy.includes(of));
    });
    const ended = on < absence.from ? absence.from : on;
    model.setRow(programme, number, `absence/${of}`, { ...absence, until: ended < absence.until ? ended : absence.until });
    model.endStandIns(programme, number, given);
    away.endedBy = number;
    const back = given.flatMap((standIn): PlanChange[] => {
      const item = byKey.get(standIn.item) as PlanItem;
      return item.heldBy.includes(of) ? [] : [handedBack(item, standIn)];
    });
    const held = new Map(
      [...model.heldSince(programme, of)].map(([key, since]): [string, HeldSince] => [
        key,
        since.since < absence.from ? { ...since, since: absence.from } : since,
      ]),
    );
    const now = Math.max(programme.now, model.at(on, '00:00'));
    const released = resume(programme.placing, { act: of, items: programme.items, held, now });
    model.change(programme, number, [...back, ...released]);
    return undefined;
  });
}
