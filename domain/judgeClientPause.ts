import type { Actor } from './actor.ts';
import { type ClientFacts, clientOf, type LifeFacts, wrong, wrongValues } from './judgeClient.ts';
import { type Refusal, refused } from './refusal.ts';
import { addMonths, type Day, dayOf, isDay } from './time.ts';

/** Why a client is excused for a while (R4, R5). */
export const CLIENT_PAUSES = ['away', 'ill'] as const;
export type ClientPauseCause = (typeof CLIENT_PAUSES)[number];

/** As long as that; who is away longer leaves, and is taken back when they return. */
const LONGEST_MONTHS = 3;

/** Days on which a client is excused; `until` not included. */
export type ExcusedDays = { readonly from: Day; readonly until: Day };
export type ClientPauseAccepted = { readonly kind: 'accepted'; readonly client: ClientFacts; readonly days: ExcusedDays };

/**
 * Whether a client is excused from a day on, for three months at most: by whoever answers for the group. The same first day again gives it another end.
 * @param others days on which the client is excused already
 */
export function judgeClientPause(
  actor: Actor,
  { from, until }: { readonly from: Day; readonly until?: Day | undefined },
  facts: LifeFacts & { readonly others: readonly ExcusedDays[] },
): ClientPauseAccepted | Refusal {
  const found = clientOf(actor, facts);
  if (found.kind === 'refused') return found;
  const { client } = found;
  if (client.leftOn !== undefined)
    return refused(409, 'alreadyLeft', {
      id: `Keikutsertaan ${client.id} sudah berakhir pada ${client.leftOn}.`,
      en: `The participation of ${client.id} ended on ${client.leftOn} already.`,
    });
  if (!isDay(from)) return wrongValues([wrong('from', { id: `${from} bukan tanggal yang ada.`, en: `${from} is no date that exists.` })]);
  const latest = addMonths(from, LONGEST_MONTHS);
  const days = { from, until: until ?? latest };
  const lastFrom = addMonths(dayOf(facts.now, facts.definition.timeZone), LONGEST_MONTHS);
  const errors = [
    ...(from < client.joinedOn || from > lastFrom
      ? [wrong('from', { id: `Isi tanggal dari ${client.joinedOn} sampai ${lastFrom}.`, en: `Give a date from ${client.joinedOn} to ${lastFrom}.` })]
      : []),
    ...(isDay(days.until) && days.until > from && days.until <= latest
      ? []
      : [
          wrong('until', {
            id: `Sesudah ${from} dan paling lambat ${latest}: lebih lama berarti keluar.`,
            en: `After ${from} and by ${latest}: longer is leaving.`,
          }),
        ]),
  ];
  const meets = facts.others.find((other) => other.from !== from && other.from < days.until && from < other.until);
  if (errors.length === 0 && meets !== undefined)
    errors.push(wrong('from', { id: `Sudah izin dari ${meets.from} sampai ${meets.until}.`, en: `Excused from ${meets.from} to ${meets.until} already.` }));
  return errors.length > 0 ? wrongValues(errors) : { kind: 'accepted', client, days };
}
