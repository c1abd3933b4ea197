import { describe, expect, it } from 'vitest';
import { failureOf } from '../../cli/rehearse/failure.ts';
import { displayOn, type Scene } from '../../cli/rehearse/display.ts';
import { killsOf, MORTALS } from '../../cli/rehearse/kills.ts';
import { insisted, isAway, until } from '../../cli/rehearse/settle.ts';
import { Refused } from '../../client/client.ts';
import { insist } from '../../simulator/insist.ts';

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

describe('the live display', () => {
  const scene: Scene = {
    day: '2027-09-14',
    stage: 'running',
    tracks: [
      { name: 'outreach', done: 9, planned: 9 },
      { name: 'mentoring', done: 126, planned: 378 },
      { name: 'final evaluation', done: 0, planned: 1 },
    ],
    notices: 12,
    overdue: 3,
  };

  it('redraws one block on a terminal: what is under way, and the whole', () => {
    const written: string[] = [];
    const display = displayOn({ isTTY: true, columns: 80, write: (text) => written.push(text) });
    display.show(scene);
    display.show({ ...scene, day: '2027-09-15' });
    expect(written[0]).toContain('126 of 378');
    expect(written[0]).toContain('135 of 388 done');
    expect(written[0]).not.toMatch(/outreach|final evaluation/);
    expect(written[0]).not.toContain('\u001b[3A');
    expect(written[1]?.startsWith('\u001b[3A\r\u001b[0J2027-09-15')).toBe(true);
  });

  it('writes a line a month where there is no terminal, and the last look', () => {
    const written: string[] = [];
    const display = displayOn({ write: (text) => written.push(text) });
    for (const day of ['2027-09-14', '2027-09-20', '2027-10-01', '2027-10-12']) display.show({ ...scene, day });
    display.end();
    expect(written.map((line) => line.slice(0, 10))).toEqual(['2027-09-14', '2027-10-01', '2027-10-12']);
    expect(written[0]).toBe('2027-09-14  135 of 388 done, mentoring 126/378, 12 notices, 3 overdue\n');
  });
});
