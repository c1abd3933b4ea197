import type { Status } from './attendance.ts';
import type { SessionAhead } from './story.ts';

/** A notice as its recipient reads it. */
export type NoticeRead = { readonly eventKey: string; readonly kind: string; readonly item: string | undefined };

/** A task as the person who must do it, or who chases it, reads it. */
export type TaskRead = SessionAhead & {
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
  notices(): Promise<readonly NoticeRead[]>;
  /** Keys of this person's own tasks that are due or overdue. */
  tasks(): Promise<readonly string[]>;
  item(key: string): Promise<TaskRead>;
  report(key: string, report: ReportSent): Promise<void>;
  /** @param id makes a repeat the same request */
  agree(id: string, audience: string): Promise<void>;
  /** Locks the calendar once every group has agreed, accepting what the roster lacks with `reason`. Answers whether it could. */
  lock(id: string, reason: string): Promise<boolean>;
  /** Has everything blocked or broken tried again. */
  repair(id: string): Promise<void>;
};
