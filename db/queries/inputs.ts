import type { Instant } from '../../domain/agenda.ts';
import type { ItemPeople } from '../../domain/may.ts';
import { type Day, dayOf } from '../../domain/time.ts';
import type { TrackKind } from '../../domain/tracks.ts';
import { nowOf } from '../clock.ts';
import type { Db } from '../connect.ts';

/** Activities against plan: one line a track, of the items that an evaluation looks at. */
export type TrackInputs = { readonly track: string; readonly expected: number; readonly held: number; readonly didNotHappen: number; readonly missing: number };

/**
 * What a monitoring visit or an evaluation is made from (P3, P4): what was to be done since the one before it. `missing`: its window is over and
 * nobody has reported it; `ahead`: its window is still open.
 */
export type Inputs = {
  readonly expected: number;
  readonly reported: number;
  readonly ahead: number;
  readonly missing: readonly string[];
  readonly tracks: readonly TrackInputs[];
};

type Row = { of: string; key: string; track: string; outcome: 'held' | 'didNotHappen' | null; until: Day };

/** The inputs of one item; undefined where it is no visit or evaluation, or is not there. */
export async function inputsOf(db: Db, code: string, item: string, now: () => number): Promise<Inputs | undefined> {
  const [programme] = await db<{ clock_now: Instant | null; time_zone: string; gathers: boolean }[]>`
    select p.clock_now, p.time_zone, t.kind = any(${[...GATHER]}) as gathers
    from programme p join item i on i.programme = p.code join track t on t.programme = i.programme and t.name = i.track
    where p.code = ${code} and i.key = ${item}`;
  if (programme === undefined || !programme.gathers) return undefined;
  const rows = await expectedFor(db, code, [item]);
  return gathered(rows, dayOf(nowOf(programme, now), programme.time_zone));
}

/** How many reports the visits and evaluations among these items lack on a day; items that are neither are left out. */
export async function missingInputs(db: Db, code: string, items: readonly string[], today: Day): Promise<Map<string, number>> {
  const rows = await expectedFor(db, code, items);
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row.of, (counts.get(row.of) ?? 0) + (isMissing(row, today) ? 1 : 0));
  return counts;
}

/** Kinds of item that look at the whole, and so are no inputs of each other. */
const EVALUATIONS = ['processEvaluation', 'outcomeEvaluation', 'finalEvaluation'] as const;
/** Kinds of item that gather what was done. */
export const GATHER = ['monitoring', ...EVALUATIONS] as const;

/** What was to be done by the end of each item's own window, since that of the one before it in its series. What waits for another is nobody's yet. */
async function expectedFor(db: Db, code: string, items: readonly string[]): Promise<Row[]> {
  if (items.length === 0) return [];
  return db<Row[]>`
    select e.key as of, i.key, i.track, i.outcome, i.window_until as until
    from item e
      join track et on et.programme = e.programme and et.name = e.track and et.kind = any(${[...GATHER]})
      left join lateral (
        select max(window_until) as until from item b
        where b.programme = e.programme and b.track = e.track and b.audience = e.audience and b.ordinal < e.ordinal) before on true
      join item i on i.programme = e.programme and i.window_until <= e.window_until and i.window_until > coalesce(before.until, '-infinity')
      join track t on t.programme = i.programme and t.name = i.track
    where e.programme = ${code} and e.key = any(${[...items]})
      and t.phase in ('planning', 'running') and t.kind <> all(${[...EVALUATIONS]}) and t.kind <> et.kind
      and i.outcome is distinct from 'cancelled' and i.rings <> '{}'
    order by e.key, t.position, i.key`;
}

function gathered(rows: readonly Row[], today: Day): Inputs {
  const missing = rows.filter((row) => isMissing(row, today)).map(({ key }) => key);
  const lacking = new Set(missing);
  const tracks = [...new Set(rows.map(({ track }) => track))].map((track): TrackInputs => {
    const of = rows.filter((row) => row.track === track);
    const count = (outcome: Row['outcome']): number => of.filter((row) => row.outcome === outcome).length;
    return {
      track,
      expected: of.length,
      held: count('held'),
      didNotHappen: count('didNotHappen'),
      missing: of.filter(({ key }) => lacking.has(key)).length,
    };
  });
  const reported = rows.filter(({ outcome }) => outcome !== null).length;
  return { expected: rows.length, reported, ahead: rows.length - reported - missing.length, missing, tracks };
}

function isMissing({ outcome, until }: Pick<Row, 'outcome' | 'until'>, today: Day): boolean {
  return outcome === null && until <= today;
}

/** Whose an item is and of which kind; undefined when the programme has none of that key. */
export async function itemWithPeople(db: Db, code: string, key: string): Promise<(ItemPeople & { readonly kind: TrackKind }) | undefined> {
  const [row] = await db<{ audience: string; owner: string | null; invited: string[]; kind: TrackKind }[]>`
    select i.audience, i.owner, i.invited, t.kind from item i join track t on t.programme = i.programme and t.name = i.track
    where i.programme = ${code} and i.key = ${key}`;
  return row === undefined ? undefined : { ...row, owner: row.owner ?? undefined };
}
