import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Client, namesakesOf } from '../../domain/people.ts';
import { shortfallsOf } from '../../domain/shortfalls.ts';
import { addDays, addMonths, ageOn } from '../../domain/time.ts';
import { personalValues } from '../support/personalValues.ts';
import { readSeed, tablolong, tablolongPeople } from '../support/seeds.ts';

const definition = tablolong();
const people = tablolongPeople();
const { staff, households, clients, waitingList } = people;
const start = definition.demoStart;

const team = staff.filter(({ role }) => definition.roles[role]?.outsideTeam === false);
const inTraining = (group: string) => clients.filter((client) => definition.businessGroups[client.group]?.within === group);
const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] as number;
const ages = (group: readonly Client[]) => group.map(({ bornOn }) => ageOn(bornOn, start));

describe('the people of Tablolong', () => {
  it('are what the generator makes', () => {
    const made = execFileSync(process.execPath, [fileURLToPath(new URL('../../scripts/make-people.mjs', import.meta.url))], { encoding: 'utf8' });
    expect(readSeed('people/tablolong.yaml')).toBe(made);
  });

  it('lack nothing that the definition asks for (I5, I6, E16)', () => {
    expect(shortfallsOf(definition, people)).toEqual([]);
  });

  it('are a team of 36 from all fourteen agencies, and officials beside it (I4, I5)', () => {
    expect(team).toHaveLength(36);
    expect(new Set(team.map(({ agency }) => agency)).size).toBe(14);
    expect(staff.length - team.length).toBe(3);
  });

  it('are 90 clients, ten in each of nine groups, in 68 to 74 households of five or six (I2, I3)', () => {
    expect(clients).toHaveLength(90);
    expect(Object.keys(definition.businessGroups).map((group) => clients.filter((client) => client.group === group).length)).toEqual(Array(9).fill(10));
    expect(new Set(clients.map(({ household }) => household)).size).toBe(households.length);
    expect(households.length).toBeGreaterThanOrEqual(68);
    expect(households.length).toBeLessThanOrEqual(74);
    const mean = households.reduce((sum, { size }) => sum + size, 0) / households.length;
    expect(mean).toBeGreaterThanOrEqual(5);
    expect(mean).toBeLessThanOrEqual(6);
  });

  it.each([
    ['nelayan', 28, 41, 1_900_000, 700_000],
    ['perempuan', 0, 37, 600_000, 400_000],
    ['pemuda', 16, 23, 700_000, 600_000],
  ])('are of the sex, age and income of such a group: %s', (group, men, age, income, inRough) => {
    const members = inTraining(group);
    expect(members.filter(({ sex }) => sex === 'm')).toHaveLength(men);
    expect(Math.abs(median(ages(members)) - age)).toBeLessThanOrEqual(1);
    const ofSeason = (season: string) => median(members.map(({ monthlyIncome }) => monthlyIncome?.[season] ?? 0));
    expect(Math.abs(ofSeason('calm') / income - 1)).toBeLessThan(0.1);
    for (const season of ['westMonsoon', 'eastMonsoon']) expect(Math.abs(ofSeason(season) / inRough - 1)).toBeLessThan(0.15);
  });

  it('stand at the edges of the ages: one of 18, one of 60, two who turn 61 on the way', () => {
    expect(ages(clients).filter((age) => age === 18)).toHaveLength(1);
    expect(ages(clients).filter((age) => age === 60)).toHaveLength(1);
    expect(ages(clients).every((age) => age >= 18 && age <= 60)).toBe(true);
    const end = addMonths(start, definition.months);
    expect(clients.filter(({ bornOn }) => ageOn(bornOn, end) > 60)).toHaveLength(2);
  });

  it('keep their ages when the programme starts on another day', () => {
    for (const other of ['2026-01-31', addDays(start, 200), '2030-02-28'])
      expect(tablolongPeople(other).clients.filter(({ bornOn }) => ageOn(bornOn, other) < 18 || ageOn(bornOn, other) > 60)).toEqual([]);
  });

  it('cannot all read, own a phone or be reached by mail', () => {
    expect(clients.filter(({ reads }) => !reads)).toHaveLength(8);
    expect(clients.filter(({ reads, sex }) => !reads && sex === 'f').length).toBeGreaterThan(4);
    expect(clients.filter(({ phone }) => phone !== undefined)).toHaveLength(55);
    const kinds = (kind: string) => clients.filter(({ phoneKind, phone }) => phoneKind === kind && (phone !== undefined) === (kind !== 'shared')).length;
    expect([kinds('smartphone'), kinds('basic'), kinds('shared')]).toEqual([38, 17, 20]);
    expect(clients.filter(({ disability }) => disability !== undefined)).toHaveLength(3);
    expect(staff.filter(({ email }) => email === undefined).map(({ role }) => role)).toEqual(['mentor', 'secretariat', 'villageOfficial']);
  });

  it('have a waiting list for each training group, in order, of people of the right age; those refused are counted (I1)', () => {
    const groups = Object.keys(definition.trainingGroups);
    expect(groups.map((group) => waitingList.filter(({ trainingGroup }) => trainingGroup === group).length)).toEqual([4, 4, 4]);
    expect(waitingList.every(({ bornOn }) => ageOn(bornOn, start) >= 18 && ageOn(bornOn, start) <= 60)).toBe(true);
    expect(waitingList.filter(({ home }) => home === undefined)).toHaveLength(2);
    expect(people.refused).toEqual({ tooYoung: 1, tooOld: 1, livesElsewhere: 1 });
  });

  it('have nobody who could be taken for another by name and birth', () => expect(namesakesOf(people)).toEqual([]));

  it('have two namesakes, some names of one word, and no other name twice', () => {
    const names = [...staff, ...clients, ...waitingList].map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual(['Yohanis Gelombang']);
    expect(clients.filter(({ name }) => !name.includes(' '))).toHaveLength(7);
  });

  it('are unmistakably invented, so that a search for a value proves something', () => {
    expect(staff.every(({ email }) => email === undefined || /@[a-z]+\.contoh\.example$/.test(email))).toBe(true);
    expect([...staff, ...clients, ...waitingList].every(({ phone }) => phone === undefined || phone.startsWith('+62 999 '))).toBe(true);
    expect(households.every(({ address }) => address?.includes(' Contoh No. '))).toBe(true);
    expect(waitingList.every(({ home }) => home === undefined || home.address?.includes(' Contoh No. '))).toBe(true);
    const incomes = [...clients, ...waitingList].flatMap(({ monthlyIncome }) => Object.values(monthlyIncome ?? {}));
    expect(incomes.every((income) => income >= 200_000 && income % 1000 !== 0)).toBe(true);
    expect(new Set(clients.map(({ monthlyIncome }) => monthlyIncome?.calm)).size).toBe(90);
    const values = personalValues(people);
    expect(values.length).toBeGreaterThan(600);
    expect(values.every((value) => value.length >= 6)).toBe(true);
    // Nothing else that we ship is one of them by chance.
    const definitionText = readSeed('tablolong.yaml');
    expect(values.filter((value) => definitionText.includes(value))).toEqual([]);
  });
});
