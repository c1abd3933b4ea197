import type { Instant } from './agenda.ts';
import type { Definition } from './definition.ts';
import { addDays, dayOf, instantAt } from './time.ts';

const MINUTE = 60_000;

/**
 * Until when the relay may keep a report back, to tell several by one signal: so many minutes, or until an hour of the day; never to the next
 * ring of the item it is about, but a minute less: told at that very instant the workflow would ring for it first.
 */
export function reportHeldUntil(definition: Definition, now: Instant, nextRingAt: Instant | undefined): Instant {
  const hold = definition.relayHold;
  const until = 'minutes' in hold ? now + hold.minutes * MINUTE : nextTimeOfDay(hold.until, now, definition.timeZone);
  return Math.max(now, Math.min(until, nextRingAt === undefined ? until : nextRingAt - MINUTE));
}

/** The first instant after now at which a place's clocks show this time. */
function nextTimeOfDay(time: string, now: Instant, zone: string): Instant {
  const today = dayOf(now, zone);
  const at = instantAt(today, time, zone);
  return at > now ? at : instantAt(addDays(today, 1), time, zone);
}
