import type { Agenda, Instant, ProgrammeClock } from '../domain/agenda.ts';

/** Stages of a programme's life, in order. */
export type Stage = 'planning' | 'running' | 'ended';

/** A track as `programme` sees it. `at` is the instant of its first notice, `summary` a line for the Temporal UI. */
export type TrackStart = {
  readonly track: string;
  readonly at: Instant;
  readonly summary: string;
  readonly ended: boolean;
};

/** What `programme` starts every run from. */
export type ProgrammeState = {
  readonly stage: Stage;
  readonly locked: boolean;
  readonly planVersion: number;
  readonly clock: ProgrammeClock;
  readonly tracks: readonly TrackStart[];
  readonly village: string;
  readonly words: ProgrammeWords;
};

/** Ready words in the programme's language; made of ids, counts, labels and dates only. */
export type ProgrammeWords = {
  readonly summary: string;
  readonly planningSummary: string;
  readonly stages: Readonly<Record<Stage, string>>;
  readonly track: string;
  readonly starts: string;
  readonly open: string;
};

/** What a track starts every run from. Items rung dry stay in: they wait without a timer. */
export type AgendaLoaded = Agenda & {
  readonly clock: ProgrammeClock;
  readonly village: string;
  /** Keys of items overdue (past the reminder) and blocked, for the search attributes. */
  readonly overdue: number;
  readonly blocked: number;
  readonly words: AgendaWords;
};

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
  enterStage(input: { code: string; stage: Stage }): Promise<void>;
  /** Also records that the track has begun. */
  loadAgenda(input: { code: string; track: string }): Promise<AgendaLoaded>;
  /** Notices, reminders and escalations of all that rings together; items reported, moved, paused or blocked since are passed over. Answers how many of the track's items are overdue now. @throws `ItemsRefused` with the bad keys in its details, the rest being done */
  takeUpDue(input: { code: string; track: string; at: Instant; keys: readonly string[] }): Promise<{ overdue: number }>;
  blockItems(input: { code: string; track: string; keys: readonly string[] }): Promise<void>;
  endTrack(input: { code: string; track: string }): Promise<void>;
  /** A task for the secretary: something without an item failed for good, or a track was terminated by hand. */
  openRepair(input: { code: string; subject: string; cause: string }): Promise<void>;
};
