import type { Answers } from '../../domain/forms.ts';
import { figuresOf } from '../../domain/figures/figuresOf.ts';
import type { Figure, Result } from '../../domain/figures/figure.ts';
import type { AnswerRecord, ClientRecord, Records, SessionRecord } from '../../domain/records.ts';
import { addDays, addMonths } from '../../domain/time.ts';
import { definition } from './tablolong.ts';

/** Hand-written records of Tablolong: 90 clients, ten a group, each a household of its own, nothing reported yet. */
export const START = '2027-08-02';
export const END = addMonths(START, 18);
export const GROUPS = Object.keys(definition.businessGroups);

/** Id of the nth of a group, 1 to 10: `nelayan-1/03`. */
export const idOf = (group: string, nth: number): string => `${group}/${String(nth).padStart(2, '0')}`;
export const allOf = (group: string): string[] => Array.from({ length: 10 }, (_, index) => idOf(group, index + 1));
export const EVERYBODY = GROUPS.flatMap(allOf);
export const within = (trainingGroup: string): string[] => GROUPS.filter((key) => definition.businessGroups[key]?.within === trainingGroup).flatMap(allOf);

export const clientsOf = (): ClientRecord[] =>
  EVERYBODY.map((id, index) => {
    const group = id.split('/')[0] as string;
    return {
      id,
      place: index + 1,
      group,
      memberships: [{ group, from: '2027-06-21', until: undefined }],
      trainingGroup: definition.businessGroups[group]?.within as string,
      household: `h-${id}`,
      joinedOn: '2027-06-21',
      leftOn: undefined,
      leftBecause: undefined,
      replaces: undefined,
    };
  });

/** What a test changes of the records. */
export type Written = Partial<Records>;

export function records(written: Written = {}): Records {
  const clients = written.clients ?? clientsOf();
  return {
    startsOn: START,
    readOn: END,
    endsOn: END,
    lockedOn: '2027-07-26',
    withoutData: 0,
    clients,
    households: [...new Set(clients.map(({ household }) => household))].map((id) => ({ id, size: 5 })),
    sessions: [],
    answers: [],
    grants: [],
    ended: [],
    ...written,
  };
}

/** The clients with some of them gone on a day. */
export function without(ids: readonly string[], leftOn: string, clients: readonly ClientRecord[] = clientsOf()): ClientRecord[] {
  return clients.map((client) =>
    ids.includes(client.id)
      ? { ...client, leftOn, leftBecause: 'moved', memberships: client.memberships.map((was) => (was.until === undefined ? { ...was, until: leftOn } : was)) }
      : client,
  );
}

/** Somebody who took over a leaver's place. */
export function replacing(id: string, joinedOn: string, clients: readonly ClientRecord[]): ClientRecord[] {
  const leaver = clients.find((client) => client.id === id) as ClientRecord;
  const taking = { ...leaver, id: `${id}-next`, household: `h-${id}-next`, joinedOn, leftOn: undefined, leftBecause: undefined, replaces: id };
  return [...clients, { ...taking, memberships: [{ group: leaver.group, from: joinedOn, until: undefined }] }];
}

/** A held item at which these were present and the other clients given were not. */
export function held(
  item: string,
  doneOn: string,
  there: readonly string[],
  also: Partial<SessionRecord> & { absent?: readonly string[] } = {},
): SessionRecord {
  const [track = '', audience = '', ordinal = ''] = item.split('/');
  const { absent = [], ...rest } = also;
  return {
    item,
    track,
    kind: definition.tracks[track]?.kind ?? 'mentoring',
    audience,
    part: undefined,
    ordinal: Number(ordinal),
    windowFrom: doneOn,
    windowUntil: addDays(doneOn, 7),
    outcome: 'held',
    late: false,
    doneOn,
    attendance: new Map([...there.map((id) => [id, 'present'] as const), ...absent.map((id) => [id, 'unexcused'] as const)]),
    guests: 0,
    voices: 0,
    ...rest,
  };
}

export function answer(item: string, form: string, subject: string | undefined, answers: Answers, doneOn = '2028-01-20'): AnswerRecord {
  const [track = '', audience = ''] = item.split('/');
  return { item, track, kind: definition.tracks[track]?.kind ?? 'mentoring', audience, form, subject, doneOn, answers };
}

/** The monthly log of a group for a month of the programme, 1 to 18: its session and what is answered of each member and of the group. */
export function log(group: string, month: number, members: Readonly<Record<string, Answers>>, ofGroup?: Answers): Pick<Records, 'sessions' | 'answers'> {
  const item = `monthlyLog/${group}/${String(month).padStart(2, '0')}`;
  const doneOn = addDays(addMonths(START, month - 1), 10);
  return {
    sessions: [held(item, doneOn, [], { windowFrom: addMonths(START, month - 1) })],
    answers: [
      ...(ofGroup === undefined ? [] : [answer(item, 'monthlyLog', undefined, ofGroup, doneOn)]),
      ...Object.entries(members).map(([id, said]) => answer(item, 'memberLog', id, said, doneOn)),
    ],
  };
}

/** The same thing said of several. */
export const each = (ids: readonly string[], said: Answers): Record<string, Answers> => Object.fromEntries(ids.map((id) => [id, said]));

export function together(parts: readonly Pick<Records, 'sessions' | 'answers'>[]): Pick<Records, 'sessions' | 'answers'> {
  return { sessions: parts.flatMap(({ sessions }) => sessions), answers: parts.flatMap(({ answers }) => answers) };
}

/** Income a month by season from one source, as an answer. */
export const income = (calm: number, rough = calm, source = 'fishing') => ({
  calm: { [source]: calm },
  westMonsoon: { [source]: rough },
  eastMonsoon: { [source]: rough },
});

export function figure(indicator: string, written: Written, audience = 'programme'): Figure {
  const [found] = figuresOf(definition, records(written), audience).filter((one) => one.indicator === indicator);
  if (found === undefined) throw new Error(`expected a figure ${indicator} for ${audience}`);
  return found;
}

/** One target's result without the items it was read from. */
export function read(indicator: string, written: Written, audience = 'programme', target = 0): Pick<Result, 'value' | 'met' | 'base'> {
  const { value, met, base } = figure(indicator, written, audience).results[target] as Result;
  return { value, met, base };
}
