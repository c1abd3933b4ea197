import { describe, expect, it } from 'vitest';
import { allOf, answer, clientsOf, each, EVERYBODY, figure, GROUPS, held, idOf, log, read, replacing, together, within, without } from './figuresWorld.ts';

const NOTHING = { share: 0, saved: 0, otherIncome: 0, selfDevelopment: false };
/** Every group's log of these months, the same of each member. */
const logs = (months: readonly number[], said: object, groups = GROUPS) =>
  together(months.flatMap((month) => groups.map((group) => log(group, month, each(allOf(group), { ...NOTHING, ...said })))));

describe('what is written down month by month', () => {
  it('takes for willing who said so last (O2)', () => {
    const said = (item: string, id: string, willing: boolean, doneOn: string) => answer(item, 'willingness', id, { willing }, doneOn);
    expect(read('willing', {})).toEqual({ value: null, met: null, base: 0 });
    const all = EVERYBODY.map((id) => said('outreach/nelayan/01', id, true, '2027-07-20'));
    const fewer = EVERYBODY.slice(0, 6).map((id) => said('outreach/nelayan/03', id, false, '2027-07-28'));
    expect(read('willing', { answers: [...fewer.slice(1), ...all] })).toEqual({ value: 85, met: true, base: 90 });
    expect(read('willing', { answers: [...fewer, ...all] })).toEqual({ value: 84, met: false, base: 90 });
    // Who joined later was asked alone.
    const welcomed = answer('welcome/nelayan-1/01', 'willingness', EVERYBODY[0], { willing: true }, '2027-08-20');
    expect(read('willing', { answers: [...fewer, ...all, welcomed] })).toEqual({ value: 85, met: true, base: 90 });
  });

  it('takes for in business who had a share in two of the last three months (O5)', () => {
    expect(read('inBusiness', logs([16, 17], { share: 100_000 }))).toEqual({ value: 90, met: true, base: 90 });
    expect(read('inBusiness', logs([13, 14, 16], { share: 100_000 }))).toEqual({ value: 0, met: false, base: 90 });
    expect(read('inBusiness', logs([13, 14], { share: 100_000 }))).toEqual({ value: null, met: null, base: 0 });
    expect(read('inBusiness', { ...logs([1, 2], { share: 100_000 }), readOn: '2027-10-01' })).toEqual({ value: null, met: null, base: 0 });
  });

  it('loses a leaver’s business unless the one who took over the place has it (O5)', () => {
    const leavers = allOf('nelayan-1');
    const { sessions, answers } = logs([16, 17], { share: 1 });
    const clients = without(leavers, '2029-01-15');
    expect(read('inBusiness', { sessions, answers, clients })).toMatchObject({ value: 80, base: 90 });
    const next = `${idOf('nelayan-1', 1)}-next`;
    const also = together([16, 17].map((month) => log('nelayan-1', month, { [next]: { ...NOTHING, share: 1 } })));
    const replaced = replacing(idOf('nelayan-1', 1), '2027-08-10', without([idOf('nelayan-1', 1)], '2027-08-09', without(leavers.slice(1), '2029-01-15')));
    expect(read('inBusiness', { sessions, answers: [...answers, ...also.answers], clients: replaced })).toMatchObject({ value: 81 });
  });

  it('shares the youth into those who earned or developed themselves in the last quarter, and the rest (E2)', () => {
    const youth = within('pemuda');
    const quarter = (earn: number) =>
      together([
        ...['pemuda-1', 'pemuda-2', 'pemuda-3'].map((group) =>
          log(group, 17, Object.fromEntries(allOf(group).map((id) => [id, { ...NOTHING, selfDevelopment: youth.indexOf(id) < earn }]))),
        ),
        log('nelayan-1', 17, each(allOf('nelayan-1'), { ...NOTHING, otherIncome: 5 })),
      ]);
    expect(read('youthActive', quarter(21))).toEqual({ value: 70, met: true, base: 30 });
    expect(read('youthActive', quarter(20))).toMatchObject({ met: false, base: 30 });
    expect(read('youthActive', {})).toEqual({ value: null, met: null, base: 0 });
  });

  it('shares clients into those who saved in three of the last six months, and the rest (E5)', () => {
    expect(read('beginsToSave', logs([13, 15, 18], { saved: 10_000 }))).toEqual({ value: 100, met: true, base: 90 });
    expect(read('beginsToSave', logs([13, 15], { saved: 10_000 }))).toEqual({ value: 0, met: false, base: 90 });
    expect(read('beginsToSave', logs([13, 15, 18], { saved: 10_000 }, ['nelayan-1']), 'nelayan-1')).toEqual({ value: 100, met: true, base: 10 });
    expect(read('beginsToSave', logs([13, 15, 18], { saved: 10_000 }, ['nelayan-1']), 'nelayan-2')).toEqual({ value: null, met: null, base: 0 });
  });

  it('asks of fisher households another income in every rough season logged; a household counts once, whoever of it earned (E1)', () => {
    // West monsoon: months 4-8 and 16-18; east monsoon: 11-13.
    const months = (earning: readonly number[]) =>
      together(
        [4, 12, 17].flatMap((month) =>
          GROUPS.map((group) => log(group, month, each(allOf(group), { ...NOTHING, otherIncome: earning.includes(month) ? 1 : 0 }))),
        ),
      );
    expect(read('otherIncome', {})).toEqual({ value: null, met: null, base: 0 });
    expect(read('otherIncome', months([4, 12, 17]))).toEqual({ value: 100, met: true, base: 30 });
    expect(read('otherIncome', months([4, 12]))).toEqual({ value: 0, met: false, base: 30 });
    // Two fishers of one household with a woman of another group, the only one who earns.
    const shared = clientsOf().map((client) =>
      [idOf('nelayan-1', 1), idOf('nelayan-1', 2), idOf('perempuan-1', 1)].includes(client.id) ? { ...client, household: 'together' } : client,
    );
    const onlyShe = together([4, 12, 17].map((month) => log('perempuan-1', month, { [idOf('perempuan-1', 1)]: { ...NOTHING, otherIncome: 1 } })));
    expect(read('otherIncome', { ...onlyShe, clients: shared })).toMatchObject({ value: 100 / 29, base: 29, met: false });
    expect(read('otherIncome', { ...logs([1], { otherIncome: 1 }) })).toMatchObject({ value: null });
  });

  it('counts groups that use a resource which their own training group’s plan names (E3)', () => {
    const plan = (group: string, resources: string[]) => answer(`needsPlan/${group}/01`, 'needsPlan', undefined, { resources }, '2027-07-15');
    const plans = [plan('nelayan', ['seaweed', 'fish']), plan('perempuan', ['fish']), plan('pemuda', ['beach'])];
    const used = (groups: readonly string[], resource: string) => together(groups.map((group) => log(group, 18, {}, { resourceUsed: resource })));
    const fishing = used(GROUPS.slice(0, 6), 'fish');
    const rest = used(GROUPS.slice(6), 'fish');
    expect(read('resourcesUsed', { sessions: [...fishing.sessions, ...rest.sessions], answers: [...plans, ...fishing.answers, ...rest.answers] })).toEqual({
      value: 6,
      met: true,
      base: 9,
    });
    expect(read('resourcesUsed', { sessions: fishing.sessions, answers: [plan('nelayan', ['fish']), ...fishing.answers] })).toEqual({
      value: 3,
      met: false,
      base: 9,
    });
    expect(read('resourcesUsed', fishing)).toEqual({ value: null, met: null, base: 0 });
    expect(read('resourcesUsed', { answers: plans })).toEqual({ value: null, met: null, base: 0 });
  });

  it('averages how often groups did business; one that wrote nothing down counts as never (E7)', () => {
    const times = (groups: readonly string[], count: number) =>
      together([17, 18].flatMap((month) => groups.map((group) => log(group, month, {}, { timesInBusiness: count }))));
    expect(read('businessFrequency', times(GROUPS, 4))).toEqual({ value: 4, met: true, base: 9 });
    expect(read('businessFrequency', times(GROUPS.slice(1), 4))).toMatchObject({ met: false, base: 9 });
    expect(figure('businessFrequency', times(GROUPS.slice(1), 4)).detail.groups).toMatchObject({ 'nelayan-1': null, 'nelayan-2': 4 });
    expect(read('businessFrequency', times(['nelayan-1'], 5), 'nelayan-1')).toEqual({ value: 5, met: true, base: 1 });
    expect(read('businessFrequency', {}, 'nelayan-1')).toEqual({ value: null, met: null, base: 0 });
  });

  it('reads who keeps up business at the last of the three readings that is over (E13)', () => {
    const reading = (ordinal: number, doneOn: string, active: number) => {
      const item = (group: string) => `keepsUp/${group}/0${ordinal}`;
      return {
        sessions: GROUPS.map((group) => held(item(group), doneOn, [])),
        answers: GROUPS.slice(0, active).flatMap((group) => [
          answer(item(group), 'keepsUp', undefined, { active: true }, doneOn),
          ...allOf(group).map((id) => answer(item(group), 'memberKeepsUp', id, { stillInBusiness: true }, doneOn)),
        ]),
      };
    };
    expect(read('keepsUp', {})).toEqual({ value: null, met: null, base: 0 });
    const first = reading(1, '2029-05-04', 8);
    const second = reading(2, '2029-08-04', 5);
    expect(read('keepsUp', { ...first, readOn: '2029-05-10' })).toEqual({ value: 8, met: true, base: 9 });
    const both = { ...together([first, second]), readOn: '2029-08-10' };
    expect(read('keepsUp', both)).toEqual({ value: 5, met: false, base: 9 });
    expect(read('keepsUp', both, 'programme', 1)).toEqual({ value: 50, met: false, base: 90 });
    expect(figure('keepsUp', both).detail.readings).toEqual([
      { monthsAfter: 3, groups: 8, clients: 80 },
      { monthsAfter: 6, groups: 5, clients: 50 },
    ]);
    const halfWay = { sessions: [...first.sessions, ...second.sessions.slice(0, 3)], answers: first.answers, readOn: '2029-08-05' };
    const silent = {
      ...halfWay,
      sessions: [
        ...halfWay.sessions,
        { ...(second.sessions[3] as (typeof second.sessions)[0]), outcome: undefined, doneOn: undefined, windowUntil: '2029-09-01' },
      ],
    };
    expect(read('keepsUp', silent)).toMatchObject({ value: 8 });
  });

  it('says from which records a figure is, and from no other (O5)', () => {
    const { from } = figure('inBusiness', logs([3, 17], { share: 1 }, ['nelayan-1', 'nelayan-2']), 'nelayan-1').results[0] ?? {};
    expect(from).toEqual({ records: 1, items: ['monthlyLog/nelayan-1/17'] });
  });
});
