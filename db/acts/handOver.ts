import { z } from 'zod';
import type { Absence } from '../../domain/absences.ts';
import { filled, handedOver } from '../../domain/seatPassing.ts';
import { judgeHandOver } from '../../domain/judgeHandOver.ts';
import { PERSON_ID } from '../../domain/patterns.ts';
import type { PlanChange } from '../../domain/planChange.ts';
import type { SeatHeld } from '../../domain/seats.ts';
import { dayOf, type Day } from '../../domain/time.ts';
import { type Answer, type Programme, type Request } from '../commands/command.ts';
import type { Sql, Tx } from '../connect.ts';
import { readPlacing } from '../placing.ts';
import { itemsBefore, planItems } from '../queries/planItems.ts';
import { endStandIns, readStandIns } from '../standIns.ts';
import { act, ActInput } from './act.ts';
import { backFrom } from './endAbsence.ts';
import { peopleFacts } from './peopleFacts.ts';
import { tasksAfter } from './vacancies.ts';

const Id = z.string().max(60);

/** Somebody who comes into the programme. */
const NewPerson = z.strictObject({
  id: z.string().regex(PERSON_ID),
  name: z.string().trim().min(1).max(120),
  title: z.string().trim().max(40).optional(),
  email: z.email().max(254).optional(),
  phone: z.string().trim().max(30).optional(),
  language: z.enum(['id', 'en']),
  agency: Id.optional(),
});
type NewPerson = z.infer<typeof NewPerson>;

/** `on`: the first day of the new holder. Without `to` the seat is vacant from then on; of a vacant seat `person` held it last. */
export const HandOverInput = z.strictObject({
  ...ActInput.shape,
  person: Id,
  to: z.union([Id, z.strictObject({ new: NewPerson })]).optional(),
  on: z.string().max(40),
});
export type HandOverInput = z.infer<typeof HandOverInput>;

/**
 * Somebody leaves, or changes (R12, R14, R15): their seats get another holder from a day on, with all that is still to be done, also what comes later; or
 * they are vacant. What was signed keeps the name it has. Counselling cases are named and stay, until each is passed on with its client's word.
 */
export async function handOver(sql: Sql, request: Request, code: string, input: HandOverInput, master: Buffer): Promise<Answer> {
  return act(sql, request, { action: 'handOver', kind: 'handOver', code, master }, input, async (tx, programme, number) => {
    const { person, on } = input;
    const facts = await peopleFacts(tx, programme);
    const judged = judgeHandOver(input, facts);
    if (judged.kind === 'refused') return judged;
    const { seats, vacant } = judged;
    const to = typeof input.to === 'object' ? await join(tx, programme, input.to.new, seats[0] as SeatHeld, number) : input.to;
    for (const { seat } of seats)
      await tx`insert into seat_change (programme, act, seat, from_on, person) values (${code}, ${number}, ${seat}, ${on}, ${to ?? null})`;
    const passed = vacant
      ? { changes: await fill(tx, programme, seats, { to: to as string, person, from: on, until: undefined }), cases: [] }
      : await pass(tx, programme, facts.absences, { person, to, on, number });
    const tasks = await tasksAfter(tx, programme, { seats, person, to, on, cases: passed.cases.length, vacant }, master);
    return {
      kind: 'acted',
      scope: { person, to: to ?? null, on, seats: seats.map(({ seat }) => seat), cases: passed.cases.length },
      changes: [...passed.changes, ...tasks.changes],
      tracks: tasks.tracks ?? [],
      ...(tasks.refer !== undefined && { refer: tasks.refer }),
      body: { seats: seats.map(({ seat }) => seat), to: to ?? null, cases: [...passed.cases] },
    };
  });
}

/** In the seat's role, for its group, and from its agency unless from another. */
async function join(tx: Tx, { code }: Programme, { agency, ...who }: NewPerson, seat: SeatHeld, number: number): Promise<string> {
  const { id, name, title, email, phone, language } = who;
  await tx`
    insert into person (programme, id, name, title, role, agency, audience, email, phone, language, brought_by)
    values (${code}, ${id}, ${name}, ${title ?? null}, ${seat.role}, ${agency ?? seat.agency ?? null}, ${seat.group ?? null}, ${email ?? null}, ${phone ?? null},
      ${language}, ${number})`;
  return id;
}

type Leaving = { readonly person: string; readonly to: string | undefined; readonly on: Day; readonly number: number };

/** Who was away and leaves is away no more; for whom they stood in, the new holder does. */
async function pass(tx: Tx, programme: Programme, absences: readonly Absence[], { person, to, on, number }: Leaving) {
  const { code, definition, now } = programme;
  const own = absences.filter((absence) => absence.person === person && absence.until > on);
  const items = await planItems(tx, code);
  const standIns = (await Promise.all(own.map((absence) => readStandIns(tx, code, { act: absence.act })))).flat();
  const { changes, cases, ended } = handedOver(items, { person, to, on, today: dayOf(now, definition.timeZone), standIns }, definition);
  await endStandIns(tx, code, ended, number);
  const released: PlanChange[] = [];
  for (const absence of own) {
    const back = await backFrom(tx, programme, absence, { items, on, endedBy: number });
    released.push(...back.filter((change) => change.kind === 'release' || change.kind === 'move'));
    await tx`update act set ended_by = ${number} where programme = ${code} and number = ${absence.act}`;
  }
  await tx`
    update absence set substitute = ${to ?? null} where programme = ${code} and substitute = ${person} and least(until_on, coalesce(ended_on, until_on)) > ${on}`;
  await tx`
    update standing_in set substitute = ${to ?? null} where programme = ${code} and substitute = ${person} and ended_by is null
      and item = any(${changes.map(({ key }) => key)})`;
  return { changes: [...changes, ...released], cases };
}

type Coming = { readonly to: string; readonly person: string; readonly from: Day; readonly until: Day | undefined };

/** The items of seats that were vacant. Their changes are written. */
export async function fill(tx: Tx, programme: Programme, seats: readonly SeatHeld[], { to, person, from, until }: Coming): Promise<PlanChange[]> {
  const { code, definition, now } = programme;
  const vacated = [...new Set(seats.flatMap(({ act: by }) => by ?? []))];
  const before = (await Promise.all(vacated.map((by) => itemsBefore(tx, code, by)))).flatMap((items) => [...items]);
  const placing = await readPlacing(tx, programme);
  return filled(await planItems(tx, code), placing, { to, person, from, until, today: dayOf(now, definition.timeZone), before: new Map(before) });
}
