import type { Actor } from './actor.ts';
import { type ConsentWay, refusesRequired, requiredPurposes, type SaidOfPurpose } from './consents.ts';
import { type ClientFacts, type LifeFacts, oneOf, theirClient, wrong } from './judgeClient.ts';
import { type FieldError, type Refusal, refused, refusedFor } from './refusal.ts';

/** What one client says by themselves of each purpose: a newcomer, somebody who was away, or who takes a consent back (R1, R30). */
export type ConsentRequest = { readonly purposes: Readonly<Record<string, boolean>>; readonly how: ConsentWay };

/** `before`: what was last said of each purpose. */
export type ConsentFacts = LifeFacts & { readonly before: Readonly<Record<string, boolean>> };

/**
 * `given`: all that is required stands. `refused`: something required was refused the first time it was asked, so nothing is recorded of the person but
 * that they were asked. `withdrawn`: taken back later; the client stays and is served, and is in no figure from now on. `restored`: given again after that.
 */
export type ConsentAccepted = {
  readonly kind: 'accepted';
  readonly client: ClientFacts;
  readonly said: readonly SaidOfPurpose[];
  readonly means: 'given' | 'refused' | 'withdrawn' | 'restored';
  readonly repeated: boolean;
};

/**
 * Whether a consent is recorded: by whoever answers for the client's group. The first time every purpose is asked. The end of the programme ends no
 * one's right to take a consent back.
 */
export function judgeConsent(actor: Actor, { purposes, how }: ConsentRequest, facts: ConsentFacts): ConsentAccepted | Refusal {
  const found = theirClient(actor, facts);
  if (found.kind === 'refused') return found;
  const { client } = found;
  if (client.leftOn !== undefined)
    return refused(409, 'alreadyLeft', {
      id: `Keikutsertaan ${client.id} sudah berakhir pada ${client.leftOn}.`,
      en: `The participation of ${client.id} ended on ${client.leftOn} already.`,
    });
  const errors = purposeErrors(purposes, facts);
  if (errors.length > 0)
    return refusedFor(
      'consentRefused',
      { id: 'Persetujuan belum dapat dicatat. Periksa isian berikut.', en: 'The consent cannot be recorded yet. Check the following.' },
      errors,
    );
  const { definition, before } = facts;
  const said = Object.keys(definition.consents).flatMap((purpose) => {
    const given = Object.hasOwn(purposes, purpose) ? purposes[purpose] : undefined;
    return given === undefined ? [] : [{ purpose, given, how }];
  });
  const repeated = said.every(({ purpose, given }) => before[purpose] === given);
  return { kind: 'accepted', client, said, means: meaningOf(said, facts), repeated };
}

function meaningOf(said: readonly SaidOfPurpose[], { definition, before }: ConsentFacts): ConsentAccepted['means'] {
  const required = requiredPurposes(definition);
  const asked = required.every((purpose) => before[purpose] !== undefined);
  if (refusesRequired(definition, said)) return asked ? 'withdrawn' : 'refused';
  return required.some((purpose) => before[purpose] === false) ? 'restored' : 'given';
}

function purposeErrors(purposes: ConsentRequest['purposes'], { definition, before }: ConsentFacts): FieldError[] {
  const known = Object.keys(definition.consents);
  const unknown = Object.keys(purposes).filter((purpose) => !known.includes(purpose));
  const missing = known.filter((purpose) => purposes[purpose] === undefined && before[purpose] === undefined);
  return [
    ...unknown.map((purpose) => wrong(`purposes.${purpose}`, oneOf('Tujuan', 'A purpose', known))),
    ...missing.map((purpose) => wrong(`purposes.${purpose}`, { id: 'Tujuan ini belum ditanyakan.', en: 'This purpose has not been asked.' })),
    ...(Object.keys(purposes).length === 0 && missing.length === 0
      ? [wrong('purposes', oneOf('Paling sedikit satu tujuan', 'At least one purpose', known))]
      : []),
  ];
}
