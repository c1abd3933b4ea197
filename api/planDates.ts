import { addDays, AddDaysInput } from '../db/acts/addDays.ts';
import { extend, ExtendInput } from '../db/acts/extend.ts';
import { makeUp, MakeUpInput } from '../db/acts/makeUp.ts';
import { missedSessions } from '../db/queries/missed.ts';
import { standingOf } from '../domain/may.ts';
import { z } from '@hono/zod-openapi';
import { actDone, LIKE_EVERY_ACT } from './acts.ts';
import { command, view } from './endpoint.ts';
import { Day, ItemKey, NoQuery, orNull, Words } from './shapes.ts';

const addingDays = command({
  name: 'addCalendarDays',
  summary: 'Add days to the calendar of a running programme: a holiday, a storm, mourning in a hamlet, a decree',
  description: `By a manager; for the groups of one training group also by its coordinator. Sessions whose day is no longer good go to another, blocks of training whole; ladders count the working days there are then. With \`years\` or a \`calendar\`, the holidays and collective leave of these years are replaced. Names of days are shown to everybody, so they name nobody. ${LIKE_EVERY_ACT}`,
  tag: 'plan',
  action: 'movePlan',
  path: '/programmes/{code}/calendar-days',
  body: AddDaysInput.openapi('CalendarDays', {
    example: {
      days: [{ date: '2027-09-08', kind: 'custom', name: { id: 'Hari duka', en: 'Day of mourning' } }],
      where: { hamlet: 'Dusun B' },
      reason: 'Kedukaan di Dusun B',
      cause: 'mourning',
    },
  }),
  answer: actDone(
    'CalendarDaysAdded',
    {
      days: z.int().openapi({ description: 'how many were added' }),
      only: z.array(z.string()).openapi({ description: 'the groups they are for; empty: everybody' }),
      clocks: z.int().openapi({ description: 'items whose reminders fall on other days' }),
    },
    { kind: 'addDays', days: 1, only: ['nelayan-2'], clocks: 0 },
  ),
  run: ({ programme }, body, request, { sql, masterKey, calendarNames, readCalendar }) =>
    addDays(sql, request, programme.code, body, masterKey, { calendarNames, readCalendar }),
});

const extending = command({
  name: 'extendProgramme',
  summary: 'Put the end of a programme off by so many months',
  description: `By a manager, until termination begins. The final evaluation and what is asked once at the end (the endline) move along; what belongs to a month keeps it. Sessions still open can then be moved into the months gained. ${LIKE_EVERY_ACT}`,
  tag: 'plan',
  action: 'extendProgramme',
  path: '/programmes/{code}/extensions',
  body: ExtendInput.openapi('Extend', { example: { months: 2, reason: 'Dua puluh kegiatan belum terlaksana karena gelombang tinggi', cause: 'storm' } }),
  answer: actDone('Extended', { endsOn: Day.openapi({ description: 'the first day after the last month' }) }, { kind: 'extend', endsOn: '2029-04-02' }),
  run: ({ programme }, body, request, { sql, masterKey }) => extend(sql, request, programme.code, body, masterKey),
});

const makingUp = command({
  name: 'makeUpItem',
  summary: 'Make up a session that did not happen, or that too few came to',
  description: `By a manager or the coordinator of the training group, while the programme runs; once for each session. It stands in the free days of its month, else on the next good day, or \`on\` the day given. It counts for attendance and for the tests before and after, and is no new planned session. ${LIKE_EVERY_ACT}`,
  tag: 'plan',
  action: 'movePlan',
  path: '/programmes/{code}/make-ups',
  body: MakeUpInput.openapi('MakeUp', { example: { item: 'mentoring/nelayan-1/02', reason: 'Hanya tiga anggota hadir' } }),
  answer: actDone(
    'MadeUp',
    { makeUp: ItemKey.openapi({ description: 'key of the make-up' }) },
    {
      kind: 'makeUp',
      counts: { added: 1 },
      changes: [
        {
          key: 'mentoring/nelayan-1/43',
          what: 'added',
          before: null,
          after: { from: '2027-08-30', until: '2027-09-02', on: '2027-09-01', owner: 'mentor-nelayan-1' },
        },
      ],
      told: [],
      makeUp: 'mentoring/nelayan-1/43',
    },
  ),
  run: ({ programme }, body, request, { sql, masterKey }) => makeUp(sql, request, programme.code, body, masterKey),
});

const listingMissed = view({
  name: 'listMissed',
  summary: 'Sessions that wait for a make-up: those that did not happen, or that too few came to',
  description:
    'To a manager all of them, to a coordinator those of the training group; the longest ago first. Once it is made up a session is no longer among them.',
  tag: 'plan',
  action: 'viewActs',
  path: '/programmes/{code}/make-ups',
  query: NoQuery,
  answer: z
    .object({
      missed: z.array(
        z.object({
          item: ItemKey,
          audience: z.string(),
          audienceName: Words,
          plannedOn: Day,
          outcome: z.enum(['held', 'didNotHappen']),
          reason: orNull(z.string()).openapi({ description: 'a key of the reasons; null of one that too few came to' }),
          present: z.int(),
          marked: z.int().openapi({ description: 'how many were on its list' }),
        }),
      ),
    })
    .openapi('MissedSessions'),
  read: async ({ actor, programme }, { sql }) => {
    const group = standingOf(actor, programme) === 'coordinator' && actor.kind === 'person' ? (actor.group ?? '') : undefined;
    return { missed: await missedSessions(sql, programme.code, group) };
  },
});

/** Acts about the dates of a running plan. */
export const planDates = [addingDays, extending, makingUp, listingMissed];
