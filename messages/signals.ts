import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { Instant } from '../domain/agenda.ts';

/**
 * What the relay tells a workflow. `keys` only stop clocks (items reported or cancelled; for `programme`: tracks to look at again);
 * whatever starts a clock raises `planVersion`, so that the receiver loads again: to a track, the version at which its own plan last changed. `now` moves a stepped clock (rehearsals only).
 */
export type Told = { readonly planVersion: number; readonly keys: readonly string[]; readonly now?: Instant };

export const told = defineSignal<[Told]>('told');

/** Keys of the items still open, as the track sees them. */
export const openItems = defineQuery<string[]>('openItems');
