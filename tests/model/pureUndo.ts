import type { Absence } from '../../domain/absences.ts';
import { type CalendarDay, isGoodDay } from '../../domain/calendar.ts';
import { hasBlocks } from '../../domain/moveBlocks.ts';
import { calendarFor } from '../../domain/placeItem.ts';
import { isOpen, type PlanItem } from '../../domain/planItem.ts';
import { keyOf } from '../../domain/planChange.ts';
import { clocksAnew, offBadDays } from '../../domain/replan.ts';
import { applyChanges } from './applyChanges.ts';
import type { Command } from './commands.ts';
import { sameButRung, shown } from './invariants.ts';
import * as model from './pureProgramme.ts';
import type { Done, Programme, Row } from './pureProgramme.ts';

/** Takes back an act as `db/acts/undo.ts` does, and holds it to what stood before the act. */
export function undo(programme: Programme, { back }: Extract<Command, { kind: 'undo' }>): Done | string {
  const asked = programme.acts.at(-1 - back);
  if (asked === undefined) return 'nothing';
  const isTouched = (key: string) => asked.before.items.get(key) !== asked.after.items.get(key);
  const touched = programme.items.map(({ key }) => key).filter(isTouched);
  // What an undo changes besides (whose an item is once an absence is undone, a clock) nothing depends on.
  const byUndo = (key: string) =>
    programme.past.some(({ row, act }) => row === `item/${key}` && act !== null && act > asked.number && programme.acts[act - 1]?.undoes !== undefined);
  const intact = touched.every((key) => byUndo(key) || sameButRung(asked.after.items.get(key), itemOf(programme, key)));
  const after = model.act(programme, { kind: 'undo' }, (done) => takeBack(programme, done, asked));
  if (typeof after === 'string') return after;
  if (!intact) throw new Error(`act ${asked.number} was undone, though what it changed had changed since`);
  for (const key of touched) holdTo(programme, asked, key);
  for (const key of new Set([...asked.before.rows.keys(), ...asked.after.rows.keys()])) {
    const before = asked.before.rows.get(key);
    if (before !== asked.after.rows.get(key) && JSON.stringify(programme.rows.get(key)) !== JSON.stringify(before))
      throw new Error(`${key}: is not as it was before act ${asked.number}`);
  }
  return after;
}

function takeBack(programme: Programme, done: Done, asked: Done): string | undefined {
  const { past } = programme;
  if (asked.undoneBy !== undefined) return 'alreadyUndone';
  const last = new Map(past.flatMap(({ row, act }, index) => (act === asked.number ? [[row, index] as const] : [])));
  const changedSince = past.some(({ row, act }, index) => index > (last.get(row) ?? Infinity) && model.stands(programme, act));
  if (asked.kind === 'undo' || asked.endedBy !== undefined || changedSince) return 'dependsOnIt';
  asked.undoneBy = done.number;
  done.undoes = asked.number;
  for (const other of programme.acts) if (other.endedBy === asked.number) other.endedBy = undefined;
  const first = new Map<string, PlanItem | Row | undefined>();
  for (const { row, act, was } of past) if (act === asked.number && !first.has(row)) first.set(row, was);
  programme.version += 1;
  model.setItems(
    programme,
    done.number,
    programme.items.map((item) =>
      first.has(`item/${item.key}`) ? letGo(programme, restored(item, first.get(`item/${item.key}`) as PlanItem | undefined)) : item,
    ),
  );
  for (const [key, was] of first) if (!key.startsWith('item/')) model.setRow(programme, done.number, key, was);
  const set = programme.items;
  undoStandIns(programme, done.number, asked.number);
  const back = new Map<string, number>();
  for (const item of programme.items.filter(({ key }, index) => first.has(`item/${key}`) || programme.items[index] !== set[index])) {
    const isFreed = item.heldBy.length === 0 && ((first.get(`item/${item.key}`) as PlanItem | undefined)?.heldBy.length ?? 0) > 0;
    back.set(item.key, isFreed ? Number.NEGATIVE_INFINITY : asked.at);
  }
  const replanning = { items: programme.items, before: calendarOf(asked.before), after: calendarOf(programme), today: model.today(programme) };
  const moves = offBadDays(programme.placing, replanning, ({ key }) => first.has(`item/${key}`));
  if (moves.length > 0) model.change(programme, done.number, moves);
  for (const each of moves) back.set(keyOf(each), asked.at);
  const clocks = clocksAnew(programme.placing, programme.items, back, programme.now);
  if (clocks.length > 0) model.setItems(programme, done.number, applyChanges(programme.items, clocks));
  return undefined;
}

/** What ended meanwhile holds nothing back any more. */
function letGo({ acts }: Programme, item: PlanItem): PlanItem {
  const isOver = (number: number) => acts[number - 1]?.endedBy !== undefined || acts[number - 1]?.undoneBy !== undefined;
  return isOpen(item) ? { ...item, heldBy: item.heldBy.filter((number) => !isOver(number)) } : item;
}

/** Whoever was told stays told; with the same dates, whoever was reminded stays reminded. What was added is called off. */
function restored(item: PlanItem, was: PlanItem | undefined): PlanItem {
  if (was === undefined) return isOpen(item) ? { ...item, outcome: 'cancelled' } : item;
  const same = item.windowFrom === was.windowFrom && item.windowUntil === was.windowUntil;
  return { ...was, rung: same ? item.rung : item.rung > 0 ? Math.max(was.rung, 1) : was.rung };
}

function undoStandIns(programme: Programme, number: number, act: number): void {
  programme.standIns = programme.standIns.filter(({ begunBy }) => begunBy !== act).map((each) => (each.endedBy === act ? { ...each, endedBy: null } : each));
  if (model.absencesOf(programme).some((absence: Absence) => absence.act === act)) return;
  const rest = programme.standIns.filter((each) => each.act === act && each.endedBy === null);
  model.setItems(
    programme,
    number,
    programme.items.map((item) => (isOpen(item) ? rest.filter((given) => given.item === item.key).reduce(model.backTo, item) : item)),
  );
  model.endStandIns(programme, number, rest);
}

/** As it was before the act, but for what time did not leave so: pauses that are over, days off that are others. */
function holdTo(programme: Programme, asked: Done, key: string): void {
  const is = itemOf(programme, key);
  const before = asked.before.items.get(key);
  if (before === undefined ? is?.outcome !== null : is !== undefined && sameButRung(expected(programme, asked, before, is), is)) return;
  throw new Error(`${key}: act ${asked.number} (${asked.kind}) is undone, but it is not as it was: ${before && shown(before)}, now ${is && shown(is)}`);
}

function expected(programme: Programme, asked: Done, before: PlanItem, is: PlanItem): PlanItem {
  const was = letGo(programme, before);
  if (was.heldBy.length > 0 || !isOpen(was)) return was;
  const sameCalendar = [asked.before, asked.after].every((snapshot) => calendarOf(snapshot) === calendarOf(programme));
  if (is.rings.some((ring, index) => index >= is.rung && ring <= programme.now)) throw new Error(`${is.key}: rings at once for what went by`);
  const wentBy = was.rings.some((ring, index) => index >= is.rung && ring <= programme.now);
  const dated = sameCalendar || !mayMove(programme, was) ? was : { ...was, windowFrom: is.windowFrom, windowUntil: is.windowUntil, plannedOn: is.plannedOn };
  const isFreed = before.heldBy.length > 0;
  return sameCalendar && !isFreed && !wentBy ? dated : { ...dated, rings: is.rings };
}

/** Whether its day has become bad for it, or of its block that of another day may have. */
function mayMove({ placing, now }: Programme, { track: name, audience, plannedOn }: PlanItem): boolean {
  const track = placing.definition.tracks[name];
  if (track === undefined || plannedOn < model.today({ now })) return false;
  return hasBlocks(placing, name) || !isGoodDay(plannedOn, track.weekdays, calendarFor(placing, audience), track.days);
}

function calendarOf({ rows }: { readonly rows: ReadonlyMap<string, model.Row> }): readonly CalendarDay[] {
  return (rows.get('programme/') as { calendar: readonly CalendarDay[] }).calendar;
}

function itemOf({ items }: Programme, key: string): PlanItem | undefined {
  return items.find((item) => item.key === key);
}
