import type { Definition } from './definition.ts';
import type { Answers } from './forms.ts';

/** How a consent was given or refused. */
export const CONSENT_WAYS = ['signed', 'thumbprint', 'withWitness'] as const;
export type ConsentWay = (typeof CONSENT_WAYS)[number];

/** What a client said of one purpose. */
export type SaidOfPurpose = { readonly purpose: string; readonly given: boolean; readonly how: ConsentWay };

/** The purposes without which nothing is asked of a client (P1a). */
export function requiredPurposes({ consents }: Pick<Definition, 'consents'>): string[] {
  return Object.entries(consents)
    .filter(([, { required }]) => required)
    .map(([purpose]) => purpose);
}

/**
 * What a client's answers to a form say of each purpose of the definition: a question by the purpose's key, and `how`. A purpose that the form does
 * not ask is not said anything of; where it does not ask how, it was signed.
 */
export function saidIn({ consents }: Pick<Definition, 'consents'>, answers: Answers): SaidOfPurpose[] {
  const how = CONSENT_WAYS.find((way) => way === answers['how']) ?? 'signed';
  return Object.keys(consents).flatMap((purpose) => {
    const given = Object.hasOwn(answers, purpose) ? answers[purpose] : undefined;
    return typeof given === 'boolean' ? [{ purpose, given, how }] : [];
  });
}

/** Whether something required is refused. */
export function refusesRequired(definition: Pick<Definition, 'consents'>, said: readonly SaidOfPurpose[]): boolean {
  const required = requiredPurposes(definition);
  return said.some(({ purpose, given }) => !given && required.includes(purpose));
}
