import type { Definition } from './definition.ts';
import { partOfBlock } from './naming.ts';
import type { Track } from './tracks.ts';

/** Keys of the forms that an item's report answers: its own, and one of each client that is asked. Undefined: nothing is asked. */
export type ItemForms = { readonly form: string | undefined; readonly memberForm: string | undefined };

/** What tells an item from the others of its series. `standsFor`: of a make-up, the ordinal of the session that it makes up for. */
export type PlacedItem = {
  readonly track: string;
  readonly ordinal: number;
  readonly part: string | undefined;
  readonly standsFor?: number | undefined;
};

/**
 * The forms of an item: its step's or its track's; of each client the test before at the first item of its block or series and the test after at the
 * last (E17), else the track's. A make-up has those of the session that it makes up for: a test whose day fell out is taken then.
 */
export function formsOf({ tracks }: Pick<Definition, 'tracks'>, item: PlacedItem): ItemForms {
  const track = tracks[item.track];
  if (track === undefined) return { form: undefined, memberForm: undefined };
  const step = item.part === undefined ? undefined : track.steps?.[item.part];
  return { form: step === undefined ? track.form : step.form, memberForm: testOf(track, item) ?? track.memberForm };
}

function testOf(track: Track, { ordinal: own, standsFor, part }: PlacedItem): string | undefined {
  if (track.tests === undefined) return undefined;
  const ordinal = standsFor ?? own;
  const { first, last } = bracketOf(track, part);
  if (ordinal === last) return track.tests.after;
  return ordinal === first ? track.tests.before : undefined;
}

/** Ordinals of the first and last item of the block that an item belongs to, or of its series. */
function bracketOf({ blocks, cadence = [] }: Track, part: string | undefined): { first: number; last: number } {
  const block = blocks?.findIndex((_, index) => partOfBlock(index + 1) === part) ?? -1;
  if (blocks === undefined || block === -1) return { first: 1, last: cadence.reduce((sum, { perMonth, months }) => sum + perMonth * months, 0) };
  const before = blocks.slice(0, block).reduce((sum, { days }) => sum + days, 0);
  return { first: before + 1, last: before + (blocks[block]?.days ?? 0) };
}
