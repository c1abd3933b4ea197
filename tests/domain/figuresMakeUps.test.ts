import { describe, expect, it } from 'vitest';
import { allOf, held, read } from './figuresWorld.ts';

const GROUP = 'nelayan-1';
const all = allOf(GROUP);
const [few, rest] = [all.slice(0, 4), all.slice(4)];
const sessions = [1, 2, 3].map((ordinal) => held(`mentoring/${GROUP}/0${ordinal}`, `2027-08-1${ordinal}`, all, { voices: 1 }));
const short = held(`mentoring/${GROUP}/04`, '2027-08-25', few, { absent: rest, voices: 1 });
const makeUp = held(`mentoring/${GROUP}/43`, '2027-08-31', rest, { absent: few, makesUp: short.item });

describe('a session that was made up', () => {
  it('is one session: who was at either was there (R21, N15)', () => {
    expect(read('attendance', { sessions: [...sessions, short] })).toMatchObject({ value: 85, base: 40 });
    expect(read('attendance', { sessions: [...sessions, short, makeUp] })).toMatchObject({ value: 100, base: 40 });
    const missedTwo = sessions
      .slice(0, 2)
      .map((session) => ({ ...session, attendance: new Map(all.map((id) => [id, few.includes(id) ? 'present' : 'ill'] as const)) }));
    // Three of four are asked for: the rest were at one and at the make-up, then at two, then at two and at the make-up.
    expect(read('mentored', { sessions: [...missedTwo, sessions[2] as typeof short, short, makeUp] })).toMatchObject({ value: 4 });
    expect(read('mentored', { sessions: [missedTwo[0] as typeof short, ...sessions.slice(1), short] })).toMatchObject({ value: 4 });
    expect(read('mentored', { sessions: [missedTwo[0] as typeof short, ...sessions.slice(1), short, makeUp] })).toMatchObject({ value: 10 });
  });

  it('that did not happen is there by its make-up alone', () => {
    const missed = { ...short, outcome: 'didNotHappen' as const, attendance: new Map(), doneOn: undefined };
    const other = held(`mentoring/${GROUP}/43`, '2027-08-31', all, { makesUp: short.item });
    expect(read('attendance', { sessions: [missed, other] })).toMatchObject({ value: 100, base: 10 });
  });

  it('is planned once, and what was voiced at both counts as voiced once (E12, E15)', () => {
    const early = { windowFrom: '2027-08-23', windowUntil: '2027-08-30' };
    const missed = { ...short, ...early, outcome: 'didNotHappen' as const };
    expect(read('onSchedule', { sessions: [missed] })).toMatchObject({ value: 0, base: 1 });
    expect(read('onSchedule', { sessions: [missed, makeUp] })).toMatchObject({ value: 0, base: 1 });
    expect(
      read('voices', {
        sessions: [
          { ...short, voices: 0 },
          { ...makeUp, voices: 2 },
        ],
      }),
    ).toMatchObject({ value: 100, base: 1 });
  });
});
