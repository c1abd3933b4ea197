import { stepsOf } from './naming.ts';
import { opening, type Placing, placeItem, waitingItem } from './placeItem.ts';
import type { PlanChange } from './planChange.ts';
import { itemKey } from './schedule.ts';
import { addDays, type Day } from './time.ts';
import type { Step, TrackKind } from './tracks.ts';

/** Which decisions the report of a step brings, by kind of track and key of the step, and where each leads; `next` unless said. */
const DECISIONS: { readonly [K in TrackKind]?: Readonly<Record<string, Readonly<Record<string, Leads>>>> } = {
  capital: {
    check: { approved: 'next', returned: { back: 'proposal' } },
    recommendation: { approved: 'next', returned: { back: 'proposal' } },
    decision: { approved: 'next', returned: { back: 'proposal' }, rejected: 'stop' },
  },
  termination: { confirm: { confirmed: 'next', overridden: 'next' }, countersign: { countersigned: 'next', returned: { back: 'confirm' } } },
  newProposal: { answer: { yes: 'next', no: 'next' } },
  referral: { answer: { yes: 'next', no: 'next' } },
};

/**
 * What becomes of a series when a step will not be done at all, `next` unless said: a grant is not given any more; a termination waits for its two
 * signatures, so it is asked again.
 */
const NOT_DONE: { readonly [K in TrackKind]?: Readonly<Record<string, Leads>> } = {
  capital: { proposal: 'stop', check: 'stop', recommendation: 'stop', decision: 'stop', disbursement: 'stop', handOver: 'stop' },
  termination: { confirm: { back: 'confirm' }, countersign: { back: 'countersign' } },
};

/** Where a step leads: the `next` one opens; `back` to a step, from which on all are done again; `stop`, nothing follows. */
export type Leads = 'next' | { readonly back: string } | 'stop';

/** An item of a series as far as its order is concerned. `waiting`: not opened yet; `open`: to be done now; `done`: it has an outcome, whichever. */
export type SeriesItem = {
  readonly key: string;
  readonly ordinal: number;
  readonly part: string;
  readonly subject: string | undefined;
  readonly state: 'waiting' | 'open' | 'done';
};

/** How a step went: what was decided, where it brings a decision, or that it will not be done. */
export type StepResult = { readonly outcome: 'held' | 'didNotHappen'; readonly decision: string | undefined };

/**
 * Where the series stands in the plan, and the day from which the next one's days count: that of the report. Counted from the day the step was done,
 * a step reported weeks late would open the next one with its whole ladder behind it.
 */
export type SeriesPlace = { readonly placing: Placing; readonly track: string; readonly audience: string; readonly from: Day };

/** The decisions that the report of a step may bring; one of them is required where there are any. Empty: it brings none. */
export function decisionsOf(kind: TrackKind, part: string | undefined): readonly string[] {
  return Object.keys(leadsOf(kind, part));
}

/** Where the report of a step leads, by what was decided, or by its not being done. */
export function leadsTo(kind: TrackKind, part: string | undefined, { outcome, decision }: StepResult): Leads {
  const leads = outcome === 'held' ? leadsOf(kind, part) : (NOT_DONE[kind] ?? {});
  const key = outcome === 'held' ? decision : part;
  return key !== undefined && Object.hasOwn(leads, key) ? (leads[key] ?? 'next') : 'next';
}

function leadsOf(kind: TrackKind, part: string | undefined): Readonly<Record<string, Leads>> {
  const steps = DECISIONS[kind];
  return part !== undefined && steps !== undefined && Object.hasOwn(steps, part) ? (steps[part] ?? {}) : {};
}

/**
 * What the report of a step changes about its series: the next waiting item opens, in the order of the steps, then of ordinals; going back adds the
 * steps from there to this one once more, under new keys, the first of them open; where it stops, whatever waits is cancelled, with the decision (or
 * `didNotHappen`) as the reason. One item is open at a time: where another still is, nothing opens. What goes to several parties at once, or to one after
 * another by their answers (newProposal, referral), is opened by the effects of their reports.
 * @param series every item that the series ever had, this one among them
 * @param item the item reported, whatever its state in `series`
 * @throws Error when the definition has no such track or step
 */
export function advance(series: readonly SeriesItem[], item: SeriesItem, result: StepResult, place: SeriesPlace): PlanChange[] {
  const { kind, steps } = trackAt(place);
  const leads = leadsTo(kind, item.part, result);
  const others = series.filter(({ key }) => key !== item.key);
  const waiting = others.filter(({ state }) => state === 'waiting');
  if (typeof leads === 'object') return again([...others, item], item, leads.back, steps, place);
  if (leads === 'stop') return waiting.map(({ key }) => ({ kind: 'cancel', key, reason: result.decision ?? 'didNotHappen' }));
  if (others.some(({ state }) => state === 'open')) return [];
  const next = waiting.toSorted((one, other) => compare(steps, one, other)).find((other) => compare(steps, item, other) < 0);
  return next === undefined ? [] : [opening(place.placing, { key: next.key, track: place.track, ...windowOf(steps, next.part, place.from) })];
}

/** The steps from `back` to this one, once more: for each party of theirs, but for one whose turn has not come and so still waits. */
function again(series: readonly SeriesItem[], item: SeriesItem, back: string, steps: Steps, place: SeriesPlace): PlanChange[] {
  const { placing, track, audience } = place;
  const last = Math.max(...series.map(({ ordinal }) => ordinal));
  let { from } = place;
  const repeated = steps.slice(indexOf(steps, back), indexOf(steps, item.part) + 1).flatMap(([part]) => {
    const window = windowOf(steps, part, from);
    from = window.until;
    return partiesOf(series, part, item).map((subject) => ({ part, subject, ...window }));
  });
  return repeated.map((step, index) => {
    const ordinal = last + 1 + index;
    const added = { key: itemKey(`${track}/${audience}`, ordinal, ordinal), track, audience, ordinal, ...step };
    return { kind: 'add', item: index === 0 ? placeItem(placing, added) : waitingItem(placing, added) };
  });
}

/** Whom a step was about so far, each once in the order of the items; one undefined where it has no party. */
function partiesOf(series: readonly SeriesItem[], part: string, reported: SeriesItem): (string | undefined)[] {
  const items = series.filter((each) => each.part === part).toSorted((one, other) => one.ordinal - other.ordinal);
  const waits = new Set(items.filter(({ key, state }) => key !== reported.key && state === 'waiting').map(({ subject }) => subject));
  return [...new Set(items.map(({ subject }) => subject))].filter((subject) => !waits.has(subject));
}

type Steps = readonly (readonly [key: string, step: Step])[];

function trackAt({ placing, track }: SeriesPlace): { kind: TrackKind; steps: Steps } {
  const found = placing.definition.tracks[track];
  if (found === undefined) throw new Error(`expected ${track} to be a track of the definition`);
  return { kind: found.kind, steps: stepsOf(found) };
}

function indexOf(steps: Steps, part: string): number {
  const index = steps.findIndex(([key]) => key === part);
  if (index === -1) throw new Error(`expected ${part} to be a step of its track`);
  return index;
}

function windowOf(steps: Steps, part: string, from: Day): { from: Day; until: Day } {
  const [, { withinDays }] = steps[indexOf(steps, part)] as Steps[number];
  return { from, until: addDays(from, withinDays) };
}

/** Negative: `one` comes before `other`. */
function compare(steps: Steps, one: SeriesItem, other: SeriesItem): number {
  return indexOf(steps, one.part) - indexOf(steps, other.part) || one.ordinal - other.ordinal;
}
