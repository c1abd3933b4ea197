import { describe, expect, it } from 'vitest';
import { failureOf } from '../../cli/rehearse/failure.ts';
import { displayOn, type Scene } from '../../cli/rehearse/display.ts';
import { killsOf, MORTALS } from '../../cli/rehearse/kills.ts';
import type { Outcomes } from '../../db/outcomes.ts';
import { resultOf, type Result } from '../../cli/rehearse/result.ts';
import { insisted, isAway, until } from '../../cli/rehearse/settle.ts';
import { grantsPlanned, plannedOf } from '../../cli/rehearse/planned.ts';
import { unaccounted } from '../../cli/rehearse/unaccounted.ts';
import { Refused } from '../../client/client.ts';
import { insist } from '../../simulator/insist.ts';
import { definition } from '../domain/tablolong.ts';

/** Real time that passes only when somebody pauses. */
function stoppedTime() {
  let at = 0;
  return { now: () => at, pause: async (milliseconds: number) => void (at += milliseconds) };
}

const lost = Object.assign(new Error('lost'), { code: 'CONNECTION_CLOSED' });

describe('kills', () => {
  const [from, until] = [1_000_000, 2_000_000];

  it.each([3, 4, 10, 25])('are exactly as many as asked for and take each part: %i', (count) => {
    for (let seed = 1; seed <= 30; seed += 1) {
      const kills = killsOf(seed, count, from, until);
      expect(kills.length).toBe(count);
      expect(new Set(kills.map(({ part }) => part))).toEqual(new Set(MORTALS));
      expect(kills.every(({ at }, index) => at >= from && at < until && at >= (kills[index - 1]?.at ?? 0))).toBe(true);
    }
  });

  it('are the same for the same seed and differ between seeds', () => {
    expect(killsOf(3, 10, from, until)).toEqual(killsOf(3, 10, from, until));
    expect(killsOf(3, 10, from, until)).not.toEqual(killsOf(4, 10, from, until));
  });

  it('are none unless asked for', () => {
    expect(killsOf(3, 0, from, until)).toEqual([]);
  });
});

describe('waiting for settledness', () => {
  it('goes on while the database is away', async () => {
    const answers = [() => Promise.reject(lost), () => Promise.resolve(false), () => Promise.reject(lost), () => Promise.resolve(true)];
    await until(
      { time: stoppedTime(), milliseconds: 1000 },
      () => (answers.shift() as () => Promise<boolean>)(),
      async () => 'never',
    );
    expect(answers.length).toBe(0);
  });

  it('ends with what is in the way', async () => {
    const waiting = until(
      { time: stoppedTime(), milliseconds: 1000 },
      async () => false,
      async () => '1 owed: mentoring ring',
    );
    await expect(waiting).rejects.toThrow('not settled after 1 s: 1 owed: mentoring ring');
  });

  it('does not take a mistake for an absence', async () => {
    let tries = 0;
    const asked = insisted({ time: stoppedTime(), milliseconds: 1000 }, async () => {
      tries += 1;
      throw Object.assign(new Error('no such column'), { code: '42703' });
    });
    await expect(asked).rejects.toThrow('no such column');
    expect(tries).toBe(1);
  });

  it.each([
    ['CONNECTION_CLOSED', true],
    ['ECONNREFUSED', true],
    ['57P01', true],
    ['08006', true],
    ['23505', false],
    ['22P02', false],
  ])('knows an absence by its code: %s', (code, away) => {
    expect(isAway(Object.assign(new Error(), { code }))).toBe(away);
  });
});

describe('a request of simulated staff', () => {
  const patience = () => ({ milliseconds: 5000, ...stoppedTime() });
  const answer = (status: number) => new Refused({ type: 'about:blank', title: 'no', status, detail: '' });

  it('is made again while the service is away or restarting, and after an answer cut off', async () => {
    const failures = [new TypeError('fetch failed'), answer(503), new SyntaxError('Unterminated string in JSON'), answer(502)];
    await expect(
      insist('a report', patience(), async () => {
        const failure = failures.shift();
        if (failure !== undefined) throw failure;
        return 'done';
      }),
    ).resolves.toBe('done');
  });

  it.each([400, 403, 409, 422, 500])('is not made again when it is refused: %i', async (status) => {
    let tries = 0;
    const asked = insist('a report', patience(), async () => {
      tries += 1;
      throw answer(status);
    });
    await expect(asked).rejects.toBeInstanceOf(Refused);
    expect(tries).toBe(1);
  });

  it('is given up after a while', async () => {
    await expect(insist('a report', patience(), () => Promise.reject(new TypeError('fetch failed')))).rejects.toThrow('a report: no answer in 5 s');
  });
});

describe('a rehearsal that fails', () => {
  it('names each error of a refusal, and the file as it was named', () => {
    const errors = [
      { path: 'definition.calendars.0', message: 'definition:3:5 calendars: expected one that there is' },
      { path: 'people.clients.4.bornOn', message: 'ani-n05: this programme is for people aged 17 to 60.' },
    ];
    const refused = new Refused({ type: 'about:blank', title: 'The programme cannot be started yet.', status: 422, detail: '', errors });
    expect(failureOf(refused, 'mine.yaml')).toEqual({
      exit: 1,
      text: `The programme cannot be started yet.
  mine.yaml:3:5 calendars: expected one that there is
  people.clients.4.bornOn: ani-n05: this programme is for people aged 17 to 60.`,
    });
  });

  it('says any other failure as it is', () => {
    expect(failureOf(new Error('not settled after 60 s: 1 owed'), 'mine.yaml')).toEqual({ exit: 1, text: 'not settled after 60 s: 1 owed' });
  });
});

describe('the result', () => {
  const counted = { planned: 10, held: 8, late: 1, didNotHappen: 2, cancelled: 0 };
  const run = { code: 'x', seconds: 1, steps: 1, temporalEvents: 1, temporalActions: 1, largestRunEvents: 1, workflows: 1, kills: 0 };
  const tally = {
    sessions: { mentoring: counted, dataConsent: { ...counted, planned: 9, held: 7 } },
    reports: { recorded: 10, doubled: 0 },
    notices: { queued: 12, sent: 11, failed: 1, muted: 0 },
    mails: 9,
    escalations: 1,
    items: 19,
    journal: { entries: 30, intact: true },
  };
  const come = {
    interviews: { baseline: 90, endline: 84, householdsBaseline: 71, householdsEndline: 70 },
    capitalGrants: { planned: 9, approved: 9, disbursed: 8, reported: 8 },
    clients: { enrolled: 91, left: 6, replaced: 1, completed: 85 },
    figures: [
      { indicator: 'told', audience: 'programme', results: [{ target: 0, unit: 'clients', value: 88, atLeast: 85, above: false, met: true, base: 90 }] },
      {
        indicator: 'incomeRise',
        audience: 'programme',
        results: [{ target: 0, unit: 'risePercent', value: null, atLeast: 20, above: false, met: null, base: 0 }],
      },
      {
        indicator: 'keepsUp',
        audience: 'programme',
        results: [
          { target: 0, unit: 'groups', value: 7, atLeast: 6, above: false, met: true, base: 9 },
          { target: 1, unit: 'clients', value: 59, atLeast: 60, above: false, met: false, base: 90 },
        ],
      },
    ],
    measures: { programme: ['followUp'], groups: { 'nelayan-1': ['followUp'] } },
    followUp: { planned: 48, held: 47 },
    ledger: { debit: 400, credit: 400, overdrafts: 0 },
  } as const satisfies Outcomes;
  const asked = { definition: 'tablolong', scenario: 'mixed', seed: 1, start: '2027-08-02' };
  const whole = resultOf(asked, definition, tally, come, 10, run);

  it('is accounted for when all adds up', () => {
    expect(unaccounted(whole)).toEqual([]);
  });

  it('is written in one order of keys, whatever order they came in', () => {
    const turned = {
      ...tally,
      sessions: {
        dataConsent: tally.sessions.dataConsent,
        mentoring: Object.fromEntries(Object.entries(counted).toReversed()) as typeof counted,
      },
      notices: { muted: 0, failed: 1, sent: 11, queued: 12 },
    };
    expect(JSON.stringify(resultOf(asked, definition, turned, come, 10, run))).toBe(JSON.stringify(whole));
    expect(Object.keys(whole)).toEqual([
      'definition',
      'scenario',
      'seed',
      'start',
      'sessions',
      'interviews',
      'capitalGrants',
      'clients',
      'outputs',
      'outcomes',
      'measures',
      'followUp',
      'ledger',
      'otherItems',
      'reports',
      'notices',
      'mails',
      'escalations',
      'items',
      'journal',
      'run',
    ]);
  });

  it('names figures by their line, and what cannot be read by null', () => {
    expect(whole.outputs).toEqual({ O1: { value: 88, target: 85, met: true } });
    expect(whole.outcomes).toEqual({
      E8: { value: null, target: 20, met: null },
      E13: {
        value: 7,
        target: 6,
        met: true,
        all: [
          { value: 7, target: 6, met: true },
          { value: 59, target: 60, met: false },
        ],
      },
    });
  });

  it('says where the plan has other numbers than the definition', () => {
    expect(unaccounted(whole, definition)).toContain('mentoring: 10 stand in the plan, the definition says 378');
    expect(plannedOf(definition, 'training')).toBe(33);
    expect(grantsPlanned(definition)).toBe(9);
  });

  it.each<[string, Partial<Result>]>([
    ['an item is still open', { sessions: { ...whole.sessions, mentoring: { ...counted, held: 7 } } }],
    ['a step is still open', { otherItems: { dataConsent: { ...counted, planned: 9, held: 6 } } }],
    ['more came late than were held', { sessions: { ...whole.sessions, mentoring: { ...counted, late: 9 } } }],
    ['an item is missing from its track', { items: 20 }],
    ['more was paid than came', { ledger: { ...whole.ledger, overdrafts: 1 } }],
    ['the books do not balance', { ledger: { ...whole.ledger, debit: 401 } }],
    ['a grant was paid that nobody approved', { capitalGrants: { ...whole.capitalGrants, approved: 7 } }],
    ['a client is neither there nor gone', { clients: { ...whole.clients, left: 5 } }],
    ['an accepted report is not recorded', { reports: { accepted: 11, recorded: 10, doubled: 0 } }],
    ['a report is stored twice', { reports: { accepted: 10, recorded: 10, doubled: 1 } }],
    ['a notice is still queued', { notices: { queued: 13, sent: 11, failed: 1, muted: 0 } }],
    ['the journal was tampered with', { journal: { entries: 30, intact: false } }],
  ])('is not accounted for when %s', (_, part) => {
    expect(unaccounted({ ...whole, ...part }).length).toBe(1);
  });
});

describe('the live display', () => {
  const scene: Scene = { day: '2027-09-14', stage: 'running', tracks: [{ name: 'mentoring', done: 126, planned: 378 }], notices: 12, overdue: 3 };

  it('redraws one block on a terminal', () => {
    const written: string[] = [];
    const display = displayOn({ isTTY: true, columns: 80, write: (text) => written.push(text) });
    display.show(scene);
    display.show({ ...scene, day: '2027-09-15' });
    expect(written[0]).toContain('126 of 378 sessions');
    expect(written[0]).not.toContain('\u001b[3A');
    expect(written[1]?.startsWith('\u001b[3A\r\u001b[0J2027-09-15')).toBe(true);
  });

  it('writes a line a month where there is no terminal, and the last look', () => {
    const written: string[] = [];
    const display = displayOn({ write: (text) => written.push(text) });
    for (const day of ['2027-09-14', '2027-09-20', '2027-10-01', '2027-10-12']) display.show({ ...scene, day });
    display.end();
    expect(written.map((line) => line.slice(0, 10))).toEqual(['2027-09-14', '2027-10-01', '2027-10-12']);
    expect(written[0]).toBe('2027-09-14  mentoring 126/378, 12 notices, 3 overdue\n');
  });
});
