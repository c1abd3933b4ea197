import { describe, expect, it } from 'vitest';
import { parsePeople } from '../../domain/parsePeople.ts';
import { namesakesOf } from '../../domain/people.ts';
import type { Problem } from '../../domain/problem.ts';
import { brief, changed, lineOf } from '../definition/support.ts';
import { readSeed, tablolong } from '../support/seeds.ts';

const definition = tablolong();
const PEOPLE = readSeed('people/tablolong.yaml');
const LEADER = PEOPLE.split('\n').find((line) => line.includes('id: team-leader')) as string;
const mail = (line: string) => line.match(/email: ([^,]+)/)?.[1] as string;

function problemsOf(text: string): Problem[] {
  const parsed = parsePeople(text, 'seeds/people/tablolong.yaml', definition, definition.demoStart);
  return parsed.ok ? [] : parsed.problems;
}

describe('a people file', () => {
  it('with a mail address twice is refused, also in other letters: two people would get one mail', () => {
    const secretary = PEOPLE.split('\n').find((line) => line.includes('id: secretary,')) as string;
    const twice = secretary.replace(mail(secretary), mail(LEADER).toUpperCase());
    const text = changed(PEOPLE, secretary, twice);
    const index = text
      .split('\n')
      .filter((line) => line.startsWith('  - { id: ') && line.includes('role:'))
      .indexOf(twice);
    const problems = problemsOf(text);
    expect(problems.map(brief)).toEqual([
      { path: `staff.${index}.email`, line: lineOf(text, twice), value: mail(LEADER), expected: `a value that staff.${index - 1} does not have already` },
    ]);
    expect(problems[0]?.column).toBe(twice.indexOf('email: ') + 'email: '.length + 1);
  });

  it.each([
    ['a person twice', 'id: treasurer,', 'id: secretary,', /^staff\.\d+\.id$/, 'secretary', /^a value that staff\.\d+ does not have already$/],
    ['a client twice', 'id: k002,', 'id: k001,', 'clients.1.id', 'k001', 'a value that clients.0 does not have already'],
    ['a role that the definition does not have', 'role: treasurer', 'role: tresurer', /^staff\.\d+\.role$/, 'tresurer', /perhaps “treasurer”/],
    [
      'an agency that the definition does not have',
      'id: sub-district-head, name: Camat (contoh), title: Ibu, role: subDistrictOfficial, agency: subDistrictOffice',
      'id: sub-district-head, name: Camat (contoh), title: Ibu, role: subDistrictOfficial, agency: subOffice',
      /^staff\.\d+\.agency$/,
      'subOffice',
      /^an agency of the definition/,
    ],
    [
      'a qualification that nobody knows',
      'qualifications: [basicSocialWork], group: pemuda-1',
      'qualifications: [sailing], group: pemuda-1',
      /^staff\.\d+\.qualifications\.0$/,
      'sailing',
      /^a qualification of the definition/,
    ],
    [
      'a mentor of a group that is not there',
      '[basicSocialWork], group: pemuda-1',
      '[basicSocialWork], group: pemuda-9',
      /^staff\.\d+\.group$/,
      'pemuda-9',
      /^a group \(businessGroup\)/,
    ],
    [
      'a coordinator of a business group',
      'role: coordinator, agency: socialProvince, qualifications: [socialWork], group: nelayan,',
      'role: coordinator, agency: socialProvince, qualifications: [socialWork], group: nelayan-1,',
      /^staff\.\d+\.group$/,
      'nelayan-1',
      /^a group \(trainingGroup\)/,
    ],
    ['a treasurer of one group', 'role: treasurer, ', 'role: treasurer, group: nelayan, ', /^staff\.\d+\.group$/, 'nelayan', 'no group: this role is for all'],
    [
      'a client of no group',
      'household: h01, group: nelayan-1',
      'household: h01, group: nelayan',
      'clients.0.group',
      'nelayan',
      /^a business group; perhaps “nelayan-1”/,
    ],
    ['a client without a household', 'household: h71,', 'household: h99,', 'clients.89.household', 'h99', 'a household of this file'],
    ['one who waits and takes part', 'id: w01,', 'id: k001,', 'waitingList.0.id', 'k001', 'a value that clients.0 does not have already'],
    [
      'an applicant for a group that is not there',
      'household: hw01, trainingGroup: nelayan,',
      'household: hw01, trainingGroup: nelayan-1,',
      'waitingList.0.trainingGroup',
      'nelayan-1',
      /^a training group; perhaps “nelayan”/,
    ],
    [
      'an applicant of a household that nobody knows',
      'household: h24, trainingGroup',
      'household: h99, trainingGroup',
      'waitingList.4.household',
      'h99',
      'a household of this file',
    ],
    [
      'an applicant whose household is described twice',
      'household: hw01, trainingGroup',
      'household: h01, trainingGroup',
      'waitingList.0.home',
      'h01',
      'no home: this household is in households',
    ],
    [
      'an income of a season that the place does not have',
      /calm: \d+(?=[^}]*\}, disability: gerak)/,
      'spring: 500003',
      'clients.57.monthlyIncome.spring',
      'spring',
      /^a season of the definition \(calm/,
    ],
    ['a reason of refusal that is none', 'tooYoung: 1', 'tooShort: 1', 'refused.tooShort', 'tooShort', /tooYoung/],
    [
      'a birth on a day that does not exist',
      /bornOn: (?=.*household: h01, group: nelayan-1)\S+,/,
      'bornOn: 1970-02-30,',
      'clients.0.bornOn',
      '1970-02-30',
      /^a date that exists/,
    ],
    ['a misspelt key', 'id: treasurer, name: ', 'id: treasurer, nama: ', /^staff\.\d+\.nama$/, 'nama', /perhaps “name”/],
    ['an address that is none', mail(LEADER), 'ribka at office', /^staff\.\d+\.email$/, 'ribka at office', /^a mail address/],
  ])('names %s', (_, from, to, path, value, expected) => {
    const passage = typeof from === 'string' ? from : (PEOPLE.match(from)?.[0] as string);
    const problems = problemsOf(changed(PEOPLE, passage, to)).map(brief);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toEqual({
      path: typeof path === 'string' ? path : expect.stringMatching(path),
      line: lineOf(PEOPLE, passage),
      value,
      expected: typeof expected === 'string' ? expected : expect.stringMatching(expected),
    });
  });

  it('names a household twice, at its second place', () => {
    const text = changed(PEOPLE, 'households:\n', 'households:\n  - { id: h01, hamlet: Dusun A, size: 4 }\n');
    expect(problemsOf(text).map(brief)).toEqual([
      {
        path: 'households.1.id',
        line: lineOf(text, '{ id: h01, hamlet: Dusun A, size: 4 }') + 1,
        value: 'h01',
        expected: 'a value that households.0 does not have already',
      },
    ]);
  });

  it('names a bad date and a repeated address at once', () => {
    const secretary = PEOPLE.split('\n').find((line) => line.includes('id: secretary,')) as string;
    const text = changed(
      changed(PEOPLE, secretary, secretary.replace(mail(secretary), mail(LEADER))),
      `inventedFor: ${definition.demoStart}`,
      'inventedFor: 2027-13-01',
    );
    expect(problemsOf(text).map(({ path }) => path.split('.').at(-1))).toEqual(['inventedFor', 'email']);
  });

  it('is written to in the language of the definition, but for those who state another', () => {
    const leaderInIndonesian = changed(PEOPLE, LEADER, LEADER.replace(/ }$/, ', language: id }'));
    const parsed = parsePeople(leaderInIndonesian, 'people.yaml', { ...definition, language: 'en' }, definition.demoStart);
    const languages = new Map(parsed.ok ? parsed.people.staff.map(({ id, language }) => [id, language]) : []);
    expect([languages.get('team-leader'), languages.get('secretary')]).toEqual(['id', 'en']);
    const ours = parsePeople(PEOPLE, 'people.yaml', definition, definition.demoStart);
    expect(ours.ok && ours.people.staff.every(({ language }) => language === definition.language)).toBe(true);
  });

  it('warns of two with the same name and birth, whichever list they are on, and takes them for two all the same', () => {
    const one = PEOPLE.match(/id: k001, (name: [^,]+, sex: ., bornOn: [^,]+),/)?.[1] as string;
    const other = PEOPLE.match(/id: w04, (name: [^,]+, sex: ., bornOn: [^,]+),/)?.[1] as string;
    const parsed = parsePeople(changed(PEOPLE, other, one), 'people.yaml', definition, definition.demoStart);
    expect(parsed.ok && namesakesOf(parsed.people)).toEqual([['k001', 'w04']]);
    expect(parsed.ok && parsed.people.clients.length + parsed.people.waitingList.length).toBe(102);
  });

  it('has no waiting list where the definition keeps none', () => {
    const none = { ...definition, clients: { ...definition.clients, waitingList: false } };
    const parsed = parsePeople(PEOPLE, 'people.yaml', none, definition.demoStart);
    expect(parsed.ok ? [] : parsed.problems.map(({ path, expected }) => [path, expected.en])).toEqual([
      ['waitingList', 'no waiting list, as in the definition'],
    ]);
  });

  it('keeps the births of real people as they are', () => {
    const real = PEOPLE.replace(/^inventedFor: .*$/m, '');
    const parsed = parsePeople(real, 'people.yaml', definition, '2030-01-01');
    expect(parsed.ok && parsed.people.clients[0]?.bornOn).toBe(real.match(/bornOn: (\S+),/)?.[1]);
  });
});
