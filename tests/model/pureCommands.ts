import type { Actor } from '../../domain/actor.ts';
import type { CalendarDay } from '../../domain/calendar.ts';
import { judgeDays, withDays } from '../../domain/calendarDays.ts';
import { extended, judgeExtend } from '../../domain/extend.ts';
import { canBeMadeUp, judgeMakeUp, makeUpOf } from '../../domain/makeUp.ts';
import { daysOf } from '../../domain/moveItems.ts';
import { moveScope } from '../../domain/moveScope.ts';
import { pausable, resume } from '../../domain/pauses.ts';
import type { PlanChange } from '../../domain/planChange.ts';
import { isOpen, type PlanItem } from '../../domain/planItem.ts';
import { openWithin, type PlanScope } from '../../domain/planScope.ts';
import { advance } from '../../domain/procedure.ts';
import { replan } from '../../domain/replan.ts';
import { addDays } from '../../domain/time.ts';
import { type Command, pick } from './commands.ts';
import { beginAbsence, endAbsence } from './pureAbsences.ts';
import { exitClient, exitGroup, exitProgramme, merge } from './pureGroups.ts';
import * as model from './pureProgramme.ts';
import type { Programme } from './pureProgramme.ts';
import { clients, definition, groups, START } from './shortPlan.ts';
import { undo } from './pureUndo.ts';

const CODE = 'tablolong-2027';
const leader: Actor = { kind: 'person', programme: CODE, id: 'team-leader', role: 'teamLeader' };

/** What a command came to: done, or the code of its refusal, or that there was nothing to do it to. */
export type CameTo = 'done' | (string & {});

/** Carries out a command as its act in `db/acts` does. */
export function carryOut(programme: Programme, command: Command): CameTo {
  const came = STEPS[command.kind](programme, command as never);
  return typeof came === 'string' ? came : 'done';
}

type Of<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>;
type Step<Kind extends Command['kind']> = (programme: Programme, command: Of<Kind>) => string | model.Done;

const STEPS: { readonly [Kind in Command['kind']]: Step<Kind> } = {
  wait(programme, { days }) {
    model.ringUntil(programme, programme.now + days * 86_400_000);
    return 'done';
  },
  report: reported,
  move(programme, { scope: wanted, days, to }) {
    const scope = scopeIn(programme, wanted);
    if (scope === undefined) return 'nothing';
    return model.act(programme, { kind: 'move', scope }, ({ number }) => {
      const { items } = programme;
      const judged = openWithin(leader, scope, { code: CODE, definition, locked: true, items });
      if (judged.kind === 'refused') return judged.code;
      const named = 'key' in scope ? judged.items.find(({ key }) => key === scope.key) : undefined;
      const today = model.today(programme);
      const shift = to && scope.kind === 'item' && named !== undefined ? { to: addDays(named.plannedOn, days) } : { days };
      const by = daysOf(shift, judged.items, named, today);
      if (by.kind === 'refused') return by.code;
      const path = 'to' in shift ? 'shift.to' : 'shift.days';
      const moved = moveScope(programme.placing, { scope, items, open: judged.items, named, days: by.days, path, today });
      if (moved.kind === 'refused') return moved.code;
      model.change(programme, number, moved.changes);
      return undefined;
    });
  },
  pause(programme, { scope: wanted, cause }) {
    const scope = scopeIn(programme, wanted);
    if (scope === undefined) return 'nothing';
    return model.act(programme, { kind: 'pause', scope, cause }, ({ number }) => {
      const judged = openWithin(leader, scope, { code: CODE, definition, locked: true, items: programme.items });
      if (judged.kind === 'refused') return judged.code;
      const held = pausable(definition, judged.items, cause);
      if (held.kind === 'refused') return held.code;
      model.change(
        programme,
        number,
        held.items.map(({ key }) => ({ kind: 'hold', key, act: number })),
      );
      return undefined;
    });
  },
  resume(programme, { which }) {
    const paused = pick(
      programme.acts.filter((done) => done.kind === 'pause' && lasts(done)),
      which,
    );
    if (paused === undefined) return 'nothing';
    return model.act(programme, { kind: 'resume' }, ({ number }) => {
      const held = model.heldSince(programme, paused.number);
      const changes = resume(programme.placing, { act: paused.number, items: programme.items, held, now: programme.now });
      paused.endedBy = number;
      model.change(programme, number, changes);
      noBurst(programme, changes);
      return undefined;
    });
  },
  addDays(programme, { days, where, decree }) {
    return model.act(programme, { kind: 'addDays' }, ({ number }) => {
      const row = programme.rows.get('programme/') as { calendar: readonly CalendarDay[]; extendedMonths: number };
      const today = model.today(programme);
      const name = { id: 'uji', en: 'test' };
      const asked = days.map(({ after, length, kind }) => {
        const date = addDays(today, after);
        return { date, until: addDays(date, length), kind: decree ? ('holiday' as const) : kind, name };
      });
      const group = where === undefined ? undefined : groups[where % groups.length];
      const facts = { code: CODE, definition, locked: true, today, homes: clients.map((client) => ({ group: client.group, hamlet: 'A' })) };
      const years = decree ? [Number((asked[0]?.date ?? today).slice(0, 4))] : undefined;
      const judged = judgeDays(
        leader,
        { days: asked, file: undefined, years, where: group === undefined || decree ? undefined : { group }, source: 'SKB' },
        facts,
      );
      if (judged.kind === 'refused') return judged.code;
      const after = withDays(row.calendar, judged);
      const changes = replan(programme.placing, { items: programme.items, before: row.calendar, after, today });
      model.setRow(programme, number, 'programme/', { ...row, calendar: after });
      model.change(programme, number, changes);
      return undefined;
    });
  },
  absence: beginAbsence,
  endAbsence(programme, { which, after }) {
    const away = pick(
      programme.acts.filter((done) => done.kind === 'absence' && lasts(done)),
      which,
    );
    return away === undefined ? 'nothing' : endAbsence(programme, away, after);
  },
  exitClient,
  merge,
  exitGroup,
  exitProgramme,
  extend(programme, { months }) {
    const row = programme.rows.get('programme/') as { calendar: readonly CalendarDay[]; extendedMonths: number };
    return model.act(programme, { kind: 'extend' }, ({ number }) => {
      const refusal = judgeExtend(months, { stage: 'running', locked: true, extendedMonths: row.extendedMonths });
      if (refusal !== undefined) return refusal.code;
      model.setRow(programme, number, 'programme/', { ...row, extendedMonths: row.extendedMonths + months });
      model.change(programme, number, extended(programme.placing, programme.items, START, row.extendedMonths, months));
      return undefined;
    });
  },
  makeUp(programme, { which, after }) {
    const missed = pick(
      programme.items.filter(({ outcome, track }) => outcome === 'didNotHappen' && canBeMadeUp(definition.tracks[track])),
      which,
    );
    if (missed === undefined) return 'nothing';
    return model.act(programme, { kind: 'makeUp' }, ({ number }) => {
      const today = model.today(programme);
      const on = after === undefined ? undefined : addDays(today, after);
      const made = programme.madeUp.get(missed.key);
      const madeUpBy = programme.items.some(({ key, outcome }) => key === made && outcome !== 'cancelled') ? made : undefined;
      const facts = { code: CODE, definition, locked: true, stage: 'running', today, missed: { ...missed, makesUp: undefined, madeUpBy, turnout: undefined } };
      const judged = judgeMakeUp(leader, on, facts);
      if (judged.kind === 'refused') return judged.code;
      const { track, audience } = missed;
      const ordinal = Math.max(...programme.items.filter((item) => item.track === track && item.audience === audience).map((item) => item.ordinal)) + 1;
      const item = makeUpOf(programme.placing, { missed: judged.missed, items: programme.items, startsOn: START, today, on, ordinal });
      model.change(programme, number, [{ kind: 'add', item }]);
      programme.madeUp.set(missed.key, item.key);
      return undefined;
    });
  },
  undo,
};

/** What goes on after a pause rings later, not at once. */
export function noBurst({ items, now }: Programme, changes: readonly PlanChange[]): void {
  const released = new Set(changes.flatMap((change) => (change.kind === 'release' ? [change.key] : [])));
  const burst = items.find(({ key, heldBy, rings, rung }) => released.has(key) && heldBy.length === 0 && (rings[rung] ?? Infinity) <= now);
  if (burst !== undefined) throw new Error(`${burst.key}: rings at once as its pause ends`);
}

/** Whether a pause or an absence is still in force. */
export function lasts({ undoneBy, endedBy }: model.Done): boolean {
  return undoneBy === undefined && endedBy === undefined;
}

function scopeIn({ items }: Programme, { kind, which }: Of<'move'>['scope']): PlanScope | undefined {
  const item = pick(
    kind === 'block' || kind === 'phase' ? items.filter(({ track }) => definition.tracks[track]?.blocks !== undefined) : items.filter(isOpen),
    which,
  );
  if (kind === 'programme') return { kind };
  if (item === undefined) return undefined;
  const { key, track, audience } = item;
  if (kind === 'series') return { kind, track, audience };
  if (kind === 'track') return { kind, track };
  return kind === 'group' ? { kind, audience } : { kind, key };
}

/** Somebody says how an item went, on its day or late; a step that was taken opens the next. */
function reported(programme: Programme, { which, outcome }: Of<'report'>): string {
  const due = programme.items.filter((item) => isOpen(item) && item.rings.length > 0 && item.plannedOn <= model.today(programme));
  const item = pick(due, which);
  if (item === undefined) return 'nothing';
  model.setItems(
    programme,
    null,
    programme.items.map((each) => (each === item ? { ...each, outcome } : each)),
  );
  const { track, audience } = item;
  if (definition.tracks[track]?.steps === undefined) return 'done';
  const series = programme.items.filter((each) => each.track === track && each.audience === audience).map(seriesItem);
  const own = series.find(({ key }) => key === item.key) as ReturnType<typeof seriesItem>;
  const place = { placing: programme.placing, track, audience, from: model.today(programme) };
  model.change(programme, null, advance(series, own, { outcome, decision: 'approved' }, place));
  return 'done';
}

function seriesItem({ key, ordinal, part, subject, outcome, rings }: PlanItem) {
  return {
    key,
    ordinal,
    part: part ?? '',
    subject,
    state: outcome !== null ? ('done' as const) : rings.length === 0 ? ('waiting' as const) : ('open' as const),
  };
}
