import type { Status } from './attendance.ts';
import type { SessionAhead } from './story.ts';

/** A notice as its recipient reads it. */
export type NoticeRead = { readonly id: number; readonly eventKey: string; readonly kind: string; readonly item: string | undefined };

/** An item as whoever must do it, or chases it, reads it. */
export type ItemRead = SessionAhead & {
  /** Undefined: nobody has this task. */
  readonly owner: string | undefined;
  readonly open: boolean;
  /** Ids of the clients invited; empty where no clients attend. */
  readonly clients: readonly string[];
};

export type ReportSent = {
  readonly id: string;
  readonly outcome: 'held' | 'didNotHappen';
  readonly doneOn: string;
  readonly reason?: string;
  readonly attendance?: readonly { readonly client: string; readonly status: Status }[];
  readonly voices?: number;
  readonly note?: string;
  readonly onBehalfOf?: string;
};

/** What one person can do with their own token, and nothing else. Each call is made again until the service has answered. */
export type Device = {
  /** This person's notices after the one of that id, oldest first. */
  notices(after: number): Promise<readonly NoticeRead[]>;
  /** This person's own tasks. */
  tasks(state: 'due' | 'overdue'): Promise<readonly SessionAhead[]>;
  item(key: string): Promise<ItemRead>;
  report(key: string, report: ReportSent): Promise<void>;
  /** @param id makes a repeat the same request */
  agree(id: string, audience: string): Promise<void>;
  /** Locks the calendar once every group has agreed, accepting what the roster lacks with `reason`. Answers whether it could. */
  lock(id: string, reason: string): Promise<boolean>;
  /** Has everything blocked or broken tried again. */
  repair(id: string): Promise<void>;
};
