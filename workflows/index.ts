/** The workflows a worker runs. The only barrel: Temporal bundles from here. */
export { planning } from './planning.ts';
export { programme } from './programme.ts';
export { track } from './track.ts';
