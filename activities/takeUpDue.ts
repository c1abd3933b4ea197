import { z } from 'zod';
import type { Sql, Tx } from '../db/connect.ts';
import { append, type Entry } from '../db/journal.ts';
import type { Instant } from '../domain/agenda.ts';
import { type Calendar, type CalendarDay, calendarOf, localCalendars } from '../domain/calendar.ts';
import type { Definition } from '../domain/definition.ts';
import { climbs, isCauseKnown } from '../domain/knownCause.ts';
import { recipientsOf, type Roster, type RingingItem, stepName } from '../domain/ladder.ts';
import type { Day } from '../domain/time.ts';
import { permanent } from '../messages/failure.ts';
import { workflowIdOf } from '../messages/names.ts';
import { readRoster } from '../notices/programme.ts';
import { type NewNotice, queueNotices, wakeComposers } from '../db/noticeQueue.ts';
import type { Activities } from './activities.ts';
import { Code, ItemKeys, parse, TrackName } from './parse.ts';
import { lockProgramme } from './programmeRow.ts';

const Input = z.strictObject({ code: Code, track: TrackName, at: z.int(), keys: ItemKeys });

type Row = {
  key: string;
  plannedOn: Day;
  windowUntil: Day;
  audience: string;
  owner: string | null;
  invited: string[];
  rings: Instant[];
  rung: number;
  quiet: boolean;
};
type Rung = {
  readonly key: string;
  readonly before: number;
  readonly after: number;
  readonly steps: readonly string[];
  readonly notices: readonly NewNotice[];
  /** Whom it would have gone to was not troubled: why nothing was held is known. */
  readonly quiet: boolean;
};

/**
 * Takes up all that rings together: each item is looked at again, its recipients get their notices, its rings are behind it, the journal says so.
 * Of one whose day or last day was one of storm or mourning only the owner is reminded: it climbs to nobody (R23). What is paused rings not at all.
 * An item that nobody can be told of stays as it is; the others are done nevertheless.
 * @throws `ItemsRefused`, the keys of such items in its first detail; `ProgrammeNotFound`; `InvalidInput`
 */
export async function takeUpDue(sql: Sql, now: () => number, input: Parameters<Activities['takeUpDue']>[0]): Promise<void> {
  const { code, track, at, keys } = parse(Input, input, 'takeUpDue');
  const refused = await sql.begin(async (tx) => {
    const programme = await lockProgramme(tx, code, now);
    const items = await readItems(tx, code, track, keys);
    const roster = await readRoster(tx, programme);
    const calendars = await calendarsFor(tx, code, programme.definition, track, items);
    const known = new Set(items.map(({ key }) => key));
    const bad = keys.filter((key) => !known.has(key));
    const done: Rung[] = [];
    for (const item of items) {
      if (item.quiet) continue;
      const rung = ring(track, item, at, programme.planVersion, roster, calendars);
      if (rung === 'nobody') bad.push(item.key);
      else if (rung !== 'notYet') done.push(rung);
    }
    await record(tx, { code, track, now: programme.now, planVersion: programme.planVersion }, done);
    return bad;
  });
  if (refused.length > 0) throw permanent('ItemsRefused', `${workflowIdOf(code, track)}: expected somebody to tell of ${refused.join(', ')}`, refused);
}

/** The steps of an item due at an instant. Of one nobody was ever told about only the notice goes, whatever passed meanwhile: no reminder before the notice. */
export function stepsDue(rings: readonly Instant[], rung: number, at: Instant): { steps: number[]; after: number } {
  const after = rings.filter((instant) => instant <= at).length;
  if (after <= rung) return { steps: [], after: rung };
  return { steps: rung === 0 ? [0] : Array.from({ length: after - rung }, (_, index) => rung + index), after };
}

function ring(track: string, item: Row, at: Instant, planVersion: number, roster: Roster, calendarOfItem: CalendarOfItem): Rung | 'notYet' | 'nobody' {
  const { steps, after } = stepsDue(item.rings, item.rung, at);
  if (steps.length === 0) return 'notYet';
  const ringing: RingingItem = { track, audience: item.audience, owner: item.owner ?? undefined, invited: item.invited };
  const people = new Set([...roster.staff.map(({ id }) => id), ...(roster.coming ?? [])]);
  const notices: NewNotice[] = [];
  const spared = steps.filter((step) => climbs(roster.definition, track, step));
  const quiet = spared.length > 0 && isCauseKnown(roster.definition, { ...item, track }, calendarOfItem(item.audience));
  for (const step of quiet ? steps.filter((each) => !spared.includes(each)) : steps) {
    const recipients = recipientsOf(step, ringing, roster);
    if (recipients.length === 0 || recipients.some(({ person }) => !people.has(person))) return 'nobody';
    const eventKey = `${item.key}@${planVersion}/${stepName(step)}`;
    notices.push(...recipients.map(({ person, kind }) => ({ eventKey, person, kind, item: item.key })));
  }
  return { key: item.key, before: item.rung, after, steps: steps.map(stepName), notices, quiet };
}

type CalendarOfItem = (audience: string) => Calendar;

/** Read only where something may climb: most rings are notices. */
async function calendarsFor(tx: Tx, code: string, definition: Definition, track: string, items: readonly Row[]): Promise<CalendarOfItem> {
  if (!items.some(({ rings, rung }) => rung > 0 && rings.some((_, index) => index >= rung && climbs(definition, track, index)))) return () => new Map();
  const [row] = await tx<[{ calendar: CalendarDay[] }]>`select calendar from programme where code = ${code}`;
  const [everybodys, locally] = [calendarOf(row.calendar), localCalendars(row.calendar)];
  return (audience) => locally.get(audience) ?? everybodys;
}

async function readItems(tx: Tx, code: string, track: string, keys: readonly string[]): Promise<Row[]> {
  return tx<Row[]>`
    select key, planned_on as "plannedOn", window_until as "windowUntil", audience, owner, invited, rings, rung, outcome is not null or paused or blocked as quiet
    from item where programme = ${code} and track = ${track} and key = any(${[...keys]}) order by key`;
}

type Place = { readonly code: string; readonly track: string; readonly now: Instant; readonly planVersion: number };

async function record(tx: Tx, { code, track, now, planVersion }: Place, done: readonly Rung[]): Promise<void> {
  if (done.length === 0) return;
  const rows = done.map(({ key, after }) => ({ key, after }));
  await tx`
    update item set rung = rang.after from jsonb_to_recordset(${tx.json(rows)}) as rang (key text, after int)
    where item.programme = ${code} and item.key = rang.key`;
  await queueNotices(
    tx,
    code,
    now,
    done.flatMap(({ notices }) => notices),
  );
  const entries = done.map(
    ({ key, before, after, steps, notices, quiet }): Entry => ({
      at: now,
      actor: workflowIdOf(code, track),
      action: 'ring',
      subject: key,
      planVersion,
      before: { rung: before },
      after: { rung: after, steps, told: [...new Set(notices.map(({ person }) => person))], ...(quiet && { causeKnown: true }) },
    }),
  );
  await append(tx, code, entries);
  await wakeComposers(tx, code);
}
