import type { Actor } from '../../domain/actor.ts';
import type { ClientFacts, LifeFacts } from '../../domain/judgeClient.ts';
import { instantAt } from '../../domain/time.ts';
import { definition } from './tablolong.ts';

/** People and a client of Tablolong, as the judges of a client's life are asked. */

const person = (id: string, role: string, group?: string, programme = 'tablolong-2027'): Actor => ({ kind: 'person', programme, id, role, group });
export const leader = person('team-leader', 'teamLeader');
export const secretary = person('secretary', 'secretary');
export const coordinator = person('coordinator-nelayan', 'coordinator', 'nelayan');
export const mentor = person('mentor-nelayan-1', 'mentor', 'nelayan-1');

/** Who has no say about a client of the group nelayan-1. */
export const OTHERS: [string, Actor][] = [
  ['a machine', { kind: 'machine', label: 'cli' }],
  ['the mentor of another group', person('mentor-nelayan-2', 'mentor', 'nelayan-2')],
  ['an instructor of the training group', person('instructor-nelayan-1', 'instructor', 'nelayan')],
  ['another coordinator', person('coordinator-pemuda', 'coordinator', 'pemuda')],
  ['the patron', person('patron', 'patron')],
  ['the leader of another programme', person('team-leader', 'teamLeader', undefined, 'other-2027')],
];

export const now = instantAt('2027-10-04', '09:00', definition.timeZone);
export const client: ClientFacts = {
  id: 'k001',
  group: 'nelayan-1',
  joinedOn: '2027-06-21',
  memberSince: '2027-06-21',
  leftOn: undefined,
  leftBecause: undefined,
  replacedBy: undefined,
  erased: false,
  consented: false,
};
export const left = { ...client, leftOn: '2027-08-03', leftBecause: 'worksAway' };
export const life = (of: ClientFacts | undefined = client): LifeFacts => ({ code: 'tablolong-2027', definition, stage: 'running', now, client: of });
type Judged = { kind: string; status?: number; code?: string; errors?: readonly { path: string }[]; repeated?: boolean };
export const verdict = (judged: unknown): string => {
  const { kind, status, code, errors = [], repeated } = judged as Judged;
  return kind === 'refused' ? [status, code, ...errors.map(({ path }) => path)].join(' ') : repeated === true ? 'repeated' : kind;
};
