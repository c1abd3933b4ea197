import type { GroupClient } from './attendance.ts';
import { type Placing, placeItem } from './placeItem.ts';
import { itemKey } from './schedule.ts';
import type { PlannedItem } from './plan.ts';
import type { FieldError } from './refusal.ts';
import { addDays, type Day, isDay } from './time.ts';

/** A task agreed in a visit or evaluation (P3, P4): what is to be done, by whom, until when. */
export type ReportedTask = { readonly what: string; readonly owner: string; readonly by: Day };
/** Something that one client brought up in a session, and what is to be tried (P2e). */
export type ReportedCase = { readonly client: string; readonly concern: string; readonly plan: string };

/** A task is agreed for at most so many days ahead: the programme does not end before it is done. */
const LONGEST_TASK_DAYS = 366;
/** A counselling case is to be closed within so many days; the mentor reports it solved, still open or passed on. */
const CASE_DAYS = 28;

/** What is wrong with the tasks of a report. @param people ids of all who can be given one */
export function taskErrors(tasks: readonly ReportedTask[] | undefined, allowed: boolean, doneOn: Day, people: ReadonlySet<string>): FieldError[] {
  if (tasks === undefined) return [];
  if (!allowed) return [{ path: 'tasks', message: { id: 'Laporan ini tidak memuat tugas bagi orang lain.', en: 'This report brings no tasks for others.' } }];
  const latest = isDay(doneOn) ? addDays(doneOn, LONGEST_TASK_DAYS) : doneOn;
  return tasks.flatMap(({ owner, by }, index) => [
    ...(people.has(owner)
      ? []
      : [{ path: `tasks.${index}.owner`, message: { id: `${owner} bukan orang dalam program ini.`, en: `${owner} is nobody of this programme.` } }]),
    ...(isDay(by) && by >= doneOn && by <= latest
      ? []
      : [{ path: `tasks.${index}.by`, message: { id: `Isi tanggal dari ${doneOn} sampai ${latest}.`, en: `Give a date from ${doneOn} to ${latest}.` } }]),
  ]);
}

/** What is wrong with the counselling cases of a report. @param clients of the group on that day */
export function caseErrors(cases: readonly ReportedCase[] | undefined, allowed: boolean, clients: readonly GroupClient[]): FieldError[] {
  if (cases === undefined) return [];
  if (!allowed)
    return [
      {
        path: 'cases',
        message: { id: 'Kasus konseling dibuka pada pendampingan yang terlaksana.', en: 'A counselling case is opened in a mentoring session that was held.' },
      },
    ];
  const group = new Set(clients.map(({ id }) => id));
  return cases.flatMap(({ client }, index) =>
    group.has(client)
      ? []
      : [{ path: `cases.${index}.client`, message: { id: `${client} bukan anggota kelompok ini.`, en: `${client} is not of this group.` } }],
  );
}

/** The items by which agreed tasks are followed: `agreedTasks/programme/07`, due from the day they were agreed. @param last ordinal that the track has */
export function itemsOfTasks(placing: Placing, track: string, audience: string, tasks: readonly ReportedTask[], doneOn: Day, last: number): PlannedItem[] {
  return tasks.map(({ owner, by }, index) => {
    const ordinal = last + 1 + index;
    return placeItem(placing, {
      key: itemKey(`${track}/${audience}`, ordinal, ordinal),
      track,
      audience,
      ordinal,
      owner,
      from: doneOn,
      until: addDays(by, 1),
      plannedOn: by,
    });
  });
}

/** The items by which counselling cases are closed, each about its client: `counselling/nelayan-1/01`. @param last ordinal that the group has */
export function itemsOfCases(placing: Placing, track: string, audience: string, cases: readonly ReportedCase[], doneOn: Day, last: number): PlannedItem[] {
  return cases.map(({ client }, index) => {
    const ordinal = last + 1 + index;
    return placeItem(placing, {
      key: itemKey(`${track}/${audience}`, ordinal, ordinal),
      track,
      audience,
      ordinal,
      subject: client,
      from: doneOn,
      until: addDays(doneOn, CASE_DAYS),
    });
  });
}
