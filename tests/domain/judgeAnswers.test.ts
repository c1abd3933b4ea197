import { describe, expect, it } from 'vitest';
import type { ReportedItem, ReportRequest } from '../../domain/judgeReport.ts';
import { clients, coordinator, held, item, judge, leader, person, storm, verdict, visit, visited } from './reporting.ts';
import { definition } from './tablolong.ts';

describe('what is before the lock', () => {
  const consent: ReportedItem = { ...item, key: 'dataConsent/nelayan-1/01', track: 'dataConsent', ordinal: 1 };
  const given = { services: true, photos: false, sharing: true, how: 'thumbprint' };

  it('is reported before it: consent, data and interviews come before the calendar is locked (P1)', () =>
    expect(verdict(judge({ ...held, members: [{ client: 'k01', answers: given }] }, { item: consent, locked: false }))).toBe('accepted'));

  it('is asked at the consent of who has not consented yet (P1a)', () => {
    const unasked = { item: consent, locked: false, clients: clients.map((client) => ({ ...client, consented: false })) };
    expect(verdict(judge({ ...held, members: [{ client: 'k01', answers: given }] }, unasked))).toBe('accepted');
    expect(verdict(judge({ ...held, members: [] }, unasked))).toEqual([422, 'reportRefused', 'members']);
  });
});

describe('an item that waits for the one before it', () => {
  const step: ReportedItem = { ...item, key: 'capital/nelayan-1/03', track: 'capital', part: 'recommendation', owner: 'team-leader', rings: [] };

  it('is not open yet (P2f)', () => expect(verdict(judge({ ...held, attendance: undefined }, { item: step }, leader))).toEqual([409, 'notOpenYet']));

  it('is cancelled once it is cancelled', () =>
    expect(verdict(judge({ ...held, attendance: undefined }, { item: { ...step, outcome: 'cancelled' } }, leader))).toEqual([409, 'cancelled']));
});

describe('answers', () => {
  const log: ReportedItem = { ...item, key: 'monthlyLog/nelayan-1/03', track: 'monthlyLog' };
  const own = { timesInBusiness: 6, sales: 900_000, costs: 250_000 };
  const member = { share: 65_000, saved: 20_000, otherIncome: 0, selfDevelopment: true };
  const logged = { ...held, answers: own, members: [{ client: 'k01', answers: member }] };

  it('are of the item and of each client present', () => expect(verdict(judge(logged, { item: log }))).toBe('accepted'));

  it('are missed and named, by who they are of', () => {
    const judged = judge({ ...held, members: [] }, { item: log });
    expect(verdict(judged)).toEqual([422, 'reportRefused', 'answers', 'members']);
    expect(judged.kind === 'refused' && judged.errors?.[1]?.message.en).toBe('The answers of Yosef Uji (k01) are missing.');
  });

  it('are of nobody who was not there, and of nobody twice', () => {
    const [first] = logged.members;
    const members = [{ client: 'k02', answers: member }, first as never, first as never, { client: 'k77', answers: member }];
    expect(verdict(judge({ ...logged, members }, { item: log }))).toEqual([422, 'reportRefused', 'members.0.client', 'members.2.client', 'members.3.client']);
  });

  it('are not taken of who has not consented, nor missed (P1a)', () => {
    const unasked = clients.map((client) => ({ ...client, consented: client.id !== 'k01' }));
    const judged = judge(logged, { item: log, clients: unasked });
    expect(verdict(judged)).toEqual([422, 'consentFirst', 'members.0.client']);
    expect(judged.kind === 'refused' && judged.errors?.[0]?.message.en).toContain('leave out their answers, or record the consent first');
    expect(verdict(judge({ ...logged, members: [] }, { item: log, clients: unasked }))).toBe('accepted');
    // Whatever else is wrong is named with it.
    expect(verdict(judge({ ...logged, answers: {} }, { item: log, clients: unasked }))).toEqual([
      422,
      'reportRefused',
      'answers.timesInBusiness',
      'answers.sales',
      'answers.costs',
      'members.0.client',
    ]);
  });

  it('outside their range are refused with their place', () => {
    const members = [{ client: 'k01', answers: { ...member, saved: -1 } }];
    expect(verdict(judge({ ...logged, answers: { ...own, timesInBusiness: 1e9 }, members }, { item: log }))).toEqual([
      422,
      'reportRefused',
      'answers.timesInBusiness',
      'members.0.answers.saved',
    ]);
  });

  it('are none of what did not happen, and none of what asks nothing', () => {
    expect(verdict(judge({ ...storm, answers: own, members: logged.members }, { item: log }))).toEqual([422, 'reportRefused', 'answers', 'members']);
    expect(verdict(judge({ ...storm }, { item: log }))).toBe('accepted');
    expect(verdict(judge({ ...held, answers: own }))).toEqual([422, 'reportRefused', 'answers']);
  });

  it('of each client are asked where nobody marks attendance', () => {
    const tracks = { ...definition.tracks, dataCheck: { ...definition.tracks['dataCheck'], attendance: false } } as typeof definition.tracks;
    const check = { item: { ...item, key: 'dataCheck/nelayan-1/01', track: 'dataCheck', ordinal: 1 }, definition: { ...definition, tracks } };
    const checked = clients.map(({ id }) => ({ client: id, answers: { correct: true, otherAid: false } }));
    expect(verdict(judge({ ...held, attendance: undefined, members: checked }, check))).toBe('accepted');
    expect(verdict(judge({ ...held, attendance: undefined, members: checked.slice(1) }, check))).toEqual([422, 'reportRefused', 'members']);
  });
});

describe('tests before and after', () => {
  const day = (ordinal: number, part: string): ReportedItem => ({
    ...item,
    key: `training/nelayan/0${ordinal}`,
    track: 'training',
    audience: 'nelayan',
    ordinal,
    part,
    owner: 'instructor',
  });
  const asked = (each: ReportedItem) => verdict(judge({ ...held, members: [{ client: 'k01', answers: { score: 55 } }] }, { item: each }, leader));

  it.each([
    [1, 'phase1', 'accepted'],
    [2, 'phase1', [422, 'reportRefused', 'members']],
    [5, 'phase1', [422, 'reportRefused', 'members.0.answers.skills']],
    [6, 'phase2', 'accepted'],
    [8, 'phase2', [422, 'reportRefused', 'members.0.answers.skills']],
    [9, 'phase3', 'accepted'],
    [11, 'phase3', [422, 'reportRefused', 'members.0.answers.skills']],
  ])('bracket each block of training: day %i of %s (P2b, E17)', (ordinal, part, expected) => expect(asked(day(ordinal, part))).toEqual(expected));

  it('bracket the year of income management (P2d)', () => {
    const of = (ordinal: number) => asked({ ...item, key: 'x', track: 'incomeManagement', audience: 'nelayan', ordinal });
    expect([of(1), of(6), of(12)]).toEqual(['accepted', [422, 'reportRefused', 'members'], [422, 'reportRefused', 'members.0.answers.skills']]);
  });
});

describe('an interview', () => {
  const interview: ReportedItem = { ...item, key: 'interview/nelayan-1/01', track: 'interview', ordinal: 1 };

  it('before its client has consented is refused, and told what to do (P1a)', () => {
    const judged = judge({ ...held, attendance: undefined, answers: {} }, { item: interview, consented: false });
    expect(verdict(judged)).toEqual([422, 'consentFirst']);
    expect(judged.kind === 'refused' && judged.text.id).toContain('catat persetujuannya lebih dahulu');
  });

  it('that could not be held is reported without', () => expect(verdict(judge(storm, { item: interview, consented: false }))).toBe('accepted'));
});

describe('a step', () => {
  const step = (part: string, owner: string): { item: ReportedItem } => ({ item: { ...item, key: 'capital/nelayan-1/02', track: 'capital', part, owner } });
  const decided = { ...held, attendance: undefined, answers: { otherAid: false, officersAndAccount: true } };

  it('brings one of its decisions (P2f)', () => {
    const check = step('check', 'mentor-nelayan-1');
    expect(verdict(judge({ ...decided, decision: 'approved' }, check))).toBe('accepted');
    expect(verdict(judge({ ...decided, decision: 'rejected' }, check))).toEqual([422, 'reportRefused', 'decision']);
    expect(verdict(judge(decided, check))).toEqual([422, 'reportRefused', 'decision']);
  });

  it('that decides nothing brings none, and neither does anything else', () => {
    const proposal = step('proposal', 'mentor-nelayan-1');
    const answers = { budget: 20_000_000, business: 'Rumput laut', otherAid: false };
    expect(verdict(judge({ ...held, attendance: undefined, answers }, proposal))).toBe('accepted');
    expect(verdict(judge({ ...held, attendance: undefined, answers, decision: 'approved' }, proposal))).toEqual([422, 'reportRefused', 'decision']);
    expect(verdict(judge({ ...held, decision: 'approved' }))).toEqual([422, 'reportRefused', 'decision']);
  });

  it('that is its owner’s own is taken by nobody in their place (P5)', () => {
    const signed = { ...held, attendance: undefined, decision: 'countersigned' };
    const countersign = {
      item: { ...item, key: 'termination/programme/02', track: 'termination', audience: 'programme', part: 'countersign', owner: 'patron' },
    };
    expect(verdict(judge(signed, countersign, person('patron', 'patron')))).toBe('accepted');
    for (const actor of [leader, coordinator, person('secretary', 'secretary')])
      expect(verdict(judge(signed, countersign, actor))).toEqual([403, 'notAllowed']);
  });

  it('whose seat is vacant is recorded by the secretary alone, who says who signed and by which letter (P5)', () => {
    const vacant = {
      item: { ...item, key: 'termination/programme/02', track: 'termination', audience: 'programme', part: 'countersign', owner: undefined },
    };
    const signed = { ...held, attendance: undefined, decision: 'countersigned', note: 'a.n. Pembina, Plt. sesuai surat 12/2029' };
    const secretary = person('secretary', 'secretary');
    expect(verdict(judge(signed, vacant, secretary))).toBe('accepted');
    expect(verdict(judge({ ...signed, note: ' ' }, vacant, secretary))).toEqual([422, 'reportRefused', 'note']);
    // Whoever confirmed the measures does not countersign them too.
    const leaders = judge(signed, vacant, leader);
    expect(verdict(leaders)).toEqual([403, 'notAllowed']);
    expect(leaders.kind === 'refused' && leaders.text.id).toContain('Plt./Plh.');
  });
});

describe('tasks agreed', () => {
  const visit1 = { item: visit, clients: [] };
  const visitedWith = (tasks: ReportRequest['tasks']) => ({ ...held, attendance: undefined, answers: visited, tasks });
  const task = { what: 'Perbaiki sumur', owner: 'mentor-nelayan-1', by: '2027-09-10' };

  it('come from a visit, each with owner and day (P3)', () => expect(verdict(judge(visitedWith([task]), visit1, leader))).toBe('accepted'));

  it('are given to people of the programme, from that day on and within a year', () => {
    const tasks = [
      { ...task, owner: 'nobody' },
      { ...task, by: '2027-08-17' },
      { ...task, by: '2029-01-01' },
      { ...task, by: '2027-02-30' },
    ];
    expect(verdict(judge(visitedWith(tasks), visit1, leader))).toEqual([422, 'reportRefused', 'tasks.0.owner', 'tasks.1.by', 'tasks.2.by', 'tasks.3.by']);
  });

  it('are refused where the programme has no track to follow them in', () => {
    const { agreedTasks: _, ...tracks } = definition.tracks;
    expect(verdict(judge(visitedWith([task]), { ...visit1, definition: { ...definition, tracks } }, leader))).toEqual([422, 'reportRefused', 'tasks']);
  });

  it('do not come from a mentoring session, nor from what did not happen', () => {
    expect(verdict(judge({ ...held, tasks: [task] }))).toEqual([422, 'reportRefused', 'tasks']);
    expect(verdict(judge({ ...storm, tasks: [task] }, visit1, leader))).toEqual([422, 'reportRefused', 'tasks']);
  });
});

describe('counselling cases', () => {
  const opened = { client: 'k02', concern: 'Berutang', plan: 'Bertemu lagi' };

  it('are opened in a mentoring session, about clients of the group (P2e)', () => {
    expect(verdict(judge({ ...held, cases: [opened] }))).toBe('accepted');
    expect(verdict(judge({ ...held, cases: [opened, { ...opened, client: 'k77' }] }))).toEqual([422, 'reportRefused', 'cases.1.client']);
    expect(verdict(judge({ ...storm, cases: [opened] }))).toEqual([422, 'reportRefused', 'cases']);
  });
});
