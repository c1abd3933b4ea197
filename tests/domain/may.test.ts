import { describe, expect, it } from 'vitest';
import { type Actor, actorKey } from '../../domain/actor.ts';
import { ACTIONS, type Action, answersForItem, concernsItem, may, standingOf } from '../../domain/may.ts';
import { definition } from './tablolong.ts';

const person = (id: string, role: string, group?: string, programme = 'tablolong-2027'): Actor => ({ kind: 'person', programme, id, role, group });
const ACTORS = {
  machine: { kind: 'machine', label: 'cli' },
  leader: person('team-leader', 'teamLeader'),
  secretary: person('secretary', 'secretary'),
  coordinator: person('coordinator-nelayan', 'coordinator', 'nelayan'),
  mentor: person('mentor-nelayan-1', 'mentor', 'nelayan-1'),
  official: person('village-head', 'villageOfficial'),
  patron: person('patron', 'patron'),
  foreignLeader: person('team-leader', 'teamLeader', undefined, 'other-2027'),
  foreignMentor: person('mentor-nelayan-1', 'mentor', 'nelayan-1', 'other-2027'),
} satisfies Record<string, Actor>;
type Who = keyof typeof ACTORS;

const programme = { code: 'tablolong-2027', managers: definition.managers, groupCoordinator: definition.groupCoordinator };
const MANAGERS: Who[] = ['leader', 'secretary'];
const TEAM: Who[] = [...MANAGERS, 'coordinator', 'mentor', 'official', 'patron'];

/** Who may, written out; every other cell is a refusal. */
const WITHIN: Record<Action, Who[]> = {
  startProgramme: ['machine'],
  listProgrammes: ['machine', ...TEAM],
  viewProgramme: ['machine', ...TEAM],
  agreeCalendar: [...MANAGERS, 'coordinator'],
  lockPlan: MANAGERS,
  viewOwnTasks: TEAM,
  viewOthersTasks: MANAGERS,
  viewItem: TEAM,
  report: TEAM,
  viewOwnNotices: TEAM,
  viewOthersNotices: MANAGERS,
  viewJournal: MANAGERS,
  retryRepairs: MANAGERS,
  viewNoticeSettings: TEAM,
  setNoticeSettings: TEAM,
  viewNotice: TEAM,
  viewMorningList: TEAM,
  viewPrintList: TEAM,
  tellByHand: TEAM,
  viewClients: TEAM,
  viewClient: TEAM,
  viewApplicants: [...MANAGERS, 'coordinator'],
  exitClient: TEAM,
  returnClient: TEAM,
  replaceClient: [...MANAGERS, 'coordinator'],
  transferClient: [...MANAGERS, 'coordinator'],
  eraseClient: MANAGERS,
  recordConsent: TEAM,
  viewFunds: TEAM,
  keepFunds: [...MANAGERS, 'mentor', 'official', 'patron'],
  viewGrants: TEAM,
  viewBookings: TEAM,
  bookThing: TEAM,
  viewFigures: TEAM,
  viewDecisions: ['machine', ...TEAM],
  viewMeasures: ['machine', ...TEAM],
  listDrafts: ['machine', ...TEAM],
  movePlan: [...MANAGERS, 'coordinator'],
  extendProgramme: MANAGERS,
  endGroup: [...MANAGERS, 'coordinator'],
  endProgramme: MANAGERS,
  pauseClient: TEAM,
  migrateDefinition: ['machine', ...MANAGERS],
  viewActs: [...MANAGERS, 'coordinator'],
  keepFeed: TEAM,
  recordAbsence: [...MANAGERS, 'coordinator'],
  handOver: MANAGERS,
  nameActing: MANAGERS,
  passCase: [...MANAGERS, 'coordinator'],
  viewPeople: [...MANAGERS, 'coordinator'],
};

/** Without a programme: only these make sense, and a person starts none. */
const WITHOUT: Partial<Record<Action, Who[]>> = {
  startProgramme: ['machine'],
  listProgrammes: Object.keys(ACTORS) as Who[],
  listDrafts: Object.keys(ACTORS) as Who[],
};

const cells = ACTIONS.flatMap((action) => (Object.keys(ACTORS) as Who[]).map((who) => ({ action, who })));

describe('the one table', () => {
  it.each(cells)('$who, $action in a programme', ({ action, who }) => expect(may(ACTORS[who], action, programme)).toBe(WITHIN[action].includes(who)));

  it.each(cells)('$who, $action in none', ({ action, who }) => expect(may(ACTORS[who], action, undefined)).toBe(WITHOUT[action]?.includes(who) ?? false));

  it('gives a foreign person nothing, whatever their role is called there', () => {
    for (const action of ACTIONS) for (const actor of [ACTORS.foreignLeader, ACTORS.foreignMentor]) expect(may(actor, action, programme)).toBe(false);
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
    expect(who((actor) => concernsItem(actor, item, within))).toEqual(['leader', 'secretary', 'coordinator', 'mentor', 'official']);
  });

  it('is answered for by its owner, the coordinator and managers, not by those invited', () => {
    expect(who((actor) => answersForItem(actor, item, within))).toEqual(['leader', 'secretary', 'coordinator', 'mentor']);
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
    expect(who((actor) => answersForItem(actor, visit, within))).toEqual(['leader', 'secretary']);
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
  });
});
