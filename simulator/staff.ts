import { attendanceOf } from './attendance.ts';
import { addDays, daysBetween, type Day, type LocalTime } from './days.ts';
import type { Device, ItemRead, TaskRead } from './device.ts';
import { drawsOf, uuidOf, weighted } from './draw.ts';
import { SCENARIOS, type ScenarioName } from './scenarios.ts';
import { evening, storyOf, waking, type Reason, type World } from './story.ts';

/** Somebody of the team, with the one device that carries their token. */
export type Person = { readonly id: string; readonly duty: 'leader' | 'coordinator' | 'other'; readonly group: string | undefined; readonly device: Device };

export type StaffOptions = {
  readonly people: readonly Person[];
  readonly seed: number;
  readonly scenario: ScenarioName;
  /** The day the calendar is laid before the groups, and the programme's first day. */
  readonly planningFrom: Day;
  readonly start: Day;
  readonly reasons: readonly Reason[];
  readonly local: LocalTime;
};

/** What somebody is going to do of their own accord. */
export type Act = { readonly at: number; readonly person: string; readonly subject: string };

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
};

type Intention = Act & { readonly carryOut: () => Promise<void> };

/** Free text that a report may carry; must come to light nowhere but in the sealed report. */
export const NOTE = 'Anggota meminta jadwal lebih pagi; catatan rahasia 7731.';
/** A report nobody was pushed for is remembered in the end, so that a run ends. */
const REMEMBERED_AFTER_DAYS = 24;
const MINUTE = 60_000;

/** The staff of one rehearsal, played by seed. They know only what the service tells them, and act only through it. */
export function createStaff(options: StaffOptions): Staff {
  const { people, seed, local, start } = options;
  const draw = drawsOf(seed);
  const world: World = { draw, scenario: SCENARIOS[options.scenario], start, reasons: options.reasons, audiences: groupsServed(people) };
  const byId = new Map(people.map((person) => [person.id, person]));
  const intentions = new Map<string, Intention>();
  const lastRead = new Map<string, number>();
  const accepted = new Set<string>();

  /** One intention a subject: a new one takes the place of the old. */
  function intend(person: Person, subject: string, at: number, carryOut: () => Promise<void>): void {
    intentions.set(subject, { at, person: person.id, subject, carryOut });
  }

  /** @param owner whose task it is, if it is not the reporter's own */
  function intendReport(person: Person, task: TaskRead, at: number, owner: string | null = null): void {
    intend(person, task.key, at, async () => {
      const id = uuidOf(seed, task.key, 'report');
      const onBehalf = owner === null || owner === person.id ? {} : { onBehalfOf: owner };
      if (await person.device.report(task.key, { id, ...reportOn(world, task), ...onBehalf })) accepted.add(id);
    });
  }

  /** Some days on, at a likely hour; never in the past. */
  function later(now: number, days: number, subject: string): number {
    return Math.max(now + MINUTE, local.instantAt(addDays(local.dayAt(now), days), waking(draw, subject)));
  }

  /** Whoever has a new task decides when to do it; who will forget to report does not know it yet. */
  function takeOn(person: Person, task: TaskRead, now: number): void {
    const { reported } = storyOf(world, task);
    if (reported.how === 'of itself') intendReport(person, task, Math.max(now + MINUTE, local.instantAt(reported.at.day, reported.at.minute)));
  }

  function remember(person: Person, task: TaskRead, now: number): void {
    const { how } = storyOf(world, task).reported;
    const heeds = how === 'of itself' || how === 'when reminded';
    const subject = `${task.key}/reminder`;
    intendReport(person, task, later(now, heeds ? soon(subject) : REMEMBERED_AFTER_DAYS, subject));
  }

  /** Somebody further up hears of a task not reported: pushes its owner, or reports in the owner's place. */
  function chase(person: Person, item: ItemRead, now: number): void {
    if (!item.open || (person.duty !== 'leader' && storyOf(world, item).reported.how === 'when the leader is told')) return;
    const subject = `${item.key}/escalation/${person.id}`;
    const owner = item.owner === null ? undefined : byId.get(item.owner);
    const pushes = draw(subject, 'pushes the owner') < 0.5;
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
    const tasks = async (state: 'due' | 'overdue', keys: ReadonlySet<string>) =>
      keys.size === 0 ? [] : (await device.tasks(state)).filter(({ key }) => keys.has(key));
    const [due, reminded, escalated] = await Promise.all([
      tasks('due', about('due')),
      tasks('overdue', about('reminder')),
      Promise.all([...about('escalation')].map((key) => device.item(key))),
    ]);
    return { person, due, reminded, escalated, broken: fresh.filter(({ kind }) => kind === 'blocked' || kind === 'repair').map(({ eventKey }) => eventKey) };
  }

  function decide({ person, due, reminded, escalated, broken }: News, now: number): void {
    for (const task of due) takeOn(person, task, now);
    for (const task of reminded) remember(person, task, now);
    for (const item of escalated) chase(person, item, now);
    for (const eventKey of broken) {
      const subject = `repair/${eventKey}`;
      intend(person, subject, later(now, 1, subject), () => person.device.repair(uuidOf(seed, subject, 'repair')));
    }
  }

  planCalendar(options, intend);
  return {
    next: () => first(intentions),
    async act() {
      const intention = first(intentions);
      if (intention === undefined) throw new Error('nobody intends anything; expected next() to be asked before');
      await intention.carryOut();
      // Only what was carried out is struck off: an agreement put off stands anew under its subject.
      if (intentions.get(intention.subject) === intention) intentions.delete(intention.subject);
    },
    async notice(ids, now) {
      // They read at the same time, as people do; what they decide is decided in the order of their ids.
      const hearing = ids.toSorted().map(personOf);
      for (const news of await Promise.all(hearing.map(read))) decide(news, now);
    },
    accepted: () => accepted,
  };
}

/** The groups that have sessions of their own, sorted: those that people serve, but for the ones coordinated. */
function groupsServed(people: readonly Person[]): string[] {
  const coordinated = new Set(people.filter(({ duty }) => duty === 'coordinator').map(({ group }) => group));
  return [...new Set(people.flatMap(({ group }) => (group === undefined || coordinated.has(group) ? [] : group)))].sort();
}

function first(intentions: ReadonlyMap<string, Intention>): Intention | undefined {
  let earliest: Intention | undefined;
  for (const intention of intentions.values()) if (earliest === undefined || before(intention, earliest)) earliest = intention;
  return earliest;
}

function before(a: Act, b: Act): boolean {
  if (a.at !== b.at) return a.at < b.at;
  return a.person === b.person ? a.subject < b.subject : a.person < b.person;
}

/** What a report of this session says. */
function reportOn(world: World, item: TaskRead) {
  const { doneOn, reason } = storyOf(world, item);
  if (reason !== undefined) return { outcome: 'didNotHappen', doneOn, reason } as const;
  const note = world.draw(item.key, 'note') < 0.1 ? { note: NOTE } : {};
  if (item.clients.length === 0) return { outcome: 'held', doneOn, ...note } as const;
  const attendance = attendanceOf(world, item, item.clients);
  const present = attendance.filter(({ status }) => status === 'present').length;
  return { outcome: 'held', doneOn, attendance, voices: Math.floor((present + 1) * world.draw(item.key, 'voices')), ...note } as const;
}

/** The groups agree in the first half of the planning, the leader locks before its last third. */
function planCalendar(
  { people, seed, planningFrom, start, local }: StaffOptions,
  intend: (person: Person, subject: string, at: number, carryOut: () => Promise<void>) => void,
): void {
  const draw = drawsOf(seed);
  const days = daysBetween(planningFrom, start);
  for (const person of people) {
    const { duty, group, device } = person;
    if (duty === 'coordinator' && group !== undefined) {
      const subject = `agreement/${group}`;
      const day = addDays(planningFrom, Math.floor(days * 0.5 * draw(subject, 'day')));
      intend(person, subject, local.instantAt(day, evening(draw, subject)), () => device.agree(uuidOf(seed, subject, 'agree'), group));
    }
  }
  const leader = people.find(({ duty }) => duty === 'leader');
  if (leader === undefined) throw new Error('nobody leads this rehearsal; expected one person with the duty leader');
  const locking = (day: Day): void => {
    const subject = `lock/${day}`;
    intend(leader, subject, local.instantAt(day, 22 * 60), async () => {
      const locked = await leader.device.lock(uuidOf(seed, subject, 'lock'), 'Kekurangan diterima; dilengkapi sambil berjalan.');
      if (!locked) locking(addDays(day, 1));
    });
  };
  locking(addDays(planningFrom, Math.floor(days * 0.6)));
}
