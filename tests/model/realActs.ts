import { randomUUID } from 'node:crypto';
import { absence, AbsenceInput } from '../../db/acts/absence.ts';
import { addDays as declareDays, AddDaysInput } from '../../db/acts/addDays.ts';
import { endAbsence, EndAbsenceInput } from '../../db/acts/endAbsence.ts';
import { exitGroup, ExitGroupInput } from '../../db/acts/exitGroup.ts';
import { exitProgramme, ExitProgrammeInput } from '../../db/acts/exitProgramme.ts';
import { extend, ExtendInput } from '../../db/acts/extend.ts';
import { makeUp, MakeUpInput } from '../../db/acts/makeUp.ts';
import { merge, MergeInput } from '../../db/acts/merge.ts';
import { move, MoveInput } from '../../db/acts/move.ts';
import { pause, PauseInput } from '../../db/acts/pause.ts';
import { resume, ResumeInput } from '../../db/acts/resume.ts';
import { undo, UndoInput } from '../../db/acts/undo.ts';
import type { Answer } from '../../db/commands/command.ts';
import { exitClient } from '../../db/commands/exitClient.ts';
import { planItems } from '../../db/queries/planItems.ts';
import { isOpen } from '../../domain/planItem.ts';
import { addDays, dayOf } from '../../domain/time.ts';
import { leader, WHY } from '../db/actsWorld.ts';
import { allPresent, calendarMeans, CODE, type World } from '../db/world.ts';
import { type Command, pick } from './commands.ts';

const ZONE = 'Asia/Makassar';

/** The acts of these kinds that can still be ended. */
async function lasting({ sql }: World, kind: 'pause' | 'absence'): Promise<number[]> {
  const rows = await sql<
    { number: number }[]
  >`select number from act where programme = ${CODE} and kind = ${kind} and ended_by is null and undone_by is null order by number`;
  return rows.map(({ number }) => number);
}

/** Carries out a command, but waiting, as somebody does it. @returns undefined where there was nothing to do it to */
export async function carryOutReally(world: World, command: Exclude<Command, { kind: 'wait' }>): Promise<Answer | undefined> {
  const { sql, master } = world;
  const items = await planItems(sql, CODE);
  const [{ now }] = await sql<[{ now: number }]>`select clock_now as now from programme where code = ${CODE}`;
  const today = dayOf(now, ZONE);
  const asked = (body: unknown) => world.asked(leader, body);
  const scopeOf = ({ kind, which }: Extract<Command, { kind: 'move' }>['scope']) => {
    const item = pick(kind === 'block' || kind === 'phase' ? items.filter(({ track }) => track === 'training') : items.filter(isOpen), which);
    if (kind === 'programme' || item === undefined) return { kind: 'programme' as const };
    const { key, track, audience } = item;
    if (kind === 'series') return { kind, track, audience };
    if (kind === 'track') return { kind, track };
    return kind === 'group' ? { kind, audience } : { kind, key };
  };
  switch (command.kind) {
    case 'move': {
      const body = MoveInput.parse({ ...WHY, scope: scopeOf(command.scope), shift: { days: command.days } });
      return move(sql, asked(body), CODE, body, master);
    }
    case 'pause': {
      const body = PauseInput.parse({ ...WHY, scope: scopeOf(command.scope), cause: command.cause });
      return pause(sql, asked(body), CODE, body, master);
    }
    case 'resume': {
      const act = pick(await lasting(world, 'pause'), command.which);
      const body = { ...WHY, act };
      return act === undefined ? undefined : resume(sql, asked(body), CODE, ResumeInput.parse(body), master);
    }
    case 'addDays': {
      const days = command.days.map(({ after, length, kind }) => {
        const date = addDays(today, after);
        return { date, until: addDays(date, length), kind: command.decree ? 'holiday' : kind, name: { id: 'uji', en: 'test' } };
      });
      const years = command.decree ? { years: [Number(days[0]?.date.slice(0, 4))] } : {};
      const where = command.where === undefined || command.decree ? {} : { where: { group: pick(['nelayan', 'nelayan-1', 'pemuda'], command.where) } };
      const body = AddDaysInput.parse({ ...WHY, days, ...years, ...where });
      return declareDays(sql, asked(body), CODE, body, master, calendarMeans);
    }
    case 'absence': {
      const people = [...new Set(items.filter(isOpen).flatMap(({ owner, invited }) => [...(owner === undefined ? [] : [owner]), ...invited]))].sort();
      const person = pick(people, command.who) ?? 'team-leader';
      const from = addDays(today, command.after);
      const substitute =
        typeof command.substitute === 'number'
          ? pick(
              people.filter((id) => id !== person),
              command.substitute,
            )
          : undefined;
      const body = AbsenceInput.parse({ ...WHY, person, from, until: addDays(from, command.length), ...(substitute !== undefined && { substitute }) });
      return absence(sql, asked(body), CODE, body, master);
    }
    case 'endAbsence': {
      const act = pick(await lasting(world, 'absence'), command.which);
      const body = { ...WHY, act, on: addDays(today, command.after) };
      return act === undefined ? undefined : endAbsence(sql, asked(body), CODE, EndAbsenceInput.parse(body), master);
    }
    case 'exitClient': {
      const clients = await sql<{ id: string }[]>`select id from client where programme = ${CODE} and left_on is null order by id`;
      const body = { on: today, reason: command.reason };
      return exitClient(sql, asked(body), CODE, pick(clients, command.who)?.id ?? '', body, master);
    }
    case 'merge':
    case 'exitGroup': {
      const rows = await sql<
        { key: string }[]
      >`select key from audience where programme = ${CODE} and kind = 'businessGroup' and ended_on is null order by key`;
      const group = pick(rows, command.group)?.key ?? '';
      if (command.kind === 'exitGroup') {
        const body = ExitGroupInput.parse({ ...WHY, group, on: today, because: 'quarrel' });
        return exitGroup(sql, asked(body), CODE, body, master);
      }
      const into =
        pick(
          rows.filter(({ key }) => key !== group),
          command.into,
        )?.key ?? '';
      const body = MergeInput.parse({ ...WHY, group, into, on: today });
      return merge(sql, asked(body), CODE, body, master);
    }
    case 'exitProgramme': {
      const body = ExitProgrammeInput.parse({ ...WHY, on: today, because: 'noFunds' });
      return exitProgramme(sql, asked(body), CODE, body, master);
    }
    case 'extend': {
      const body = ExtendInput.parse({ ...WHY, months: command.months });
      return extend(sql, asked(body), CODE, body, master);
    }
    case 'makeUp': {
      const missed = pick(
        items.filter(({ outcome }) => outcome === 'didNotHappen'),
        command.which,
      );
      if (missed === undefined) return undefined;
      const body = MakeUpInput.parse({ ...WHY, item: missed.key });
      return makeUp(sql, asked(body), CODE, body, master);
    }
    case 'report': {
      const item = pick(
        items.filter(({ track, audience, plannedOn, outcome }) => track === 'mentoring' && audience !== 'programme' && outcome === null && plannedOn <= today),
        command.which,
      );
      if (item === undefined) return undefined;
      const held = { outcome: 'held' as const, attendance: await allPresent(world, item.audience), guests: 0, voices: 0 };
      const missed = { outcome: 'didNotHappen' as const, reason: 'weather' };
      return world.report(leader, item.key, { id: randomUUID(), doneOn: item.plannedOn, ...(command.outcome === 'held' ? held : missed) });
    }
    case 'undo': {
      const [{ last }] = await sql<[{ last: number | null }]>`select max(number) as last from act where programme = ${CODE}`;
      if (last === null || last - command.back < 1) return undefined;
      const body = UndoInput.parse({ ...WHY, act: last - command.back });
      return undo(sql, asked(body), CODE, body, master);
    }
  }
}
