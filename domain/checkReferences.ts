import type { Definition, LadderDefinition } from './definition.ts';
import { checkGroups, checkRoles } from './checkCounts.ts';
import { checkIndicators } from './checkIndicators.ts';
import { expecting, type Finding, oneOf, type Path } from './problem.ts';
import { instantAt } from './time.ts';

/** Whether a word is one of those known in that place; nothing, if it is. */
function known(path: Path, word: string, words: readonly string[], id: string, en: string): Finding[] {
  return words.includes(word) ? [] : [{ path, value: word, expected: oneOf(word, words, id, en) }];
}

/**
 * What the parts of a definition say of each other: references that lead nowhere, counts that do not fit, a cadence longer than the
 * programme.
 * @param calendars names of the calendar files there are
 */
export function checkReferences(definition: Definition, calendars: readonly string[]): Finding[] {
  const { roles } = definition;
  return [
    ...zone(definition),
    ...definition.calendars.flatMap((name, index) => known(['calendars', index], name, calendars, 'berkas kalender yang ada', 'a calendar file that exists')),
    ...checkRoles(definition),
    ...checkGroups(definition),
    ...definition.managers.flatMap((role, index) => held(definition, ['managers', index], role)),
    ...(['secretary', 'leader', 'groupCoordinator'] as const).flatMap((place) => held(definition, [place], definition[place])),
    ...(roles[definition.groupCoordinator] !== undefined && roles[definition.groupCoordinator]?.per !== 'trainingGroup'
      ? [
          {
            path: ['groupCoordinator'],
            value: definition.groupCoordinator,
            expected: expecting('peran dengan per: trainingGroup', 'a role with per: trainingGroup'),
          },
        ]
      : []),
    ...ladderOf(definition, ['ladder'], definition.ladder),
    ...tracks(definition),
    ...givers(definition),
    ...checkIndicators(definition),
    ...lines(definition),
  ];
}

function zone({ timeZone }: Definition): Finding[] {
  try {
    instantAt('2027-01-01', '07:00', timeZone);
    return [];
  } catch {
    return [{ path: ['timeZone'], value: timeZone, expected: expecting('zona waktu IANA, seperti Asia/Makassar', 'an IANA time zone such as Asia/Makassar') }];
  }
}

/** A role that the definition has and that somebody is to hold. */
function held({ roles }: Definition, path: Path, role: string): Finding[] {
  if (roles[role]?.count === 0)
    return [{ path, value: role, expected: expecting('peran yang dipegang seseorang (count lebih dari 0)', 'a role that somebody holds (count above 0)') }];
  return known(path, role, Object.keys(roles), 'peran dalam roles', 'a role of this definition');
}

function ladderOf(definition: Definition, path: Path, { steps }: LadderDefinition): Finding[] {
  return steps.flatMap(({ workingDaysAfter, to, orElse }, index) => {
    const here = [...path, 'steps', index];
    const before = steps[index - 1]?.workingDaysAfter;
    const found = to === 'owner' ? [] : held(definition, [...here, 'to'], to);
    if (orElse !== undefined) found.push(...held(definition, [...here, 'orElse'], orElse));
    if (before !== undefined && workingDaysAfter <= before)
      found.push({
        path: [...here, 'workingDaysAfter'],
        value: workingDaysAfter,
        expected: expecting(`lebih dari langkah sebelumnya (${before})`, `more than the step before (${before})`),
      });
    // A programme's own session has no group, so no coordinator: without somebody else the step would tell nobody.
    const reaches =
      orElse !== undefined || definition.roles[to]?.per === undefined || Object.values(definition.tracks).every(({ audience }) => audience !== 'programme');
    if (!reaches)
      found.push({ path: here, at: 'key', value: to, expected: expecting('orElse: untuk kegiatan tanpa kelompok', 'an orElse, for sessions without a group') });
    return found;
  });
}

/** What workflows and repairs beside a track's own are called by: a track of that name would be taken for one of them. */
const RESERVED = ['planning', 'mail'];

function tracks(definition: Definition): Finding[] {
  return Object.entries(definition.tracks).flatMap(([name, track]) => {
    const path = ['tracks', name];
    const found = [
      ...(RESERVED.includes(name)
        ? [
            {
              path,
              at: 'key' as const,
              value: name,
              expected: expecting(`nama lain daripada ${RESERVED.join(', ')}`, `a name other than ${RESERVED.join(', ')}`),
            },
          ]
        : []),
      ...held(definition, [...path, 'owner'], track.owner),
      ...track.with.flatMap((role, index) => held(definition, [...path, 'with', index], role)),
      ...(track.ladder === undefined ? [] : ladderOf(definition, [...path, 'ladder'], track.ladder)),
    ];
    const months = (track.cadence ?? []).reduce((sum, stretch) => sum + stretch.months, 0);
    if (months > definition.months)
      found.push({
        path: [...path, 'cadence'],
        value: months,
        expected: expecting(`irama paling lama ${definition.months} bulan (months)`, `a cadence of at most ${definition.months} months (months)`),
      });
    const per = definition.roles[track.owner]?.per;
    const owned = per === undefined || track.audience === 'businessGroup' || per === track.audience;
    if (!owned)
      found.push({
        path: [...path, 'owner'],
        value: track.owner,
        expected: expecting(`peran yang melayani ${track.audience}`, `a role that serves each ${track.audience}`),
      });
    return found;
  });
}

function givers({ agencies, supporters, funds, equipment, businessGroups, tracks }: Definition): Finding[] {
  const sources = [...Object.keys(agencies), ...Object.keys(supporters)];
  const named = (path: Path, keys: readonly string[]) =>
    keys.flatMap((key, index) => known([...path, index], key, sources, 'instansi atau pihak pendukung', 'an agency or a supporter'));
  const given = (place: string, entries: Definition['funds']) =>
    Object.entries(entries).flatMap(([key, { from, hopedFrom }]) => [...named([place, key, 'from'], from), ...named([place, key, 'hopedFrom'], hopedFrom)]);
  const ofTracks = Object.entries(tracks).flatMap(([name, { grants, parties, resourcesFrom }]) => [
    ...named(['tracks', name, 'parties'], parties ?? []),
    ...named(['tracks', name, 'resourcesFrom'], resourcesFrom),
    ...Object.entries(grants ?? {}).flatMap(([group, { from }]) => {
      const path = ['tracks', name, 'grants', group];
      const giving = Object.keys(from).flatMap((key) =>
        known([...path, 'from', key], key, sources, 'instansi atau pihak pendukung', 'an agency or a supporter'),
      );
      return [...known(path, group, Object.keys(businessGroups), 'kelompok usaha', 'a business group'), ...giving];
    }),
  ]);
  return [...given('funds', funds), ...given('equipment', equipment), ...ofTracks];
}

function lines(definition: Definition): Finding[] {
  return Object.entries(definition.lines).flatMap(([line, place]) => {
    const found = place.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], definition);
    return found !== undefined
      ? []
      : [
          {
            path: ['lines', line],
            value: place,
            expected: expecting('tempat yang ada dalam berkas ini, tracks.mentoring', 'a place in this file, tracks.mentoring'),
          },
        ];
  });
}
