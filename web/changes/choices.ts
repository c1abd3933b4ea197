import type { ChangeChoices, ItemThen, People } from '../../client/client.ts';
import { PROGRAMME_AUDIENCE } from '../../domain/ladder.ts';
import type { Language } from '../../domain/language.ts';
import { can, type ProgrammeVisit } from '../page.ts';

/** What a change can be about, with the names of it all. */
export type Choices = ChangeChoices & {
  readonly seats: People['seats'];
  readonly person: (id: string | null | undefined) => string;
  readonly group: (key: string) => string;
  readonly track: (key: string) => string;
  readonly seat: (id: string) => string;
};

const NOTHING: ChangeChoices = {
  today: '',
  endsOn: '',
  tracks: [],
  groups: [],
  hamlets: [],
  people: [],
  vacant: [],
  agencies: [],
  calendars: [],
};

/** Reads what can be chosen, as far as the visitor may see it. */
export async function readChoices({ api, params: { code }, language, self, ...visit }: ProgrammeVisit): Promise<Choices> {
  const [read, { seats }] = await Promise.all([
    can({ ...visit, api, params: { code }, language, self }, 'viewActs') ? api.readChangeChoices({ code }) : { ...NOTHING, today: self.programme.today },
    can({ ...visit, api, params: { code }, language, self }, 'viewPeople') ? api.listPeople({ code }) : { seats: [] },
  ]);
  return named({ ...read, seats }, language);
}

function named(read: ChangeChoices & { readonly seats: People['seats'] }, language: Language): Choices {
  const people = new Map(read.people.map(({ id, name, title }) => [id, title === null ? name : `${title} ${name}`]));
  const groups = new Map(read.groups.map(({ group, name }) => [group, name[language]]));
  groups.set(PROGRAMME_AUDIENCE, language === 'id' ? 'seluruh program' : 'the whole programme');
  const tracks = new Map(read.tracks.map(({ track, name }) => [track, name[language]]));
  const seats = new Map(read.seats.map(({ seat, name }) => [seat, name[language]]));
  return {
    ...read,
    person: (id) => (id === null || id === undefined ? '–' : (people.get(id) ?? id)),
    group: (key) => groups.get(key) ?? key,
    track: (key) => tracks.get(key) ?? key,
    seat: (id) => seats.get(id) ?? id,
  };
}

/** Items by their keys, as sentences name them. */
export type ItemNames = (key: string) => { readonly name: string; readonly group: string };

/** What sentences about an act need: names of items, people and groups. */
export type Named = { readonly choices: Choices; readonly names: ItemNames; readonly language: Language; readonly code: string };

/** Names of the items of the plan; one that is not in it yet is called by its track. */
export function namesOf(items: readonly Pick<ItemThen, 'key' | 'name'>[], choices: Choices, language: Language): ItemNames {
  const known = new Map(items.map(({ key, name }) => [key, name[language]]));
  return (key) => {
    const [track = '', audience = '', ordinal = ''] = key.split('/');
    const session = choices.tracks.find((each) => each.track === track)?.session[language];
    return { name: `${known.get(key) ?? session ?? track} ${Number(ordinal)}`, group: choices.group(audience) };
  };
}

/** States in which an item is still to be done. */
const OPEN: readonly ItemThen['state'][] = ['planned', 'due', 'overdue', 'paused', 'blocked'];

export function isStillOpen({ state }: Pick<ItemThen, 'state'>): boolean {
  return OPEN.includes(state);
}

/** A person who holds a seat, once, with what they are. */
export function holders(
  { seats, person }: Choices,
  language: Language,
  among: (seat: People['seats'][number]) => boolean = () => true,
): [id: string, label: string][] {
  const held = new Map<string, string[]>();
  for (const seat of seats) if (seat.person !== null && among(seat)) held.set(seat.person.id, [...(held.get(seat.person.id) ?? []), seat.name[language]]);
  return [...held].map(([id, names]) => [id, `${person(id)} (${names.join(', ')})`]);
}
