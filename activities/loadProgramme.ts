import { z } from 'zod';
import type { Sql } from '../db/connect.ts';
import { dayOf, type Day } from '../domain/time.ts';
import { shortDay } from '../notices/dates.ts';
import type { Phase, TrackKind } from '../domain/tracks.ts';
import type { Activities, ProgrammeState, TrackWorkflow } from './activities.ts';
import { Code, parse } from './parse.ts';
import { readProgramme } from './programmeRow.ts';
import { programmeWords, trackSummary } from './words.ts';

const Input = z.strictObject({ code: Code });

type TrackRow = { name: string; kind: TrackKind; phase: Phase; starts_at: number; ended: boolean; sessions: number; from: Day | null; until: Day | null };

/** Kinds whose story is a workflow of its own, of the kind's name; the others are plain tracks. */
const OWN_STORY: readonly TrackKind[] = ['capital', 'termination', 'newProposal', 'referral', 'followUp'] satisfies TrackWorkflow[];

/** Where a programme stands, as one snapshot. @throws `ProgrammeNotFound`, `InvalidInput` */
export async function loadProgramme(sql: Sql, now: () => number, input: Parameters<Activities['loadProgramme']>[0]): Promise<ProgrammeState> {
  const { code } = parse(Input, input, 'loadProgramme');
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    const programme = await readProgramme(tx, code, now);
    const { definition, language, timeZone, village } = programme;
    const [row] = await tx<[{ starts_on: Day; terminates: boolean }]>`select starts_on, terminates from programme where code = ${code}`;
    const tracks = await tx<TrackRow[]>`
      select t.name, t.kind, t.phase, t.starts_at, t.ended_at is not null as ended, count(i.key) as sessions, min(i.window_from) as from, max(i.window_until) as until
      from track t left join item i on i.programme = t.programme and i.track = t.name
      where t.programme = ${code} group by t.name, t.kind, t.phase, t.starts_at, t.ended_at, t.position order by t.position`;
    return {
      stage: programme.stage,
      locked: programme.locked,
      terminates: row.terminates,
      planVersion: programme.planVersion,
      clock: programme.clock,
      village,
      words: programmeWords(village, row.starts_on, language),
      tracks: tracks.map(({ name, kind, phase, starts_at, ended, sessions, from, until }) => {
        const label = definition.tracks[name]?.name ?? { id: name, en: name };
        const day = dayOf(starts_at, timeZone);
        return {
          track: name,
          workflow: OWN_STORY.includes(kind) ? (kind as TrackWorkflow) : 'track',
          phase,
          at: starts_at,
          on: shortDay(day, language),
          label: label[language],
          summary: trackSummary(label, sessions, from ?? day, until ?? day, language),
          ended,
        };
      }),
    };
  });
}
