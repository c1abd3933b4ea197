import { z } from '@hono/zod-openapi';
import { AddressInput, changeAddress, setNoticeSettings } from '../db/commands/noticeSettings.ts';
import { definitionOf } from '../db/queries/asked.ts';
import { noticeSettingsOf } from '../db/queries/noticeSettings.ts';
import { CHANNELS, DELIVERIES, DeliveryWishes } from '../domain/delivery.ts';
import { LANGUAGES } from '../domain/language.ts';
import { mayTellHow } from '../domain/may.ts';
import { notAllowed, refused } from '../domain/refusal.ts';
import { WEEKDAYS } from '../domain/time.ts';
import { command, view } from './endpoint.ts';
import { done, Instant, NoQuery, orNull, PersonId } from './shapes.ts';
import { inEach } from './words.ts';

const PATH = '/programmes/{code}/people/{person}/notices';

const shape = {
  person: PersonId,
  language: z.enum(LANGUAGES),
  delivery: z.enum(DELIVERIES).openapi({
    description: '`together`: what rings at one instant in one mail; `single`: a mail for each task; `digest`: one a day, at 07:00',
  }),
  quietHours: orNull(z.object({ from: z.string(), until: z.string() })).openapi({ description: 'local times; `until` is not included' }),
  quietWeekdays: z.array(z.enum(WEEKDAYS)),
  quietDaysOff: z.boolean().openapi({ description: 'holidays and collective leave of the calendar are quiet too' }),
  cap: orNull(z.int()).openapi({ description: 'mails a day; what exceeds it comes in the next day’s digest' }),
  channel: z.enum(CHANNELS),
  digestsMuted: z.boolean().openapi({ description: 'nothing but the person’s own duties comes by mail; the rest goes to the print list' }),
  hasEmail: z.boolean(),
  hasPhone: z.boolean(),
  addressRefusedAt: orNull(Instant).openapi({
    description: 'since when a mail server refuses the address for good: notices go to the print list until it is changed or confirmed',
  }),
};
const example = {
  person: 'mentor-nelayan-1',
  language: 'id',
  delivery: 'digest',
  quietHours: { from: '20:00', until: '06:30' },
  quietWeekdays: ['sunday'],
  quietDaysOff: true,
  cap: 3,
  channel: 'mail',
  digestsMuted: false,
  hasEmail: true,
  hasPhone: true,
  addressRefusedAt: null,
};

const read = view({
  name: 'readNoticeSettings',
  summary: 'How somebody is told: oneself, or anybody for managers and the secretary',
  tag: 'notices',
  action: 'viewNoticeSettings',
  path: PATH,
  query: NoQuery,
  answer: z.object(shape).openapi('NoticeSettings', { example }),
  read: async ({ actor, programme: { code }, params: { person } }, { sql }) => {
    const definition = await definitionOf(sql, code);
    if (!mayTellHow(actor, person, { code, definition })) return notAllowed(inEach((words) => words.notYours));
    return (
      (await noticeSettingsOf(sql, code, person)) ??
      refused(
        404,
        'unknownPerson',
        inEach((words) => words.noPerson(person)),
      )
    );
  },
});

const set = command({
  name: 'setNoticeSettings',
  summary: 'Say how somebody is told from now on',
  description:
    'By the person, a manager or the secretary; what is left out stays. What waits already is put off, or let go, by what now holds. A duty whose deadline would pass meanwhile is not put off so long.',
  tag: 'notices',
  action: 'setNoticeSettings',
  path: PATH,
  body: z
    .strictObject(DeliveryWishes.shape)
    .openapi('NoticeWishes', { example: { delivery: 'digest', quietHours: { from: '20:00', until: '06:30' }, quietWeekdays: ['sunday'] } }),
  answer: done('NoticeSettingsSet', shape, example),
  run: ({ programme, params }, body, request, { sql }) => setNoticeSettings(sql, request, programme.code, params.person, body),
});

const address = command({
  name: 'changeAddress',
  summary: 'Change a person’s mail address, or confirm the one that a server refused',
  description:
    'By the person, a manager or the secretary. The same address again confirms it: mails go there from now on, and the secretary’s task is closed. Null: the person has none, and is told on paper.',
  tag: 'notices',
  action: 'setNoticeSettings',
  path: '/programmes/{code}/people/{person}/address',
  body: AddressInput.openapi('Address', { example: { email: 'nama@contoh.example' } }),
  answer: done('AddressChanged', shape, example),
  run: ({ programme, params }, body, request, { sql }) => changeAddress(sql, request, programme.code, params.person, body),
});

/** How people are told. */
export const noticeSettings = [read, set, address];
