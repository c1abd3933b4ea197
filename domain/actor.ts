/**
 * Who asks. A person belongs to one programme, and `group` is the group served there, if one; a machine (the command line, a driver) to none.
 * The label and the id may be written down anywhere; neither is a name.
 */
export type Actor =
  | { readonly kind: 'machine'; readonly label: string }
  | {
      readonly kind: 'person';
      readonly programme: string;
      readonly id: string;
      readonly role: string;
      readonly group?: string | undefined;
    };

/** The actor as the journal and stored answers name it: `machine:cli`, `person:tablolong-2027/pendamping-3`. */
export function actorKey(actor: Actor): string {
  return actor.kind === 'machine' ? `machine:${actor.label}` : `person:${actor.programme}/${actor.id}`;
}

/** Who recorded something, within the programme that it is about: the person's id, or the machine's label. */
export function recorderOf(actor: Actor): string {
  return actor.kind === 'person' ? actor.id : actor.label;
}
