import { checkGroups, checkRoles } from './checkCounts.ts';
import { checkForms } from './checkForms.ts';
import { checkIndicators } from './checkIndicators.ts';
import { checkLadder, held, known } from './checkRoles.ts';
import { checkTracks } from './checkTracks.ts';
import type { Definition } from './definition.ts';
import { expecting, type Finding, type Path } from './problem.ts';
import { instantAt } from './time.ts';

/**
 * What the parts of a definition say of each other: references that lead nowhere, counts that do not fit, what cannot be
 * planned or answered.
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
    ...(definition.treasurer === undefined ? [] : held(definition, ['treasurer'], definition.treasurer)),
    ...(roles[definition.groupCoordinator] !== undefined && roles[definition.groupCoordinator]?.per !== 'trainingGroup'
      ? [
          {
            path: ['groupCoordinator'],
            value: definition.groupCoordinator,
            expected: expecting('peran dengan per: trainingGroup', 'a role with per: trainingGroup'),
          },
        ]
      : []),
    ...checkLadder(definition, ['ladder'], definition.ladder),
    ...checkTracks(definition),
    ...checkForms(definition),
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

function givers({ agencies, supporters, funds, equipment, businessGroups, tracks }: Definition): Finding[] {
  const sources = [...Object.keys(agencies), ...Object.keys(supporters)];
  const named = (path: Path, keys: readonly string[]) =>
    keys.flatMap((key, index) => known([...path, index], key, sources, 'instansi atau pihak pendukung', 'an agency or a supporter'));
  const given = (place: string, entries: Readonly<Record<string, Pick<Definition['funds'][string], 'from' | 'hopedFrom'>>>) =>
    Object.entries(entries).flatMap(([key, { from, hopedFrom }]) => [...named([place, key, 'from'], from), ...named([place, key, 'hopedFrom'], hopedFrom)]);
  const paid = Object.values(funds).find(({ grants }) => grants);
  const paying = paid === undefined ? [] : [...paid.from, ...paid.hopedFrom];
  const ofTracks = Object.entries(tracks).flatMap(([name, { grants, parties, resourcesFrom }]) => [
    ...named(['tracks', name, 'parties'], parties ?? []),
    ...named(['tracks', name, 'resourcesFrom'], resourcesFrom),
    ...Object.entries(grants ?? {}).flatMap(([group, { from }]) => {
      const path = ['tracks', name, 'grants', group];
      const giving = Object.keys(from).flatMap((key) =>
        known([...path, 'from', key], key, paying, 'pemberi dana dengan grants: true', 'a giver of the fund with grants: true'),
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
