import { changePlan } from '../db/changePlan.ts';
import { writeTracks } from '../db/commands/writePlan.ts';
import type { Tx } from '../db/connect.ts';
import { itemsAfterTermination } from '../domain/afterTermination.ts';
import { tracksByKind } from '../domain/naming.ts';
import type { PlannedTrack } from '../domain/plan.ts';
import { changedKeys } from '../domain/planChange.ts';
import { audiencesOf, plannedTrack } from '../domain/proposePlan.ts';
import { dayOf } from '../domain/time.ts';
import type { TrackKind } from '../domain/tracks.ts';
import type { Programme } from '../notices/programme.ts';
import { endedGroups } from '../db/queries/groups.ts';
import { readPlacing } from '../db/placing.ts';

/** Writes the row of the termination, due now. @returns its names; none where the definition has no such track (P5) */
export async function writeTermination(tx: Tx, programme: Programme): Promise<string[]> {
  return writeDueNow(tx, programme, ['termination']);
}

/**
 * Writes a row for each measure that was countersigned, due now: what it begins with its own workflow writes. And whether business is kept up is
 * asked in any case, from the first date on (E13).
 * @returns what the journal says of it, tracks and keys of items, and the plan's version now
 */
export async function writeMeasures(tx: Tx, programme: Programme): Promise<{ after: Readonly<Record<string, unknown>>; planVersion: number }> {
  const { code, definition, now, timeZone, planVersion } = programme;
  const decided = await tx<{ kind: TrackKind }[]>`select distinct kind from measure where programme = ${code}`;
  const measures = await writeDueNow(
    tx,
    programme,
    decided.map(({ kind }) => kind),
  );
  const placing = await readPlacing(tx, programme);
  const ended = await endedGroups(tx, code);
  const asked = tracksByKind(definition, 'keepsUp').map(([name, track]) => {
    const items = itemsAfterTermination(
      placing,
      name,
      audiencesOf(definition, track).filter((audience) => !ended.includes(audience)),
      dayOf(now, timeZone),
    );
    return { name, items, rows: plannedTrack(definition, name, items) };
  });
  const added = asked.flatMap(({ items }) => items.map((item) => ({ kind: 'add', item }) as const));
  // Nobody is told: the programme, which asks for this, looks again at once.
  const changed = await changePlan(
    tx,
    { code, planVersion },
    added,
    asked.flatMap(({ rows }) => rows),
  );
  return { after: { tracks: [...measures, ...asked.map(({ name }) => name)], ...changedKeys(added) }, planVersion: changed.planVersion };
}

async function writeDueNow(tx: Tx, { code, definition, now }: Programme, kinds: readonly TrackKind[]): Promise<string[]> {
  const rows = Object.entries(definition.tracks).flatMap(([name, { kind, phase }], position): PlannedTrack[] =>
    kinds.includes(kind) ? [{ name, kind, phase, startsAt: now, position }] : [],
  );
  await writeTracks(tx, code, rows);
  return rows.map(({ name }) => name);
}
