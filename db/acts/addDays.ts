import { z } from 'zod';
import { type DaysFacts, judgeDays, withDays } from '../../domain/calendarDays.ts';
import { refusedFor } from '../../domain/refusal.ts';
import { replan } from '../../domain/replan.ts';
import { DayKind } from '../../domain/rhythm.ts';
import { dayOf } from '../../domain/time.ts';
import { Words } from '../../domain/words.ts';
import type { Answer, Request } from '../commands/command.ts';
import type { StartMeans } from '../commands/start.ts';
import type { Sql, Tx } from '../connect.ts';
import { readPlacing } from '../placing.ts';
import { planItems } from '../queries/planItems.ts';
import { act, ActInput } from './act.ts';

const Key = z.string().min(1).max(60);

export const AddDaysInput = z.strictObject({
  ...ActInput.shape,
  /** Names are shown to everybody, so they name nobody. */
  days: z
    .array(z.strictObject({ date: z.iso.date(), until: z.iso.date().optional(), kind: DayKind, name: Words }))
    .max(100)
    .default([]),
  /** A file of `seeds/calendars`. */
  calendar: z.string().min(1).max(80).optional(),
  /** Years whose holidays and collective leave these replace, estimates as a rule; of a calendar those that it has some of, unless said. */
  years: z.array(z.int().min(1900).max(9998)).min(1).max(10).optional(),
  /** From what it is known: a decree, a letter. */
  source: z.string().trim().min(1).max(200).optional(),
  where: z.union([z.strictObject({ group: Key }), z.strictObject({ hamlet: Key })]).optional(),
});
export type AddDaysInput = z.infer<typeof AddDaysInput>;

/** What days are read with: the calendars there are. */
export type CalendarMeans = Pick<StartMeans, 'calendarNames' | 'readCalendar'>;

/** Adds days to the calendar of a running programme, or a decree's instead of the estimates, and places anew what can no longer be held on its day. */
export async function addDays(sql: Sql, request: Request, code: string, input: AddDaysInput, master: Buffer, means: CalendarMeans): Promise<Answer> {
  const names = input.calendar === undefined ? [] : await means.calendarNames();
  const isKnown = input.calendar !== undefined && names.includes(input.calendar);
  const file = isKnown ? await means.readCalendar(input.calendar as string) : undefined;
  return act(sql, request, { action: 'movePlan', kind: 'addDays', code, master }, input, async (tx, programme, number) => {
    if (input.calendar !== undefined && !isKnown) return unknownCalendar(names);
    const { days, years, where } = input;
    const today = dayOf(programme.now, programme.definition.timeZone);
    const asked = { days, file, years, where, source: input.source ?? `act/${number}` };
    const judged = judgeDays(request.actor, asked, { ...programme, today, homes: await homesIn(tx, code) });
    if (judged.kind === 'refused') return judged;
    const placing = await readPlacing(tx, programme);
    const before = programme.calendar;
    const after = withDays(before, judged);
    await tx`update programme set calendar = ${tx.json(after)} where code = ${code}`;
    const changes = replan(placing, { items: await planItems(tx, code), before, after, today });
    return {
      kind: 'acted',
      scope: {
        days: days.map(({ date, until, kind }) => ({ date, until, kind })),
        calendar: input.calendar,
        years: judged.years.length === 0 ? undefined : judged.years,
        only: judged.only,
      },
      changes,
      body: { days: judged.rows.length, only: judged.only ?? [], clocks: changes.filter(({ kind }) => kind === 'clock').length },
    };
  });
}

/** Where those live who are enrolled. */
async function homesIn(tx: Tx, code: string): Promise<DaysFacts['homes']> {
  return tx<{ group: string; hamlet: string }[]>`
    select c.audience as group, h.hamlet from client c join household h on h.programme = c.programme and h.id = c.household
    where c.programme = ${code} and c.left_on is null order by c.id`;
}

function unknownCalendar(names: readonly string[]) {
  const known = names.join(', ');
  return refusedFor('daysRefused', { id: 'Tidak ada kalender itu.', en: 'There is no such calendar.' }, [
    { path: 'calendar', message: { id: `salah satu dari ${known}`, en: `one of ${known}` } },
  ]);
}
