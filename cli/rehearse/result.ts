import type { Changes } from '../../db/changes.ts';
import type { Outcomes } from '../../db/outcomes.ts';
import type { Tally } from '../../db/tally.ts';
import type { Definition } from '../../domain/definition.ts';
import type { Measure } from '../../domain/figures/rules.ts';
import type { Day } from '../../domain/time.ts';
import { SESSIONS } from './planned.ts';

/** What a rehearsal was asked to live through; the result but for `run` is a function of these. */
export type Asked = { readonly definition: string; readonly scenario: string; readonly seed: number; readonly start: Day };

/** What the run itself took; the only part that differs between runs. */
export type Run = {
  readonly code: string;
  readonly seconds: number;
  readonly steps: number;
  readonly temporalEvents: number;
  readonly temporalActions: number;
  readonly largestRunEvents: number;
  readonly workflows: number;
  readonly kills: number;
};

export type Counted = Tally['sessions'][string];
/** `all`: each of the targets, where there are several; else the first is all there is. Null: it cannot be read. */
export type Reached = { readonly value: number | null; readonly target: number; readonly met: boolean | null; readonly all?: readonly Omit<Reached, 'all'>[] };

export type Result = Asked & {
  readonly sessions: Readonly<Record<string, Counted>>;
  readonly interviews: Outcomes['interviews'];
  readonly capitalGrants: Outcomes['capitalGrants'];
  readonly clients: Outcomes['clients'];
  readonly outputs: Readonly<Record<string, Reached>>;
  readonly outcomes: Readonly<Record<string, Reached>>;
  readonly measures: { readonly programme: readonly Measure[]; readonly groups: Readonly<Record<string, readonly Measure[]>> };
  readonly followUp: Outcomes['followUp'];
  readonly ledger: Outcomes['ledger'];
  /** Items of the tracks that are not among the sessions. */
  readonly otherItems: Readonly<Record<string, Counted>>;
  readonly reports: Tally['reports'] & { readonly accepted: number };
  readonly notices: Tally['notices'];
  readonly mails: number;
  readonly escalations: number;
  readonly changes: Changes;
  readonly items: number;
  readonly journal: Tally['journal'];
  readonly run: Run;
};

/** The result with its keys in the order in which it is written. @param accepted distinct report ids that the service answered 2xx */
export function resultOf(
  asked: Asked,
  definition: Definition,
  tally: Tally & { readonly changes: Changes },
  come: Outcomes,
  accepted: number,
  run: Run,
): Result {
  const { reports, notices, mails, escalations, changes, items, journal } = tally;
  const { interviews, capitalGrants, clients, measures, followUp, ledger } = come;
  return {
    definition: asked.definition,
    scenario: asked.scenario,
    seed: asked.seed,
    start: asked.start,
    sessions: sessionsIn(definition, tally),
    interviews: {
      baseline: interviews.baseline,
      endline: interviews.endline,
      householdsBaseline: interviews.householdsBaseline,
      householdsEndline: interviews.householdsEndline,
    },
    capitalGrants: {
      planned: capitalGrants.planned,
      approved: capitalGrants.approved,
      disbursed: capitalGrants.disbursed,
      reported: capitalGrants.reported,
    },
    clients: { enrolled: clients.enrolled, left: clients.left, replaced: clients.replaced, completed: clients.completed },
    outputs: reachedIn(definition, come, (kind) => kind === 'output'),
    outcomes: reachedIn(definition, come, (kind) => kind !== 'output'),
    measures: { programme: measures.programme, groups: measures.groups },
    followUp: { planned: followUp.planned, held: followUp.held },
    ledger: { debit: ledger.debit, credit: ledger.credit, overdrafts: ledger.overdrafts },
    otherItems: othersIn(definition, tally),
    reports: { accepted, recorded: reports.recorded, doubled: reports.doubled },
    notices: { queued: notices.queued, sent: notices.sent, failed: notices.failed, muted: notices.muted },
    mails,
    escalations,
    changes: { moved: changes.moved, paused: changes.paused, merged: changes.merged, handedOver: changes.handedOver },
    items,
    journal: { entries: journal.entries, intact: journal.intact },
    run,
  };
}

/** By kind, in the one order; those the definition has. */
function sessionsIn(definition: Definition, { sessions }: Tally): Record<string, Counted> {
  const tracks = Object.entries(definition.tracks);
  return Object.fromEntries(
    Object.entries(SESSIONS).flatMap(([kind, name]) => {
      const names = tracks.filter(([, track]) => track.kind === kind).map(([track]) => track);
      return names.length === 0 ? [] : [[name, together(names.map((track) => sessions[track]))]];
    }),
  );
}

function othersIn({ tracks }: Definition, { sessions }: Tally): Record<string, Counted> {
  const others = Object.entries(tracks).filter(([name, { kind }]) => !Object.hasOwn(SESSIONS, kind) && sessions[name] !== undefined);
  return Object.fromEntries(others.map(([name]) => [name, together([sessions[name]])]));
}

function together(counted: readonly (Counted | undefined)[]): Counted {
  const sum = (key: keyof Counted) => counted.reduce((total, one) => total + (one?.[key] ?? 0), 0);
  return { planned: sum('planned'), held: sum('held'), late: sum('late'), didNotHappen: sum('didNotHappen'), cancelled: sum('cancelled') };
}

/** Figures by the line of the programme's document that carries their indicator; by the indicator's own key where none does. */
function reachedIn({ indicators, lines }: Definition, { figures }: Outcomes, asked: (kind: string) => boolean): Record<string, Reached> {
  const lineOf = new Map(Object.entries(lines).map(([line, entry]) => [entry, line]));
  return Object.fromEntries(
    Object.entries(indicators)
      .filter(([key, { kind, readFor }]) => asked(kind) && readFor.includes('programme') && figures.some(({ indicator }) => indicator === key))
      .map(([key]) => {
        const results = figures.find(({ indicator }) => indicator === key)?.results ?? [];
        const all = results.map(({ value, atLeast, met }) => ({ value: value === null ? null : Math.round(value * 100) / 100, target: atLeast, met }));
        const first = all[0] ?? { value: null, target: 0, met: null };
        return [lineOf.get(`indicators.${key}`) ?? key, all.length > 1 ? { ...first, all } : first] as const;
      })
      .toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })),
  );
}
