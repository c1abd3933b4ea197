import { z } from 'zod';
import { type Absence, type PassedOn, passedOn } from '../../domain/absences.ts';
import { ACT_CAUSES } from '../../domain/act.ts';
import { judgeAbsence } from '../../domain/judgeAbsence.ts';
import { holdersOf, PROGRAMME_AUDIENCE } from '../../domain/ladder.ts';
import { ownOnly } from '../../domain/ownSteps.ts';
import { isOpen, type PlanItem } from '../../domain/planItem.ts';
import { seatsOf, type SeatHeld, staffOn } from '../../domain/seats.ts';
import { proposeSubstitute, warningsOf } from '../../domain/substitutes.ts';
import { addDays, dayOf, type Day } from '../../domain/time.ts';
import { seatWords, vacancyTask } from '../../domain/vacancies.ts';
import type { Answer, Programme, Request } from '../commands/command.ts';
import type { Sql, Tx } from '../connect.ts';
import { agreeTasks } from '../effects/tasks.ts';
import type { Applied } from '../effects/effect.ts';
import { planItems } from '../queries/planItems.ts';
import { readSeats } from '../seats.ts';
import { readAbsences, writeStandIns } from '../standIns.ts';
import { act, ActInput } from './act.ts';

const Id = z.string().max(60);
const DayTyped = z.string().max(40);

/** `until`: the first day back. Without a substitute one is proposed. */
export const AbsenceInput = z.strictObject({
  ...ActInput.shape,
  cause: z.enum(ACT_CAUSES).default('absence'),
  person: Id,
  from: DayTyped,
  until: DayTyped,
  substitute: Id.optional(),
});
export type AbsenceInput = z.infer<typeof AbsenceInput>;

/**
 * Somebody is away for some days: what is to be done in them is another's, also what comes into the plan meanwhile. Where there is nobody it is paused
 * (R13), and somebody has the task to find one. Steps that are their owner's own wait, unless an acting holder is named.
 */
export async function absence(sql: Sql, request: Request, code: string, input: AbsenceInput, master: Buffer): Promise<Answer> {
  return act(sql, request, { action: 'recordAbsence', kind: 'absence', code, master }, input, async (tx, programme, number) => {
    const { definition, now } = programme;
    const { person, from, until } = input;
    const today = dayOf(now, definition.timeZone);
    const [seats, absences, items] = await Promise.all([readSeats(tx, code), readAbsences(tx, code), planItems(tx, code)]);
    const refusal = judgeAbsence(request.actor, input, { ...programme, today, seats, absences });
    if (refusal !== undefined) return refusal;
    const colleagues = { definition, staff: staffOn(seats, from), absences, items };
    const substitute = input.substitute ?? proposeSubstitute(person, { from, until }, colleagues);
    const away: Absence = { act: number, person, from, until, substitute, acting: false };
    const passed = await beginAbsence(tx, programme, away, items);
    const held = passed.filter(({ change }) => change.kind === 'hold');
    const seat = seatsOf(seats, person, from)[0] as SeatHeld;
    const search = held.length === 0 ? { changes: [] } : await findSubstitute(tx, programme, { seat, person, seats, today, from, held: held.length }, master);
    const taken = passed.flatMap(({ standIn }) => (standIn.asOwner && substitute !== undefined ? [standIn.item] : []));
    return {
      kind: 'acted',
      scope: { person, from, until, substitute: substitute ?? null },
      changes: [...passed.map(({ change }) => change), ...search.changes],
      tracks: search.tracks ?? [],
      ...(search.refer !== undefined && { refer: search.refer }),
      ...(held.length > 0 && { cause: 'substitute' as const }),
      body: {
        substitute: substitute ?? null,
        proposed: input.substitute === undefined && substitute !== undefined,
        warnings: substitute === undefined ? [] : warningsOf(substitute, { from, until }, taken, colleagues),
        waiting: waitingFor(items, away, definition).map(({ key }) => key),
      },
    };
  });
}

/** Writes that somebody is away, and who has what of theirs. @returns what is passed on, for `changePlan` */
export async function beginAbsence(tx: Tx, { code, definition }: Programme, away: Absence, items: readonly PlanItem[]): Promise<PassedOn[]> {
  const { act: number, person, from, until, substitute, acting } = away;
  const passed = items.flatMap((item) => passedOn(item, away, definition) ?? []);
  await tx`
    insert into absence (programme, act, person, from_on, until_on, substitute, acting)
    values (${code}, ${number}, ${person}, ${from}, ${until}, ${substitute ?? null}, ${acting})`;
  await writeStandIns(
    tx,
    code,
    passed.map(({ standIn }) => standIn),
    number,
  );
  return passed;
}

/** Steps that nobody else may take: they wait for their owner, or for an acting holder. */
function waitingFor(items: readonly PlanItem[], { person, from, until }: Absence, definition: Programme['definition']): PlanItem[] {
  return items.filter((item) => isOpen(item) && item.owner === person && ownOnly(item, definition) && from <= item.plannedOn && item.plannedOn < until);
}

type Search = {
  readonly seat: SeatHeld;
  readonly person: string;
  readonly seats: readonly SeatHeld[];
  readonly today: Day;
  readonly from: Day;
  readonly held: number;
};

/** What is paused is somebody's to bring on again: the coordinator's, else the secretary's, else the leader's. */
async function findSubstitute(tx: Tx, programme: Programme, { seat, person, seats, today, from, held }: Search, master: Buffer): Promise<Applied> {
  const { definition } = programme;
  const staff = staffOn(seats, today);
  const audience = seat.group ?? PROGRAMME_AUDIENCE;
  const roles = [...(seat.group === undefined ? [] : [definition.groupCoordinator]), definition.secretary, definition.leader];
  const [owner] = roles.flatMap((role) => holdersOf(role, audience, { definition, staff })).filter((id) => id !== person);
  if (owner === undefined) return { changes: [] };
  const what = vacancyTask('findSubstitute', seatWords(definition, seat), held)[definition.language];
  const by = from > today ? from : addDays(today, 1);
  return agreeTasks(tx, programme, { tasks: [{ what, owner, by }], audience, on: today, agreedIn: undefined }, master);
}
