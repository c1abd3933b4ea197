import type { Activities, AgendaLoaded, ProgrammeState, Stage, TrackStart, TrackWorkflow } from '../../activities/activities.ts';
import type { AgendaItem, Instant } from '../../domain/agenda.ts';
import { permanent } from '../../messages/failure.ts';

/**
 * A world in memory that stands in for Postgres behind the activities, and notes every call. It keeps the promises of `activities/activities.ts`
 * (re-reads each item before it rings, ends no track that has open items), so that a workflow's story can be followed to its end.
 */
export type World = {
  readonly code: string;
  stage: Stage;
  locked: boolean;
  /** Whether its definition knows termination. */
  terminates: boolean;
  /** Which measures are countersigned when termination has ended. */
  measures: TrackWorkflow[];
  planVersion: number;
  /** A stepped clock's time; undefined: real. */
  steppedTo: Instant | undefined;
  readonly tracks: Map<string, WorldTrack>;
  readonly calls: Call[];
  readonly repairs: { subject: string; cause: string }[];
  /** Keys whose notice can never be written. */
  readonly bad: Set<string>;
  /** Verbs that fail for good, so many times yet. */
  readonly failing: Map<keyof Activities, number>;
  /** Real time that a call takes, so that news may come while it is under way. */
  delayMs: number;
  /** Told when a track has ended, as the transaction of `endTrack` tells `programme`. */
  onEnd: (track: string) => Promise<void>;
};
export type WorldTrack = {
  at: Instant;
  workflow: TrackWorkflow;
  phase: TrackStart['phase'];
  /** Whether what its stage begins with was done. */
  opened: boolean;
  items: WorldItem[];
  started: boolean;
  ended: boolean;
};
/** Without rings it waits for the item before it. */
export type WorldItem = { key: string; rings: Instant[]; remindAt?: Instant; blocked: boolean; open: boolean };
export type Call = { verb: keyof Activities; track?: string; at?: Instant; keys?: readonly string[]; stage?: Stage };

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export function emptyWorld(code: string): World {
  return {
    code,
    stage: 'running',
    locked: true,
    terminates: false,
    measures: [],
    planVersion: 1,
    steppedTo: undefined,
    tracks: new Map(),
    calls: [],
    repairs: [],
    bad: new Set(),
    failing: new Map(),
    delayMs: 0,
    onEnd: async () => {},
  };
}

/** Adds a plain track of `count` weekly items that ring at their notice and, three days later, a reminder. @returns their keys */
export function addTrack(world: World, name: string, at: Instant, count: number, everyMs = 7 * DAY, remindAfterMs = 3 * DAY): string[] {
  const items = itemsOf(name, at, count, everyMs, remindAfterMs);
  world.tracks.set(name, { at, workflow: 'track', phase: 'running', opened: true, items, started: false, ended: false });
  return items.map(({ key }) => key);
}

/** Adds the track of a stage that writes its first item when it is opened. */
function addStage(world: World, workflow: TrackWorkflow, at: Instant): void {
  if (world.tracks.has(workflow)) return;
  world.tracks.set(workflow, { at, workflow, phase: 'closing', opened: false, items: [], started: false, ended: false });
}

function itemsOf(name: string, at: Instant, count: number, everyMs: number, remindAfterMs: number): WorldItem[] {
  return Array.from({ length: count }, (_, index): WorldItem => {
    const notice = at + index * everyMs;
    return {
      key: `${name}/group-1/${String(index + 1).padStart(2, '0')}`,
      rings: [notice, notice + remindAfterMs],
      remindAt: notice + remindAfterMs,
      blocked: false,
      open: true,
    };
  });
}

/** Closes items as a report's command does; the workflow is then told their keys. */
export function report(world: World, keys: readonly string[]): void {
  for (const { items } of world.tracks.values()) for (const item of items) if (keys.includes(item.key)) item.open = false;
}

/** What the repair command does: everything blocked may ring again, under a new plan version. */
export function repair(world: World): void {
  world.planVersion += 1;
  world.repairs.length = 0;
  for (const { items } of world.tracks.values()) for (const item of items) item.blocked = false;
}

/** The activities over that world. */
export function recorders(world: World): Activities {
  const clock = () => (world.steppedTo === undefined ? ({ kind: 'real' } as const) : ({ kind: 'stepped', now: world.steppedTo } as const));
  const trackOf = (name: string): WorldTrack => {
    const track = world.tracks.get(name);
    if (track === undefined) throw permanent('TrackNotFound', `${world.code}: no track ${name}`);
    return track;
  };
  const note = async (call: Call): Promise<void> => {
    world.calls.push(call);
    if (world.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, world.delayMs));
    const left = world.failing.get(call.verb) ?? 0;
    if (left > 0) {
      world.failing.set(call.verb, left - 1);
      throw permanent('InvalidInput', `${call.verb} fails for good`);
    }
  };
  const open = async (verb: keyof Activities, name: string): Promise<void> => {
    await note({ verb, track: name });
    const track = trackOf(name);
    if (track.opened) return;
    track.opened = true;
    track.items.push(...itemsOf(name, world.steppedTo ?? Date.now(), 1, 7 * DAY, 3 * DAY));
  };
  return ofThisWorld(world, {
    async loadProgramme(): Promise<ProgrammeState> {
      await note({ verb: 'loadProgramme' });
      const tracks = [...world.tracks].map(([track, { at, workflow, phase, ended }]) => {
        return { track, workflow, phase, at, on: day(at), label: track, summary: `${track} from ${day(at)}`, ended };
      });
      const { stage, locked, terminates, planVersion } = world;
      return { stage, locked, terminates, planVersion, clock: clock(), tracks, village: 'Tablolong', words: PROGRAMME_WORDS };
    },
    async enterStage({ stage }) {
      await note({ verb: 'enterStage', stage });
      if (world.stage === stage) return;
      world.stage = stage;
      const now = world.steppedTo ?? Date.now();
      if (stage === 'termination') addStage(world, 'termination', now);
      if (stage === 'measures') for (const measure of world.measures) addStage(world, measure, now);
    },
    async loadAgenda({ track: name }): Promise<AgendaLoaded> {
      await note({ verb: 'loadAgenda', track: name });
      const track = trackOf(name);
      track.started = true;
      const items = track.items
        .filter(({ open }) => open)
        .map(
          (item): AgendaItem => ({
            key: item.key,
            series: `${name}/group-1`,
            ordinal: Number(item.key.slice(-2)),
            on: day(item.remindAt ?? track.at),
            rings: item.blocked ? [] : item.rings,
            ...(item.remindAt === undefined ? {} : { remindAt: item.remindAt }),
            blocked: item.blocked,
          }),
        );
      const series = { [`${name}/group-1`]: { label: 'Group 1', total: track.items.length } };
      return { planVersion: world.planVersion, items, clock: clock(), village: 'Tablolong', words: { ...AGENDA_WORDS, track: name, series } };
    },
    async takeUpDue({ track: name, at, keys }) {
      await note({ verb: 'takeUpDue', track: name, at, keys });
      for (const item of trackOf(name).items) {
        if (!keys.includes(item.key) || !item.open || item.blocked || world.bad.has(item.key)) continue;
        item.rings = item.rings.filter((instant) => instant > at);
      }
      const bad = keys.filter((key) => world.bad.has(key));
      if (bad.length > 0) throw permanent('ItemsRefused', `${bad.length} items refused`, bad);
    },
    async blockItems({ track: name, keys }) {
      await note({ verb: 'blockItems', track: name, keys });
      for (const item of trackOf(name).items) if (keys.includes(item.key)) item.blocked = true;
    },
    async endTrack({ track: name }) {
      await note({ verb: 'endTrack', track: name });
      const track = trackOf(name);
      if (track.items.some(({ open }) => open)) return;
      track.ended = true;
      await world.onEnd(name);
    },
    draftMeasures: (input) => open('draftMeasures', input.track),
    draftProposal: (input) => open('draftProposal', input.track),
    draftReferrals: (input) => open('draftReferrals', input.track),
    openFollowUp: (input) => open('openFollowUp', input.track),
    async openRepair({ subject, cause }) {
      await note({ verb: 'openRepair' });
      if (!world.repairs.some((repair) => repair.subject === subject)) world.repairs.push({ subject, cause });
    },
  });
}

/** A worker that is being shut down may still take the next test's activities: they are tried again, by the worker whose world it is. */
function ofThisWorld(world: World, verbs: Activities): Activities {
  const guarded = Object.entries(verbs).map(([verb, act]) => [
    verb,
    async (input: { readonly code: string }) => {
      if (input.code !== world.code) throw new Error(`${verb}: of another world`);
      return (act as (input: { readonly code: string }) => Promise<unknown>)(input);
    },
  ]);
  return Object.fromEntries(guarded) as Activities;
}

/** The calls of one verb, in order. */
export function callsOf(world: World, verb: keyof Activities): Call[] {
  return world.calls.filter((call) => call.verb === verb);
}

function day(at: Instant): string {
  return new Date(at).toISOString().slice(0, 10);
}

const PROGRAMME_WORDS = {
  planningSummary: 'Planning',
  stages: { planning: 'Planning', running: 'Running', termination: 'Termination', measures: 'Measures', ended: 'Ended' },
  standings: { ahead: 'ahead', running: 'running', fallen: 'waits for repair', ended: 'ended' },
  track: 'Track',
  starts: 'Starts',
  standing: 'Standing',
};
const AGENDA_WORDS = { columns: { group: 'Group', session: 'Session', next: 'Next', overdue: 'Overdue' }, open: 'open', ring: 'Next notice' };
