import type { Actor } from './actor.ts';
import type { Instant } from './agenda.ts';
import type { Definition } from './definition.ts';
import type { Text } from './language.ts';
import { standingOf } from './may.ts';
import { partyName } from './naming.ts';
import { type FieldError, notAllowed, type Refusal, refused, refusedFor } from './refusal.ts';
import { dayOf, instantAt } from './time.ts';

/** A thing that can be booked: one of so many that a source brings (I9, I10). */
export type Thing = { readonly key: string; readonly equipment: string; readonly source: string; readonly number: number; readonly name: Text };

/** Every thing of the programme, as the definition orders them; its key is `vehicles/socialProvince/1`. What is only hoped for is none. */
export function thingsOf(definition: Definition): Thing[] {
  return Object.entries(definition.equipment).flatMap(([equipment, { name, from, each }]) =>
    from.flatMap((source) =>
      Array.from({ length: each }, (_, index) => {
        const number = index + 1;
        const giver = partyName(definition, source) ?? { id: source, en: source };
        const which = each === 1 ? '' : ` ${number}`;
        return {
          key: `${equipment}/${source}/${number}`,
          equipment,
          source,
          number,
          name: { id: `${name.id}${which} (${giver.id})`, en: `${name.en}${which} (${giver.en})` },
        };
      }),
    ),
  );
}

/** A stretch of time, `until` not included. */
export type Stretch = { readonly fromAt: Instant; readonly untilAt: Instant };

/** Whether two stretches have a moment in common; one that ends as the other begins has none. */
export function overlaps(one: Stretch, other: Stretch): boolean {
  return one.fromAt < other.untilAt && other.fromAt < one.untilAt;
}

/** Local date and time, `2027-05-27T07:00`, as an instant; undefined where there is no such day or time. */
export function localInstant(text: string, zone: string): Instant | undefined {
  const found = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (found === null) return undefined;
  try {
    return instantAt(found[1] as string, `${found[2]}:${found[3]}`, zone);
  } catch {
    return undefined;
  }
}

/** The same instant as people of that place read it: `2027-05-27 07:00`. */
export function localTime(at: Instant, zone: string): string {
  const day = dayOf(at, zone);
  const minutes = Math.round((at - instantAt(day, '00:00', zone)) / 60_000);
  return `${day} ${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** A booking that stands: neither cancelled nor before the stretch asked for. */
export type Booked = Stretch & { readonly number: number; readonly person: string; readonly name: string };

export type BookingFacts = {
  readonly definition: Definition;
  readonly now: Instant;
  /** Those of the same thing that stand. */
  readonly booked: readonly Booked[];
  /** Whether the plan has the item named. */
  readonly itemKnown: boolean;
};

/** The longest that a thing is booked at once, so that nobody keeps it for ever by a slip of the pen. */
const LONGEST_DAYS = 31;
const DAY = 86_400_000;

/** Whether a thing may be booked: there is one, the times are right and to come, and nobody has it then. */
export function judgeBooking(
  request: { readonly thing: string; readonly from: string; readonly until: string; readonly item?: string | undefined },
  { definition, now, booked, itemKnown }: BookingFacts,
): (Stretch & { readonly kind: 'accepted' }) | Refusal {
  const things = thingsOf(definition);
  if (!things.some(({ key }) => key === request.thing))
    return refused(404, 'unknownThing', {
      id: `Tidak ada ${request.thing} yang dapat dipinjam.`,
      en: `There is no ${request.thing} that can be booked.`,
    });
  const [fromAt, untilAt] = [request.from, request.until].map((text) => localInstant(text, definition.timeZone));
  const errors: FieldError[] = [
    ...(fromAt === undefined ? [{ path: 'from', message: A_TIME }] : []),
    ...(untilAt === undefined ? [{ path: 'until', message: A_TIME }] : []),
    ...(fromAt !== undefined && untilAt !== undefined && untilAt <= fromAt ? [{ path: 'until', message: AFTER_FROM }] : []),
    ...(fromAt !== undefined && untilAt !== undefined && untilAt - fromAt > LONGEST_DAYS * DAY ? [{ path: 'until', message: TOO_LONG }] : []),
    ...(untilAt !== undefined && untilAt <= now ? [{ path: 'until', message: OVER }] : []),
    ...(request.item !== undefined && !itemKnown
      ? [{ path: 'item', message: { id: 'Tidak ada tugas ini dalam rencana program.', en: "The programme's plan has no such task." } }]
      : []),
  ];
  if (errors.length > 0 || fromAt === undefined || untilAt === undefined)
    return refusedFor(
      'bookingRefused',
      { id: 'Peminjaman belum dapat dicatat. Periksa isian berikut.', en: 'It cannot be booked yet. Check the following.' },
      errors,
    );
  const other = booked.find((each) => overlaps(each, { fromAt, untilAt }));
  return other === undefined ? { kind: 'accepted', fromAt, untilAt } : takenBy(other, request.thing, definition.timeZone);
}

/** The refusal of a double booking (I10): who has it, and until when. */
export function takenBy({ name, fromAt, untilAt }: Booked, thing: string, zone: string): Refusal {
  const [from, until] = [localTime(fromAt, zone), localTime(untilAt, zone)];
  return refused(409, 'alreadyBooked', {
    id: `${thing} dipinjam ${name} dari ${from} sampai ${until}. Pilih waktu lain atau barang lain.`,
    en: `${thing} is booked by ${name} from ${from} until ${until}. Choose another time or another thing.`,
  });
}

/** A booking as a command finds it. */
export type BookingStanding = Stretch & {
  readonly person: string;
  readonly closedAt: Instant | undefined;
  readonly cancelledAt: Instant | undefined;
  /** The highest reading of the thing's meter at a booking closed before; undefined: none was ever read. */
  readonly lastKm: number | undefined;
};

/** Whether a booking may be ended by this actor: whoever booked, or a manager; once. */
function mayEnd(actor: Actor, number: number, booking: BookingStanding | undefined, programme: Programme): Refusal | undefined {
  if (booking === undefined) return refused(404, 'unknownBooking', { id: `Tidak ada peminjaman nomor ${number}.`, en: `There is no booking ${number}.` });
  const own = actor.kind === 'person' && actor.programme === programme.code && actor.id === booking.person;
  if (!own && standingOf(actor, { code: programme.code, ...programme.definition }) !== 'manager')
    return notAllowed({
      id: `Peminjaman ${number} diakhiri oleh peminjamnya atau pengelola program.`,
      en: `Booking ${number} is ended by whoever booked, or by a programme manager.`,
    });
  if (booking.closedAt === undefined && booking.cancelledAt === undefined) return undefined;
  return refused(409, 'bookingEnded', { id: `Peminjaman ${number} sudah selesai atau dibatalkan.`, en: `Booking ${number} is closed or cancelled already.` });
}

type Programme = { readonly code: string; readonly definition: Definition };

/** Whether a thing is taken back now: with its condition, the reading of its meter, or both (N26); not before it was out. */
export function judgeClosing(
  actor: Actor,
  number: number,
  { condition, km }: { readonly condition?: string | undefined; readonly km?: number | undefined },
  booking: BookingStanding | undefined,
  programme: Programme & { readonly now: Instant },
): Refusal | undefined {
  const standing = mayEnd(actor, number, booking, programme);
  if (standing !== undefined || booking === undefined) return standing;
  if (programme.now <= booking.fromAt)
    return refused(409, 'bookingEnded', {
      id: `Peminjaman ${number} belum mulai; batalkan bila tidak jadi.`,
      en: `Booking ${number} has not begun; cancel it if it is not needed.`,
    });
  const errors: FieldError[] = [
    ...(condition === undefined && km === undefined
      ? [
          {
            path: 'condition',
            message: { id: 'Isi keadaan barang (condition) atau angka kilometernya (km).', en: 'Give its condition, or the reading of its meter (km).' },
          },
        ]
      : []),
    ...(km !== undefined && booking.lastKm !== undefined && km < booking.lastKm
      ? [
          {
            path: 'km',
            message: { id: `Angka kilometer paling sedikit ${booking.lastKm}, angka terakhirnya.`, en: `At least ${booking.lastKm}, its last reading.` },
          },
        ]
      : []),
  ];
  return errors.length === 0
    ? undefined
    : refusedFor(
        'bookingRefused',
        { id: 'Pengembalian belum dapat dicatat. Periksa isian berikut.', en: 'It cannot be closed yet. Check the following.' },
        errors,
      );
}

/** Whether a booking is given up: before it began, or it is closed instead. */
export function judgeCancelling(
  actor: Actor,
  number: number,
  booking: BookingStanding | undefined,
  programme: Programme & { readonly now: Instant },
): Refusal | undefined {
  const standing = mayEnd(actor, number, booking, programme);
  if (standing !== undefined || booking === undefined || programme.now < booking.fromAt) return standing;
  return refused(409, 'bookingEnded', {
    id: `Peminjaman ${number} sudah mulai; catat pengembaliannya.`,
    en: `Booking ${number} has begun; record that the thing is back.`,
  });
}

const A_TIME: Text = { id: 'Isi tanggal dan jam setempat, seperti 2027-05-27T07:00.', en: 'Give a local date and time, such as 2027-05-27T07:00.' };
const AFTER_FROM: Text = { id: 'Harus sesudah mulainya.', en: 'After it begins.' };
const TOO_LONG: Text = { id: `Paling lama ${LONGEST_DAYS} hari sekaligus.`, en: `${LONGEST_DAYS} days at once at most.` };
const OVER: Text = { id: 'Waktu ini sudah lewat.', en: 'That time is over.' };
