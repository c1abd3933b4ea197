import type { FigureRead } from './figuresRead.ts';
import { missedTargets } from './proposalDraft.ts';

/**
 * What a partner is told of a business group before it answers (P5b): how many people need help, and which kind. Whom, the paper letter says, once
 * the partner has said yes.
 */
export type ReferralLetter = {
  /** Clients who are of the group now. */
  readonly clients: number;
  /** Indicators whose target the group missed: the kind of help. */
  readonly needs: readonly string[];
};

/** The letter about one group, from the figures as they were read at termination. */
export function referralLetter(figures: readonly FigureRead[], group: string, clients: number): ReferralLetter {
  return { clients, needs: [...new Set(missedTargets(figures, group).map(({ indicator }) => indicator))] };
}

/** The partner asked next: the first of them in their order that nobody has asked yet; undefined once all were asked. */
export function nextPartner(parties: readonly string[], asked: readonly string[]): string | undefined {
  return parties.find((party) => !asked.includes(party));
}
