import type { CalendarDays, Pause, SeatHandover } from '../client/client.ts';
import { addDays, type Day, type LocalTime } from './days.ts';
import { uuidOf } from './draw.ts';
import type { Intentions } from './intentions.ts';
import { leaderOf, mentorOf, type Person } from './people.ts';
import type { Roll } from './roll.ts';
import type { World } from './world.ts';

/** What befalls a programme besides what its scenario brings; `day` counts from the programme's first day, 0 that day. */
export type Happening = { readonly day: number } & (
  | {
      /** Days that are no ordinary days, known so many days before: rough sea, mourning, a collective leave. */
      readonly kind: 'days';
      readonly days: number;
      readonly ahead: number;
      readonly as: NonNullable<CalendarDays['days']>[number]['kind'];
      readonly name: { readonly id: string; readonly en: string };
      readonly where?: NonNullable<CalendarDays['where']> | undefined;
      readonly cause: NonNullable<CalendarDays['cause']>;
    }
  /** Somebody is away for so many days; another is sent after `substituteAfter` days, where it says so. */
  | { readonly kind: 'absence'; readonly person: string; readonly days: number; readonly substitute?: string | undefined }
  /** An office is held by another from that day on. */
  | { readonly kind: 'handOver'; readonly person: string; readonly to: { readonly id: string; readonly name: string } }
  /** What a giver promised comes so many weeks later than it would: what costs money waits. */
  | { readonly kind: 'lateFunds'; readonly source: string; readonly weeks: number }
  | { readonly kind: 'merger'; readonly group: string; readonly into: string }
  | { readonly kind: 'transfer'; readonly client: string; readonly to: string }
  /** A phone is lost with the next so many reports on it; they are written anew from paper so many days later. */
  | { readonly kind: 'lostPhone'; readonly person: string; readonly reports: number; readonly foundAfter: number }
  | { readonly kind: 'exit'; readonly client: string; readonly reason: string }
);

export type Happenings = {
  /** By how many days a giver's money comes late, of what would come on a day. */
  delayOf(source: string, on: Day): number;
  /** How many days later a report is written that is on its way at an instant; undefined: it is sent. */
  lost(person: string, at: number): number | undefined;
};

/** What happens at which hour, minutes of the day. */
const HOUR = 8 * 60;
const WHY = 'Kejadian dalam simulasi.';

/**
 * Has the team do what a programme's people do about what befalls it, each at its day: the leader declares, moves and hands over, the mentor
 * strikes off, the coordinator pauses.
 * @param join makes somebody new known who has come by a handover
 */
export function befall(
  happenings: readonly Happening[],
  world: World,
  people: readonly Person[],
  local: LocalTime,
  intentions: Intentions,
  roll: Roll,
  join: (id: string, before: Person) => Promise<void>,
): Happenings {
  const { seed, setting } = world;
  const leader = leaderOf(people);
  const onDay = (day: number): Day => addDays(setting.start, day);
  const losses = new Map<string, { from: number; left: number; days: number }>();

  happenings.forEach((happening, index) => {
    const subject = `happening/${String(index).padStart(3, '0')}/${happening.kind}`;
    const id = (what: string) => uuidOf(seed, subject, what);
    const on = onDay(happening.day);
    const at = local.instantAt(on, HOUR);
    const intend = (person: Person, carryOut: () => Promise<unknown>, when = at, what = subject) =>
      intentions.intend(person, what, when, async () => void (await carryOut()));

    switch (happening.kind) {
      case 'days': {
        const { days, ahead, as: kind, name, where, cause } = happening;
        const first = addDays(on, ahead);
        const until = days === 1 ? {} : { until: addDays(first, days) };
        return intend(leader, () =>
          leader.device.addDays(id('days'), { days: [{ date: first, ...until, kind, name }], ...(where === undefined ? {} : { where }), cause, reason: WHY }),
        );
      }
      case 'absence': {
        const { person, days, substitute } = happening;
        const body = {
          person,
          from: on,
          until: addDays(on, days),
          ...(substitute === undefined ? {} : { substitute }),
          cause: 'absence' as const,
          reason: WHY,
        };
        return intend(leader, () => leader.device.absence(id('absence'), body));
      }
      case 'handOver': {
        const { person, to } = happening;
        const before = people.find((one) => one.id === person);
        const body: SeatHandover = { person, to: { new: { ...to, language: 'id' } }, on, reason: WHY };
        return intend(leader, async () => {
          if ((await leader.device.handOver(id('handover'), body)) === 'accepted' && before !== undefined) await join(to.id, before);
        });
      }
      case 'lateFunds': {
        const body: Pause = { scope: { kind: 'programme' }, cause: 'funds', reason: WHY };
        return intend(leader, async () => {
          const act = await leader.device.pause(id('pause'), body);
          if (act === undefined) return;
          const end = local.instantAt(addDays(on, 7 * happening.weeks), HOUR);
          intend(leader, () => leader.device.resume(id('resume'), { act, reason: WHY }), end, `${subject}/end`);
        });
      }
      case 'merger': {
        const { group, into } = happening;
        return intend(leader, async () => {
          if ((await leader.device.merge(id('merger'), { group, into, on, reason: WHY })) === 'accepted') roll.merge(group, into, on);
        });
      }
      case 'transfer': {
        const { client, to } = happening;
        return intend(leader, async () => {
          if ((await leader.device.transfer(id('transfer'), client, { to, on })) === 'accepted') roll.transfer(client, to, on);
        });
      }
      case 'lostPhone':
        losses.set(happening.person, { from: at, left: happening.reports, days: happening.foundAfter });
        return;
      case 'exit': {
        const { client, reason } = happening;
        const group = setting.clients.find((one) => one.id === client)?.group ?? '';
        return intend(mentorOf(people, world, group), async () => {
          const mentor = mentorOf(people, world, roll.groupOf(client) ?? group);
          if ((await mentor.device.exit(id('exit'), client, { on, reason })) === 'accepted') roll.strikeOff(client, on);
        });
      }
    }
  });

  return {
    delayOf: (source, on) =>
      7 *
      happenings.reduce(
        (weeks, one) => (one.kind === 'lateFunds' && one.source === source && onDay(one.day).slice(0, 4) === on.slice(0, 4) ? weeks + one.weeks : weeks),
        0,
      ),
    lost(person, at) {
      const loss = losses.get(person);
      if (loss === undefined || at < loss.from || loss.left === 0) return undefined;
      loss.left -= 1;
      return loss.days;
    },
  };
}
