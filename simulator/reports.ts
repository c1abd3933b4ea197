import { answersOf, memberAnswersOf, type Answers } from './answers.ts';
import { attendanceOf, expectedAt, type Status } from './attendance.ts';
import { addDays, type Day } from './days.ts';
import { decisionOn } from './decisions.ts';
import { reasonOf, storyOf, type SessionAhead } from './story.ts';
import type { World } from './world.ts';

/** An item to be reported, with what its report asks. */
export type ItemToReport = SessionAhead & {
  readonly attendance: boolean;
  readonly form: string | null;
  readonly memberForm: string | null;
  /** Of which one is to be taken; empty where nothing is decided. */
  /** Who answers the member form: those present, or each client of the group. */
  readonly members: 'none' | 'present' | 'each';
  readonly decisions: readonly string[];
};

/** Somebody on the list of a business group: from their first day to the day they are gone. */
export type OnTheList = { readonly id: string; readonly group: string; readonly household: string; readonly from: Day; readonly until: Day | undefined };

/** A report but for the id of its device. */
export type Report = {
  readonly outcome: 'held' | 'didNotHappen';
  readonly doneOn: Day;
  readonly reason?: string;
  readonly attendance?: { client: string; status: Status }[];
  readonly guests?: number;
  readonly voices?: number;
  readonly note?: string;
  readonly answers?: Answers;
  readonly members?: { client: string; answers: Answers }[];
  readonly decision?: string;
  readonly tasks?: { what: string; owner: string; by: Day }[];
  readonly cases?: { client: string; concern: string; plan: string }[];
};

/** Free text that a report may carry; must come to light nowhere but in the sealed report. */
export const NOTE = 'Anggota meminta jadwal lebih pagi; catatan rahasia 7731.';
/** How often a session brings up something of one client's, and a visit something to be done; of 100. */
const CASES = 1.2;
const TASKS = 30;
const DAYS_FOR_A_TASK = 21;

/**
 * What is reported of an item: how it went, who came, what was answered and decided.
 * @param doneOn the day, where it is not the story's own
 * @param owners who can be given a task that was agreed
 */
export function reportOn(
  world: World,
  item: ItemToReport,
  list: readonly OnTheList[],
  owners: readonly string[] = [],
  doneOn = storyOf(world, item).doneOn,
): Report {
  const reason = unheld(world, item, list, doneOn);
  if (reason !== undefined) return { outcome: 'didNotHappen', doneOn, reason };
  const { draw, setting } = world;
  const track = setting.tracks[item.track];
  const there = list.filter(({ group, from, until }) => expectedAt(world, item.audience, group) && from <= doneOn && (until === undefined || doneOn < until));
  const decision = decisionOn(world, item);
  // Who signs for a group is still of it on the day of the report.
  const asking = { item, doneOn, clients: there.filter(({ until }) => until === undefined).map(({ id }) => id) };
  const attendance = item.attendance ? attendanceOf(world, item, there, doneOn, item.memberForm !== null) : [];
  const present = new Set(attendance.filter(({ status }) => status === 'present').map(({ client }) => client));
  const { memberForm, form } = item;
  return {
    outcome: 'held',
    doneOn,
    ...(decision === 'returned' || draw(item.key, 'note') < 0.1 ? { note: NOTE } : {}),
    ...(item.attendance ? { attendance, ...company(world, item, present.size) } : {}),
    ...(track?.openToVillage === true && !item.attendance ? { guests: 40 + Math.floor(50 * draw(item.key, 'guests')) } : {}),
    ...(form === null ? {} : { answers: answersOf(world, { ...asking, form }) }),
    ...(memberForm === null
      ? {}
      : {
          members: there
            .filter(({ id }) => item.members === 'each' || present.has(id))
            .map(({ id, group }) => ({ client: id, answers: memberAnswersOf(world, { ...asking, form: memberForm }, id, group) })),
        }),
    ...(decision === undefined ? {} : { decision }),
    ...agreed(world, item, owners, doneOn),
    ...cases(world, item, [...present]),
  };
}

/** Why an item did not happen, by its story or because whom it is about is gone; undefined: it was held. */
function unheld(world: World, item: ItemToReport, list: readonly OnTheList[], doneOn: Day): string | undefined {
  const [gone] = goneOf(item, list, doneOn);
  if (gone === undefined || world.draw(item.key, 'found all the same') <= 0.15) return storyOf(world, item).reason;
  return reasonOf(world, item.key, item.kind, world.client(gone.id, gone.group).leaves?.reason ?? 'unknown');
}

/** The client, or everybody of the household, where they have all left. */
function goneOf({ kind, subject }: SessionAhead, list: readonly OnTheList[], on: Day): readonly OnTheList[] {
  const concerned =
    kind === 'interview' ? list.filter(({ id }) => id === subject) : kind === 'household' ? list.filter(({ household }) => household === subject) : [];
  return concerned.every(({ until }) => until !== undefined && until <= on) ? concerned : [];
}

/** Who else came, and how many spoke up. */
function company({ draw, scenario, setting, groups }: World, { key, audience, track, kind }: ItemToReport, present: number) {
  const open = setting.tracks[track]?.openToVillage === true;
  const guests = open ? 6 + Math.floor(18 * draw(key, 'guests')) : draw(key, 'guests') < scenario.guests && kind !== 'log' ? 1 : 0;
  const talkative = groups.get(audience)?.course.voices ?? scenario.courses.good.voices;
  const spoke = draw(key, 'voices') < talkative && present > 0;
  return { ...(guests > 0 ? { guests } : {}), voices: spoke ? 1 + Math.floor(Math.min(6, present) * draw(key, 'how many voices')) : 0 };
}

function agreed({ draw, setting }: World, { key, track }: ItemToReport, owners: readonly string[], doneOn: Day): Pick<Report, 'tasks'> {
  const owner = owners[Math.floor(owners.length * draw(key, 'owner of a task'))];
  if (setting.tracks[track]?.bringsTasks !== true || owner === undefined || 100 * draw(key, 'brings a task') >= TASKS) return {};
  return { tasks: [{ what: 'Lengkapi berkas kegiatan bulan ini.', owner, by: addDays(doneOn, DAYS_FOR_A_TASK) }] };
}

function cases({ draw, setting }: World, { key, kind }: ItemToReport, present: readonly string[]): Pick<Report, 'cases'> {
  const client = present[Math.floor(present.length * draw(key, 'whose case'))];
  const counsels = Object.values(setting.tracks).some((track) => track.kind === 'counselling');
  if (kind !== 'mentoring' || !counsels || client === undefined || 100 * draw(key, 'opens a case') >= CASES) return {};
  return { cases: [{ client, concern: 'Hambatan usaha karena utang keluarga; rahasia 6203.', plan: 'Dua kali kunjungan rumah.' }] };
}
