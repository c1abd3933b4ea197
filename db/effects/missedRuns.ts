import type { AttendanceStatus } from '../../domain/attendance.ts';
import { holdersOf } from '../../domain/ladder.ts';
import type { Text } from '../../domain/language.ts';
import { type Mark, markOfClient, markOfSession, missedInARow, type Patterns } from '../../domain/missedRuns.ts';
import { trackByKind } from '../../domain/naming.ts';
import type { ReportedTask } from '../../domain/reportTasks.ts';
import { addDays, dayOf } from '../../domain/time.ts';
import type { Tx } from '../connect.ts';
import { readPlacing } from '../placing.ts';
import type { Reported } from './effect.ts';

/** A task that what was missed brings, and which pattern of whom it answers. */
export type FollowUp = {
  readonly pattern: 'missedSessions' | 'absences';
  /** A series, or a client. */
  readonly subject: string;
  readonly task: ReportedTask & { readonly audience: string };
};

/**
 * What has been missed once too often, now that a report says so: so many sessions of the group's series in a row, which its coordinator looks into; so
 * many absences of a client in a row that nobody excused, which the mentor does. Not a second time while the first is open, and what it answered is not
 * counted again. Nothing of a track without attendance, or of a programme that has no such patterns.
 */
export async function followUps(tx: Tx, reported: Reported): Promise<FollowUp[]> {
  const { programme, item, input } = reported;
  const { patterns, tracks } = programme.definition;
  if (patterns === undefined || tracks[item.track]?.attendance !== true) return [];
  if (input.outcome === 'didNotHappen') return missedSessions(tx, reported, patterns);
  return absences(tx, reported, patterns);
}

/** Which pattern each task answers, once its item is written. */
export async function writeFollowUps(tx: Tx, code: string, broughtBy: string, brought: readonly [key: string, followUp: FollowUp][]): Promise<void> {
  const rows = brought.map(([item, { pattern, subject }]) => ({ item, pattern, subject }));
  await tx`
    insert into follow_up (programme, item, pattern, subject, brought_by)
    select ${code}, item, pattern, subject, ${broughtBy} from jsonb_to_recordset(${tx.json(rows)}) as row (item text, pattern text, subject text)`;
}

/** What was made up for was held; a make-up is no session of its own. */
async function missedSessions(tx: Tx, { programme, item }: Reported, patterns: Patterns): Promise<FollowUp[]> {
  const { code, definition } = programme;
  const subject = `${item.track}/${item.audience}`;
  const last = await lastFollowUp(tx, code, 'missedSessions', subject);
  if (last === 'open') return [];
  const sessions = await tx<{ key: string; outcome: 'held' | 'didNotHappen' | 'cancelled'; reason: string | null }[]>`
    select i.key, case when exists (select from item m where m.programme = i.programme and m.makes_up = i.key and m.outcome = 'held') then 'held' else i.outcome end
      as outcome, r.reason from item i left join report r on r.programme = i.programme and r.item = i.key
    where i.programme = ${code} and i.track = ${item.track} and i.audience = ${item.audience} and i.outcome is not null and i.makes_up is null order by i.ordinal`;
  const marks = sessions.map(({ key, outcome, reason }) => ({ key, mark: markOfSession(outcome, definition.reasons[reason ?? '']?.nobodysFault ?? false) }));
  if (inARow(marks, item.key, last) < patterns.missedSessions) return [];
  const group = nameOf(programme.definition, item.audience);
  const session = definition.tracks[item.track]?.session ?? { id: item.track, en: item.track };
  const times = patterns.missedSessions;
  const words = {
    id: `${session.id} ${group.id} ${times} kali berturut-turut tidak terlaksana: cari sebabnya dan sepakati jalan keluarnya bersama kelompok.`,
    en: `${session.en} of ${group.en} did not happen ${times} times in a row: find out why, and agree with the group what to do about it.`,
  };
  return taskFor(tx, programme, patterns, { pattern: 'missedSessions', subject, audience: item.audience, words, role: undefined });
}

async function absences(tx: Tx, { programme, item, input }: Reported, patterns: Patterns): Promise<FollowUp[]> {
  const { code, definition } = programme;
  const missing = (input.attendance ?? []).filter(({ status }) => status === 'unexcused').map(({ client }) => client);
  if (missing.length === 0) return [];
  const rows = await tx<{ client: string; audience: string; key: string; status: AttendanceStatus; away: boolean }[]>`
    select a.client, c.audience, r.item as key, a.status, exists (
      select from client_pause p where p.programme = a.programme and p.client = a.client and p.from_on <= r.done_on and p.until_on > r.done_on) as away
    from attendance a join report r on r.programme = a.programme and r.id = a.report join client c on c.programme = a.programme and c.id = a.client
    where a.programme = ${code} and a.client = any(${missing}) and c.left_on is null order by a.client, r.done_on, r.item`;
  const found: FollowUp[] = [];
  for (const client of new Set(rows.map((row) => row.client))) {
    const last = await lastFollowUp(tx, code, 'absences', client);
    if (last === 'open') continue;
    const own = rows.filter((row) => row.client === client);
    const marks = own.map(({ key, status, away }) => ({ key, mark: markOfClient(status, away) }));
    if (inARow(marks, item.key, last) < patterns.absences) continue;
    const words = {
      id: `${client} ${patterns.absences} kali berturut-turut tidak hadir tanpa keterangan: kunjungi dan tanyakan keadaannya.`,
      en: `${client} was absent ${patterns.absences} times in a row without excuse: pay a visit and ask how things are.`,
    };
    const role = trackByKind(definition, 'mentoring')?.[1].owner;
    found.push(...(await taskFor(tx, programme, patterns, { pattern: 'absences', subject: client, audience: own[0]?.audience ?? item.audience, words, role })));
  }
  return found;
}

/** How many in a row, of those after the one that brought the follow-up before. */
function inARow(marks: readonly { readonly key: string; readonly mark: Mark }[], key: string, after: string | undefined): number {
  const left = marks.slice(marks.findIndex((each) => each.key === after) + 1);
  return missedInARow(
    left.map(({ mark }) => mark),
    left.findIndex((each) => each.key === key),
  );
}

/** The item whose report brought the last follow-up; `open` while that is not accounted for; undefined where there was none. */
async function lastFollowUp(tx: Tx, code: string, pattern: FollowUp['pattern'], subject: string): Promise<string | undefined> {
  const rows = await tx<{ brought: string; open: boolean }[]>`
    select f.brought_by as brought, i.outcome is null as open from follow_up f join item i on i.programme = f.programme and i.key = f.item
    where f.programme = ${code} and f.pattern = ${pattern} and f.subject = ${subject} order by i.ordinal`;
  return rows.some(({ open }) => open) ? 'open' : rows.at(-1)?.brought;
}

type Following = {
  readonly pattern: FollowUp['pattern'];
  readonly subject: string;
  readonly audience: string;
  readonly words: Text;
  /** Whose task it is; undefined: the coordinator's. */
  readonly role: string | undefined;
};

async function taskFor(tx: Tx, programme: Reported['programme'], { withinDays }: Patterns, { role, words, ...followUp }: Following): Promise<FollowUp[]> {
  const { definition, now } = programme;
  const placing = await readPlacing(tx, programme);
  const roles = [...(role === undefined ? [] : [role]), definition.groupCoordinator, definition.secretary];
  const [owner] = roles.flatMap((each) => holdersOf(each, followUp.audience, placing));
  if (owner === undefined) return [];
  const by = addDays(dayOf(now, definition.timeZone), withinDays);
  return [{ ...followUp, task: { what: words[definition.language], owner, by, audience: followUp.audience } }];
}

function nameOf({ businessGroups, trainingGroups }: Reported['programme']['definition'], audience: string): Text {
  return businessGroups[audience]?.name ?? trainingGroups[audience]?.name ?? { id: audience, en: audience };
}
