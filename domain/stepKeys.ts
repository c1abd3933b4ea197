import type { TrackKind } from './tracks.ts';

/**
 * The hands that each kind with steps goes through, in their order: what a step's report may decide and where it leads is code, so its key is too.
 * `needed`: without them the kind does not come to its end.
 */
export const STEPS: { readonly [K in TrackKind]?: { readonly known: readonly string[]; readonly needed: readonly string[] } } = {
  capital: {
    known: ['proposal', 'check', 'recommendation', 'decision', 'disbursement', 'handOver', 'useReport'],
    needed: ['proposal', 'decision', 'disbursement', 'handOver', 'useReport'],
  },
  termination: { known: ['confirm', 'countersign'], needed: ['confirm', 'countersign'] },
  newProposal: { known: ['draft', 'submit', 'answer'], needed: ['draft', 'submit', 'answer'] },
  referral: { known: ['offer', 'answer', 'outcome'], needed: ['offer', 'answer'] },
  followUp: { known: ['recommendCapital', 'cadres'], needed: [] },
};
