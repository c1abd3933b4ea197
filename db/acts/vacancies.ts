import type { Definition } from '../../domain/definition.ts';
import { holdersOf, PROGRAMME_AUDIENCE } from '../../domain/ladder.ts';
import type { ReportedTask } from '../../domain/reportTasks.ts';
import { type SeatHeld, staffOn } from '../../domain/seats.ts';
import { addDays, dayOf, type Day } from '../../domain/time.ts';
import { seatWords, type VacancyTask, vacancyTask } from '../../domain/vacancies.ts';
import type { Programme } from '../commands/command.ts';
import type { Tx } from '../connect.ts';
import type { Applied } from '../effects/effect.ts';
import { agreeTasks } from '../effects/tasks.ts';
import { readSeats } from '../seats.ts';

/** R14, R15 (judgement): the letter that names a new holder, and the visit to a new official of the village, within so many days. */
const LETTER_DAYS = 14;
const BRIEFING_DAYS = 14;
const CASES_DAYS = 14;

type Change = {
  readonly seats: readonly SeatHeld[];
  readonly person: string;
  readonly to: string | undefined;
  readonly on: Day;
  readonly cases: number;
  readonly vacant: boolean;
};

/** The tasks that follow when seats change: a vacancy is the secretary's to end, a new official is the leader's to visit, cases wait for the coordinator. */
export async function tasksAfter(tx: Tx, programme: Programme, change: Change, master: Buffer): Promise<Applied> {
  const { definition, now, code } = programme;
  const today = dayOf(now, definition.timeZone);
  const from = change.on > today ? change.on : today;
  const staff = staffOn(await readSeats(tx, code), from);
  const tasks: ReportedTask[] = [];
  const give = (task: VacancyTask, { role, group }: SeatHeld, roles: readonly string[], days: number) => {
    const [owner] = roles.flatMap((each) => holdersOf(each, group ?? PROGRAMME_AUDIENCE, { definition, staff }));
    if (owner === undefined) return;
    const what = vacancyTask(task, seatWords(definition, { role, group }), change.cases)[definition.language];
    tasks.push({ what, owner, by: addDays(from, days) });
  };
  const { secretary, leader, groupCoordinator } = definition;
  const [seat] = change.seats;
  if (seat === undefined) return { changes: [] };
  if (change.to === undefined) {
    for (const each of change.seats) give('replacementLetter', each, [secretary, leader], LETTER_DAYS);
    const noSecretary = holdersOf(secretary, PROGRAMME_AUDIENCE, { definition, staff }).length === 0;
    const unsigned = signing(definition).filter((role) => noSecretary && holdersOf(role, PROGRAMME_AUDIENCE, { definition, staff }).length === 0);
    for (const role of unsigned) give('nobodySigns', { ...seat, role, group: undefined }, [leader], LETTER_DAYS);
  } else for (const each of change.seats.filter((held) => isVillageOfficial(definition, held))) give('briefing', each, [leader], BRIEFING_DAYS);
  if (change.cases > 0) give('passCases', seat, [...(seat.group === undefined ? [] : [groupCoordinator]), secretary, leader], CASES_DAYS);
  return agreeTasks(tx, programme, { tasks, audience: seat.group ?? PROGRAMME_AUDIENCE, on: today, agreedIn: undefined }, master);
}

/** Roles whose signature nobody else gives, but the leader's own. */
function signing({ tracks, leader }: Definition): string[] {
  const roles = Object.values(tracks).flatMap(({ steps = {} }) => Object.values(steps).flatMap((step) => (step.ownOnly ? [step.by] : [])));
  return [...new Set(roles)].filter((role) => role !== leader);
}

/** Kepala Desa, and who works there beside the team. */
function isVillageOfficial({ roles, agencies }: Definition, { role, agency }: SeatHeld): boolean {
  return roles[role]?.outsideTeam === true && agencies[agency ?? '']?.kind === 'village';
}
