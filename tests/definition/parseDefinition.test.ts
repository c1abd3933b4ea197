import { describe, expect, it } from 'vitest';
import { parseDefinition } from '../../domain/parseDefinition.ts';
import type { Problem } from '../../domain/problem.ts';
import { CALENDARS, readSeed, tablolong } from '../support/seeds.ts';
import { faultOf } from './faults.ts';
import { changed, lineOf } from './support.ts';

const TABLOLONG = readSeed('tablolong.yaml');

function problemsOf(text: string): Problem[] {
  const parsed = parseDefinition(text, 'seeds/tablolong.yaml', CALENDARS);
  return parsed.ok ? [] : parsed.problems;
}

describe('a definition', () => {
  it('of Tablolong is read whole', () => {
    const { roles, agencies, clients, trainingGroups, businessGroups, tracks } = tablolong();
    const team = Object.values(roles).filter(({ outsideTeam }) => !outsideTeam);
    expect(team.reduce((sum, { count }) => sum + count, 0)).toBe(36);
    expect([Object.keys(agencies).length, clients.target, Object.keys(trainingGroups).length, Object.keys(businessGroups).length]).toEqual([14, 90, 3, 9]);
    const sessions = (track: keyof typeof tracks) => tracks[track]?.cadence?.reduce((sum, { perMonth, months }) => sum + perMonth * months, 0);
    expect([sessions('mentoring'), sessions('monitoring')]).toEqual([42, 18]);
  });

  it('carries every line of the programme in a place that exists', () => {
    const numbered = (letter: string, count: number) => Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
    const process = 'P1 P1a P1b P1c P2a P2b P2c P2d P2e P2f P3 P4a P4b P4c P5 P5a P5b P6 P6a P6b P6c P6d P6e'.split(' ');
    expect(Object.keys(tablolong().lines)).toEqual([...numbered('I', 10), ...process, ...numbered('O', 7), ...numbered('E', 17)]);
  });

  // Each row: what is wrong, the passage, what stands there instead, and the problem it makes.
  it.each([
    [
      'a misspelt key',
      '{ perMonth: 4, months: 6 }',
      '{ perMoth: 4, months: 6 }',
      'tracks.mentoring.cadence.0.perMoth',
      'perMoth',
      'a known key; perhaps “perMonth” (perMonth)',
    ],
    ['an unknown key', 'planningWeeks: 6', 'planningWeeks: 6\nbudget: 7', 'budget', 'budget', /^a known key/],
    [
      'a track owned by a role that nobody has',
      'owner: mentor\n    attendance: true\n    discussion: true',
      'owner: mentr\n    attendance: true\n    discussion: true',
      'tracks.mentoring.owner',
      'mentr',
      /^a role of this definition; perhaps “mentor”/,
    ],
    ['a ladder that tells a role that nobody has', 'to: teamLeader', 'to: director', 'ladder.steps.2.to', 'director', /^a role of this definition \(patron/],
    ['a ladder whose other role nobody has', 'orElse: secretary', 'orElse: sekretaris', 'ladder.steps.1.orElse', 'sekretaris', /perhaps “secretary”/],
    [
      'a coordinator step without somebody for tasks that have no group',
      ', orElse: secretary',
      '',
      'ladder.steps.1',
      'coordinator',
      'an orElse, for sessions without a group',
    ],
    [
      'an invited role that nobody has',
      'with: [villageOfficial, ',
      'with: [villageOficial, ',
      'tracks.monitoring.with.0',
      'villageOficial',
      /perhaps “villageOfficial”/,
    ],
    [
      'a manager whom the definition does not have',
      'managers: [teamLeader, ',
      'managers: [headOfTeam, ',
      'managers.0',
      'headOfTeam',
      /^a role of this definition/,
    ],
    ['a date that does not exist', 'demoStart: 2027-08-02', 'demoStart: 2027-02-30', 'demoStart', '2027-02-30', 'a date that exists, such as 2027-02-28'],
    ['29 February of an ordinary year', 'demoStart: 2027-08-02', 'demoStart: 2027-02-29', 'demoStart', '2027-02-29', 'a date that exists, such as 2027-02-28'],
    [
      'a time zone that does not exist',
      'timeZone: Asia/Makassar',
      'timeZone: Asia/Makasar',
      'timeZone',
      'Asia/Makasar',
      'an IANA time zone such as Asia/Makassar',
    ],
    ['a time of day without quotes', 'ringsAt: "07:00"', 'ringsAt: 7', 'ladder.ringsAt', '7', 'a time of day in quotes, "07:00"'],
    ['a time of day that no clock shows', 'ringsAt: "07:00"', 'ringsAt: "24:00"', 'ladder.ringsAt', '24:00', 'a time of day in quotes, "07:00"'],
    [
      'ladder steps out of order',
      'workingDaysAfter: 10, to: teamLeader',
      'workingDaysAfter: 5, to: teamLeader',
      'ladder.steps.2.workingDaysAfter',
      '5',
      'more than the step before (5)',
    ],
    [
      'a calendar file that is not there',
      'id-2028.yaml',
      'id-2038.yaml',
      'calendars.2',
      'id-2038.yaml',
      /^a calendar file that exists; perhaps “id-2028.yaml”/,
    ],
    [
      'a cadence longer than the programme',
      '{ perMonth: 4, months: 6 }',
      '{ perMonth: 4, months: 7 }',
      'tracks.mentoring.cadence',
      '19',
      'a cadence of at most 18 months (months)',
    ],
    [
      'an agency that the definition does not have',
      'agencies: [kesetiakawanan, gmit, tagana]',
      'agencies: [kesetiakawanan, gmt, tagana]',
      'roles.mentor.agencies.1',
      'gmt',
      /perhaps “gmit”/,
    ],
    [
      'a qualification that the definition does not have',
      'qualifications: [socialWork, basicSocialWork]',
      'qualifications: [sociology]',
      'roles.mentor.qualifications.0',
      'sociology',
      /^a qualification of this definition/,
    ],
    [
      'a qualification asked of instructors that does not exist',
      'instructorQualification: marine',
      'instructorQualification: sailing',
      'trainingGroups.nelayan.instructorQualification',
      'sailing',
      /^a qualification/,
    ],
    [
      'mentors that cannot be shared among the groups',
      'count: 9\n    per: businessGroup',
      'count: 8\n    per: businessGroup',
      'roles.mentor.count',
      '8',
      'a multiple of 9, the same for each group',
    ],
    ['a target other than the groups together', 'target: 90,', 'target: 80,', 'clients.target', '80', 'the sum of all training groups, 90'],
    ['ages the wrong way round', 'ageFrom: 18, ageTo: 60', 'ageFrom: 61, ageTo: 60', 'clients.ageTo', '60', 'at least 61 (ageFrom)'],
    ['a role beyond a number', 'count: 8', 'count: many', 'roles.resourcePerson.count', 'many', 'a number'],
    ['less than nobody', 'count: 8', 'count: -1', 'roles.resourcePerson.count', '-1', 'at least 0'],
    [
      'a weekday that is none',
      'weekdays: [thursday, wednesday, tuesday, monday]',
      'weekdays: [thursdy, wednesday, tuesday, monday]',
      'tracks.monitoring.weekdays.0',
      'thursdy',
      /^one of; perhaps “thursday”/,
    ],
    ['words in one language only', 'name: { id: Pembina, en: Patron }', 'name: { id: Pembina }', 'roles.patron.name.en', '', 'text; nothing is here'],
    ['empty words', 'en: Patron }', 'en: "  " }', 'roles.patron.name.en', '  ', 'at least 1 characters'],
    ['a hold that is neither minutes nor a time', '{ minutes: 60 }', '{ hours: 1 }', 'relayHold', '{"hours":1}', '{ minutes } or { until }'],
    [
      'a giver who is nobody',
      'hopedFrom: [kesetiakawanan, ',
      'hopedFrom: [kesetiakawan, ',
      'funds.operational.hopedFrom.0',
      'kesetiakawan',
      /perhaps “kesetiakawanan”/,
    ],
    [
      'a rule over an indicator that is not there',
      'question: income, must: [spendingBelowIncome]',
      'question: income, must: [spendingLess]',
      'rules.fastProgress.household.must.0',
      'spendingLess',
      /^an indicator/,
    ],
    [
      'a line of the document that is carried nowhere',
      'P3: tracks.monitoring',
      'P3: tracks.supervision',
      'lines.P3',
      'tracks.supervision',
      /^a place in this file/,
    ],
    ['an inherited word in the place of a role', 'to: teamLeader', 'to: constructor', 'ladder.steps.2.to', 'constructor', /^a role of this definition/],
  ])('names %s', (_, from, to, path, value, expected) => {
    const { problems, first } = faultOf(from, to);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ path, value });
    expect(problems[0]?.expected).toEqual(expected instanceof RegExp ? expect.stringMatching(expected) : expected);
    // Where the passage spans lines, the problem lies within it.
    expect(problems[0]?.line).toBeGreaterThanOrEqual(first - 1);
    expect(problems[0]?.line).toBeLessThanOrEqual(first + to.split('\n').length - 1);
  });

  it('names the exact line and column, and says it in both languages', () => {
    const text = changed(TABLOLONG, 'demoStart: 2027-08-02', 'demoStart: 2027-02-30');
    const line = lineOf(text, 'demoStart: 2027-02-30');
    expect(problemsOf(text)).toEqual([
      {
        path: 'demoStart',
        line,
        column: 12,
        value: '2027-02-30',
        expected: { id: 'tanggal yang ada, seperti 2027-02-28', en: 'a date that exists, such as 2027-02-28' },
        message: {
          id: `seeds/tablolong.yaml:${line}:12 demoStart: tertulis “2027-02-30”, seharusnya tanggal yang ada, seperti 2027-02-28`,
          en: `seeds/tablolong.yaml:${line}:12 demoStart: found “2027-02-30”, expected a date that exists, such as 2027-02-28`,
        },
      },
    ]);
  });

  it('names every fault at once, in the order of the lines', () => {
    const faults = [
      ['demoStart: 2027-08-02', 'demoStart: 2027-02-30'],
      ['{ perMonth: 4, months: 6 }', '{ perMoth: 4, months: 6 }'],
      ['timeZone: Asia/Makassar', 'timeZone: Mars/Olympus'],
      ['owner: mentor\n    attendance: true\n    discussion: true', 'owner: nobody\n    attendance: true\n    discussion: true'],
      ['  pemuda-3: { name', '  pemuda-2: { name'],
    ] as const;
    const text = faults.reduce((before, [from, to]) => changed(before, from, to), TABLOLONG);
    const paths = problemsOf(text).map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining(['timeZone', 'demoStart', 'businessGroups.pemuda-2', 'tracks.mentoring.cadence.0.perMoth', 'tracks.mentoring.owner']),
    );
    const lines = problemsOf(text).map(({ line }) => line);
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  });

  it('looks behind a misspelt key for what is wrong under it', () => {
    const text = changed(changed(TABLOLONG, 'ladder:\n  noticeDaysBefore: 3', 'lader:\n  noticeDaysBefore: 3'), 'to: teamLeader', 'to: director');
    expect(problemsOf(text).map(({ path }) => path)).toEqual(['lader', 'lader.steps.2.to']);
  });

  it.each([
    ['nothing', '', 'keys and values'],
    ['a sentence', 'hello', 'keys and values'],
    ['a list', '- a\n- b', 'keys and values'],
    ['no YAML', 'name: "open', /^readable YAML/],
    [
      'references that multiply',
      `a: &a [x, x]\n${'bcdefghi'.replace(/./g, (key, index: number) => `${key}: &${key} [*${'abcdefgh'[index]}, *${'abcdefgh'[index]}]\n`)}`,
      'YAML without references that multiply',
    ],
    ['a file beyond all measure', '#'.repeat(2_000_001), /^a file of at most/],
  ])('refuses %s without falling over', (_, text, expected) => {
    expect(problemsOf(text)[0]?.expected.en).toEqual(expected instanceof RegExp ? expect.stringMatching(expected) : expected);
  });
});
