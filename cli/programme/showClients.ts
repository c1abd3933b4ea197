import type { Applicants, Clients, ClientStory } from '../../client/client.ts';
import type { Language } from '../../domain/language.ts';
import { clientWords } from './clientWords.ts';
import { actorName, localTime, table } from './table.ts';
import { wordsIn } from './words.ts';

/** The village list. A consent that was refused has a minus before it. */
export function showClients({ clients }: Clients, language: Language): string[] {
  const { columns, gone, unasked } = clientWords(language);
  if (clients.length === 0) return [wordsIn(language).none];
  const rows = clients.map(({ id, name, group, place, joinedOn, leftOn, leftBecause, consents }) => [
    id,
    name ?? gone,
    group,
    place === null ? '–' : String(place),
    joinedOn,
    leftOn === null ? '' : `${leftOn} ${leftBecause ?? ''}`,
    consentsOf(consents) || unasked,
  ]);
  return table(
    [
      columns.client,
      columns.name,
      columns.group,
      { head: columns.place, align: 'right' },
      columns.joined,
      columns.left,
      { head: columns.consents, wraps: true },
    ],
    rows,
  );
}

/** One client: groups, tasks about them, and what was decided. */
export function showClient(client: ClientStory, timeZone: string, language: Language): string[] {
  const { columns, gone, open, outcomes, unasked } = clientWords(language);
  const { id, name, groupName, household, hamlet, joinedOn, leftOn, leftBecause, consents, memberships, items, history } = client;
  return [
    `${id}: ${name ?? gone}, ${groupName[language]}, ${household}, ${hamlet}`,
    `${columns.joined}: ${joinedOn}${leftOn === null ? '' : ` · ${columns.left}: ${leftOn} (${leftBecause ?? ''})`}`,
    `${columns.consents}: ${consentsOf(consents) || unasked}`,
    '',
    ...table(
      [columns.group, columns.from, columns.until],
      memberships.map(({ group, from, until }) => [group, from, until ?? '']),
    ),
    ...(items.length === 0 ? [] : ['']),
    ...(items.length === 0
      ? []
      : table(
          [columns.task, columns.planned, columns.outcome],
          items.map(({ key, plannedOn, outcome, because }) => [
            key,
            plannedOn,
            outcome === null ? open : `${outcomes[outcome]}${because === null ? '' : ` (${because})`}`,
          ]),
        )),
    ...(history.length === 0 ? [] : ['']),
    ...(history.length === 0
      ? []
      : table(
          [columns.at, columns.by, columns.act, { head: columns.reason, wraps: true }],
          history.map(({ at, actor, action, reason }) => [localTime(at, timeZone), actorName(actor), action, reason ?? '']),
        )),
  ];
}

/** The waiting list, in its order, and how many were not chosen. */
export function showApplicants({ waiting, refused }: Applicants, language: Language): string[] {
  const words = clientWords(language);
  const { columns, any } = words;
  const rows = waiting.map(({ id, name, trainingGroup, hamlet }, index) => [String(index + 1), id, name, trainingGroup ?? any, hamlet ?? '']);
  const list = waiting.length === 0 ? [wordsIn(language).none] : table([columns.order, columns.client, columns.name, columns.training, columns.hamlet], rows);
  return [...list, ...Object.entries(refused).map(([reason, count]) => words.refused(count, reason))];
}

function consentsOf(consents: Readonly<Record<string, boolean>>): string {
  return Object.entries(consents)
    .map(([purpose, given]) => (given ? purpose : `-${purpose}`))
    .join(' ');
}
