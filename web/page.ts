import type { Child } from 'hono/jsx';
import type { Client, Self } from '../client/client.ts';
import type { Language } from '../domain/language.ts';
import type { Action } from '../domain/may.ts';
import type { Door } from './signIn/door.ts';

/** Whoever opens a page, what they sent, and the API as they may use it. */
export type Visit = {
  readonly language: Language;
  /** Without the query: `/p/tablolong-2027/tasks`. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Of a POST, or of one that came before signing in; else empty. A name may stand in it several times. */
  readonly form: FormData;
  /** Every form of ours carries it in a field `csrf`. */
  readonly csrf: string;
  /** The API, asked for the one who visits; each call throws `Refused`. */
  readonly api: Client;
  /** Who they are to the programme that the path names; undefined where it names none. */
  readonly self: Self | undefined;
  /** The value of a cookie. */
  readonly cookie: (name: string) => string | undefined;
  /** For pages of signing in alone. */
  readonly door: Door;
  /** Machine time, milliseconds since 1970. */
  readonly now: number;
};

/** A visit to a page below `/p/:code`. */
export type ProgrammeVisit = Visit & { readonly self: Self; readonly params: Readonly<Record<string, string>> & { readonly code: string } };

/** What a page answers: itself, another page to go to, or a file. */
export type Answer =
  | { readonly kind: 'page'; readonly title: string; readonly body: Child; readonly status?: 200 | 403 | 404 | 409 | 413 | 422 | 429; readonly wide?: boolean }
  | { readonly kind: 'go'; readonly to: string; readonly cookies?: readonly string[] }
  | { readonly kind: 'file'; readonly name: string; readonly type: string; readonly bytes: Uint8Array | string; readonly inline?: boolean };

/** A page as data, as the API's endpoints are: `get` shows it, `post` takes its form. */
export type Page = {
  /** As Hono writes it: `/p/:code/tasks`. */
  readonly path: string;
  /** Whom it is for; the API decides anew on all that it asks for. `anyone`: signed in or not; `signedIn`: whoever is. */
  readonly action: Action | 'anyone' | 'signedIn';
  /** Bytes of a POST: 1 MB unless said. */
  readonly maxBytes?: number;
  /** `get` itself shows what is in `visit.form`: what was sent before signing in. */
  readonly showsTyped?: true;
  readonly get: (visit: never) => Promise<Answer>;
  readonly post?: (visit: never) => Promise<Answer>;
};

/** A page of one programme. */
export function page(
  described: Omit<Page, 'get' | 'post'> & { get: (visit: ProgrammeVisit) => Promise<Answer>; post?: (visit: ProgrammeVisit) => Promise<Answer> },
): Page {
  return described;
}

/** A page of none in particular. */
export function openPage(described: Omit<Page, 'get' | 'post'> & { get: (visit: Visit) => Promise<Answer>; post?: (visit: Visit) => Promise<Answer> }): Page {
  return described;
}

/** Whether a link to what needs that action is worth showing. */
export function can(visit: Visit, action: Action): boolean {
  return visit.self?.may.includes(action) ?? false;
}
