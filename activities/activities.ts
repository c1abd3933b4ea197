import type { Agenda, Instant, ProgrammeClock } from '../domain/agenda.ts';

/** Stages of a programme's life, in order. */
export type Stage = 'planning' | 'running' | 'termination' | 'measures' | 'ended';

/** What runs a track: the plain loop, or a stage of a shape of its own. The workflow of that name. */
export type TrackWorkflow = 'track' | 'capital' | 'termination' | 'newProposal' | 'referral' | 'followUp';

/**
 * A track as `programme` sees it. `at` is the instant of its first notice, `on` the same as a ready local date, `label` its name,
 * `summary` a line of at most 200 bytes for the Temporal UI (name, number of sessions, from when till when).
 */
export type TrackStart = {
  readonly track: string;
  readonly workflow: TrackWorkflow;
  readonly phase: 'planning' | 'running' | 'beyond' | 'closing';
  readonly at: Instant;
  readonly on: string;
  readonly label: string;
  readonly summary: string;
  readonly ended: boolean;
};

/** What `programme` starts every run from. */
export type ProgrammeState = {
  readonly stage: Stage;
  readonly locked: boolean;
  /** Whether its definition knows termination; one without it ends when its tracks have. */
  readonly terminates: boolean;
  readonly planVersion: number;
  readonly clock: ProgrammeClock;
  readonly tracks: readonly TrackStart[];
  readonly village: string;
  readonly words: ProgrammeWords;
};

/** How a track stands, as its programme sees it. */
export type Standing = 'ahead' | 'running' | 'fallen' | 'ended';

/**
 * Ready words in the programme's language; made of ids, counts, labels and dates only. `planningSummary` is a line of at most 200 bytes
 * for the planning workflow, `starts` heads a column and begins a timer's summary ("Mulai 12 April 2027: Pendampingan sosial").
 */
export type ProgrammeWords = {
  readonly planningSummary: string;
  readonly stages: Readonly<Record<Stage, string>>;
  readonly standings: Readonly<Record<Standing, string>>;
  readonly track: string;
  readonly starts: string;
  readonly standing: string;
};

/** What a track starts every run from. Items rung dry stay in, blocked, paused and waiting ones too (without rings): they wait without a timer. */
export type AgendaLoaded = Agenda & {
  readonly clock: ProgrammeClock;
  readonly village: string;
  readonly words: AgendaWords;
};

/**
 * `track` is the track's name, `open` follows a count ("351 belum selesai"), `ring` begins the summary of a timer ("Pemberitahuan berikutnya: ...").
 * `series` is in the order of the groups.
 */
export type AgendaWords = {
  readonly track: string;
  readonly series: Readonly<Record<string, { readonly label: string; readonly total: number }>>;
  readonly columns: { readonly group: string; readonly session: string; readonly next: string; readonly overdue: string };
  readonly open: string;
  readonly ring: string;
};

/** Thin verbs that workflows call. Each is one transaction, safe to repeat, and parses its input. */
export type Activities = {
  loadProgramme(input: { code: string }): Promise<ProgrammeState>;
  /** Also writes the tracks that the stage begins with: the termination's, then the measures'. */
  enterStage(input: { code: string; stage: Stage }): Promise<void>;
  /** Also records that the track has begun. */
  loadAgenda(input: { code: string; track: string }): Promise<AgendaLoaded>;
  /** Notices, reminders and escalations of all that rings together; items reported, moved, paused or blocked since are passed over. @throws `ItemsRefused` with the bad keys in its details, the rest being done */
  takeUpDue(input: { code: string; track: string; at: Instant; keys: readonly string[] }): Promise<void>;
  blockItems(input: { code: string; track: string; keys: readonly string[] }): Promise<void>;
  /** Records the end and tells `programme`; changes nothing while the track has open items (it is then started again). */
  endTrack(input: { code: string; track: string }): Promise<void>;
  /** P5: figures are read and propose measures; the leader is to confirm, the patron to countersign. Once, however often called. */
  draftMeasures(input: { code: string; track: string }): Promise<void>;
  /** P5a: a new plan drafted from what was missed, to be submitted to those who may support it. */
  draftProposal(input: { code: string; track: string }): Promise<void>;
  /** P5b: for each client of the groups concerned the first partner and what they need to know. */
  draftReferrals(input: { code: string; track: string }): Promise<void>;
  /** P6: recommendations, cadres, and the tracks of follow-up from their dates. */
  openFollowUp(input: { code: string; track: string }): Promise<void>;
  /** A task for the secretary: something without an item failed for good, or a track was terminated by hand. */
  openRepair(input: { code: string; subject: string; cause: string }): Promise<void>;
};
