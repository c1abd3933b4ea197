import type { HandOverFacts } from '../../domain/judgeHandOver.ts';
import { dayOf } from '../../domain/time.ts';
import type { Programme } from '../commands/command.ts';
import type { Tx } from '../connect.ts';
import { readSeats } from '../seats.ts';
import { readAbsences } from '../standIns.ts';

/** What handovers and acting holders are judged by. */
export async function peopleFacts(tx: Tx, { code, definition, locked, now }: Programme): Promise<HandOverFacts> {
  const [seats, absences, people] = await Promise.all([
    readSeats(tx, code),
    readAbsences(tx, code),
    tx<{ id: string; email: string | null }[]>`select id, lower(email) as email from person where programme = ${code}`,
  ]);
  return {
    code,
    definition,
    locked,
    today: dayOf(now, definition.timeZone),
    seats,
    absences,
    ids: new Set(people.map(({ id }) => id)),
    addresses: new Set(people.flatMap(({ email }) => email ?? [])),
  };
}
