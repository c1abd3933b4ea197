import type { Actor } from '../../domain/actor.ts';
import { judgeReport, type ReportFacts, type ReportedItem, type ReportRequest } from '../../domain/judgeReport.ts';
import { instantAt } from '../../domain/time.ts';
import { definition } from './tablolong.ts';

/** Reports as tests judge them: a mentoring session and a visit of Tablolong, a group of three, and who reports. */
export const person = (id: string, role: string, group?: string, programme = 'tablolong-2027'): Actor => ({ kind: 'person', programme, id, role, group });
export const mentor = person('mentor-nelayan-1', 'mentor', 'nelayan-1');
export const leader = person('team-leader', 'teamLeader');
export const coordinator = person('coordinator-nelayan', 'coordinator', 'nelayan');
export const at = (day: string, time = '17:00') => instantAt(day, time, 'Asia/Makassar');

export const item: ReportedItem = {
  key: 'mentoring/nelayan-1/03',
  track: 'mentoring',
  audience: 'nelayan-1',
  ordinal: 3,
  part: undefined,
  owner: 'mentor-nelayan-1',
  rings: [at('2027-08-13', '07:00'), at('2027-08-24', '07:00'), at('2027-08-27', '07:00'), at('2027-09-02', '07:00')],
  outcome: null,
  reported: undefined,
};
export const visit: ReportedItem = { ...item, key: 'monitoring/programme/01', track: 'monitoring', audience: 'programme', owner: 'team-leader' };
export const visited = { progress: 4 };
export const clients = [
  { id: 'k01', name: 'Yosef Uji', household: 'h01', consented: true },
  { id: 'k02', name: 'Marta Uji', household: 'h01', consented: true },
  { id: 'k03', name: undefined, household: 'h02', consented: true },
];
export const facts: ReportFacts = {
  code: 'tablolong-2027',
  definition,
  locked: true,
  item,
  idUsedFor: undefined,
  clients,
  people: new Set(['mentor-nelayan-1', 'secretary']),
  consented: true,
  now: at('2027-08-19'),
};
export const attendance = [
  { client: 'k01', status: 'present' },
  { client: 'k02', status: 'ill' },
  { client: 'k03', status: 'unexcused' },
] as const;
export const held: ReportRequest = { id: 'r1', outcome: 'held', doneOn: '2027-08-18', attendance };
export const storm: ReportRequest = { id: 'r2', outcome: 'didNotHappen', doneOn: '2027-08-18', reason: 'storm' };

export const judge = (request: ReportRequest, change: Partial<ReportFacts> = {}, actor: Actor = mentor) => judgeReport(actor, request, { ...facts, ...change });
export const verdict = (judged: ReturnType<typeof judgeReport>) =>
  judged.kind === 'refused' ? [judged.status, judged.code, ...(judged.errors ?? []).map(({ path }) => path)] : judged.kind;
