import { addDays, isSlow, monthOf, weekdayOf, type Day } from './days.ts';
import { evenly, weighted, type Draw } from './draw.ts';
import type { Scenario } from './scenarios.ts';
import { audiencesOf } from './setting.ts';
import type { World } from './world.ts';

/** What somebody knows of a task before it is done. */
export type SessionAhead = {
  readonly key: string;
  readonly track: string;
  readonly kind: string;
  readonly audience: string;
  readonly ordinal: number;
  /** Which part of its track: an aim, a block, a step. */
  readonly part: string | null;
  /** Client, household, giver or partner it is about. */
  readonly subject: string | null;
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

/** Months after the first grants and before the first results: sessions fall out and people stay away. */
const SLUMP = { from: 4, until: 8, factor: 1.25, otherwise: 0.85 };
const SLOW_WEEKS_FACTOR = 1.6;
/** A share below which a scenario is one of diligent people: what all others wait for is then held without fail. */
const DILIGENT = 0.15;
/** Reminders are for what can wait: before anything else is asked, consent is. */
const PROMPT = new Set(['consent', 'villageMeeting']);

/** The story of a session: a pure function of the seed, the scenario and the task as planned. */
export function storyOf(world: World, session: SessionAhead): Story {
  const { draw, scenario, setting } = world;
  const { key, track, audience, kind } = session;
  const series = `${track}/${audience}`;
  const month = monthOf(setting.start, session.windowFrom);
  const slump = month >= SLUMP.from && month <= SLUMP.until ? SLUMP.factor : SLUMP.otherwise;
  // The group's luck before the session's own: what goes wrong clusters.
  const groupLuck = 0.93 + 0.14 * draw(series, 'group luck');
  const among = audiencesOf(setting, setting.tracks[track]?.audience ?? 'programme').indexOf(audience);
  const fellOut = evenly(draw, `not held ${track}`, among, session.ordinal) < sharedOut(scenario, kind) * slump * groupLuck;

  const doneOn = PROMPT.has(kind) ? session.plannedOn : fellOut ? session.plannedOn : dayHeld(draw, scenario, session);
  const habit = 0.7 + 0.6 * draw(series, 'habit of reporting');
  const late =
    kind === 'capital' && session.part === 'useReport'
      ? world.groups.get(audience)?.useReportedInTime === false
      : !PROMPT.has(kind) && draw(key, 'late') < scenario.late * habit * (isSlow(doneOn) ? SLOW_WEEKS_FACTOR : 1);
  return {
    doneOn,
    reason: fellOut ? reasonOf(world, key, kind) : undefined,
    reported: late ? { how: pushed(draw, key) } : { how: 'of itself', at: momentAfter(draw, session, doneOn) },
  };
}

/** Which share of a kind does not happen. What is one person's to do, or the whole programme waits for, is done in the end. */
function sharedOut({ notHeld, logsNotHeld, interviewsNotHeld }: Scenario, kind: string): number {
  switch (kind) {
    case 'mentoring':
    case 'marketing':
    case 'incomeManagement':
    case 'monitoring':
    case 'processEvaluation':
    case 'continuedMentoring':
    case 'workingRelations':
      return notHeld;
    case 'training':
      return notHeld / 2;
    case 'outreach':
    case 'focusGroup':
      return notHeld < DILIGENT ? 0 : notHeld / 2;
    case 'log':
    case 'keepsUp':
      return logsNotHeld;
    case 'interview':
    case 'household':
      return interviewsNotHeld;
    default:
      return 0;
  }
}

/** On the planned day mostly; a day or two beside it, or later in the window when staff could not come. */
function dayHeld(draw: Draw, scenario: Scenario, { key, kind, windowFrom, windowUntil, plannedOn }: SessionAhead): Day {
  // The days of a block follow each other, and a test is on its last.
  if (kind === 'training') return plannedOn;
  const absent = draw(key, 'staff absent') < scenario.staffAbsent;
  const shift = absent ? 2 + Math.floor(3 * draw(key, 'make-up')) : ([0, 1, -1, 2][weighted(draw(key, 'shift'), [76, 12, 6, 6])] ?? 0);
  const moved = addDays(plannedOn, shift);
  const day = shift !== 0 && weekdayOf(moved) === 0 ? addDays(moved, 1) : moved;
  return day >= windowFrom && day < windowUntil ? day : plannedOn;
}

/** Why a session of a kind did not happen: the names speak of who was to come. Weather and mourning stop anything. */
const REASONS: Readonly<Record<string, readonly string[]>> = {
  mentorAbsent: ['mentoring', 'log', 'interview', 'household', 'continuedMentoring', 'keepsUp'],
  resourcePersonAbsent: ['training', 'marketing', 'incomeManagement'],
  teamAbsent: ['outreach', 'focusGroup', 'monitoring', 'processEvaluation', 'outcomeEvaluation', 'workingRelations'],
  nobodyCame: ['mentoring', 'log', 'marketing', 'incomeManagement', 'interview', 'household'],
  noVehicle: ['monitoring', 'training', 'marketing', 'outreach', 'incomeManagement'],
  noPlace: ['training', 'marketing', 'incomeManagement', 'outreach', 'focusGroup'],
  harvest: ['mentoring', 'log', 'training', 'marketing', 'incomeManagement', 'outreach'],
  accidentAtSea: ['mentoring', 'training', 'marketing', 'incomeManagement'],
  // Said of those who left alone.
  movedAway: [],
  declined: [],
};

/** Why somebody who left is not asked at the end, by why they left. */
const GONE: Readonly<Record<string, string>> = {
  worksAway: 'movedAway',
  foundJob: 'movedAway',
  moved: 'movedAway',
  quarrel: 'declined',
  noBenefit: 'declined',
};

/** A reason that fits what was to be. @param left why those left whom it was about; undefined where they are still there */
export function reasonOf({ draw, setting }: World, key: string, kind: string, left?: string): string {
  const known = Object.entries(setting.reasons);
  const fitting = known.filter(([name]) => REASONS[name]?.includes(kind) ?? true);
  const gone = known.filter(([name]) => name === GONE[left ?? '']);
  const blamed = left === undefined ? [] : gone.length > 0 ? gone : fitting.filter(([name]) => name === 'nobodyCame');
  const among = blamed.length > 0 ? blamed : fitting.length > 0 ? fitting : known;
  const chosen =
    among[
      weighted(
        draw(key, 'reason'),
        among.map(([, { nobodysFault }]) => (nobodysFault ? 2 : 1)),
      )
    ];
  if (chosen === undefined) throw new Error('the definition gives no reason why a session may not happen; expected at least one');
  return chosen[0];
}

function pushed(draw: Draw, key: string): 'when reminded' | 'when escalated' | 'when the leader is told' {
  const how = weighted(draw(key, 'pushed'), [72, 20, 8]);
  return how === 0 ? 'when reminded' : how === 1 ? 'when escalated' : 'when the leader is told';
}

/** The evening of the day, or within the days after while the window lasts. */
function momentAfter(draw: Draw, { key, windowUntil, kind }: SessionAhead, doneOn: Day): Moment {
  const delay = PROMPT.has(kind) ? 0 : weighted(draw(key, 'delay'), [58, 28, 10, 4]);
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
