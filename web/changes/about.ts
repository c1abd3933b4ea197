import { z } from 'zod';
import type { Language } from '../../domain/language.ts';
import { shortDay, span } from '../shared/formats.ts';
import type { Act } from './acts.ts';
import type { Choices } from './choices.ts';
import { changeTexts } from './texts.ts';

/** What an act was about, as its scope keeps it: keys, days and counts. What a kind does not have is left out. */
const Scope = z
  .object({
    kind: z.string(),
    key: z.string(),
    track: z.string(),
    audience: z.string(),
    days: z.union([z.number(), z.array(z.object({ date: z.string(), until: z.string().optional() }))]),
    calendar: z.string(),
    only: z.array(z.string()),
    act: z.number(),
    person: z.string(),
    acting: z.string(),
    substitute: z.string().nullable(),
    seats: z.array(z.string()),
    vacant: z.boolean(),
    client: z.string(),
    item: z.string(),
    group: z.string(),
    into: z.string(),
    from: z.union([z.string(), z.number()]),
    to: z.union([z.string(), z.number()]).nullable(),
    until: z.string(),
    on: z.string(),
    months: z.number(),
  })
  .partial();
type Scope = z.infer<typeof Scope>;

/** What an act was about, in one line. */
export function aboutAct({ scope }: Pick<Act, 'scope'>, choices: Choices, language: Language): string {
  const parsed = Scope.safeParse(scope);
  if (!parsed.success) return '';
  const asked = parsed.data;
  return [...whatPart(asked, choices, language), ...whoOrWhich(asked, choices, language), ...whichDays(asked, choices, language)]
    .filter((part) => part !== '')
    .join(' · ');
}

function whatPart({ kind, key, track, audience, item }: Scope, choices: Choices, language: Language): string[] {
  const { said } = changeTexts(language);
  if (kind === 'programme') return [said.all];
  if (key !== undefined) {
    const name = itemWords(key, choices);
    return [kind === 'following' ? said.following(name) : kind === 'block' ? said.block(name) : kind === 'phase' ? said.phase(name) : name];
  }
  if (item !== undefined) return [itemWords(item, choices)];
  return [...(track === undefined ? [] : [choices.track(track)]), ...(audience === undefined ? [] : [choices.group(audience)])];
}

function whichDays({ days, calendar, only, months, from, until, on }: Scope, choices: Choices, language: Language): string[] {
  const { said } = changeTexts(language);
  const day = (text: string) => shortDay(text, language);
  const listed = Array.isArray(days) ? days.map(({ date, until: last }) => (last === undefined ? day(date) : `${day(date)} – ${day(last)}`)) : [];
  return [
    ...(typeof days === 'number' ? [said.byDays(days)] : listed),
    ...(calendar === undefined ? [] : [said.calendar(calendar)]),
    ...(only === undefined ? [] : [only.map(choices.group).join(', ')]),
    ...(months === undefined ? [] : [said.months(months)]),
    ...(typeof from === 'string' && until !== undefined ? [span(from, until, language)] : on === undefined ? [] : [day(on)]),
  ];
}

function whoOrWhich(scope: Scope, choices: Choices, language: Language): string[] {
  const { act, person, acting, substitute, client, group, into, from, to, seats } = scope;
  const { said } = changeTexts(language);
  const whose = seats === undefined ? undefined : seats.map(choices.seat).join(', ');
  const comes = typeof from === 'number' ? undefined : to === undefined ? (acting ?? substitute) : typeof to === 'number' ? undefined : to;
  return [
    ...(whose === undefined ? [] : [whose]),
    ...(person === undefined
      ? []
      : [comes === undefined ? choices.person(person) : `${choices.person(person)} → ${comes === null ? said.vacantSeat : choices.person(comes)}`]),
    ...(person === undefined && typeof to === 'string' ? [`→ ${choices.person(to)}`] : []),
    ...(client === undefined ? [] : [client]),
    ...(group === undefined ? [] : [into === undefined ? choices.group(group) : said.into(choices.group(group), choices.group(into))]),
    ...(act === undefined ? [] : [said.ofAct(act)]),
    ...(typeof from === 'number' ? [said.versions(from, to)] : []),
  ];
}

/** An item by its track and number. */
export function itemWords(key: string, choices: Choices): string {
  const [track = '', audience = '', ordinal = ''] = key.split('/');
  return `${choices.track(track)} ${Number(ordinal)}, ${choices.group(audience)}`;
}
