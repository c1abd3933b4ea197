import { actorKey } from '../../domain/actor.ts';
import { keepsLists } from '../../domain/may.ts';
import { notAllowed, refused } from '../../domain/refusal.ts';
import { hasLeft } from '../../domain/seats.ts';
import { dayOf } from '../../domain/time.ts';
import type { Sql } from '../connect.ts';
import { readSeats } from '../seats.ts';
import { makeDayCode as make } from '../signIn/pins.ts';
import { type Answer, command, type Request } from './command.ts';

/**
 * Makes the code of a day by which somebody without mail sets their PIN. The code is no part of the stored answer: it is shown once, and a repeat of the
 * request does not show it again.
 * @returns with the answer the code; undefined where refused, or asked before
 */
export async function makeDayCode(
  sql: Sql,
  request: Request,
  code: string,
  person: string,
): Promise<{ readonly answer: Answer; readonly made: { readonly code: string; readonly endsAt: number } | undefined }> {
  let made: { readonly code: string; readonly endsAt: number } | undefined;
  const answer = await command(sql, request, 'makeDayCode', code, async (tx, programme) => {
    if (!keepsLists(request.actor, programme)) return notAllowed(NOT_YOURS);
    const [row] = await tx<{ role: string; zone: string }[]>`
      select p.role, o.time_zone as zone from person p join programme o on o.code = p.programme where p.programme = ${code} and p.id = ${person}`;
    const seats = await readSeats(tx, code);
    if (row === undefined || hasLeft(seats, person, dayOf(programme.now, row.zone)))
      return refused(404, 'unknownPerson', { id: `Tidak ada ${person} dalam program ini.`, en: `There is no ${person} in this programme.` });
    const manages = [row.role, ...seats.filter((seat) => seat.person === person).map(({ role }) => role)].some((role) =>
      programme.definition.managers.includes(role),
    );
    if (manages && !programme.rehearsal) return refused(409, 'signsInByMail', MANAGERS);
    made = await make(tx, { programme: code, person }, actorKey(request.actor), request.now);
    return { body: { code, person }, entry: { action: 'makeDayCode', subject: person, planVersion: programme.planVersion }, tellings: [] };
  });
  return { answer, made: answer.kind === 'accepted' ? made : undefined };
}

const NOT_YOURS = {
  id: 'Kode harian dibuat oleh pengelola program atau Sekretaris.',
  en: 'A code of the day is made by a programme manager or the secretary.',
};
const MANAGERS = {
  id: 'Pengelola program nyata masuk dengan surel dan langkah kedua, tidak dengan PIN.',
  en: 'Managers of a real programme sign in by mail and a second step, not by a PIN.',
};
