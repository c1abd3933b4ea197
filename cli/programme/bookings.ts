import { randomUUID } from 'node:crypto';
import type { BookingClosing } from '../../client/client.ts';
import { whole } from '../whole.ts';
import { acting } from './actor.ts';
import { bookingWords } from './bookingWords.ts';
import type { Add, Common } from './command.ts';
import { insist, withClient } from './service.ts';
import { showBookings, showThings } from './showBookings.ts';
import { localTime } from './table.ts';

/** Vehicles and equipment. */
export function addBookings(add: Add): void {
  const MENTOR = 'mentor-nelayan-1';

  add<Common>('things <code>', 'vehicles and equipment that can be booked', async (place, [code = ''], options) => {
    const answer = await withClient(place, acting(place, code, options, MENTOR), (client) => client.listBookings({ code }));
    return { answer, lines: showThings(answer, place.language) };
  });

  add<Common & { from?: string; until?: string; thing?: string }>('bookings <code>', 'who has what, and when', async (place, [code = ''], options) => {
    const { from, until, thing } = options;
    return withClient(place, acting(place, code, options, MENTOR), async (client) => {
      const query = { ...(from !== undefined && { from }), ...(until !== undefined && { until }), ...(thing !== undefined && { thing }) };
      const [answer, { timeZone }] = await Promise.all([client.listBookings({ code }, query), client.readProgramme({ code })]);
      return { answer, lines: showBookings(answer, timeZone, place.language) };
    });
  })
    .option('--from <yyyy-mm-dd>', 'today where no day is named')
    .option('--until <yyyy-mm-dd>', 'not included; 31 days later where no day is named')
    .option('--thing <thing>', 'one of things');

  add<Common & { from: string; until: string; item?: string }>('book <code> <thing>', 'books a thing for oneself', async (place, args, options) => {
    const [code = '', thing = ''] = args;
    const { from, until, item } = options;
    const key = randomUUID();
    return withClient(place, acting(place, code, options, MENTOR), async (client) => {
      const answer = await insist(() => client.bookThing({ code }, { thing, from, until, ...(item !== undefined && { item }) }, key));
      const { timeZone } = await client.readProgramme({ code });
      const words = bookingWords(place.language);
      return { answer, lines: [words.booked(answer.booking, answer.thing, localTime(answer.fromAt, timeZone), localTime(answer.untilAt, timeZone))] };
    });
  })
    .requiredOption('--from <yyyy-mm-ddThh:mm>', 'in the programme’s place')
    .requiredOption('--until <yyyy-mm-ddThh:mm>', 'in the programme’s place')
    .option('--item <key>', 'what for, mentoring/nelayan-1/07');

  add<Common & BookingClosing>('give-back <code> <booking>', 'says that a thing is back', async (place, [code = '', number = ''], options) => {
    const { condition, km } = options;
    const key = randomUUID();
    const answer = await withClient(place, acting(place, code, options, MENTOR), (client) =>
      insist(() => client.closeBooking({ code, number }, { ...(condition !== undefined && { condition }), ...(km !== undefined && { km }) }, key)),
    );
    return { answer, lines: [bookingWords(place.language).back(answer.thing)] };
  })
    .option('--condition <condition>', 'good, damaged or lost')
    .option('--km <n>', 'reading of its meter', whole);

  add<Common>('cancel-booking <code> <booking>', 'gives up a booking that has not begun', async (place, [code = '', number = ''], options) => {
    const key = randomUUID();
    const answer = await withClient(place, acting(place, code, options, MENTOR), (client) => insist(() => client.cancelBooking({ code, number }, {}, key)));
    return { answer, lines: [bookingWords(place.language).cancelled(answer.booking)] };
  });
}
