import type { People } from '../../client/client.ts';
import type { Language } from '../../domain/language.ts';
import { actWords } from './actWords.ts';
import { table } from './table.ts';

type Seat = People['seats'][number];

/** Each seat with its holder, and what is known to change. */
export function showPeople({ seats }: People, language: Language): string[] {
  const { seatColumns, vacant } = actWords(language).people;
  return table(
    [seatColumns.seat, seatColumns.person, seatColumns.since, { head: seatColumns.remark, wraps: true }],
    seats.map((seat) => [seat.seat, seat.person?.id ?? vacant, seat.since ?? '', remarks(seat, language)]),
  );
}

function remarks({ person, seat, name, acting, until, next, absences }: Seat, language: Language): string {
  const words = actWords(language).people;
  return [
    name[language],
    ...(person !== null && person.id !== seat ? [person.name] : []),
    ...(acting && until !== null ? [words.actsUntil(until)] : []),
    ...(next === null ? [] : [next.person === null ? words.vacantFrom(next.on) : words.next(next.person, next.on)]),
    ...absences.map(({ act, from, until: back, substitute, acting: signs }) =>
      (signs ? words.actedFor : words.away)(from, back, substitute ?? words.nobody, act),
    ),
  ].join('; ');
}
