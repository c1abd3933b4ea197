import type { Child } from 'hono/jsx';
import type { Moved, Shortfall, StandInWarning } from '../../client/client.ts';
import type { Language } from '../../domain/language.ts';
import type { Action } from '../../domain/may.ts';
import type { ProgrammeVisit } from '../page.ts';
import type { Faults } from '../shared/parts.tsx';
import type { Choices } from './choices.ts';

/** What every act answers, and what some kinds say besides. */
export type ActAnswer = Pick<Moved, 'act' | 'kind' | 'planVersion' | 'counts' | 'changes' | 'told' | 'clashes' | 'afterEnd'> & {
  readonly endsOn?: string;
  readonly days?: number;
  readonly only?: readonly string[];
  readonly clocks?: number;
  readonly substitute?: string | null;
  readonly proposed?: boolean;
  readonly warnings?: readonly StandInWarning[];
  readonly waiting?: readonly string[];
  readonly seats?: readonly string[];
  /** Of a handover who comes; of a new definition its version. */
  readonly to?: string | number | null;
  /** Of a new definition the version that held; of a client who is excused the first day. */
  readonly from?: number | string;
  readonly until?: string;
  readonly client?: string;
  /** Of a handover which cases wait; of an early end how many are open. */
  readonly cases?: readonly string[] | number;
  /** Of a new definition which items; of an early end how many. */
  readonly kept?: readonly string[] | number;
  readonly clients?: readonly string[];
  readonly size?: number;
  readonly shortfall?: Shortfall | null;
  readonly expected?: readonly { readonly track: string; readonly before: number; readonly after: number }[];
  readonly makeUp?: string;
};

/** Why, and whether it is only looked at, as the API takes it. */
export type Why = { readonly reason: string; readonly preview: boolean; readonly expect?: number };

/** A form of a change as it was asked for or sent. */
export type Asked = {
  readonly visit: ProgrammeVisit;
  readonly language: Language;
  /** What there is to choose from; for who may not see acts it is empty. */
  readonly choices: Choices;
  /** What stands in a field: as it was sent, else as the link to the form has it, else ''. */
  readonly value: (name: string) => string;
  readonly faults: Faults;
};

/** A form that can be asked about, or what is to be mended first. */
export type Prepared =
  | { readonly kind: 'ready'; readonly send: (why: Why, key: string) => Promise<ActAnswer> }
  | { readonly kind: 'faults'; readonly faults: Faults };

/** A kind of change: what it asks, and which act it is. */
export type ChangeKind = {
  readonly name: string;
  /** Whoever may not is not offered it; the API decides anew. */
  readonly action: Action;
  /** What is asked for before the form can be shown: a question of its own. Undefined where nothing is. */
  readonly first?: (asked: Asked) => Child | undefined | Promise<Child | undefined>;
  readonly fields: (asked: Asked) => Child | Promise<Child>;
  readonly prepare: (asked: Asked) => Prepared | Promise<Prepared>;
  /** The form's field of a path of the API's body. */
  readonly rename?: (path: string) => string;
  /** A field that says it all: with it the preview is shown at once. */
  readonly atOnce?: string;
  /** There is nothing to type: the link says it all. */
  readonly untyped?: true;
  /** What it ends is not begun again by an undo alone. */
  readonly grave?: true;
};

/** A form with all that it needs. */
export function ready(send: (why: Why, key: string) => Promise<ActAnswer>): Prepared {
  return { kind: 'ready', send };
}

/** The fields among these that are empty, each as a fault; undefined where none is. */
export function missing({ value }: Asked, names: readonly string[], fault: string): Prepared | undefined {
  const empty = names.filter((name) => value(name) === '');
  return empty.length === 0 ? undefined : { kind: 'faults', faults: Object.fromEntries(empty.map((name) => [name, fault])) };
}

/** A field of a body where something was typed; nothing where not. */
export function given<Name extends string>(name: Name, text: string): { [K in Name]?: string } {
  return (text === '' ? {} : { [name]: text }) as { [K in Name]?: string };
}
