import type { z } from '@hono/zod-openapi';
import type { Action, ProgrammeRoles } from '../domain/may.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Language } from '../domain/language.ts';
import type { Actor } from '../domain/actor.ts';
import type { Answer, Request } from '../db/commands/command.ts';
import type { Parts } from './parts.ts';

/**
 * A route as data. There is no other way to add one that a token opens, and `action` cannot be left out, so the one table `may` decides on
 * every request before anything of it is read.
 */
type Described = {
  /** Begins with the OpenAPI operation's name: `reportItem`. */
  readonly name: string;
  readonly summary: string;
  readonly description?: string;
  readonly tag: string;
  readonly action: Action;
};

type ParamsOf<Path extends string> = Path extends `${string}{${infer Param}}${infer Rest}` ? { readonly [K in Param | keyof ParamsOf<Rest>]: string } : unknown;
type About<Path extends string> = Path extends `${string}{code}${string}` ? ProgrammeRoles : undefined;

/** A request as a handler gets it: known, allowed, parsed. `programme` is the one its path names. */
export type Asked<Path extends string, Query extends z.ZodObject> = {
  readonly params: ParamsOf<Path>;
  readonly query: z.output<Query>;
  readonly actor: Actor;
  readonly language: Language;
  readonly programme: About<Path>;
};

/** Looks and changes nothing. */
export type View = Described & {
  readonly kind: 'view';
  readonly path: string;
  readonly query: z.ZodObject;
  readonly answer: z.ZodType;
  readonly read: (asked: never, parts: Parts) => Promise<unknown>;
};

/** Changes something, once for each Idempotency-Key. */
export type Command = Described & {
  readonly kind: 'command';
  readonly path: string;
  readonly body: z.ZodType;
  readonly maxBytes: number;
  readonly answer: z.ZodObject;
  readonly run: (asked: never, body: never, request: Request, parts: Parts) => Promise<Answer>;
};

export type Endpoint = View | Command;

/** A GET. `read` answers the body, whose shape `answer` is and gives the order of its keys, or why not. */
export function view<Path extends string, Query extends z.ZodObject, Body extends z.ZodType>(
  described: Described & {
    readonly path: Path;
    readonly query: Query;
    readonly answer: Body;
    readonly read: (asked: Asked<Path, Query>, parts: Parts) => Promise<z.input<Body> | Refusal>;
  },
): Endpoint {
  return { kind: 'view', ...described };
}

/** A POST that is one command of `db/commands`. */
export function command<Path extends string, Body extends z.ZodType>(
  described: Described & {
    readonly path: Path;
    readonly body: Body;
    /** 1 MB unless said. */
    readonly maxBytes?: number;
    readonly answer: z.ZodObject;
    readonly run: (asked: Asked<Path, z.ZodObject>, body: z.output<Body>, request: Request, parts: Parts) => Promise<Answer>;
  },
): Endpoint {
  return { kind: 'command', maxBytes: 1_000_000, ...described };
}
