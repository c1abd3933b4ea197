import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type AccountStanding, type Actor, actorKey, programmesOf, recorderOf } from '../../domain/actor.ts';
import { ACTIONS, type Action, answersForItem, concernsItem, may, standingOf } from '../../domain/may.ts';
import { definition } from './tablolong.ts';

const person = (id: string, role: string, group?: string, programme = 'tablolong-2027'): Actor => ({ kind: 'person', programme, id, role, group });
const account = (standing: AccountStanding, ...programmes: string[]): Actor => ({ kind: 'account', id: standing, standing, programmes });
const ACTORS = {
  machine: { kind: 'machine', label: 'cli' },
  leader: person('team-leader', 'teamLeader'),
  secretary: person('secretary', 'secretary'),
  coordinator: person('coordinator-nelayan', 'coordinator', 'nelayan'),
  mentor: person('mentor-nelayan-1', 'mentor', 'nelayan-1'),
  official: person('village-head', 'villageOfficial'),
  patron: person('patron', 'patron'),
  administrator: account('administrator'),
  manager: account('manager', 'tablolong-2027'),
  donor: account('donor', 'tablolong-2027'),
  foreignManager: account('manager', 'other-2027'),
  foreignDonor: account('donor', 'other-2027'),
  foreignLeader: person('team-leader', 'teamLeader', undefined, 'other-2027'),
  foreignMentor: person('mentor-nelayan-1', 'mentor', 'nelayan-1', 'other-2027'),
} satisfies Record<string, Actor>;
type Who = keyof typeof ACTORS;

const programme = { code: 'tablolong-2027', managers: definition.managers, groupCoordinator: definition.groupCoordinator };
const EXPECTED = readFileSync(new URL('./may.expected.txt', import.meta.url), 'utf8');

/** One line an action: who may, in the programme asked about and where none is named; every other is a refusal. */
function lineOf(action: Action): string {
  const who = (about: typeof programme | undefined) =>
    Object.entries(ACTORS)
      .filter(([, actor]) => may(actor, action, about))
      .map(([name]) => name);
  const none = who(undefined);
  return `${`${action}:`.padEnd(22)} ${who(programme).join(' ') || '-'}${none.length === 0 ? '' : ` | without a programme: ${none.join(' ')}`}`;
}

const cells = ACTIONS.flatMap((action) => (Object.keys(ACTORS) as Who[]).map((who) => ({ action, who })));

describe('the one table', () => {
  it.each(ACTIONS)('says of %s what tests/domain/may.expected.txt says, for everybody', (action) => {
    expect(EXPECTED.split('\n')).toContain(lineOf(action));
  });

  it('has no line there of an action that is gone', () => {
    const lines = EXPECTED.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(lines).toEqual(ACTIONS.map(lineOf));
  });

  it.each(cells)('$who, $action: a programme that is not theirs is nothing to them', ({ action, who }) => {
    const elsewhere = { ...programme, code: 'elsewhere-2030' };
    if (!['machine', 'administrator'].includes(who)) expect(may(ACTORS[who], action, elsewhere)).toBe(false);
    else expect(may(ACTORS[who], action, elsewhere)).toBe(may(ACTORS[who], action, programme));
  });

  it('gives a foreign person or account nothing, whatever their role is called there', () => {
    const strangers = [ACTORS.foreignLeader, ACTORS.foreignMentor, ACTORS.foreignManager, ACTORS.foreignDonor];
    for (const action of ACTIONS) for (const actor of strangers) expect(may(actor, action, programme)).toBe(false);
  });
});

describe('standing', () => {
  it('is read off the definition, not off names in code', () => {
    expect(standingOf(ACTORS.patron, programme)).toBe('staff');
    expect(standingOf(ACTORS.patron, { ...programme, managers: ['patron'] })).toBe('manager');
    expect(standingOf(ACTORS.mentor, { ...programme, groupCoordinator: 'mentor' })).toBe('coordinator');
  });
});

describe('an item', () => {
  const within = { code: 'tablolong-2027', definition };
  const item = { audience: 'nelayan-1', owner: 'mentor-nelayan-1', invited: ['village-head'] };
  const who = (test: (actor: Actor) => boolean) => (Object.keys(ACTORS) as Who[]).filter((key) => test(ACTORS[key]));

  it('is seen by its owner, those invited, the coordinator of its training group and managers', () => {
    expect(who((actor) => concernsItem(actor, item, within))).toEqual(['leader', 'secretary', 'coordinator', 'mentor', 'official', 'manager']);
  });

  it('is answered for by its owner, the coordinator and managers, not by those invited', () => {
    expect(who((actor) => answersForItem(actor, item, within))).toEqual(['leader', 'secretary', 'coordinator', 'mentor', 'manager']);
  });

  it("is no business of another group's mentor or coordinator", () => {
    const others = [
      person('mentor-nelayan-2', 'mentor', 'nelayan-2'),
      person('coordinator-pemuda', 'coordinator', 'pemuda'),
      person('coordinator-x', 'coordinator'),
    ];
    for (const actor of others) expect(concernsItem(actor, item, within)).toBe(false);
  });

  it('that is everybody’s has no coordinator to answer for it', () => {
    const visit = { audience: 'programme', owner: 'team-leader', invited: [] };
    expect(who((actor) => answersForItem(actor, visit, within))).toEqual(['leader', 'secretary', 'manager']);
    expect(answersForItem(person('c', 'coordinator'), visit, within)).toBe(false);
  });

  it('without owner is answered for by the secretary, also where secretaries manage nothing', () => {
    const modest = { code: 'tablolong-2027', definition: { ...definition, managers: ['teamLeader'] } };
    expect(answersForItem(ACTORS.secretary, { ...item, owner: undefined }, modest)).toBe(true);
    expect(answersForItem(ACTORS.secretary, item, modest)).toBe(false);
    expect(answersForItem(ACTORS.mentor, { ...item, owner: undefined }, modest)).toBe(false);
  });
});

describe('an actor', () => {
  it('has a key without a name, apart for each programme', () => {
    expect(actorKey(ACTORS.machine)).toBe('machine:cli');
    expect(actorKey(ACTORS.foreignMentor)).toBe('person:other-2027/mentor-nelayan-1');
    expect([actorKey(ACTORS.donor), recorderOf(ACTORS.donor)]).toEqual(['account:donor', 'account:donor']);
  });

  it('has to do with its own programmes, an administrator and a machine with all', () => {
    expect([ACTORS.mentor, ACTORS.manager, ACTORS.foreignDonor].map(programmesOf)).toEqual([['tablolong-2027'], ['tablolong-2027'], ['other-2027']]);
    expect([ACTORS.machine, ACTORS.administrator].map(programmesOf)).toEqual([undefined, undefined]);
  });

  it('who has a person’s id for an account is not that person', () => {
    const impostor: Actor = { kind: 'account', id: 'mentor-nelayan-1', standing: 'donor', programmes: ['tablolong-2027'] };
    const within = { code: 'tablolong-2027', definition };
    expect(concernsItem(impostor, { audience: 'nelayan-1', owner: 'mentor-nelayan-1', invited: ['mentor-nelayan-1'] }, within)).toBe(false);
  });
});
