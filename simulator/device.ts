import {
  type Absence,
  type CalendarDays,
  type Client,
  type ConsentRequest,
  type Exit,
  type FundEntryRequest,
  type Item,
  type Merge,
  type Pause,
  Refused,
  type ReportRequest,
  type Resume,
  type SeatHandover,
  type Task,
  type Transfer,
} from '../client/client.ts';
import { insist, type Patience } from './insist.ts';
import type { ItemToReport } from './reports.ts';

/** A notice as its recipient reads it. */
export type NoticeRead = { readonly id: number; readonly eventKey: string; readonly kind: string; readonly item: string | null };

/** A task with all that is needed to report it. */
export type TaskRead = ItemToReport;

/** An item as whoever chases it reads it. */
export type ItemRead = TaskRead & {
  readonly owner: string | null;
  readonly open: boolean;
  /** Whether the one who reads it may report it in the owner's place. */
  readonly mayReport: boolean;
};

/** What the service said to a command: `accepted`, or the code of its refusal. */
export type Said = string;

/** What one person can do with their own token, and nothing else. Each call is made again until the service has answered. */
export type Device = {
  /** This person's notices after the one of that id, oldest first. */
  notices(after: number): Promise<readonly NoticeRead[]>;
  /** This person's own tasks. */
  tasks(state: 'due' | 'overdue'): Promise<readonly TaskRead[]>;
  item(key: string): Promise<ItemRead>;
  report(key: string, report: ReportRequest): Promise<Said>;
  /** @param id makes a repeat the same request, here and below */
  agree(id: string, audience: string): Promise<void>;
  /** Locks the calendar, accepting what the roster lacks with `reason`. Answers whether it could: not before every group has agreed. */
  lock(id: string, reason: string): Promise<boolean>;
  /** Has everything blocked or broken tried again. */
  repair(id: string): Promise<void>;
  exit(id: string, client: string, exit: Exit): Promise<Said>;
  /** The first of the waiting list of this training group; undefined when nobody waits. */
  firstWaiting(trainingGroup: string): Promise<string | undefined>;
  replace(id: string, client: string, by: string): Promise<Said>;
  consent(id: string, client: string, said: ConsentRequest): Promise<Said>;
  pledge(id: string, entry: FundEntryRequest): Promise<Said>;
  receive(id: string, entry: FundEntryRequest): Promise<Said>;
  spend(id: string, entry: FundEntryRequest): Promise<Said>;
  addDays(id: string, days: CalendarDays): Promise<Said>;
  absence(id: string, absence: Absence): Promise<Said>;
  handOver(id: string, handover: SeatHandover): Promise<Said>;
  /** The number of the pause, by which it ends; undefined where there is nothing to pause. */
  pause(id: string, pause: Pause): Promise<number | undefined>;
  resume(id: string, resume: Resume): Promise<Said>;
  merge(id: string, merger: Merge): Promise<Said>;
  transfer(id: string, client: string, transfer: Transfer): Promise<Said>;
};

const PAGE = 200;
/** Refusals that say that the plan stands otherwise by now, or that something must come first. Any other is a fault of ours. */
const CONFLICT = 409;
const FIRST_OTHER = new Set(['consentFirst']);

/** The device of somebody of the programme `code`. */
export function createDevice(client: Client, code: string, patience: Patience): Device {
  const asked = <T>(what: string, request: () => Promise<T>): Promise<T> => insist(what, patience, request);
  return {
    async notices(after) {
      const read: NoticeRead[] = [];
      for (let next: number | null = after; next !== null; ) {
        const from: number = next;
        const page = await asked('notices', () => client.listNotices({ code }, { after: from, limit: PAGE }));
        read.push(...page.notices);
        next = page.next;
      }
      return read;
    },
    tasks: async (state) => (await asked('tasks', () => client.listTasks({ code }, { state }))).tasks.map(taskRead),
    async item(key) {
      const item = await asked(`item ${key}`, () => client.readItem({ code, ...placeOf(key) }));
      return { ...taskRead(item), owner: item.owner, open: item.outcome === null, mayReport: item.mayReport };
    },
    report: (key, report) => saidTo(() => asked(`report ${key}`, () => client.reportItem({ code, ...placeOf(key) }, report, report.id))),
    agree: async (id, audience) => void (await asked(`agreement ${audience}`, () => client.agreeCalendar({ code }, { audience }, id))),
    lock: async (id, reason) => (await saidTo(() => asked('lock', () => client.lockPlan({ code }, { acceptShortfall: reason }, id)))) === 'accepted',
    repair: async (id) => void (await asked('repairs', () => client.retryRepairs({ code }, {}, id))),
    exit: (id, who, exit) => saidTo(() => asked(`exit ${who}`, () => client.exitClient({ code, client: who }, exit, id))),
    async firstWaiting(trainingGroup) {
      const { waiting } = await asked('waiting list', () => client.listApplicants({ code }));
      return waiting.find((one) => one.trainingGroup === null || one.trainingGroup === trainingGroup)?.id;
    },
    replace: (id, who, by) => saidTo(() => asked(`replacement ${who}`, () => client.replaceClient({ code, client: who }, { by }, id))),
    consent: (id, who, said) => saidTo(() => asked(`consent ${who}`, () => client.recordConsent({ code, client: who }, said, id))),
    pledge: (id, entry) => saidTo(() => asked('pledge', () => client.recordPledge({ code }, entry, id))),
    receive: (id, entry) => saidTo(() => asked('receipt', () => client.recordReceipt({ code }, entry, id))),
    spend: (id, entry) => saidTo(() => asked('expense', () => client.recordExpense({ code }, entry, id))),
    addDays: (id, days) => saidTo(() => asked('days', () => client.addCalendarDays({ code }, days, id))),
    absence: (id, absence) => saidTo(() => asked('absence', () => client.recordAbsence({ code }, absence, id))),
    handOver: (id, handover) => saidTo(() => asked('handover', () => client.handOverSeat({ code }, handover, id))),
    async pause(id, pause) {
      let act: number | undefined;
      await saidTo(async () => void (act = (await asked('pause', () => client.pausePlan({ code }, pause, id))).act ?? undefined));
      return act;
    },
    resume: (id, resume) => saidTo(() => asked('resumption', () => client.resumePlan({ code }, resume, id))),
    merge: (id, merger) => saidTo(() => asked('merger', () => client.mergeGroups({ code }, merger, id))),
    transfer: (id, who, transfer) => saidTo(() => asked(`transfer ${who}`, () => client.transferClient({ code, client: who }, transfer, id))),
  };
}

function taskRead(item: Task | Item): TaskRead {
  const { key, track, kind, audience, ordinal, part, subject, windowFrom, windowUntil, plannedOn, attendance, form, memberForm, members, decisions } = item;
  return { key, track, kind, audience, ordinal, part, subject, windowFrom, windowUntil, plannedOn, attendance, form, memberForm, members, decisions };
}

function placeOf(key: string): { track: string; audience: string; ordinal: string } {
  const [track = '', audience = '', ordinal = ''] = key.split('/');
  return { track, audience, ordinal };
}

/** The code at the end of a problem's type. */
async function saidTo(request: () => Promise<unknown>): Promise<Said> {
  try {
    await request();
    return 'accepted';
  } catch (failure) {
    if (!(failure instanceof Refused)) throw failure;
    const code = failure.problem.type.split(':').at(-1) ?? '';
    if (failure.status === CONFLICT || FIRST_OTHER.has(code)) return code;
    throw failure;
  }
}
