import type { StandInWarning } from '../../client/client.ts';
import { addDays } from '../../domain/time.ts';
import { longDay, shortDay } from '../shared/formats.ts';
import { Table } from '../shared/parts.tsx';
import type { ActAnswer } from './kind.ts';
import type { Named } from './choices.ts';
import { outcomeTexts } from './outcomeTexts.ts';

/** What a kind of act says besides. */
export function Own({ answer, named }: { answer: ActAnswer; named: Named }) {
  const lines = [...ofDates(answer, named), ...ofPeople(answer, named), ...ofGroups(answer, named)];
  const texts = outcomeTexts(named.language);
  const { expected = [] } = answer;
  return (
    <>
      {lines.length === 0 ? null : (
        <ul class="own">
          {lines.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      )}
      {expected.length === 0 ? null : (
        <Table
          caption={texts.expected}
          columns={texts.expectedColumns}
          rows={expected.map(({ track, before, after }) => [named.choices.track(track), String(before), String(after)])}
        />
      )}
    </>
  );
}

function ofDates({ endsOn, days, only = [], clocks = 0, client, from, until, to, kept, makeUp }: ActAnswer, { language, names, choices }: Named): string[] {
  const texts = outcomeTexts(language);
  const day = (text: string) => shortDay(text, language);
  return [
    ...(endsOn === undefined ? [] : [texts.endsOn(longDay(addDays(endsOn, -1), language))]),
    ...(days === undefined ? [] : [texts.daysAdded(days, only.map(choices.group).join(', '))]),
    ...(clocks === 0 ? [] : [texts.clocks(clocks)]),
    ...(typeof from === 'number' ? [texts.versions(from, String(to))] : []),
    ...(typeof from === 'string' && client !== undefined && until !== undefined ? [texts.excused(client, day(from), day(until))] : []),
    ...(typeof kept === 'number'
      ? [texts.stillToDo(kept)]
      : kept === undefined || kept.length === 0
        ? []
        : [texts.kept(kept.map((key) => names(key).name).join(', '))]),
    ...(makeUp === undefined ? [] : [texts.makeUp(names(makeUp).name)]),
  ];
}

function ofPeople(
  { substitute, proposed = false, warnings = [], waiting = [], seats, to, cases, clashes }: ActAnswer,
  { language, names, choices }: Named,
): string[] {
  const texts = outcomeTexts(language);
  const item = (key: string) => `${names(key).name} (${names(key).group})`;
  const say = { person: choices.person, day: (text: string) => shortDay(text, language), item };
  const casesLine =
    typeof cases === 'number'
      ? cases === 0
        ? []
        : [texts.casesOpen(cases)]
      : cases === undefined || cases.length === 0
        ? []
        : [texts.cases(cases.map(item).join(', '))];
  return [
    ...(substitute === undefined ? [] : [substitute === null ? texts.noSubstitute : texts.substitute(choices.person(substitute), proposed)]),
    ...(seats === undefined ? [] : [texts.seats(seats.map(choices.seat).join(', '))]),
    ...(seats === undefined || to === undefined ? [] : [to === null ? texts.leftVacant : texts.taking(choices.person(String(to)))]),
    ...warnings.filter((warning) => !isClash(warning, clashes)).map((warning) => texts.warning(warning, say)),
    ...(waiting.length === 0 ? [] : [texts.waiting(waiting.map(item).join(', '))]),
    ...casesLine,
  ];
}

/** Two sessions on one day stand among the clashes, one by one. */
function isClash(warning: StandInWarning, clashes: ActAnswer['clashes']): boolean {
  return warning.kind === 'twoSessions' && clashes.some(({ kind, on, who }) => kind === 'person' && on === warning.on && who === warning.person);
}

function ofGroups({ clients, size, shortfall }: ActAnswer, { language }: Named): string[] {
  const texts = outcomeTexts(language);
  return [
    ...(clients === undefined ? [] : [texts.clients(clients.length)]),
    ...(size === undefined ? [] : [texts.size(size)]),
    ...(shortfall == null ? [] : [shortfall.text[language]]),
  ];
}
