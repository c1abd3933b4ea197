import type { Actor } from './actor.ts';
import type { Instant } from './agenda.ts';
import { answersForGroup, DEATH, NO_CONSENT } from './clientLife.ts';
import type { Definition } from './definition.ts';
import type { Text } from './language.ts';
import { standingOf } from './may.ts';
import { type FieldError, notAllowed, type Refusal, refused, refusedFor } from './refusal.ts';
import { addMonths, type Day, dayOf, isDay } from './time.ts';

/** A client as they stand. `memberSince`: the first day in the group they are, or last were, of. */
export type ClientFacts = {
  readonly id: string;
  readonly group: string;
  readonly joinedOn: Day;
  readonly memberSince: Day;
  readonly leftOn: Day | undefined;
  readonly leftBecause: string | undefined;
  /** Id of the newcomer who has their place. */
  readonly replacedBy: string | undefined;
  readonly erased: boolean;
  /** Whether they have ever consented to anything. */
  readonly consented: boolean;
};

/** The programme, and the client; undefined where it has none of that id. */
export type LifeFacts = {
  readonly code: string;
  readonly definition: Definition;
  readonly stage: string;
  readonly now: Instant;
  readonly client: ClientFacts | undefined;
};

/** `repeated`: it is so already, and nothing is to be written. */
export type LifeAccepted = { readonly kind: 'accepted'; readonly client: ClientFacts; readonly repeated: boolean };

export type ExitRequest = { readonly on: Day; readonly reason: string };

/** Whether somebody's participation may be ended on a day, for one of the definition's reasons (R2, R3): by whoever answers for the group, once. */
export function judgeExit(actor: Actor, { on, reason }: ExitRequest, facts: LifeFacts): LifeAccepted | Refusal {
  const found = clientOf(actor, facts);
  if (found.kind === 'refused') return found;
  const { client } = found;
  if (client.leftOn === on && client.leftBecause === reason) return { ...found, repeated: true };
  if (client.leftOn !== undefined)
    return refused(409, 'alreadyLeft', {
      id: `Keikutsertaan ${client.id} sudah berakhir pada ${client.leftOn}.`,
      en: `The participation of ${client.id} ended on ${client.leftOn} already.`,
    });
  const { exits } = facts.definition;
  const errors = dayErrors(on, client.memberSince, facts);
  if (!Object.hasOwn(exits, reason)) errors.push(wrong('reason', oneOf('Alasan', 'A reason', Object.keys(exits))));
  else if (reason === NO_CONSENT && client.consented) errors.push(wrong('reason', HAD_CONSENTED));
  return errors.length > 0 ? wrongValues(errors) : { ...found, repeated: false };
}

/** It would erase at once what only a manager may have erased. */
const HAD_CONSENTED: Text = {
  id: 'Yang bersangkutan pernah memberi persetujuan: catat persetujuan yang ditarik, atau akhiri keikutsertaannya dengan alasan lain.',
  en: 'This person had consented: record the consent that is taken back, or end their participation for another reason.',
};

/**
 * Whether one who left is taken back from a day on: within the months that the reason gives (R4), as long as the place is free. What was missed stays missed.
 */
export function judgeReturn(actor: Actor, { on }: { readonly on: Day }, facts: LifeFacts): LifeAccepted | Refusal {
  const found = clientOf(actor, facts);
  if (found.kind === 'refused') return found;
  const { client } = found;
  const { leftOn, leftBecause } = client;
  if (leftOn === undefined || leftBecause === undefined) return client.memberSince === on ? { ...found, repeated: true } : notLeft(client.id);
  if (client.replacedBy !== undefined) return placeTaken(client.id, client.replacedBy);
  const months = leftBecause === DEATH || client.erased ? undefined : facts.definition.exits[leftBecause]?.returnWithinMonths;
  if (months === undefined)
    return refused(409, 'mayNotReturn', {
      id: `Keikutsertaan ${client.id} berakhir dengan alasan yang tidak dapat diurungkan.`,
      en: `The participation of ${client.id} ended for a reason that is not undone.`,
    });
  const errors = dayErrors(on, leftOn, facts);
  const last = addMonths(leftOn, months);
  if (errors.length === 0 && on > last)
    errors.push(wrong('on', { id: `Kembali paling lambat ${last}: ${months} bulan sejak berhenti.`, en: `Back by ${last}: ${months} months from leaving.` }));
  return errors.length > 0 ? wrongValues(errors) : { ...found, repeated: false };
}

/** `repeated`: nothing of them is readable already. */
export type EraseAccepted = { readonly kind: 'accepted'; readonly repeated: boolean };

/**
 * Whether what is known of a person is made unreadable: asked by a manager with a reason, for one who takes part no more, or waits; for anybody once the
 * programme has ended. The counts stay.
 * @param applicant whether the waiting list has somebody of that id
 */
export function judgeErase(actor: Actor, facts: LifeFacts & { readonly applicant: { readonly erased: boolean } | undefined }): EraseAccepted | Refusal {
  if (standingOf(actor, { code: facts.code, ...facts.definition }) !== 'manager')
    return notAllowed({ id: 'Data seseorang dihapus oleh pengelola program.', en: "A person's data is erased by a programme manager." });
  const { client, applicant, stage } = facts;
  if (client === undefined) return applicant === undefined ? unknownClient() : { kind: 'accepted', repeated: applicant.erased };
  if (client.leftOn === undefined && stage !== 'ended')
    return refused(409, 'stillEnrolled', {
      id: `${client.id} masih ikut serta. Akhiri keikutsertaannya dahulu.`,
      en: `${client.id} still takes part. End their participation first.`,
    });
  return { kind: 'accepted', repeated: client.erased };
}

/** The client, once it is known that the actor answers for them, while the programme lasts. */
export function clientOf(actor: Actor, facts: LifeFacts): { kind: 'accepted'; client: ClientFacts } | Refusal {
  const found = theirClient(actor, facts);
  if (found.kind === 'accepted' && facts.stage === 'ended')
    return refused(409, 'programmeEnded', { id: 'Program sudah berakhir.', en: 'The programme has ended.' });
  return found;
}

/** The client, once it is known that the actor answers for them. */
export function theirClient(
  actor: Actor,
  { code, definition, client }: Pick<LifeFacts, 'code' | 'definition' | 'client'>,
): { kind: 'accepted'; client: ClientFacts } | Refusal {
  if (client === undefined) return unknownClient();
  if (!answersForGroup(actor, client.group, { code, definition }))
    return notAllowed({
      id: `Keikutsertaan ${client.id} diurus oleh pendamping kelompoknya, koordinatornya, atau pengelola program.`,
      en: `The participation of ${client.id} is for the mentor of the group, its coordinator, or a programme manager.`,
    });
  return { kind: 'accepted', client };
}

/** What is wrong with the day of something that has happened: no date, before it could be, or still to come. */
export function dayErrors(on: Day, notBefore: Day, { now, definition }: Pick<LifeFacts, 'now' | 'definition'>): FieldError[] {
  if (!isDay(on)) return [wrong('on', { id: `${on} bukan tanggal yang ada.`, en: `${on} is no date that exists.` })];
  if (on < notBefore) return [wrong('on', { id: `Paling awal ${notBefore}.`, en: `On ${notBefore} at the earliest.` })];
  const today = dayOf(now, definition.timeZone);
  return on > today ? [wrong('on', { id: `Paling lambat hari ini, ${today}.`, en: `Today, ${today}, at the latest.` })] : [];
}

export function wrong(path: string, message: Text): FieldError {
  return { path, message };
}

export function oneOf(id: string, en: string, keys: readonly string[]): Text {
  const list = keys.join(', ');
  return { id: `${id}: salah satu dari ${list}.`, en: `${en}: one of ${list}.` };
}

export function wrongValues(errors: readonly FieldError[]): Refusal {
  return refusedFor('clientRefused', { id: 'Belum dapat dicatat. Periksa isian berikut.', en: 'This cannot be recorded yet. Check the following.' }, errors);
}

export function unknownClient(): Refusal {
  return refused(404, 'unknownClient', { id: 'Tidak ada warga binaan dengan kode itu dalam program ini.', en: 'This programme has no client of that id.' });
}

export function notLeft(client: string): Refusal {
  return refused(409, 'notLeft', { id: `${client} masih ikut serta.`, en: `${client} still takes part.` });
}

export function placeTaken(client: string, by: string): Refusal {
  return refused(409, 'placeTaken', { id: `Tempat ${client} sudah diisi ${by}.`, en: `The place of ${client} was taken by ${by}.` });
}
