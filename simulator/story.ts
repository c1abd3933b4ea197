import { addDays, isSlow, monthOf, weekdayOf, type Day } from './days.ts';
import { evenly, weighted, type Draw } from './draw.ts';
import type { Scenario } from './scenarios.ts';

/** What somebody knows of a task before it is done. */
export type SessionAhead = {
  readonly key: string;
  readonly track: string;
  readonly audience: string;
  readonly ordinal: number;
  readonly windowFrom: Day;
  /** Not included. */
  readonly windowUntil: Day;
  readonly plannedOn: Day;
};

/** The day somebody sits down to report, and the minute of that day. */
export type Moment = { readonly day: Day; readonly minute: number };

/** How a session goes and when it is reported: of itself, or only once somebody is pushed. */
export type Story = {
  readonly doneOn: Day;
  /** Undefined: it was held. */
  readonly reason: string | undefined;
  readonly reported: { readonly how: 'of itself'; readonly at: Moment } | { readonly how: 'when reminded' | 'when escalated' | 'when the leader is told' };
};

export type World = {
  readonly draw: Draw;
  readonly scenario: Scenario;
  readonly start: Day;
  readonly reasons: readonly Reason[];
  /** The groups that have sessions of their own, sorted: what goes wrong is spread over them. */
  readonly audiences: readonly string[];
};
export type Reason = { readonly key: string; readonly nobodysFault: boolean };

/** Months after the first grants and before the first results: sessions fall out and people stay away. */
const SLUMP = { from: 4, until: 8, factor: 1.25, otherwise: 0.85 };
const SLOW_WEEKS_FACTOR = 1.6;

/** The story of a session: a pure function of the seed, the scenario and the task as planned. */
export function storyOf({ draw, scenario, start, reasons, audiences }: World, session: SessionAhead): Story {
  const { key, track, audience } = session;
  const series = `${track}/${audience}`;
  const month = monthOf(start, session.windowFrom);
  const slump = month >= SLUMP.from && month <= SLUMP.until ? SLUMP.factor : SLUMP.otherwise;
  // The group's luck before the session's own: what goes wrong clusters.
  const groupLuck = 0.93 + 0.14 * draw(series, 'group luck');
  const fellOut = evenly(draw, 'not held', audiences.indexOf(audience), session.ordinal) < scenario.notHeld * slump * groupLuck;

  const doneOn = fellOut ? session.plannedOn : dayHeld(draw, scenario, session);
  const habit = 0.7 + 0.6 * draw(series, 'habit of reporting');
  const late = draw(key, 'late') < scenario.late * habit * (isSlow(doneOn) ? SLOW_WEEKS_FACTOR : 1);
  return {
    doneOn,
    reason: fellOut ? reasonOf(draw, key, reasons) : undefined,
    reported: late ? { how: pushed(draw, key) } : { how: 'of itself', at: momentAfter(draw, session, doneOn) },
  };
}

/** On the planned day mostly; a day or two beside it, or later in the window when staff could not come. */
function dayHeld(draw: Draw, scenario: Scenario, { key, windowFrom, windowUntil, plannedOn }: SessionAhead): Day {
  const absent = draw(key, 'staff absent') < scenario.staffAbsent;
  const shift = absent ? 2 + Math.floor(3 * draw(key, 'make-up')) : ([0, 1, -1, 2][weighted(draw(key, 'shift'), [76, 12, 6, 6])] ?? 0);
  const moved = addDays(plannedOn, shift);
  const day = shift !== 0 && weekdayOf(moved) === 0 ? addDays(moved, 1) : moved;
  return day >= windowFrom && day < windowUntil ? day : plannedOn;
}

function reasonOf(draw: Draw, key: string, reasons: readonly Reason[]): string {
  const chosen =
    reasons[
      weighted(
        draw(key, 'reason'),
        reasons.map(({ nobodysFault }) => (nobodysFault ? 2 : 1)),
      )
    ];
  if (chosen === undefined) throw new Error('the definition gives no reason why a session may not happen; expected at least one');
  return chosen.key;
}

function pushed(draw: Draw, key: string): 'when reminded' | 'when escalated' | 'when the leader is told' {
  const how = weighted(draw(key, 'pushed'), [72, 20, 8]);
  return how === 0 ? 'when reminded' : how === 1 ? 'when escalated' : 'when the leader is told';
}

/** The evening of the day, or within the days after while the window lasts. */
function momentAfter(draw: Draw, { key, windowUntil }: SessionAhead, doneOn: Day): Moment {
  const delay = weighted(draw(key, 'delay'), [58, 28, 10, 4]);
  const day = addDays(doneOn, delay);
  return delay === 0 || day > windowUntil ? { day: doneOn, minute: evening(draw, key) } : { day, minute: waking(draw, key) };
}

/** Between half past four and half past nine in the evening, when the signal is good and the boats are in. */
export function evening(draw: Draw, subject: string): number {
  return 16 * 60 + 30 + Math.floor(300 * draw(subject, 'minute of the evening'));
}

/** Between eight in the morning and nine in the evening. */
export function waking(draw: Draw, subject: string): number {
  return 8 * 60 + Math.floor(780 * draw(subject, 'minute of the day'));
}
