import type { Definition } from '../definition.ts';
import type { Indicator } from '../outcomes.ts';
import type { AnswerRecord, ClientRecord, Records, SessionRecord } from '../records.ts';
import { monthOfSession } from '../schedule.ts';
import { addMonths, type Day } from '../time.ts';

/** The records of a day, arranged once for all figures of it. Later reports are as if they were not made yet. */
export type Arranged = {
  readonly definition: Definition;
  readonly records: Records;
  readonly sessions: ReadonlyMap<string, SessionRecord>;
  /** First day of each month of the programme that began by then, and of the one after. */
  readonly monthStarts: readonly Day[];
  readonly answersOf: (track: string, form: string) => readonly AnswerRecord[];
  /** Keys of the business groups that have not ended by then. */
  readonly standing: readonly string[];
};

/** For whom something is read: the whole programme or one of its business groups. */
export type Scope = Arranged & {
  readonly audience: string;
  /** Business groups in it: those that stand. */
  readonly groups: readonly string[];
  /** The same with those that ended before, whose people it had. */
  readonly everOf: readonly string[];
  readonly clients: readonly ClientRecord[];
  readonly leaversCount: boolean;
};

/** Arranges records for reading. */
export function arrange(definition: Definition, records: Records): Arranged {
  const byForm = new Map<string, AnswerRecord[]>();
  for (const answer of records.answers) {
    if (answer.doneOn > records.readOn) continue;
    const key = `${answer.track} ${answer.form}`;
    const known = byForm.get(key);
    if (known === undefined) byForm.set(key, [answer]);
    else known.push(answer);
  }
  const told = records.sessions.map((session) => (session.doneOn !== undefined && session.doneOn > records.readOn ? notYet(session) : session));
  return {
    definition,
    records,
    sessions: new Map(told.map((session) => [session.item, session])),
    monthStarts: monthsBegun(definition.months, records),
    answersOf: (track, form) => byForm.get(`${track} ${form}`) ?? [],
    standing: standingGroups(definition, records),
  };
}

/** @param audience `programme` or the key of a business group */
export function scopeOf(arranged: Arranged, { leaversCount }: Pick<Indicator, 'leaversCount'>, audience: string): Scope {
  const groups = audience === 'programme' ? arranged.standing : [audience];
  const everOf = audience === 'programme' ? Object.keys(arranged.definition.businessGroups) : [audience];
  const clients = arranged.records.clients.filter(({ group }) => everOf.includes(group));
  return { ...arranged, audience, groups, everOf, clients, leaversCount };
}

/** Keys of the business groups that have not ended by the day of reading, in the definition's order. */
export function standingGroups({ businessGroups }: Pick<Definition, 'businessGroups'>, { ended, readOn }: Pick<Records, 'ended' | 'readOn'>): string[] {
  return Object.keys(businessGroups).filter((key) => !ended.some(({ group, on }) => group === key && on <= readOn));
}

function notYet(session: SessionRecord): SessionRecord {
  return { ...session, outcome: undefined, doneOn: undefined, attendance: new Map(), guests: 0, voices: 0 };
}

/** First days of the months begun by `readOn`, and one more: so many less one are over. */
function monthsBegun(months: number, { startsOn, readOn }: Records): Day[] {
  const starts: Day[] = [];
  for (let month = 0; month <= months; month += 1) {
    const start = addMonths(startsOn, month);
    if (start > readOn) break;
    starts.push(start);
  }
  return starts;
}

/** How many months are over, counted from 0 to those of the programme. */
export function monthsOver({ monthStarts }: Arranged): number {
  return Math.max(0, monthStarts.length - 1);
}

/**
 * Month of the programme, 1 for the first, that an item belongs to; 0 when that is before the start. What comes so many times a month keeps its month
 * when it is moved (R19); anything else is of the month in which its window begins.
 */
export function monthOf({ definition, monthStarts, sessions }: Arranged, item: string): number {
  const session = sessions.get(item);
  const cadence = session === undefined ? undefined : definition.tracks[session.track]?.cadence;
  const own = cadence === undefined || session === undefined ? undefined : monthOfSession(cadence, session.ordinal);
  if (own !== undefined) return own;
  const from = session?.windowFrom;
  return from === undefined ? 0 : monthStarts.filter((start) => start <= from).length;
}

/** The last months that are over, as `from` to `until`, both included; undefined while fewer are. */
export function lastMonths(arranged: Arranged, count: number): { readonly from: number; readonly until: number } | undefined {
  const over = monthsOver(arranged);
  return over < count ? undefined : { from: over - count + 1, until: over };
}

/**
 * Held items of these tracks, and of these parts where some are named. A session that was held and made up is one: who was at either was there, and what
 * was voiced at both was voiced (R21).
 */
export function heldOf({ sessions }: Arranged, tracks: readonly string[], parts?: readonly string[]): SessionRecord[] {
  const held = [...sessions.values()].filter(
    ({ track, part, outcome }) => outcome === 'held' && tracks.includes(track) && (parts === undefined || (part !== undefined && parts.includes(part))),
  );
  const makeUps = new Map(held.flatMap((session) => (session.makesUp === undefined ? [] : [[session.makesUp, session]])));
  if (makeUps.size === 0) return held;
  const keys = new Set(held.map(({ item }) => item));
  return held
    .filter(({ makesUp }) => makesUp === undefined || !keys.has(makesUp))
    .map((session) => {
      const again = makeUps.get(session.item);
      return again === undefined ? session : together(session, again);
    });
}

function together(session: SessionRecord, again: SessionRecord): SessionRecord {
  const attendance = new Map([...again.attendance, ...session.attendance]);
  for (const [client, status] of again.attendance) if (status === 'present') attendance.set(client, status);
  return { ...session, attendance, guests: session.guests + again.guests, voices: session.voices + again.voices };
}

/** Whether an item of this audience is also this business group's: its own, or its training group's. */
export function reaches({ definition }: Arranged, audience: string, group: string): boolean {
  return audience === group || audience === definition.businessGroups[group]?.within;
}

/** The business group of a client on a day; undefined when not of the programme then. */
export function groupOn({ memberships }: ClientRecord, day: Day): string | undefined {
  return memberships.find(({ from, until }) => from <= day && (until === undefined || day < until))?.group;
}

/** Whether a client has left by the day of reading. */
export function hasLeft({ records }: Arranged, { leftOn }: ClientRecord): boolean {
  return leftOn !== undefined && leftOn <= records.readOn;
}

/**
 * Places of the scope, those of one training group where it is named. Who left keeps the place in the count. A group that took another in has the places
 * of those who came besides; of the programme there are as many as ever.
 */
export function placesOf({ definition, audience, everOf, records }: Scope, within?: string): number {
  const own = everOf.reduce((sum, key) => {
    const group = definition.businessGroups[key];
    return group === undefined || (within !== undefined && group.within !== within) ? sum : sum + group.size;
  }, 0);
  return records.ended.reduce((sum, { into, on, clients }) => (into === audience && on <= records.readOn ? sum + clients : sum), own);
}

/** Counts each place once whose holder, or one of whose holders, meets something. @returns ids of clients, one a place */
export function countPlaces(scope: Scope, meets: (client: ClientRecord) => boolean, within?: string): { met: string[]; of: number } {
  const places = new Map<number, string>();
  for (const client of scope.clients) {
    if (within !== undefined && client.trainingGroup !== within) continue;
    if (!scope.leaversCount && hasLeft(scope, client)) continue;
    if (!places.has(client.place) && meets(client)) places.set(client.place, client.id);
  }
  return { met: [...places.values()], of: placesOf(scope, within) };
}

/** Households of those who hold the places, or held them last; of one training group where it is named. */
export function householdsOf(scope: Scope, within?: string): string[] {
  const last = new Map<number, ClientRecord>();
  for (const client of scope.clients) {
    if (within !== undefined && client.trainingGroup !== within) continue;
    const before = last.get(client.place);
    if (before === undefined || before.joinedOn < client.joinedOn || (hasLeft(scope, before) && !hasLeft(scope, client))) last.set(client.place, client);
  }
  return [...new Set([...last.values()].map(({ household }) => household))];
}

/** Middle of an ordered half: the value that as many lie below as above. Undefined of none. */
export function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}

export function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}
