import type { Estimates, Locked, Programmes, ProgrammeStatus, Started, Tasks } from '../../client/client.ts';
import type { Language } from '../../domain/language.ts';
import { ITEM_STATE_WORDS, type ItemState } from '../../domain/itemState.ts';
import { addDays } from '../../domain/time.ts';
import { localTime, table } from './table.ts';
import { wordsIn } from './words.ts';

export function showProgrammes({ programmes }: Programmes, language: Language): string[] {
  const { columns, stages, rehearsal, none } = wordsIn(language);
  if (programmes.length === 0) return [none];
  const rows = programmes.map(({ code, name, stage, startsOn, rehearsal: played }) => [code, name[language], stages[stage], startsOn, played ? rehearsal : '']);
  return table([columns.code, { head: columns.name, wraps: true }, columns.stage, columns.start, columns.kind], rows);
}

export function showStatus(status: ProgrammeStatus, language: Language): string[] {
  const words = wordsIn(language);
  const { columns } = words;
  const at = (instant: number) => localTime(instant, status.timeZone);
  const agreed = ({ agreedAt }: { agreedAt: number | null }) => (agreedAt === null ? '–' : at(agreedAt));
  return [
    `${status.name[language]} (${status.code}), ${status.village}: ${words.stages[status.stage]}${status.rehearsal ? `, ${words.rehearsal}` : ''}`,
    `${words.now}: ${at(status.now)} (${status.timeZone}) · ${words.plan}: ${words.planVersion(status.planVersion)}`,
    ...estimateLines(status.estimates, language),
    '',
    ...table(
      [columns.track, columns.start, { head: columns.items, align: 'right' }, { head: columns.states, wraps: true }],
      status.tracks.map((track) => [track.words[language], at(track.startsAt).slice(0, 10), String(track.items), countsOf(track.states, language)]),
    ),
    '',
    ...table(
      [columns.group, columns.agreed],
      status.agreements.map((group) => [group.words[language], agreed(group)]),
    ),
    ...(status.repairs.length === 0
      ? []
      : [
          '',
          ...table(
            [columns.subject, columns.cause, columns.since],
            status.repairs.map(({ subject, cause, openedAt }) => [subject, cause, at(openedAt)]),
          ),
        ]),
    ...status.vacancies.map(({ seat, since }) => words.vacant(seat, since)),
    ...shortfallLines(status.shortfalls, language),
  ];
}

export function showStarted({ code, items, estimates, namesakes, shortfalls }: Started, language: Language): string[] {
  const words = wordsIn(language);
  const alike = namesakes.map((ids) => words.namesakes(ids.join(', ')));
  return [words.started(code, items), ...estimateLines(estimates, language), ...alike, ...shortfallLines(shortfalls, language)];
}

export function showLocked({ code, planVersion, estimates }: Locked, language: Language): string[] {
  return [wordsIn(language).locked(code, planVersion), ...estimateLines(estimates, language)];
}

export function showTasks({ tasks }: Tasks, language: Language): string[] {
  const { columns, until, none, waiting: whenOpen, inPlace } = wordsIn(language);
  if (tasks.length === 0) return [none];
  const rows = tasks.map(({ key, name, windowFrom, windowUntil, plannedOn, stateWords, waiting, inPlaceOf }) => [
    key,
    name[language],
    until(windowFrom, addDays(windowUntil, -1)),
    plannedOn,
    `${waiting ? whenOpen : stateWords[language]}${inPlaceOf === null ? '' : `, ${inPlace(inPlaceOf)}`}`,
  ]);
  return table([columns.task, { head: columns.session, wraps: true }, columns.window, columns.planned, columns.state], rows);
}

/** A plan that reaches past the last decreed year says so. */
function estimateLines({ items, lastDecreedYear }: Estimates, language: Language): string[] {
  return items === 0 ? [] : [wordsIn(language).estimated(items, lastDecreedYear)];
}

function shortfallLines(shortfalls: ProgrammeStatus['shortfalls'], language: Language): string[] {
  return shortfalls.length === 0 ? [] : ['', `${wordsIn(language).shortfalls}:`, ...shortfalls.map(({ text }) => `  ${text[language]}`)];
}

/** In the order of an item's life. */
function countsOf(states: ProgrammeStatus['tracks'][number]['states'], language: Language): string {
  return (Object.keys(ITEM_STATE_WORDS) as ItemState[])
    .filter((state) => states[state] !== undefined)
    .map((state) => `${states[state]} ${ITEM_STATE_WORDS[state][language].toLowerCase()}`)
    .join(', ');
}
