import type { Actor } from '../domain/actor.ts';
import type { Language } from '../domain/language.ts';
import type { ProgrammeRoles } from '../domain/may.ts';
import type { StartMeans } from '../db/commands/start.ts';
import type { Sql } from '../db/connect.ts';
import type { Holder } from '../db/tokens.ts';
import type { Mailbox } from '../notices/mime.ts';

/** What the API is made of; all it knows of the world comes in here. */
export type Parts = {
  readonly sql: Sql;
  /** Machine time, milliseconds since 1970. */
  readonly now: () => number;
  /** Wraps the keys under which sensitive values are sealed: `db/sealed.ts`. */
  readonly masterKey: Buffer;
  readonly readCalendar: StartMeans['readCalendar'];
  readonly calendarNames: StartMeans['calendarNames'];
  /** How people reach this API from outside, without a slash at the end. */
  readonly publicUrl: string;
  /** Whom mails come from: calendars are by the same. */
  readonly mailFrom: Mailbox;
  /** What a workflow's id is put behind to see it in the Temporal UI; undefined: nobody said where that is. */
  readonly temporalUi?: string | undefined;
  /** How long a command waits for the relay to tell the workflows before it answers 202. */
  readonly waitToldMs: number;
  /** One line a request: ids, codes and counts only. */
  readonly log: (line: RequestLine) => void;
};

/** What is known of a request afterwards. `route` is the pattern, so that nothing that was typed gets into a log. */
export type RequestLine = {
  readonly request: string;
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly ms: number;
  /** Class and code of a failure that nobody expected, and where it arose; its message may hold values, so it stays out. */
  readonly failure?: string | undefined;
};

/** What the layers before a handler have found out. */
export type Env = {
  Bindings: {
    /** Who asks, where our own pages ask for them: they have a session instead of a token. Nothing that comes from outside can set it. */
    visitor?: Holder | undefined;
  };
  Variables: {
    request: string;
    language: Language;
    actor: Actor;
    /** The one that the path names. */
    programme: ProgrammeRoles | undefined;
    failure: string | undefined;
  };
};
