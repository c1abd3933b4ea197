import { addDays, dayOf, instantAt } from '../../domain/time.ts';
import type { ReportRequest } from '../../client/client.ts';
import type { Device, ItemRead, NoticeRead } from '../../simulator/device.ts';
import type { Person } from '../../simulator/people.ts';
import { createStaff, type StaffOptions } from '../../simulator/staff.ts';
import { settingOfTablolong } from './dryRun.ts';
import { mentoringSessions } from './sessions.ts';

const ZONE = 'Asia/Makassar';
export const START = '2027-08-02';
export const local = {
  instantAt: (day: string, minute: number) => instantAt(day, '00:00', ZONE) + minute * 60_000,
  dayAt: (instant: number) => dayOf(instant, ZONE),
};

/** What a mentoring session asks for. */
const ASKED = { attendance: true, form: null, memberForm: null, members: 'none', decisions: [] } as const;

type Sent = ReportRequest & { readonly by: string; readonly at: number; readonly key: string };
type Ring = { readonly at: number; readonly key: string; readonly kind: string; readonly person: string };

/**
 * A service in memory for the simulator alone: it rings, keeps notices, takes reports. `orderOf` says in which order people hear of what rings at
 * one instant, `deaf` for whom nothing rings.
 */
export async function liveThrough(
  options: Pick<StaffOptions, 'seed' | 'scenario'>,
  orderOf: (people: string[]) => string[] = (people) => people,
  deaf: ReadonlySet<string> = new Set(),
) {
  const sessions = mentoringSessions(START).filter(({ audience }) => audience.startsWith('nelayan'));
  const rings: Ring[] = sessions
    .flatMap(({ key, audience, windowFrom, windowUntil }) => [
      { at: local.instantAt(addDays(windowFrom, -3), 7 * 60), key, kind: 'due', person: `mentor-${audience}` },
      { at: local.instantAt(addDays(windowUntil, 2), 7 * 60), key, kind: 'reminder', person: `mentor-${audience}` },
      { at: local.instantAt(addDays(windowUntil, 6), 7 * 60), key, kind: 'escalation', person: 'coordinator' },
      { at: local.instantAt(addDays(windowUntil, 12), 7 * 60), key, kind: 'escalation', person: 'leader' },
    ])
    .sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))
    .filter(({ person }) => !deaf.has(person));
  const ledger: (NoticeRead & { person: string })[] = [];
  const sent = new Map<string, Sent>();
  const told: string[] = [];
  let now = local.instantAt('2027-06-21', 7 * 60);

  function deviceOf(person: string): Device {
    const read = (key: string): ItemRead => {
      const session = sessions.find((one) => one.key === key);
      if (session === undefined) throw new Error(`no item ${key}`);
      return { ...session, ...ASKED, owner: `mentor-${session.audience}`, open: !sent.has(key), mayReport: true };
    };
    const mine = () => sessions.filter(({ key, audience }) => `mentor-${audience}` === person && !sent.has(key));
    return {
      notices: async (after) => ledger.filter((notice) => notice.person === person && notice.id > after),
      tasks: async () => mine().map(({ key }) => read(key)),
      item: async (key) => read(key),
      report: async (key, report) => {
        if (sent.has(key)) throw new Error(`${key} reported twice`);
        sent.set(key, { ...report, key, by: person, at: now });
        return 'accepted';
      },
      agree: async (_, audience) => void told.push(`agree ${audience} by ${person}`),
      lock: async () => {
        told.push(`lock by ${person}`);
        return told.length > 1;
      },
      repair: async () => void told.push('repair'),
      exit: async (_, client, { on }) => {
        told.push(`exit ${client} on ${on} by ${person}`);
        return 'accepted';
      },
      firstWaiting: async () => 'w01',
      replace: async () => 'notReplacedAnyMore',
      consent: async () => 'accepted',
      pledge: async () => 'accepted',
      receive: async () => 'accepted',
      spend: async () => 'notReceived',
      addDays: async () => 'accepted',
      absence: async () => 'accepted',
      handOver: async () => 'accepted',
      pause: async () => undefined,
      resume: async () => 'accepted',
      merge: async () => 'accepted',
      transfer: async () => 'accepted',
    };
  }
  const mentors = [1, 2, 3].map(
    (number): Person => ({ id: `mentor-nelayan-${number}`, duty: 'other', group: `nelayan-${number}`, device: deviceOf(`mentor-nelayan-${number}`) }),
  );
  const people: Person[] = [
    ...mentors,
    { id: 'leader', duty: 'leader', group: undefined, device: deviceOf('leader') },
    { id: 'coordinator', duty: 'coordinator', group: 'nelayan', device: deviceOf('coordinator') },
  ];
  const staff = createStaff({ ...options, people, setting: settingOfTablolong, local });

  for (let steps = 0; steps < 5000; steps += 1) {
    const at = Math.min(rings[0]?.at ?? Infinity, staff.next()?.at ?? Infinity);
    if (at === Infinity) return { sessions, sent, told, accepted: staff.accepted() };
    if (at < now) throw new Error('an act in the past');
    now = at;
    const heard = new Set<string>();
    while (rings[0] !== undefined && rings[0].at <= now) {
      const { key, kind, person } = rings.shift() as Ring;
      if (sent.has(key)) continue;
      ledger.push({ id: ledger.length + 1, eventKey: `${key}@1/${kind}`, kind, item: key, person });
      heard.add(person);
    }
    await staff.notice(orderOf([...heard]), now);
    while ((staff.next()?.at ?? Infinity) <= now) await staff.act();
  }
  throw new Error('the run does not end');
}
