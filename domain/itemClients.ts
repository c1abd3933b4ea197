import type { Definition } from './definition.ts';
import { formsOf } from './formsOf.ts';
import { groupsOf } from './groupsOf.ts';
import { decisionsOf } from './procedure.ts';
import type { TrackKind } from './tracks.ts';

/** An item as far as it says whom it is about. */
export type ItemAbout = {
  readonly track: string;
  readonly kind: TrackKind;
  readonly audience: string;
  readonly ordinal: number;
  readonly subject: string | undefined;
  readonly part: string | undefined;
  /** Of a make-up, the ordinal of the session that it makes up for. */
  readonly standsFor?: number | undefined;
};

/** A client who is, or was, of a business group. */
export type GroupMember = { readonly id: string; readonly audience: string; readonly household: string; readonly left: boolean };

/** Whether an item is about one client, or the clients of one household; undefined: about those of its group. */
export function aboutWhom(
  { tracks }: Pick<Definition, 'tracks'>,
  { track, kind, subject }: Pick<ItemAbout, 'track' | 'kind' | 'subject'>,
): 'client' | 'household' | undefined {
  if (subject === undefined) return undefined;
  if (kind === 'counselling' || kind === 'welcome') return 'client';
  const per = tracks[track]?.per;
  return per === 'client' || per === 'household' ? per : undefined;
}

/** Whom an item's answers by client are asked of: those present where attendance is marked, else each of its clients. */
export type AskedMembers = 'none' | 'present' | 'each';

/** What the report of an item carries, as a phone needs to know it before it is filled in. */
export type ReportShape = {
  readonly attendance: boolean;
  readonly form: string | undefined;
  readonly memberForm: string | undefined;
  readonly members: AskedMembers;
  /** One of them is required where there are any. */
  readonly decisions: readonly string[];
  readonly bringsTasks: boolean;
  /** Whether it names clients at all: marks, asks or is about them. */
  readonly namesClients: boolean;
};

export function reportShape(definition: Pick<Definition, 'tracks' | 'forms'>, item: ItemAbout): ReportShape {
  const track = definition.tracks[item.track];
  const attendance = track?.attendance === true;
  const { form, memberForm } = formsOf(definition, item);
  const questions = form === undefined ? [] : Object.values(definition.forms[form]?.questions ?? {});
  return {
    attendance,
    form,
    memberForm,
    members: memberForm === undefined ? 'none' : attendance ? 'present' : 'each',
    decisions: decisionsOf(item.kind, item.part),
    bringsTasks: track?.bringsTasks === true,
    namesClients: attendance || memberForm !== undefined || aboutWhom(definition, item) !== undefined || questions.some(({ type }) => type === 'client'),
  };
}

/** Of these clients those that an item is about: the one, whether still there or not; those of the household or the group who are. */
export function clientsOfItem<Member extends GroupMember>(
  definition: Pick<Definition, 'tracks' | 'businessGroups'>,
  item: ItemAbout,
  clients: readonly Member[],
): Member[] {
  const whom = aboutWhom(definition, item);
  if (whom === 'client') return clients.filter(({ id }) => id === item.subject);
  if (whom === 'household') return clients.filter(({ household, left }) => household === item.subject && !left);
  const groups = groupsOf(definition, item.audience);
  return clients.filter(({ audience, left }) => groups.includes(audience) && !left);
}
