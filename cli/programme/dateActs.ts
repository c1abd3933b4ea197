import type { CalendarDays } from '../../client/client.ts';
import { DAY_KINDS } from '../../domain/rhythm.ts';
import { Option } from 'commander';
import { whole } from '../whole.ts';
import { addAct, causeOption } from './actCommand.ts';
import { actWords } from './actWords.ts';
import type { Add } from './command.ts';
import { EXIT, Stop } from './ending.ts';
import { read } from './files.ts';
import { type Reach, scopeOf } from './scope.ts';
import type { Place } from './service.ts';

type DayKind = NonNullable<CalendarDays['days']>[number]['kind'];
type Declared = {
  from?: string;
  until?: string;
  kind?: DayKind;
  nameId?: string;
  nameEn?: string;
  hamlet?: string;
  group?: string;
  calendar?: string;
  years?: string[];
  source?: string;
};

/** Pauses, days that the calendar did not know, and the end: acts about when. @param folder that relative files are relative to */
export function addDateActs(add: Add, folder: string): void {
  addAct<Reach>(
    add,
    'pause <code> <what>',
    'holds back a task, a series, a track, a group (group:nelayan) or all, until it is resumed',
    ([code = '', what = ''], options, { language }) => {
      const scope = scopeOf(what, options, language);
      return (client, why, key) => client.pausePlan({ code }, { ...why, scope }, key);
    },
  )
    .option('--following', 'the task and those that follow it in its series')
    .option('--block', 'all days of its block of training')
    .option('--phase', 'the same block of every group')
    .addOption(causeOption());

  addAct(
    add,
    'resume <code> <pause>',
    'ends a pause, by the number of its act: what it held back goes on with the time that remained',
    ([code = '', act = '']) =>
      (client, why, key) =>
        client.resumePlan({ code }, { ...why, act: Number(act) }, key),
  );

  addAct<Declared>(
    add,
    'calendar-days <code>',
    'adds days to the calendar: a holiday, a storm, mourning in a hamlet, or a decree’s years in place of estimates',
    ([code = ''], options, place) => {
      const days = declared(options, place);
      return (client, why, key) => client.addCalendarDays({ code }, { ...why, ...days }, key);
    },
  )
    .option('--from <yyyy-mm-dd>', 'the day, or the first of them')
    .option('--until <yyyy-mm-dd>', 'the last of them')
    .addOption(new Option('--kind <kind>', 'what kind of day').choices(DAY_KINDS))
    .option('--name-id <text>', 'what it is called, in Indonesian; everybody reads it, so it names nobody')
    .option('--name-en <text>', 'the same in English')
    .option('--hamlet <hamlet>', 'for the groups most of whose members live there')
    .option('--group <group>', 'for one group, or a training group and those within it')
    .option('--calendar <file>', 'a file of seeds/calendars, such as id-2028.yaml')
    .option('--years <years...>', 'whose holidays and collective leave it replaces; those that it has, unless said')
    .option('--source <text>', 'the decree or letter')
    .addOption(causeOption());

  addAct<{ months: number }>(
    add,
    'extend <code>',
    'puts the end of the programme off; the final evaluation and the endline go along',
    ([code = ''], options) => {
      const { months } = options;
      return (client, why, key) => client.extendProgramme({ code }, { ...why, months }, key);
    },
  )
    .requiredOption('--months <n>', 'by so many months', whole)
    .addOption(causeOption());

  addAct<{ definition: string }>(
    add,
    'migrate <code>',
    'has a running programme follow to another version of its definition',
    ([code = ''], options, place) => {
      const definition = read(folder, options.definition, place);
      return (client, why, key) => client.migrateDefinition({ code }, { ...why, definition }, key);
    },
    ({ definition }) => ({ definition }),
  ).requiredOption('--definition <file>', 'the new version');
}

/** @throws Stop where it cannot be told which days are meant */
function declared(options: Declared, { language }: Place) {
  const { from, until, kind, nameId, nameEn, hamlet, group, calendar, years, source } = options;
  const words = actWords(language);
  if ((from === undefined) === (calendar === undefined)) throw new Stop(EXIT.usage, words.daysOrCalendar);
  if (hamlet !== undefined && group !== undefined) throw new Stop(EXIT.usage, words.oneWhere);
  const named = from === undefined ? undefined : { from, kind, id: nameId, en: nameEn };
  if (named !== undefined && (named.kind === undefined || named.id === undefined || named.en === undefined)) throw new Stop(EXIT.usage, words.dayLacks);
  const where = hamlet !== undefined ? { hamlet } : group !== undefined ? { group } : undefined;
  return {
    ...(named !== undefined && {
      days: [
        { date: named.from, ...(until !== undefined && { until }), kind: named.kind as DayKind, name: { id: named.id as string, en: named.en as string } },
      ],
    }),
    ...(calendar !== undefined && { calendar }),
    ...(years !== undefined && { years: years.map(whole) }),
    ...(source !== undefined && { source }),
    ...(where !== undefined && { where }),
  };
}
