import { describe, expect, it } from 'vitest';
import { calendarOf, joinLayers } from '../../domain/calendar.ts';
import { parseCalendar } from '../../domain/calendarFile.ts';
import type { Definition } from '../../domain/definition.ts';
import { parseDefinition } from '../../domain/parseDefinition.ts';
import { parsePeople } from '../../domain/parsePeople.ts';
import type { People } from '../../domain/people.ts';
import { proposePlan } from '../../domain/proposePlan.ts';
import { shortfallsOf } from '../../domain/shortfalls.ts';
import { CALENDARS, readSeed } from '../support/seeds.ts';

function freshStart(): { definition: Definition; people: People } {
  const parsed = parseDefinition(readSeed('fresh-start.yaml'), 'fresh-start.yaml', CALENDARS);
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message.en).join('\n'));
  const { definition } = parsed;
  const people = parsePeople(readSeed('people/fresh-start.yaml'), 'people', definition, definition.demoStart);
  if (!people.ok) throw new Error(people.problems.map(({ message }) => message.en).join('\n'));
  return { definition, people: people.people };
}

const { definition, people } = freshStart();
const calendar = calendarOf(
  joinLayers(
    definition.calendars.map((name) => {
      const parsed = parseCalendar(readSeed(`calendars/${name}`), name);
      if (!parsed.ok) throw new Error(name);
      return parsed.days;
    }),
  ),
);
const plan = proposePlan(definition, people, definition.demoStart, calendar);
const of = (track: string) => plan.items.filter((item) => item.track === track);
const inDublin = new Intl.DateTimeFormat('en-IE', { timeZone: 'Europe/Dublin', hour: '2-digit', minute: '2-digit', hour12: false });

describe('a second programme, unlike the first', () => {
  it('lacks nothing that it asks for itself', () => {
    expect(shortfallsOf(definition, people)).toEqual([]);
  });

  it('is planned with its own stages and counts', () => {
    expect(Object.fromEntries(plan.tracks.map(({ name }) => [name, of(name).length]))).toEqual({
      welcome: 1,
      firstTalk: 12,
      workshops: 5,
      coaching: 10,
      placementLog: 6,
      review: 2,
      lastTalk: 12,
    });
  });

  it('rings at half past eight in the morning, in winter time and in summer time', () => {
    const rings = plan.items.flatMap((item) => item.rings);
    expect(new Set(rings.map((instant) => inDublin.format(instant)))).toEqual(new Set(['08:30']));
    const utc = new Set(rings.map((instant) => new Date(instant).toISOString().slice(11, 16)));
    expect(utc).toEqual(new Set(['08:30', '07:30']));
  });

  it('keeps its workshops off the bank holiday on Easter Monday, and whole', () => {
    const days = of('workshops').map(({ plannedOn }) => plannedOn);
    expect(days).not.toContain('2027-03-29');
    expect(days.slice(0, 3)).toEqual(['2027-03-01', '2027-03-02', '2027-03-03']);
  });
});
