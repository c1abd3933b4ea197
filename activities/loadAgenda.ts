import type { Sql, Tx } from '../db/connect.ts';
import { append } from '../db/journal.ts';
import type { AgendaItem, Instant } from '../domain/agenda.ts';
import { PROGRAMME_AUDIENCE } from '../domain/ladder.ts';
import type { Text } from '../domain/language.ts';
import { itemName, partyName } from '../domain/naming.ts';
import type { Day } from '../domain/time.ts';
import { permanent } from '../messages/failure.ts';
import { workflowIdOf } from '../messages/names.ts';
import { shortDay } from '../notices/dates.ts';
import type { Programme } from '../notices/programme.ts';
import { wakeComposers } from '../db/noticeQueue.ts';
import type { Activities, AgendaLoaded, AgendaWords } from './activities.ts';
import { parse, TrackOf } from './parse.ts';
import { lockProgramme } from './programmeRow.ts';
import { agendaWords } from './words.ts';

type ItemRow = {
  key: string;
  audience: string;
  ordinal: number;
  subject: string | null;
  part: string | null;
  makes_up: string | null;
  planned_on: Day;
  rings: Instant[];
  rung: number;
  blocked: boolean;
  paused: boolean;
};

/** What a track still has to do, and that it has begun. @throws `ProgrammeNotFound`, `TrackNotFound`, `InvalidInput` */
export async function loadAgenda(sql: Sql, now: () => number, input: Parameters<Activities['loadAgenda']>[0]): Promise<AgendaLoaded> {
  const { code, track } = parse(TrackOf, input, 'loadAgenda');
  return sql.begin(async (tx) => {
    const programme = await lockProgramme(tx, code, now);
    const planVersion = await begin(tx, programme, track);
    const items = await tx<ItemRow[]>`
      select key, audience, ordinal, subject, part, makes_up, planned_on, rings, rung, blocked, paused from item
      where programme = ${code} and track = ${track} and outcome is null order by audience, ordinal`;
    const name = programme.definition.tracks[track]?.name ?? { id: track, en: track };
    return {
      planVersion,
      clock: programme.clock,
      village: programme.village,
      words: { ...agendaWords(name, programme.language), series: await readSeries(tx, programme, track, name) },
      items: items.map((item) => agendaItem(programme, track, item)),
    };
  });
}

function agendaItem({ definition, language }: Programme, track: string, item: ItemRow): AgendaItem {
  const { key, audience, ordinal, subject, part, makes_up, planned_on, rings, rung, blocked, paused } = item;
  const reminder = rings[1]; // none while the item waits for the one before it
  // Of what it is about only a party is named: a client or household never, this goes into histories.
  const isNamed = part !== null || makes_up !== null || (subject !== null && partyName(definition, subject) !== undefined);
  return {
    key,
    series: `${track}/${audience}`,
    ordinal,
    on: shortDay(planned_on, language),
    rings: blocked || paused ? [] : rings.slice(rung),
    ...(reminder === undefined ? {} : { remindAt: reminder }),
    ...(isNamed ? { label: itemName(definition, { track, part: part ?? undefined, subject: subject ?? undefined, makesUp: makes_up })[language] } : {}),
    blocked,
  };
}

/** @returns the version of the plan at which the track's own items last changed */
async function begin(tx: Tx, { code, now, planVersion }: Programme, track: string): Promise<number> {
  const [found] = await tx<{ started_at: number | null; plan_version: number }[]>`
    select started_at, plan_version from track where programme = ${code} and name = ${track}`;
  if (found === undefined) throw permanent('TrackNotFound', `${workflowIdOf(code, track)}: expected to be a track of the plan`);
  if (found.started_at !== null) return found.plan_version;
  await tx`update track set started_at = ${now} where programme = ${code} and name = ${track}`;
  await append(tx, code, [{ at: now, actor: workflowIdOf(code, track), action: 'startTrack', subject: track, planVersion }]);
  await wakeComposers(tx, code);
  return found.plan_version;
}

/** The track's series in the order of the groups, each with its label and the number of its items, done ones included. */
async function readSeries(tx: Tx, { code, language }: Programme, track: string, name: Text): Promise<AgendaWords['series']> {
  const series = await tx<{ key: string; name: Text; total: number }[]>`
    select a.key, a.name, count(*) as total
    from item i join audience a on a.programme = i.programme and a.key = i.audience
    where i.programme = ${code} and i.track = ${track} and i.makes_up is null group by a.key, a.name, a.position order by a.position`;
  return Object.fromEntries(
    series.map(({ key, name: group, total }) => [`${track}/${key}`, { label: (key === PROGRAMME_AUDIENCE ? name : group)[language], total }]),
  );
}
