import type { Actor } from './actor.ts';
import { answersForGroup, DEATH } from './clientLife.ts';
import type { Definition } from './definition.ts';
import { type ClientFacts, clientOf, dayErrors, type LifeAccepted, type LifeFacts, notLeft, oneOf, placeTaken, wrong, wrongValues } from './judgeClient.ts';
import { trainingGroupOf } from './ladder.ts';
import type { Text } from './language.ts';
import { standingOf } from './may.ts';
import { type FieldError, notAllowed, type Refusal, refused } from './refusal.ts';
import { PERSON_ID } from './patterns.ts';
import { ageOn, type Day, dayOf, isDay } from './time.ts';

/** One on the waiting list, in its order. `group`: the training group waited for; undefined: any. */
export type Waiting = { readonly id: string; readonly group: string | undefined };

/**
 * `waiting`: all who may still be enrolled; `firstBlockEnds`: last day of the group's first block of training, undefined where there is none. `idTaken`:
 * somebody of the programme has the newcomer's id.
 */
export type ReplaceFacts = LifeFacts & { readonly waiting: readonly Waiting[]; readonly firstBlockEnds: Day | undefined; readonly idTaken: boolean };

/** `relative`: of the household of one who died, and not on the waiting list; `by` is then the id they are given. */
export type ReplaceRequest = {
  readonly by: string;
  readonly reason?: string | undefined;
  readonly relative?: { readonly bornOn: Day } | undefined;
};

/** `skipped`: those before the newcomer on the list, passed over with a reason. */
export type ReplaceAccepted = { readonly kind: 'accepted'; readonly client: ClientFacts; readonly repeated: boolean; readonly skipped: readonly string[] };

/**
 * Whether somebody of the waiting list takes a leaver's place (I3, R1): by the group's coordinator or a manager, until the first block of the group's
 * training is over, in the order of the list; whoever passes somebody over says why. Of one who died a relative may take the place in the business,
 * whenever the group's meeting says so (R3), within the ages of the programme.
 */
export function judgeReplace(actor: Actor, { by, reason, relative }: ReplaceRequest, facts: ReplaceFacts): ReplaceAccepted | Refusal {
  const found = manages(actor, facts);
  if (found.kind === 'refused') return found;
  const { client } = found;
  if (client.replacedBy === by) return { ...found, repeated: true, skipped: [] };
  if (client.replacedBy !== undefined) return placeTaken(client.id, client.replacedBy);
  if (client.leftOn === undefined) return notLeft(client.id);
  const today = dayOf(facts.now, facts.definition.timeZone);
  if (relative !== undefined) {
    const errors = relativeErrors({ by, reason, bornOn: relative.bornOn }, client, today, facts);
    return errors.length > 0 ? wrongValues(errors) : { ...found, repeated: false, skipped: [] };
  }
  if (facts.firstBlockEnds !== undefined && today > facts.firstBlockEnds)
    return refused(409, 'notReplacedAnyMore', {
      id: `Pelatihan tahap pertama kelompok ini selesai pada ${facts.firstBlockEnds}; sesudah itu tempat tidak diisi lagi dan kelompok berjalan terus.`,
      en: `The first phase of this group's training ended on ${facts.firstBlockEnds}; after it a place is not filled any more and the group goes on.`,
    });
  const training = trainingGroupOf(facts.definition, client.group);
  const list = facts.waiting.filter(({ group }) => group === undefined || group === training);
  const position = list.findIndex(({ id }) => id === by);
  if (position < 0)
    return wrongValues([wrong('by', { id: `${by} tidak ada dalam daftar tunggu kelompok ini.`, en: `${by} is not on the waiting list of this group.` })]);
  const skipped = list.slice(0, position).map(({ id }) => id);
  if (skipped.length > 0 && blank(reason))
    return wrongValues([
      wrong('reason', {
        id: `Sebelum ${by} dalam daftar: ${skipped.join(', ')}. Tuliskan alasannya.`,
        en: `Before ${by} on the list: ${skipped.join(', ')}. Say why.`,
      }),
    ]);
  return { ...found, repeated: false, skipped };
}

function relativeErrors(
  { by, reason, bornOn }: { readonly by: string; readonly reason: string | undefined; readonly bornOn: Day },
  { id, leftBecause }: ClientFacts,
  today: Day,
  { definition, idTaken }: ReplaceFacts,
): FieldError[] {
  const errors: FieldError[] = [];
  if (leftBecause !== DEATH)
    errors.push(
      wrong('relative', {
        id: `Keluarga menggantikan yang meninggal saja, dan ${id} tidak.`,
        en: `A relative takes the place of the dead alone, and ${id} is not.`,
      }),
    );
  if (!PERSON_ID.test(by) || idTaken)
    errors.push(
      wrong('by', { id: 'Kode baru: huruf kecil, angka, tanda hubung, belum dipakai.', en: 'A new id: small letters, digits, hyphens, not used yet.' }),
    );
  if (blank(reason)) errors.push(wrong('reason', { id: 'Tuliskan keputusan musyawarah kelompok.', en: "Say what the group's meeting decided." }));
  const { ageFrom, ageTo } = definition.clients;
  const age = isDay(bornOn) ? ageOn(bornOn, today) : -1;
  if (age < ageFrom || age > ageTo)
    errors.push(
      wrong('relative.bornOn', {
        id: `Program ini untuk usia ${ageFrom} sampai ${ageTo} tahun.`,
        en: `This programme is for people aged ${ageFrom} to ${ageTo}.`,
      }),
    );
  return errors;
}

/** `capitalHandedOver`: the group left, or the one joined, has its grant. `ended`: keys of the groups that have ended, which nobody joins. */
export type TransferFacts = LifeFacts & { readonly capitalHandedOver: boolean; readonly ended: readonly string[] };

export type TransferRequest = { readonly to: string; readonly on: Day; readonly reason?: string | undefined };

/** Whether a client goes on in another business group (R8): free before capital, after it by the leader alone, with a reason. */
export function judgeTransfer(actor: Actor, { to, on, reason }: TransferRequest, facts: TransferFacts): LifeAccepted | Refusal {
  const found = manages(actor, facts);
  if (found.kind === 'refused') return found;
  const { definition, code, capitalHandedOver, ended } = facts;
  const groups = Object.keys(definition.businessGroups).filter((key) => !ended.includes(key));
  const { client } = found;
  if (client.leftOn !== undefined)
    return refused(409, 'alreadyLeft', {
      id: `Keikutsertaan ${client.id} sudah berakhir pada ${client.leftOn}.`,
      en: `The participation of ${client.id} ended on ${client.leftOn} already.`,
    });
  if (!groups.includes(to)) return wrongValues([wrong('to', oneOf('Kelompok usaha', 'A business group', groups))]);
  if (client.group === to)
    return client.memberSince === on
      ? { ...found, repeated: true }
      : refused(409, 'alreadyThere', { id: `${client.id} sudah anggota kelompok itu.`, en: `${client.id} is of that group already.` });
  if (trainingGroupOf(definition, to) !== trainingGroupOf(definition, client.group) && standingOf(actor, { code, ...definition }) !== 'manager')
    return notAllowed({
      id: 'Pindah ke kelompok sasaran lain ditetapkan oleh pengelola program.',
      en: 'A change to another training group is decided by a programme manager.',
    });
  const errors = dayErrors(on, client.memberSince, facts);
  if (capitalHandedOver) {
    if (actor.kind !== 'person' || actor.role !== definition.leader) return notAllowed(AFTER_CAPITAL);
    if (blank(reason)) errors.push(wrong('reason', { id: 'Tuliskan alasannya: modal sudah diserahkan.', en: 'Say why: capital has been handed over.' }));
  }
  return errors.length > 0 ? wrongValues(errors) : { ...found, repeated: false };
}

/** A group of a size that is not tolerated: shown, and no ground to refuse (I3). Undefined where it is within. */
export function sizeShortfall({ businessGroups }: Definition, group: string, size: number): { kind: 'groupSize'; subject: string; text: Text } | undefined {
  const tolerated = businessGroups[group];
  if (tolerated === undefined || (size >= tolerated.smallest && size <= tolerated.largest)) return undefined;
  const { name, smallest, largest } = tolerated;
  return {
    kind: 'groupSize',
    subject: group,
    text: {
      id: `${name.id} kini ${size} orang; yang ditoleransi ${smallest} sampai ${largest}.`,
      en: `${name.en} has ${size} people now; ${smallest} to ${largest} are tolerated.`,
    },
  };
}

const AFTER_CAPITAL: Text = {
  id: 'Sesudah modal diserahkan, pindah kelompok disetujui oleh Ketua Tim.',
  en: 'Once capital has been handed over, a change of group is approved by the team leader.',
};

/** The client, where the actor decides about places: the coordinator of the group, or a manager. */
function manages(actor: Actor, facts: LifeFacts): ReturnType<typeof clientOf> {
  const found = clientOf(actor, facts);
  const standing = standingOf(actor, { code: facts.code, ...facts.definition });
  if (found.kind === 'refused' || standing === 'manager' || (standing === 'coordinator' && answersForGroup(actor, found.client.group, facts))) return found;
  return notAllowed({ id: 'Ditetapkan oleh koordinator kelompok atau pengelola program.', en: "Decided by the group's coordinator or a programme manager." });
}

function blank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}
