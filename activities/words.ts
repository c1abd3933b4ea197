import type { Language, Text } from '../domain/language.ts';
import { addDays, type Day } from '../domain/time.ts';
import { shortDay } from '../notices/dates.ts';
import type { AgendaWords, ProgrammeWords } from './activities.ts';

/** Audience: managers, in the Temporal UI. Labels and dates only: what stands here goes into histories that cannot be edited. */
const id = {
  planning: (village: string, startsOn: string) => `Perencanaan di ${village}: jadwal disepakati tiap kelompok, lalu dikunci. Mulai ${startsOn}`,
  programme: (name: string, village: string, startsOn: string) => `${village}, mulai ${startsOn}: ${name}`,
  trackLine: (name: string, sessions: number, from: string, until: string) => `${name}: ${sessions} kegiatan, ${from} sampai ${until}`,
  stages: { planning: 'Perencanaan', running: 'Berjalan', termination: 'Terminasi', measures: 'Langkah setelah terminasi', ended: 'Selesai' },
  standings: { ahead: 'Belum mulai', running: 'Berjalan', fallen: 'Terhenti, perlu diperbaiki', ended: 'Selesai' },
  track: 'Rangkaian kegiatan',
  starts: 'Mulai',
  standing: 'Keadaan',
  columns: { group: 'Kelompok', session: 'Kegiatan', next: 'Berikutnya', overdue: 'Lewat batas' },
  open: 'belum selesai',
  ring: 'Pemberitahuan berikutnya',
};

const en = {
  planning: (village, startsOn) => `Planning in ${village}: each group agrees its calendar, then it is locked. Starts ${startsOn}`,
  programme: (name, village, startsOn) => `${village}, from ${startsOn}: ${name}`,
  trackLine: (name, sessions, from, until) => `${name}: ${sessions} ${sessions === 1 ? 'session' : 'sessions'}, ${from} to ${until}`,
  stages: { planning: 'Planning', running: 'Running', termination: 'Termination', measures: 'Measures after termination', ended: 'Ended' },
  standings: { ahead: 'Not begun', running: 'Running', fallen: 'Stopped, to be repaired', ended: 'Ended' },
  track: 'Track',
  starts: 'Starts',
  standing: 'Standing',
  columns: { group: 'Group', session: 'Session', next: 'Next', overdue: 'Overdue' },
  open: 'not yet done',
  ring: 'Next notice',
} satisfies typeof id;

const WORDS: Readonly<Record<Language, typeof id>> = { id, en };

/** What the workflow `programme` shows. @param startsOn first day of month 1 */
export function programmeWords(village: string, startsOn: Day, language: Language): ProgrammeWords {
  const { planning, stages, standings, track, starts, standing } = WORDS[language];
  return { planningSummary: planning(village, shortDay(startsOn, language)), stages, standings, track, starts, standing };
}

/** The static summary of a programme's own workflow. */
export function programmeSummary(name: Text, village: string, startsOn: Day, language: Language): string {
  return WORDS[language].programme(name[language], village, shortDay(startsOn, language));
}

/** A track in a line: name, number of sessions, from when till when; of a stage whose items are not written yet the name alone. @param until not included */
export function trackSummary(name: Text, sessions: number, from: Day, until: Day, language: Language): string {
  if (sessions === 0) return name[language];
  return WORDS[language].trackLine(name[language], sessions, shortDay(from, language), shortDay(addDays(until, -1), language));
}

/** What a track shows, but for its series. */
export function agendaWords(track: Text, language: Language): Omit<AgendaWords, 'series'> {
  const { columns, open, ring } = WORDS[language];
  return { track: track[language], columns, open, ring };
}
