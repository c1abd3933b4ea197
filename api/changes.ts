import { z } from '@hono/zod-openapi';
import { definitionOf, startOf } from '../db/queries/asked.ts';
import { changeHead, changesOfAct, everybody, groupsStanding } from '../db/queries/changes.ts';
import { todayOf } from '../db/queries/people.ts';
import { readSeats } from '../db/seats.ts';
import { BECAME } from '../domain/act.ts';
import { endOf } from '../domain/extend.ts';
import { vacantSeatsOf } from '../domain/judgeHandOver.ts';
import { canBeMadeUp } from '../domain/makeUp.ts';
import { standingOf } from '../domain/may.ts';
import { itemName } from '../domain/naming.ts';
import { isWithin } from '../domain/planScope.ts';
import { refused } from '../domain/refusal.ts';
import { seatsOn } from '../domain/seats.ts';
import { TRACK_KINDS } from '../domain/tracks.ts';
import { seatWords } from '../domain/vacancies.ts';
import { view } from './endpoint.ts';
import { Day, ItemKey, NoQuery, orNull, PersonId, Words } from './shapes.ts';

const choices = view({
  name: 'readChangeChoices',
  summary: 'What a change of the plan can be about: tracks, groups, hamlets, people, vacant seats, calendars',
  description: 'For whoever may see acts. `yours`: whether the one who asks may change what is planned for that group alone.',
  tag: 'plan',
  action: 'viewActs',
  path: '/programmes/{code}/change-choices',
  query: NoQuery,
  answer: z
    .object({
      today: Day,
      endsOn: Day.openapi({ description: 'the first day after the last month' }),
      tracks: z.array(
        z.object({
          track: z.string(),
          kind: z.enum(TRACK_KINDS),
          name: Words,
          session: Words.openapi({ description: 'one of its items' }),
          blocks: z.boolean().openapi({ description: 'its days belong to blocks, which move whole' }),
          makesUp: z.boolean().openapi({ description: 'a session of it that was missed can be made up' }),
        }),
      ),
      groups: z.array(
        z.object({
          group: z.string(),
          name: Words,
          within: orNull(z.string()).openapi({ description: 'training group; null: it is one' }),
          endedOn: orNull(Day),
          open: z.int().openapi({ description: 'items of its own that are open' }),
          yours: z.boolean(),
        }),
      ),
      hamlets: z.array(z.string()),
      people: z.array(z.object({ id: PersonId, name: z.string(), title: orNull(z.string()) })).openapi({ description: 'those who left, too' }),
      vacant: z.array(z.object({ seat: z.string(), name: Words, last: orNull(PersonId).openapi({ description: 'who held it last' }) })),
      agencies: z.array(z.object({ agency: z.string(), name: Words })),
      calendars: z.array(z.string()).openapi({ description: 'files of calendars that there are', example: ['id-2028.yaml'] }),
    })
    .openapi('ChangeChoices'),
  read: async ({ actor, programme: { code } }, { sql, now, calendarNames }) => {
    const [definition, today, startsOn] = await Promise.all([definitionOf(sql, code), todayOf(sql, code, now), startOf(sql, code)]);
    const [{ extendedMonths, hamlets }, groups, people, seats, calendars] = await Promise.all([
      changeHead(sql, code),
      groupsStanding(sql, code),
      everybody(sql, code),
      readSeats(sql, code),
      calendarNames(),
    ]);
    const isManager = standingOf(actor, { code, ...definition }) === 'manager';
    const own = actor.kind === 'person' ? (actor.group ?? '') : '';
    return {
      today,
      endsOn: endOf(definition, startsOn, extendedMonths),
      tracks: Object.entries(definition.tracks).map(([name, track]) => ({
        track: name,
        kind: track.kind,
        name: track.name,
        session: track.session,
        blocks: track.blocks !== undefined,
        makesUp: canBeMadeUp(track),
      })),
      groups: groups.map((group) => ({ ...group, yours: isManager || isWithin(definition, group.group, own) })),
      hamlets,
      people,
      vacant: seatsOn(seats, today)
        .filter(({ person }) => person === undefined)
        .map((seat) => ({
          seat: seat.seat,
          name: seatWords(definition, seat),
          last: people.find(({ id }) => vacantSeatsOf(seats, id, today).some((held) => held.seat === seat.seat))?.id ?? null,
        })),
      agencies: Object.entries(definition.agencies).map(([agency, { name }]) => ({ agency, name })),
      calendars: [...calendars],
    };
  },
});

const Dates = z.object({ from: Day, until: Day.openapi({ description: 'not included' }), on: Day, owner: orNull(PersonId) });

const changes = view({
  name: 'readActChanges',
  summary: 'What an act did to which item, as the journal has it',
  tag: 'plan',
  action: 'viewActs',
  path: '/programmes/{code}/acts/{act}',
  query: NoQuery,
  answer: z
    .object({
      act: z.int(),
      changes: z.array(z.object({ key: ItemKey, name: Words, what: z.enum(BECAME), before: orNull(Dates), after: Dates })),
    })
    .openapi('ActChanges'),
  read: async ({ programme: { code }, params: { act: asked } }, { sql }) => {
    const number = /^\d{1,6}$/.test(asked) ? Number(asked) : 0;
    const [definition, found] = await Promise.all([definitionOf(sql, code), changesOfAct(sql, code, number)]);
    if (found === undefined) return refused(404, 'unknownAct', { id: 'Tidak ada perubahan bernomor itu.', en: 'There is no act of that number.' });
    return {
      act: number,
      changes: found.map(({ track, part, subject, makesUp, ...change }) => ({
        ...change,
        name: itemName(definition, { track, part: part ?? undefined, subject: subject ?? undefined, makesUp }),
      })),
    };
  },
});

/** What a change can be about, and what one did. */
export const planChanges = [choices, changes];
