import { addDays, addMonths, weekdayOf } from '../../domain/time.ts';
import type { SessionAhead } from '../../simulator/story.ts';

const CADENCE = [...Array(6).fill(4), ...Array(6).fill(2), ...Array(6).fill(1)] as number[];
const SPAN: Readonly<Record<number, number>> = { 4: 7, 2: 14, 1: 28 };

/** The mentoring sessions of Tablolong as staff see them: 42 in each of nine groups. Written out here, so that the simulator is tested alone. */
export function mentoringSessions(start: string): SessionAhead[] {
  const groups = ['nelayan', 'perempuan', 'pemuda'].flatMap((group) => [1, 2, 3].map((number) => `${group}-${number}`));
  return groups.flatMap((audience) => seriesOf('mentoring', audience, start, CADENCE));
}

export function monitoringVisits(start: string): SessionAhead[] {
  return seriesOf('monitoring', 'programme', start, Array<number>(18).fill(1));
}

function seriesOf(track: string, audience: string, start: string, cadence: readonly number[]): SessionAhead[] {
  const windows = cadence.flatMap((count, month) =>
    Array.from({ length: count }, (_, index) => {
      const span = SPAN[count] ?? 28;
      const windowFrom = addDays(addMonths(start, month), index * span);
      return { windowFrom, windowUntil: addDays(windowFrom, span) };
    }),
  );
  return windows.map((window, index) => {
    let plannedOn = window.windowFrom;
    while (weekdayOf(plannedOn) !== 'wednesday') plannedOn = addDays(plannedOn, 1);
    return {
      key: `${track}/${audience}/${String(index + 1).padStart(2, '0')}`,
      track,
      kind: track,
      audience,
      part: null,
      subject: null,
      ordinal: index + 1,
      ...window,
      plannedOn,
    };
  });
}
