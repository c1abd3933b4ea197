import { attendanceOf } from './attendance.ts';
import { addDays, daysBetween, type Day, type LocalTime } from './days.ts';
import type { Device, NoticeRead, TaskRead } from './device.ts';
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
  /** Somebody's phone buzzed, or a line on the print list reached them: they read what is new and decide what to do about it. */
  notice(person: string, now: number): Promise<void>;
  /** Ids of the reports that the service accepted. */
  accepted(): ReadonlySet<string>;
};

type Intention = Act & { readonly carryOut: () => Promise<void> };

const NOTE = 'Anggota meminta jadwal berikut lebih pagi; catatan rahasia 7731.';
/** A report nobody was pushed for is remembered in the end, so that a run ends. */
const REMEMBERED_AFTER_DAYS = 24;

/** The staff of one rehearsal, played by seed. They know only what the service tells them, and act only through it. */
export function createStaff(options: StaffOptions): Staff {
  const { people, seed, local, start } = options;
  const draw = drawsOf(seed);
  const world: World = { draw, scenario: SCENARIOS[options.scenario], start, reasons: options.reasons, audiences: [...new Set(people.flatMap(({ group }) => group ?? []))].sort() };
  const byId = new Map(people.map((person) => [person.id, person]));
  const intentions = new Map<string, Intention>();
  const read = new Map<string, Set<string>>();
  const accepted = new Set<string>();

  /** One intention a subject: a new one takes the place of the old. */
  function intend(person: Person, subject: string, at: number, carryOut: () => Promise<void>): void {
    intentions.set(subject, { at, person: person.id, subject, carryOut });
  }

  function intendReport(person: Person, task: TaskRead, at: number): void {
    intend(person, task.key, at, async () => {
      const current = await person.device.item(task.key);
      if (!current.open) return;
      const id = uuidOf(seed, task.key, 'report');
      await person.device.report(task.key, { id, ...reportOn(world, current), ...(current.owner === undefined || current.owner === person.id ? {} : { onBehalfOf: current.owner }) });
      accepted.add(id);
    });
  }

  /** Some days on, at a likely hour; never in the past. */
  function later(now: number, days: number, subject: string): number {
    return Math.max(now + 60_000, local.instantAt(addDays(local.dayAt(now), days), waking(draw, subject)));
  }

  async function heed(person: Person, notice: NoticeRead, own: ReadonlySet<string>, now: number): Promise<void> {
    if (notice.kind === 'blocked' || notice.kind === 'repair') {
      const subject = `repair/${notice.eventKey}`;
      intend(person, subject, later(now, 1, subject), () => person.device.repair(uuidOf(seed, subject, 'repair')));
      return;
    }
    if (notice.item === undefined) return;
    const mine = own.has(notice.item);
    if (notice.kind === 'invited' || (notice.kind === 'reminder' && !mine)) return;
    const task = await person.device.item(notice.item);
    if (!task.open) return;
    const { reported } = storyOf(world, task);
    const subject = `${task.key}/${notice.kind}/${person.id}`;
    const soon = later(now, weighted(draw(subject, 'days'), [50, 35, 15]), subject);

    if (notice.kind === 'due') {
      if (reported.how !== 'of itself') return;
      intendReport(person, task, Math.max(now + 60_000, local.instantAt(reported.at.day, reported.at.minute)));
    } else if (notice.kind === 'reminder') {
      // Reminded in time or not: somebody who was to report of themselves and was kept from it does now.
      const heeds = reported.how === 'of itself' || reported.how === 'when reminded';
      intendReport(person, task, heeds ? soon : later(now, REMEMBERED_AFTER_DAYS, subject));
    } else if (person.duty === 'leader' || reported.how !== 'when the leader is told') {
      const pushes = task.owner !== undefined && draw(subject, 'pushes the owner') < 0.5;
      intendReport((pushes ? byId.get(task.owner ?? '') : undefined) ?? person, task, soon);
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
    async notice(id, now) {
      const person = byId.get(id);
      if (person === undefined) throw new Error(`a notice for ${id}: expected one of the ${people.length} people of this rehearsal`);
      const known = read.get(id) ?? new Set<string>();
      read.set(id, known);
      const fresh = (await person.device.notices()).filter(({ eventKey, kind }) => !known.has(`${eventKey} ${kind}`));
      if (fresh.length === 0) return;
      const own = new Set(await person.device.tasks());
      for (const notice of fresh) {
        await heed(person, notice, own, now);
        known.add(`${notice.eventKey} ${notice.kind}`);
      }
    },
    accepted: () => accepted,
  };
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
function reportOn(world: World, task: TaskRead) {
  const { doneOn, reason } = storyOf(world, task);
  if (reason !== undefined) return { outcome: 'didNotHappen', doneOn, reason } as const;
  const note = world.draw(task.key, 'note') < 0.1 ? { note: NOTE } : {};
  if (task.clients.length === 0) return { outcome: 'held', doneOn, ...note } as const;
  const attendance = attendanceOf(world, task, task.clients);
  const present = attendance.filter(({ status }) => status === 'present').length;
  return { outcome: 'held', doneOn, attendance, voices: Math.floor((present + 1) * world.draw(task.key, 'voices')), ...note } as const;
}

/** The groups agree in the first half of the planning, the leader locks before its last third. */
function planCalendar({ people, seed, planningFrom, start, local }: StaffOptions, intend: (person: Person, subject: string, at: number, carryOut: () => Promise<void>) => void): void {
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
