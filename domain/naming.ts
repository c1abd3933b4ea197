import type { Definition } from './definition.ts';
import type { Text } from './language.ts';
import type { Step, Track, TrackKind } from './tracks.ts';

/** The first track of a kind, with its name, in the definition's order; undefined where the programme has none. */
export function trackByKind(definition: Pick<Definition, 'tracks'>, kind: TrackKind): [name: string, track: Track] | undefined {
  return Object.entries(definition.tracks).find(([, track]) => track.kind === kind);
}

/** All tracks of a kind, with their names, in the definition's order: an interview is held at the beginning and at the end. */
export function tracksByKind(definition: Pick<Definition, 'tracks'>, kind: TrackKind): [name: string, track: Track][] {
  return Object.entries(definition.tracks).filter(([, track]) => track.kind === kind);
}

/** The steps of a track in their order, each with its key; empty where it has none. */
export function stepsOf(track: Track): [key: string, step: Step][] {
  return Object.entries(track.steps ?? {});
}

/** The part of the days of a block, counted from 1: `phase1`. */
export function partOfBlock(block: number): string {
  return `phase${block}`;
}

/** An agency or supporter by its key; undefined where the definition has none of that key. */
export function partyName({ agencies, supporters }: Pick<Definition, 'agencies' | 'supporters'>, party: string): Text | undefined {
  if (Object.hasOwn(agencies, party)) return agencies[party]?.name;
  return Object.hasOwn(supporters, party) ? supporters[party]?.name : undefined;
}

/**
 * What an item is called in a task, a notice or the Temporal UI: the session of its track; with its aim or block behind it; its step by itself.
 * A make-up says so. The giver or partner it is about is named, a client or household never: this goes where no personal value may.
 */
export function itemName(
  definition: Pick<Definition, 'tracks' | 'agencies' | 'supporters'>,
  item: {
    readonly track: string;
    readonly part?: string | undefined;
    readonly subject?: string | undefined;
    /** Key of the session that it makes up for. */
    readonly makesUp?: string | null | undefined;
  },
): Text {
  const { track: name, part, subject } = item;
  const track = definition.tracks[name];
  if (track === undefined) return { id: name, en: name };
  const own = part === undefined ? track.session : partNamed(track, part);
  const named = item.makesUp == null ? own : { id: `${own.id} (susulan)`, en: `${own.en} (make-up)` };
  const party = subject === undefined ? undefined : partyName(definition, subject);
  return party === undefined ? named : { id: `${named.id} (${party.id})`, en: `${named.en} (${party.en})` };
}

/** The same with its number in its series, which only what has no name of its own needs. */
export function numberedName(definition: Parameters<typeof itemName>[0], item: Parameters<typeof itemName>[1] & { readonly ordinal: number }): Text {
  const { id, en } = itemName(definition, item);
  return item.part === undefined ? { id: `${id} ${item.ordinal}`, en: `${en} ${item.ordinal}` } : { id, en };
}

function partNamed(track: Track, part: string): Text {
  const step = track.steps?.[part];
  if (step !== undefined) return step.name;
  const aim = track.before?.parts?.[part] ?? track.blocks?.find((_, index) => partOfBlock(index + 1) === part);
  return aim === undefined ? track.session : { id: `${track.session.id}: ${aim.name.id}`, en: `${track.session.en}: ${aim.name.en}` };
}
