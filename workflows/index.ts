/** The workflows a worker runs. The only barrel: Temporal bundles from here. */
export { capital } from './capital.ts';
export { followUp } from './followUp.ts';
export { newProposal } from './newProposal.ts';
export { planning } from './planning.ts';
export { programme } from './programme.ts';
export { referral } from './referral.ts';
export { termination } from './termination.ts';
export { track } from './track.ts';
