import type { TrackKind } from '../../domain/tracks.ts';
import type { Effect } from './effect.ts';

/** Which kinds of item bring something about when they are reported; the others are recorded, and that is all. */
export const EFFECTS: { readonly [K in TrackKind]?: Effect } = {};
