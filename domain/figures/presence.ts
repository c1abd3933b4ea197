import type { FormulaOf } from '../formulas.ts';
import type { ClientRecord, SessionRecord } from '../records.ts';
import { addMonths } from '../time.ts';
import type { Reading } from './figure.ts';
import { countPlaces, groupOn, heldOf, reaches, type Scope } from './scope.ts';

/** Figures read from who was there and when: O1, O3, O7, E11, E12, E14, E15, E16. */

/** O1, O3, O7. */
export function present(scope: Scope, { tracks, parts, sharePercent }: FormulaOf<'present'>): Reading | undefined {
  const held = heldOf(scope, tracks, parts).filter((session) => concerns(scope, session));
  if (held.length === 0) return undefined;
  const clients = countPlaces(scope, (client) => {
    const share = presentShare(scope, held, client);
    return share !== undefined && (sharePercent === undefined ? share > 0 : share * 100 >= sharePercent);
  });
  return { clients, items: keysOf(held) };
}

/**
 * Share of the items held for a client's group since the client joined it at which the client was present; what was held after somebody left
 * counts against them. Undefined: none was held.
 */
export function presentShare(scope: Scope, held: readonly SessionRecord[], client: ClientRecord): number | undefined {
  let all = 0;
  let there = 0;
  for (const { audience, doneOn, attendance } of held) {
    if (doneOn === undefined || doneOn < client.joinedOn) continue;
    if (attendance.get(client.id) === 'present') there += 1;
    else if (audience !== 'programme' && !reaches(scope, audience, groupOn(client, doneOn) ?? client.group)) continue;
    all += 1;
  }
  return all === 0 ? undefined : there / all;
}

/** E11. */
export function attendance(scope: Scope, { tracks }: FormulaOf<'attendance'>): Reading | undefined {
  const held = heldOf(scope, tracks).filter((session) => concerns(scope, session) && session.attendance.size > 0);
  const clients = new Map(scope.records.clients.map((client) => [client.id, client]));
  let marks = 0;
  let there = 0;
  for (const session of held)
    for (const [id, status] of session.attendance) {
      const client = clients.get(id);
      if (client === undefined || !scope.everOf.includes(groupOn(client, session.doneOn ?? client.joinedOn) ?? client.group)) continue;
      marks += 1;
      if (status === 'present') there += 1;
    }
  return marks === 0 ? undefined : { value: (100 * there) / marks, base: marks, items: keysOf(held) };
}

/** E12. */
export function voices(scope: Scope): Reading | undefined {
  const tracks = Object.entries(scope.definition.tracks).flatMap(([key, { discussion }]) => (discussion ? [key] : []));
  const held = heldOf(scope, tracks).filter((session) => concerns(scope, session));
  return held.length === 0 ? undefined : { sessions: { met: held.filter((session) => session.voices > 0).map(keyOf), of: held.length }, items: keysOf(held) };
}

/** E14. */
export function guests(scope: Scope, { ofLast }: FormulaOf<'guests'>): Reading | undefined {
  const held = [...scope.sessions.values()].filter((session) => session.outcome === 'held' && concerns(scope, session));
  if (held.length === 0) return undefined;
  const after = addMonths(scope.records.readOn, -ofLast);
  const counted = held.filter((session) => session.doneOn !== undefined && session.doneOn > after && session.guests > 0);
  return { value: counted.reduce((sum, session) => sum + session.guests, 0), base: held.length, items: keysOf(counted) };
}

/** E15. */
export function onSchedule(scope: Scope, { tracks }: FormulaOf<'onSchedule'>): Reading | undefined {
  const expected = [...scope.sessions.values()].filter(
    (session) =>
      tracks.includes(session.track) &&
      session.makesUp === undefined &&
      session.outcome !== 'cancelled' &&
      (session.outcome !== undefined || session.windowUntil <= scope.records.readOn) &&
      concerns(scope, session),
  );
  if (expected.length === 0) return undefined;
  const inTime = expected.filter(
    ({ outcome, doneOn, windowFrom, windowUntil }) => outcome === 'held' && doneOn !== undefined && windowFrom <= doneOn && doneOn < windowUntil,
  );
  return { sessions: { met: inTime.map(keyOf), of: expected.length }, items: keysOf(expected) };
}

/** E16. */
export function enrolledAtLock(scope: Scope): Reading | undefined {
  const { lockedOn, readOn } = scope.records;
  if (lockedOn === undefined || lockedOn > readOn) return undefined;
  const clients = countPlaces(scope, ({ joinedOn, leftOn }) => joinedOn <= lockedOn && (leftOn === undefined || leftOn > lockedOn));
  return { clients, items: new Set() };
}

/** Whether an item is of this scope: everything is the programme's; a group has its own and its training group's. */
function concerns(scope: Scope, { audience }: SessionRecord): boolean {
  return scope.audience === 'programme' || reaches(scope, audience, scope.audience);
}

const keyOf = ({ item }: SessionRecord): string => item;

function keysOf(sessions: readonly SessionRecord[]): Set<string> {
  return new Set(sessions.map(keyOf));
}
