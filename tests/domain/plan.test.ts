import { describe, expect, it } from 'vitest';
import type { Definition } from '../../domain/definition.ts';
import type { Plan } from '../../domain/plan.ts';
import { proposePlan } from '../../domain/proposePlan.ts';
import { addDays, addMonths, daysBetween } from '../../domain/time.ts';
import { calendar, definition, people } from './tablolong.ts';

const START = '2027-08-02';
const plan = proposePlan(definition, people, START, calendar);
const item = (key: string, within: Plan = plan) => {
  const found = within.items.find((each) => each.key === key);
  if (found === undefined) throw new Error(`no item ${key}`);
  return found;
};
const of = (track: string, audience?: string, within: Plan = plan) =>
  within.items.filter((each) => each.track === track && (audience === undefined || each.audience === audience));
const count = (track: string, audience?: string) => of(track, audience).length;
const perGroup = (track: string) => Object.keys(definition.businessGroups).map((group) => count(track, group));
const perTraining = (track: string) => Object.keys(definition.trainingGroups).map((group) => count(track, group));
const partsOf = (track: string, audience: string) => of(track, audience).map(({ part }) => part);
const ITEMS = 1085;

describe('the plan of Tablolong', () => {
  it('has a village meeting, and a consent and data check of each business group, before anything is asked (I1, P1a)', () => {
    expect([count('villageMeeting'), ...perGroup('dataConsent'), ...perGroup('dataCheck')]).toEqual([1, ...Array(18).fill(1)]);
    expect(item('dataConsent/nelayan-1/01').plannedOn < item('interview/nelayan-1/01').plannedOn).toBe(true);
  });

  it('asks 90 clients and each household once at the beginning, and once at the end (P1b)', () => {
    const clients = people.clients.map(({ id }) => id).sort();
    const households = people.households.map(({ id }) => id).sort();
    const subjects = (track: string) => of(track).map(({ subject }) => subject as string);
    expect([perGroup('interview'), perGroup('interviewEndline')]).toEqual([Array(9).fill(10), Array(9).fill(10)]);
    expect([subjects('interview').sort(), subjects('interviewEndline').sort()]).toEqual([clients, clients]);
    expect([subjects('householdInterview').sort(), subjects('householdEndline').sort()]).toEqual([households, households]);
    expect(item('interviewEndline/pemuda-3/10')).toMatchObject({
      subject: 'k090',
      windowFrom: '2029-01-05',
      windowUntil: '2029-02-02',
      owner: 'mentor-pemuda-3',
    });
  });

  it("has a household asked by the mentor of its first client's group", () => {
    const [first] = people.clients.filter(({ household }) => household === 'h12');
    const second = people.clients.find(({ id, household }) => household === 'h12' && id !== first?.id);
    expect([first?.group, second?.group]).toEqual(['nelayan-3', 'pemuda-1']);
    expect(of('householdInterview').filter(({ subject }) => subject === 'h12')).toMatchObject([{ audience: 'nelayan-3', owner: 'mentor-nelayan-3' }]);
  });

  it('has a focus group and a training-needs plan of each training group (P1b, P1c)', () => {
    expect([perTraining('focusGroup'), perTraining('needsPlan')]).toEqual([
      [1, 1, 1],
      [1, 1, 1],
    ]);
    expect(item('focusGroup/pemuda/01').windowUntil <= item('needsPlan/pemuda/01').windowFrom).toBe(true);
  });

  it('plans in six weeks before the start, and gives the outreach the last two (P1, P2a)', () => {
    const planning = plan.tracks.filter(({ phase }) => phase === 'planning').map(({ name }) => name);
    expect(planning).toEqual(['villageMeeting', 'dataConsent', 'dataCheck', 'interview', 'householdInterview', 'focusGroup', 'needsPlan']);
    const items = plan.items.filter(({ track }) => planning.includes(track));
    expect(items.every(({ windowFrom, windowUntil }) => windowFrom >= addDays(START, -42) && windowUntil <= addDays(START, -14))).toBe(true);
    expect(of('outreach').every(({ windowFrom, windowUntil }) => windowFrom >= addDays(START, -14) && windowUntil <= START)).toBe(true);
  });

  it('has 9 outreach sessions, each of three aims for each training group (P2a)', () => {
    expect(count('outreach')).toBe(9);
    for (const group of Object.keys(definition.trainingGroups)) expect(partsOf('outreach', group)).toEqual(['services', 'potential', 'kindsOfBusiness']);
  });

  it('has 33 training days in blocks of 5, 3 and 3 in months 1, 2 and 3 (P2b)', () => {
    expect(perTraining('training')).toEqual([11, 11, 11]);
    const phases = [...Array(5).fill('phase1'), ...Array(3).fill('phase2'), ...Array(3).fill('phase3')];
    for (const group of Object.keys(definition.trainingGroups)) expect(partsOf('training', group)).toEqual(phases);
    const month = ({ plannedOn }: { plannedOn: string }) => [0, 1, 2].find((each) => plannedOn < addMonths(START, each + 1));
    expect(of('training', 'nelayan').map(month)).toEqual(phases.map((phase) => Number(phase.at(-1)) - 1));
  });

  it('has 18 marketing and 36 income-management days, one a month and training group (P2c, P2d)', () => {
    expect([perTraining('marketing'), perTraining('incomeManagement')]).toEqual([
      [6, 6, 6],
      [12, 12, 12],
    ]);
    // The resource persons are those whom cooperatives, tourism and business send.
    const senders = item('marketing/perempuan/01').invited.map((id) => people.staff.find((member) => member.id === id)?.agency);
    expect(senders).toEqual(['cooperativesProvince', 'tourismProvince', 'cooperativesRegency', 'tourismRegency']);
  });

  it('has 378 mentoring sessions, 42 a business group, and 18 monitoring visits (P2e, P3)', () => {
    expect(perGroup('mentoring')).toEqual(Array(9).fill(42));
    expect(count('mentoring')).toBe(378);
    expect(count('monitoring')).toBe(18);
  });

  it('has 162 monthly logs, 18 a business group (P2e, E7, E9)', () => expect(perGroup('monthlyLog')).toEqual(Array(9).fill(18)));

  it('has nine capital grants in seven steps, with a decision and a payment of each giver (P2f, O4)', () => {
    const steps = ['proposal', 'check', 'recommendation', 'decision', 'disbursement', 'handOver', 'useReport'];
    for (const group of Object.keys(definition.businessGroups).filter((key) => key !== 'pemuda-1')) expect(partsOf('capital', group)).toEqual(steps);
    expect(of('capital', 'pemuda-1').map(({ part, subject }) => (subject === undefined ? part : `${part} ${subject}`))).toEqual([
      'proposal',
      'check',
      'recommendation',
      'decision privateSector',
      'decision cooperativesProvince',
      'disbursement privateSector',
      'disbursement cooperativesProvince',
      'handOver',
      'useReport',
    ]);
  });

  it('makes the proposal due when phase 1 of the training is over, and lets each later hand wait, 60 days for the use of it (P2f)', () => {
    const [proposal, ...waiting] = of('capital', 'nelayan-2');
    expect(proposal).toMatchObject({ windowFrom: item('training/nelayan/05').windowUntil, owner: 'mentor-nelayan-2' });
    expect(proposal?.rings).toHaveLength(4);
    expect(waiting.every(({ rings }) => rings.length === 0)).toBe(true);
    expect(waiting.map(({ owner }) => owner)).toEqual(['mentor-nelayan-2', 'team-leader', 'secretary', 'treasurer', 'mentor-nelayan-2', 'mentor-nelayan-2']);
    const last = waiting.at(-1);
    expect(daysBetween(last?.windowFrom ?? '', last?.windowUntil ?? '')).toBe(60);
    for (const [index, { windowFrom }] of waiting.entries()) expect(windowFrom).toBe(of('capital', 'nelayan-2')[index]?.windowUntil);
  });

  it('has 6 process evaluations, 3 outcome evaluations, and a final one after the end (P4a, P4b, P4c)', () => {
    expect([count('processEvaluation'), count('outcomeEvaluation'), count('finalEvaluation')]).toEqual([6, 3, 1]);
    expect(of('outcomeEvaluation').map(({ windowUntil }) => windowUntil)).toEqual(['2028-02-02', '2028-08-02', '2029-02-02']);
    expect(item('finalEvaluation/programme/01')).toMatchObject({ windowFrom: '2029-02-02', windowUntil: '2029-02-16', owner: 'team-leader' });
  });

  it('asks each of the nine offices for a proposal of continued guidance, in the first budget window after month 9 (P6b)', () => {
    const drafts = of('continuedGuidance');
    expect(drafts.map(({ subject }) => subject)).toEqual(Object.keys(definition.agencies).slice(0, 9));
    expect(new Set(drafts.map(({ windowFrom, windowUntil }) => `${windowFrom} ${windowUntil}`))).toEqual(new Set(['2029-01-01 2029-04-01']));
    const spring = proposePlan(definition, people, '2027-04-12', calendar);
    expect(item('continuedGuidance/programme/01', spring)).toMatchObject({ windowFrom: '2028-02-01', windowUntil: '2028-04-01' });
  });

  it('leaves out what is opened later, or grows', () => {
    const later = [
      'termination',
      'newProposal',
      'referral',
      'followUp',
      'continuedMentoring',
      'workingRelations',
      'keepsUp',
      'agreedTasks',
      'counselling',
      'welcome',
    ];
    expect(Object.keys(definition.tracks).filter((name) => !plan.tracks.some((track) => track.name === name))).toEqual(expect.arrayContaining(later));
    expect(plan.tracks).toHaveLength(Object.keys(definition.tracks).length - later.length);
    expect(plan.items).toHaveLength(ITEMS);
  });

  it('starts each track at its first notice', () => {
    const track = (name: string) => plan.tracks.find((each) => each.name === name);
    expect(track('mentoring')).toEqual({
      name: 'mentoring',
      kind: 'mentoring',
      phase: 'running',
      position: Object.keys(definition.tracks).indexOf('mentoring'),
      startsAt: Date.UTC(2027, 6, 29, 23),
    });
    expect(track('capital')?.startsAt).toBe(Date.UTC(2027, 7, 3, 23)); // of the first that does not wait
  });

  it('gives a session key, window, day, mentor and instants', () => {
    expect(item('mentoring/nelayan-1/03')).toEqual({
      key: 'mentoring/nelayan-1/03',
      track: 'mentoring',
      audience: 'nelayan-1',
      ordinal: 3,
      subject: undefined,
      part: undefined,
      windowFrom: '2027-08-16',
      windowUntil: '2027-08-23',
      plannedOn: '2027-08-18',
      owner: 'mentor-nelayan-1',
      invited: [],
      // 13 August; 24, 27 August and 2 September, all at 07:00 WITA
      rings: [Date.UTC(2027, 7, 12, 23), Date.UTC(2027, 7, 23, 23), Date.UTC(2027, 7, 26, 23), Date.UTC(2027, 8, 1, 23)],
    });
  });

  it('gives a visit the team leader and the officials invited (P3)', () => {
    expect(item('monitoring/programme/18')).toMatchObject({
      windowFrom: '2029-01-02',
      windowUntil: '2029-01-30',
      plannedOn: '2029-01-04',
      owner: 'team-leader',
      invited: ['village-head', 'village-secretary', 'sub-district-head'],
    });
  });

  it('proposes nothing else for people on the days of their training', () => {
    const training = new Set(of('training').map(({ plannedOn }) => plannedOn));
    const attended = plan.items.filter(({ track }) => definition.tracks[track]?.attendance && track !== 'training');
    expect(attended.filter(({ plannedOn }) => training.has(plannedOn)).map(({ key }) => key)).toEqual([]);
  });

  it('spreads the interviews of a mentor over their three weeks', () => {
    const planned = of('interview', 'perempuan-2').map(({ plannedOn }) => plannedOn);
    expect(new Set(planned).size).toBe(10);
    expect(planned).toEqual(planned.toSorted());
  });

  it('moves a session off a holiday, within its window', () => {
    const easter = proposePlan(definition, people, '2027-03-01', calendar);
    // 8 to 15 March 2027 is off but for Saturday the 13th; the best weekday was Wednesday the 10th.
    expect(item('mentoring/nelayan-1/02', easter)).toMatchObject({ windowFrom: '2027-03-08', windowUntil: '2027-03-15', plannedOn: '2027-03-13' });
  });

  it('plans a session without a mentor all the same, as a vacancy', () => {
    const staff = people.staff.filter(({ id }) => id !== 'mentor-pemuda-2');
    const short = proposePlan(definition, { ...people, staff }, START, calendar);
    expect(short.items).toHaveLength(ITEMS);
    expect(of('mentoring', undefined, short).filter(({ owner }) => owner === undefined)).toEqual(of('mentoring', 'pemuda-2', short));
    expect(short.items.every(({ owner, audience }) => owner !== undefined || audience === 'pemuda-2')).toBe(true);
  });

  it("rings by a track's own ladder, and invites nobody to their own task", () => {
    const monitoring = definition.tracks.monitoring as Definition['tracks'][string];
    const ladder = { ...definition.ladder, noticeDaysBefore: 7, steps: [{ workingDaysAfter: 1, to: 'owner' }] };
    const tracks = { ...definition.tracks, monitoring: { ...monitoring, ladder, with: ['teamLeader', 'villageOfficial', 'villageOfficial'] } };
    const changed = proposePlan({ ...definition, tracks }, people, START, calendar);
    expect(item('monitoring/programme/01', changed)).toMatchObject({
      rings: [Date.UTC(2027, 6, 25, 23), Date.UTC(2027, 7, 29, 23)], // 26 July and Monday 30 August
      owner: 'team-leader',
      invited: ['village-head', 'village-secretary'],
    });
    expect(changed.tracks.find(({ name }) => name === 'monitoring')?.startsAt).toBe(Date.UTC(2027, 6, 25, 23));
  });

  it('does not depend on the order of the staff', () => {
    expect(proposePlan(definition, { ...people, staff: [...people.staff].reverse() }, START, calendar)).toEqual(plan);
  });

  it('has its items by track, audience and ordinal', () => {
    const names = Object.keys(definition.tracks);
    const audiences = ['programme', ...Object.keys(definition.trainingGroups), ...Object.keys(definition.businessGroups)];
    const place = ({ track, audience, ordinal }: Plan['items'][number]) => names.indexOf(track) * 1e6 + audiences.indexOf(audience) * 1e3 + ordinal;
    expect(plan.items.map(place)).toEqual(plan.items.map(place).toSorted((a, b) => a - b));
  });
});
