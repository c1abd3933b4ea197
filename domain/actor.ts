/** What an account is for: the product itself, some programmes, the figures of some. */
export const ACCOUNT_STANDINGS = ['administrator', 'manager', 'donor'] as const;
export type AccountStanding = (typeof ACCOUNT_STANDINGS)[number];

/**
 * Who asks. A person belongs to one programme, and `group` is the group served there, if one; an account is somebody of no programme's team, who has to do
 * with `programmes`; a machine (the command line, a driver) belongs to none. The label and the id may be written down anywhere; neither is a name.
 */
export type Actor =
  | { readonly kind: 'machine'; readonly label: string }
  | {
      readonly kind: 'person';
      readonly programme: string;
      readonly id: string;
      readonly role: string;
      readonly group?: string | undefined;
    }
  | { readonly kind: 'account'; readonly id: string; readonly standing: AccountStanding; readonly programmes: readonly string[] };

/** The actor as the journal and stored answers name it: `machine:cli`, `person:tablolong-2027/pendamping-3`, `account:dinas`. */
export function actorKey(actor: Actor): string {
  if (actor.kind === 'machine') return `machine:${actor.label}`;
  return actor.kind === 'account' ? `account:${actor.id}` : `person:${actor.programme}/${actor.id}`;
}

/** Who recorded something, within the programme that it is about: the person's id, the machine's label, or `account:dinas`, which no person's id is like. */
export function recorderOf(actor: Actor): string {
  if (actor.kind === 'account') return actorKey(actor);
  return actor.kind === 'person' ? actor.id : actor.label;
}

/** The programmes that an actor has to do with; undefined: all there are. */
export function programmesOf(actor: Actor): readonly string[] | undefined {
  if (actor.kind === 'person') return [actor.programme];
  return actor.kind === 'account' && actor.standing !== 'administrator' ? actor.programmes : undefined;
}
