import type { FieldError } from './refusal.ts';

/** How a client's presence is marked (Hadir, Izin, Sakit, Tanpa keterangan). */
export const ATTENDANCE = ['present', 'excused', 'ill', 'unexcused'] as const;
export type AttendanceStatus = (typeof ATTENDANCE)[number];

export type AttendanceMark = { readonly client: string; readonly status: AttendanceStatus };

/** A client of the item's group. The name is undefined once erased. */
export type GroupClient = { readonly id: string; readonly name: string | undefined };

type Attended = {
  readonly outcome: 'held' | 'didNotHappen';
  readonly attendance?: readonly AttendanceMark[] | undefined;
  readonly guests?: number | undefined;
  readonly voices?: number | undefined;
};

/**
 * What is wrong with a report's people: a held session of a track with attendance marks each client of the group exactly once; any other
 * report carries no marks, and one that did not happen no guests and no voices. Only clients of the group itself are named by name.
 */
export function attendanceErrors(report: Attended, attends: boolean, clients: readonly GroupClient[]): FieldError[] {
  const counts = report.outcome === 'held' ? [] : countErrors(report);
  if (report.outcome === 'didNotHappen' || !attends) return [...counts, ...(report.attendance === undefined ? [] : [noMarks()])];
  const marks = report.attendance ?? [];
  return [...foreign(marks, clients), ...twice(marks), ...unmarked(marks, clients)];
}

function foreign(marks: readonly AttendanceMark[], clients: readonly GroupClient[]): FieldError[] {
  const group = new Set(clients.map(({ id }) => id));
  return marks.flatMap(({ client }, index) =>
    group.has(client)
      ? []
      : [{ path: `attendance.${index}.client`, message: { id: `${client} bukan anggota kelompok ini.`, en: `${client} is not of this group.` } }],
  );
}

function twice(marks: readonly AttendanceMark[]): FieldError[] {
  return marks.flatMap(({ client }, index) =>
    marks.findIndex((mark) => mark.client === client) === index
      ? []
      : [{ path: `attendance.${index}.client`, message: { id: `${client} sudah ditandai sebelumnya.`, en: `${client} is marked twice.` } }],
  );
}

function unmarked(marks: readonly AttendanceMark[], clients: readonly GroupClient[]): FieldError[] {
  const marked = new Set(marks.map(({ client }) => client));
  return clients
    .filter(({ id }) => !marked.has(id))
    .map(({ id, name }) => {
      const who = name === undefined ? id : `${name} (${id})`;
      return { path: 'attendance', message: { id: `Kehadiran ${who} belum ditandai.`, en: `The attendance of ${who} is not marked.` } };
    });
}

function noMarks(): FieldError {
  return {
    path: 'attendance',
    message: {
      id: 'Daftar hadir hanya untuk pertemuan yang terlaksana dan dihadiri anggota.',
      en: 'Attendance is marked only for a session that was held and that clients attend.',
    },
  };
}

function countErrors({ guests, voices }: Attended): FieldError[] {
  return Object.entries({ guests, voices })
    .filter(([, count]) => count !== undefined && count > 0)
    .map(([path]) => ({ path, message: { id: 'Harus 0 untuk kegiatan yang tidak terlaksana.', en: 'Must be 0 for a session that did not happen.' } }));
}
