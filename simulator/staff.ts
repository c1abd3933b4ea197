import { talkAboutCalendar } from './calendarTalks.ts';
import { addDays, addMonths, type Day, type LocalTime } from './days.ts';
import type { ItemRead, Said, TaskRead } from './device.ts';
import { uuidOf, weighted } from './draw.ts';
import { befall, type Happening } from './happenings.ts';
import { type Act, createIntentions } from './intentions.ts';
import { plansToLeave } from './leaving.ts';
import type { Person } from './people.ts';
import { reportOn, type Report } from './reports.ts';
import { createRoll } from './roll.ts';
import { SCENARIOS, type ScenarioName } from './scenarios.ts';
import type { Setting } from './setting.ts';
import { reasonOf, storyOf, waking } from './story.ts';
import { keepBooks } from './treasurer.ts';
import { createWorld } from './world.ts';

export type StaffOptions = {
  readonly people: readonly Person[];
  readonly seed: number;
  readonly scenario: ScenarioName;
  readonly setting: Setting;
  readonly local: LocalTime;
  readonly happenings?: readonly Happening[];
  /** Gives somebody who has come later a device of their own. @param before whose place it is */
  readonly join?: (id: string, before: Person) => Promise<Person>;
};

export type Staff = {
  /** The next act, by instant, then person, then subject; undefined when nobody intends anything. */
  next(): Act | undefined;
  /** Carries out that act, through the service. */
  act(): Promise<void>;
  /** Phones buzzed, or a line on the print list reached these people: they read what is new and decide what to do about it. */
  notice(people: readonly string[], now: number): Promise<void>;
  /** Ids of the reports that the service accepted. */
  accepted(): ReadonlySet<string>;
};

/** What somebody has just read. `broken`: event keys of what failed and waits for them. */
type News = {
  readonly person: Person;
  readonly due: readonly TaskRead[];
  readonly reminded: readonly TaskRead[];
  readonly escalated: readonly ItemRead[];
  readonly broken: readonly string[];
  /** Whose dates are others now, or which have become theirs. */
  readonly changed: readonly ItemRead[];
  /** Keys of what is paused, called off or no longer theirs. */
  readonly off: readonly string[];
};

/** A report nobody was pushed for is remembered in the end, so that a run ends. */
const REMEMBERED_AFTER_DAYS = 24;
const MINUTE = 60_000;
/** How long somebody waits for what must come first, consent or money, and how often in all before it is given up. */
const WAITS_DAYS: Readonly<Record<string, number>> = { consentFirst: 2 };
const WAITS_OTHERWISE_DAYS = 14;
const WAITS_AT_MOST = 26;
const GIVEN_UP_DAYS_BEFORE_END = 14;

/** The staff of one rehearsal, played by seed. They know only what the service tells them, and act only through it. */
export function createStaff({ people, seed, scenario, setting, local, happenings = [], join = nobodyJoins }: StaffOptions): Staff {
  const world = createWorld(seed, SCENARIOS[scenario], setting);
  const { draw } = world;
  const byId = new Map(people.map((person) => [person.id, person]));
  const intentions = createIntentions();
  const roll = createRoll(setting);
  const lastRead = new Map<string, number>();
  /** The day on which somebody first heard of an item: nothing is done before. */
  const heardOn = new Map<string, Day>();
  const accepted = new Set<string>();
  /** Items that wait for consent or for money, as those know who would chase them. */
  const waiting = new Set<string>();
  /** What has not come by then never will. */
  const givenUpFrom = addDays(addMonths(setting.start, setting.months), -GIVEN_UP_DAYS_BEFORE_END);
  const owners = people.map(({ id }) => id).sort();

  function dayOf(task: TaskRead): Day {
    const { doneOn } = storyOf(world, task);
    const heard = heardOn.get(task.key) ?? doneOn;
    return heard > doneOn ? heard : doneOn;
  }

  /** @param owner whose task it is, if it is not the reporter's own @param waited how often it was put off already */
  function intendReport(person: Person, task: TaskRead, at: number, owner: string | null = null, waited = 0): void {
    const { key } = task;
    intentions.intend(person, key, at, async () => {
      const days = befalls.lost(person.id, at);
      if (days !== undefined) return intendReport(person, task, later(at, days, `${key}/lost`), owner, waited);
      const id = uuidOf(seed, key, waited === 0 ? 'report' : `report after ${waited}`);
      const onBehalf = owner === null || owner === person.id ? {} : { onBehalfOf: owner };
      const today = local.dayAt(at);
      const said = await person.device.report(key, { id, ...reportOf(task, today, waited), ...onBehalf });
      waiting.delete(key);
      if (said === 'accepted') accepted.add(id);
      else if (!OVER.has(said)) putOff(person, task, at, owner, waited, said);
    });
  }

  /** What waited for something else is done on the day that it was there; what it never came for did not happen. */
  function reportOf(task: TaskRead, today: Day, waited: number): Report {
    if (waited > WAITS_AT_MOST || (waited > 0 && today >= givenUpFrom))
      return { outcome: 'didNotHappen', doneOn: today, reason: reasonOf(world, task.key, task.kind) };
    return reportOn(world, task, roll.list(), owners, waited === 0 ? dayOf(task) : today);
  }

  function putOff(person: Person, task: TaskRead, at: number, owner: string | null, waited: number, said: Said): void {
    waiting.add(task.key);
    const days = WAITS_DAYS[said] ?? WAITS_OTHERWISE_DAYS;
    intendReport(person, task, later(at, days, `${task.key}/waited/${waited}`), owner, waited + 1);
  }

  /** Some days on, at a likely hour; never in the past. */
  function later(now: number, days: number, subject: string): number {
    return Math.max(now + MINUTE, local.instantAt(addDays(local.dayAt(now), days), waking(draw, subject)));
  }

  /** Whoever has a new task decides when to do it; who will forget to report does not know it yet. */
  function takeOn(person: Person, task: TaskRead, now: number): void {
    if (!heardOn.has(task.key)) heardOn.set(task.key, local.dayAt(now));
    const { reported } = storyOf(world, task);
    if (reported.how !== 'of itself') return;
    const { day, minute } = reported.at;
    const done = dayOf(task);
    intendReport(person, task, Math.max(now + MINUTE, local.instantAt(day > done ? day : done, minute)));
  }

  function remember(person: Person, task: TaskRead, now: number): void {
    if (intentions.has(task.key)) return;
    if (!heardOn.has(task.key)) heardOn.set(task.key, local.dayAt(now));
    const { how } = storyOf(world, task).reported;
    const heeds = how === 'of itself' || how === 'when reminded';
    const subject = `${task.key}/reminder`;
    intendReport(person, task, later(now, heeds ? soon(subject) : REMEMBERED_AFTER_DAYS, subject));
  }

  /** What was to be done on other dates, or by another, is decided anew; whoever is only invited decides nothing. */
  function replan(person: Person, item: ItemRead, now: number): void {
    if (!item.open || item.owner !== person.id) return;
    intentions.drop(item.key);
    takeOn(person, item, now);
  }

  /** Somebody further up hears of a task not reported: pushes its owner, or reports in the owner's place. */
  function chase(person: Person, item: ItemRead, now: number): void {
    if (!item.open || waiting.has(item.key) || (person.duty !== 'leader' && storyOf(world, item).reported.how === 'when the leader is told')) return;
    const subject = `${item.key}/escalation/${person.id}`;
    const owner = item.owner === null ? undefined : byId.get(item.owner);
    const pushes = draw(subject, 'pushes the owner') < 0.5 || !item.mayReport;
    intendReport(pushes && owner !== undefined ? owner : person, item, later(now, soon(subject), subject), item.owner);
  }

  function soon(subject: string): number {
    return weighted(draw(subject, 'days'), [50, 35, 15]);
  }

  function personOf(id: string): Person {
    const person = byId.get(id);
    if (person === undefined) throw new Error(`a notice for ${id}: expected one of the ${people.length} people of this rehearsal`);
    return person;
  }

  async function read(person: Person): Promise<News> {
    const { id, device } = person;
    const fresh = await device.notices(lastRead.get(id) ?? 0);
    lastRead.set(id, Math.max(lastRead.get(id) ?? 0, ...fresh.map((notice) => notice.id)));
    const about = (kind: string) => new Set(fresh.flatMap((notice) => (notice.kind === kind && notice.item !== null ? notice.item : [])));
    const [told, pushed] = [about('due'), about('reminder')];
    const changed = Promise.all([...new Set(['moved', 'resumed', 'reassigned'].flatMap((kind) => [...about(kind)]))].map((key) => device.item(key)));
    const escalated = Promise.all([...about('escalation')].map((key) => device.item(key)));
    const due = told.size === 0 ? [] : (await device.tasks('due')).filter(({ key }) => told.has(key));
    // What comes to somebody late from another's hand may be overdue from the first; then nobody reminds them.
    const overdue = pushed.size === 0 && due.length === told.size ? [] : await device.tasks('overdue');
    const reminded = overdue.filter(({ key }) => told.has(key) || pushed.has(key));
    return {
      person,
      due,
      reminded,
      escalated: await escalated,
      changed: await changed,
      off: ['paused', 'cancelled', 'relieved'].flatMap((kind) => [...about(kind)]),
      broken: fresh.filter(({ kind }) => kind === 'blocked' || kind === 'repair').map(({ eventKey }) => eventKey),
    };
  }

  function decide({ person, due, reminded, escalated, broken, changed, off }: News, now: number): void {
    for (const key of off) if (intentions.whose(key) === person.id) intentions.drop(key);
    for (const item of changed) replan(person, item, now);
    for (const task of due) takeOn(person, task, now);
    for (const task of reminded) remember(person, task, now);
    for (const item of escalated) chase(person, item, now);
    for (const eventKey of broken) {
      const subject = `repair/${eventKey}`;
      intentions.intend(person, subject, later(now, 1, subject), () => person.device.repair(uuidOf(seed, subject, 'repair')));
    }
  }

  talkAboutCalendar(world, people, local, intentions);
  plansToLeave(world, people, local, intentions, roll);
  const befalls = befall(happenings, world, people, local, intentions, roll, async (id, before) => void byId.set(id, await join(id, before)));
  keepBooks(world, people, local, intentions, befalls);
  return {
    next: intentions.next,
    act: intentions.act,
    async notice(ids, now) {
      // They read at the same time, as people do; what they decide is decided in the order of their ids.
      const hearing = ids.toSorted().map(personOf);
      for (const news of await Promise.all(hearing.map(read))) decide(news, now);
    },
    accepted: () => accepted,
  };
}

/** Of the people of a rehearsal without happenings. */
function nobodyJoins(id: string): Promise<never> {
  throw new Error(`${id}: expected somebody to give them a device`);
}

/** Refusals after which there is nothing more to do about an item. */
const OVER: ReadonlySet<Said> = new Set(['alreadyReported', 'cancelled', 'notOpenYet', 'programmeEnded']);
