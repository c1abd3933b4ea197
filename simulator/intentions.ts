import type { Person } from './people.ts';

/** What somebody is going to do of their own accord. */
export type Act = { readonly at: number; readonly person: string; readonly subject: string };

/** What all people intend, one intention a subject: a new one takes the place of the old. */
export type Intentions = {
  intend(person: Person, subject: string, at: number, carryOut: () => Promise<void>): void;
  /** Nobody intends it any more. */
  drop(subject: string): void;
  /** Who intends something about this; undefined: nobody. */
  whose(subject: string): string | undefined;
  /** Whether somebody intends something about this. */
  has(subject: string): boolean;
  /** The next act, by instant, then person, then subject; undefined when nobody intends anything. */
  next(): Act | undefined;
  /** Carries out that act, through the service. */
  act(): Promise<void>;
};

export function createIntentions(): Intentions {
  const all = new Map<string, Act & { readonly carryOut: () => Promise<void> }>();
  const first = () => {
    let earliest: (Act & { readonly carryOut: () => Promise<void> }) | undefined;
    for (const intention of all.values()) if (earliest === undefined || before(intention, earliest)) earliest = intention;
    return earliest;
  };
  return {
    intend: (person, subject, at, carryOut) => void all.set(subject, { at, person: person.id, subject, carryOut }),
    drop: (subject) => void all.delete(subject),
    whose: (subject) => all.get(subject)?.person,
    has: (subject) => all.has(subject),
    next: first,
    async act() {
      const intention = first();
      if (intention === undefined) throw new Error('nobody intends anything; expected next() to be asked before');
      await intention.carryOut();
      // Only what was carried out is struck off: what was put off stands anew under its subject.
      if (all.get(intention.subject) === intention) all.delete(intention.subject);
    },
  };
}

function before(a: Act, b: Act): boolean {
  if (a.at !== b.at) return a.at < b.at;
  return a.person === b.person ? a.subject < b.subject : a.person < b.person;
}
