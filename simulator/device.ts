import { type Client, type Item, Refused, type ReportRequest, type Task } from '../client/client.ts';
import { insist, type Patience } from './insist.ts';
import type { SessionAhead } from './story.ts';

/** A notice as its recipient reads it. */
export type NoticeRead = { readonly id: number; readonly eventKey: string; readonly kind: string; readonly item: string | null };

/** A task with all that is needed to report it. */
export type TaskRead = SessionAhead & {
  /** Ids of the clients invited; empty where no clients attend. */
  readonly clients: readonly string[];
};

/** An item as whoever chases it reads it. */
export type ItemRead = TaskRead & { readonly owner: string | null; readonly open: boolean };

/** What one person can do with their own token, and nothing else. Each call is made again until the service has answered. */
export type Device = {
  /** This person's notices after the one of that id, oldest first. */
  notices(after: number): Promise<readonly NoticeRead[]>;
  /** This person's own tasks. */
  tasks(state: 'due' | 'overdue'): Promise<readonly TaskRead[]>;
  item(key: string): Promise<ItemRead>;
  /** Answers whether it was accepted; not, when somebody else has reported it. */
  report(key: string, report: ReportRequest): Promise<boolean>;
  /** @param id makes a repeat the same request */
  agree(id: string, audience: string): Promise<void>;
  /** Locks the calendar, accepting what the roster lacks with `reason`. Answers whether it could: not before every group has agreed. */
  lock(id: string, reason: string): Promise<boolean>;
  /** Has everything blocked or broken tried again. */
  repair(id: string): Promise<void>;
};

const CONFLICT = 409;
const PAGE = 200;

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
      return { ...taskRead(item), owner: item.owner, open: item.outcome === null };
    },
    report: (key, report) => unlessConflict(() => asked(`report ${key}`, () => client.reportItem({ code, ...placeOf(key) }, report, report.id))),
    agree: async (id, audience) => void (await asked(`agreement ${audience}`, () => client.agreeCalendar({ code }, { audience }, id))),
    lock: (id, reason) => unlessConflict(() => asked('lock', () => client.lockPlan({ code }, { acceptShortfall: reason }, id))),
    repair: async (id) => void (await asked('repairs', () => client.retryRepairs({ code }, {}, id))),
  };
}

function taskRead({ key, track, audience, ordinal, windowFrom, windowUntil, plannedOn, clients }: Task | Item): TaskRead {
  return { key, track, audience, ordinal, windowFrom, windowUntil, plannedOn, clients: clients.map(({ id }) => id) };
}

function placeOf(key: string): { track: string; audience: string; ordinal: string } {
  const [track = '', audience = '', ordinal = ''] = key.split('/');
  return { track, audience, ordinal };
}

async function unlessConflict(request: () => Promise<unknown>): Promise<boolean> {
  try {
    await request();
    return true;
  } catch (failure) {
    if (failure instanceof Refused && failure.status === CONFLICT) return false;
    throw failure;
  }
}
