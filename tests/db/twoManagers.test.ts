import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MoveInput, move } from '../../db/acts/move.ts';
import type { Answer } from '../../db/commands/command.ts';
import { exitClient } from '../../db/commands/exitClient.ts';
import { type Acting, done, leader, makeActing, WHY } from './actsWorld.ts';
import { CODE } from './world.ts';

let world: Acting;
beforeEach(async () => {
  world = await makeActing();
});
afterEach(() => world.stop());

const KEY = 'mentoring/nelayan-1/02';
const scope = { kind: 'item' as const, key: KEY };

function moving(input: Pick<MoveInput, 'shift'> & Partial<MoveInput>, actor = leader): Promise<Answer> {
  const full: MoveInput = { ...WHY, cause: 'other', preview: false, scope, ...input };
  return move(world.sql, world.asked(actor, full), CODE, full, world.master);
}

describe('two managers at once', () => {
  it('act one after the other, the second on what the first left', async () => {
    const was = await world.item(KEY);
    const secretary = world.person('secretary', 'secretary');
    const answers = await Promise.all([moving({ shift: { days: 7 } }), moving({ shift: { days: 14 } }, secretary), moving({ shift: { days: 21 } }, secretary)]);
    const inOrder = answers.map(done).toSorted((one, other) => one.act - other.act) as unknown as {
      act: number;
      changes: { before: object; after: object }[];
    }[];
    expect(inOrder.map(({ act }) => act)).toEqual([1, 2, 3]);
    let stood: object | undefined = { from: was.windowFrom, until: was.windowUntil, on: was.plannedOn, owner: was.owner };
    for (const { changes } of inOrder) {
      expect(changes.map(({ before }) => before)).toEqual([stood]);
      stood = changes[0]?.after;
    }
    const is = await world.item(KEY);
    expect({ from: is.windowFrom, until: is.windowUntil, on: is.plannedOn, owner: is.owner }).toEqual(stood);
  });

  it('who each expect the plan they looked at: one acts, the other is told what changed', async () => {
    const was = await world.item(KEY);
    const looked = done(await moving({ shift: { days: 7 }, preview: true })) as unknown as { planVersion: number };
    const expected = { shift: { days: 7 }, expect: looked.planVersion };
    const answers = await Promise.all([moving(expected), moving(expected)]);
    const refused = answers.filter((answer) => answer.kind === 'refused');
    const is = await world.item(KEY);
    expect(refused).toMatchObject([
      { status: 409, code: 'planChanged', errors: [{ path: 'expect', message: { id: `${KEY}: ${was.plannedOn} → ${is.plannedOn}`, en: expect.any(String) } }] },
    ]);
    expect(await world.sql`select from act`).toHaveLength(1);
    done(await moving({ shift: { days: 7 }, expect: looked.planVersion + 1 }));
  });
});

describe('what changed since a preview', () => {
  it('is named also where a command that is no act changed it, and nothing else is', async () => {
    done(await world.move({ scope: { kind: 'item', key: 'mentoring/nelayan-1/03' }, shift: { days: 7 } }));
    const { planVersion } = done(await moving({ shift: { days: 7 }, preview: true })) as unknown as { planVersion: number };
    world.now += 60_000;
    const { interviewed } = await leaves();
    world.now += 60_000;
    done(await world.move({ scope, shift: { days: 7 } }));
    done(await world.undo(2));
    const answer = (await moving({ shift: { days: 7 }, expect: planVersion })) as unknown as { errors: { message: { en: string } }[] };
    expect(answer.errors.map(({ message }) => message.en)).toEqual([...interviewed, KEY].toSorted());
    const preview = await moving({ shift: { days: 7 }, expect: planVersion, preview: true });
    expect(preview).toMatchObject({ kind: 'refused', code: 'planChanged' });
  });
});

/** A client of the group refuses consent, of which nothing is kept. @returns keys of what was open about them */
async function leaves(): Promise<{ interviewed: string[] }> {
  const [client] = await world.sql<{ id: string }[]>`select id from client where programme = ${CODE} and audience = 'nelayan-1' order by id`;
  const id = client?.id ?? '';
  const input = { on: '2027-08-05', reason: 'noConsent' };
  expect(await exitClient(world.sql, world.asked(leader, input), CODE, id, input, world.master)).toMatchObject({ kind: 'accepted' });
  const rows = await world.sql<{ key: string }[]>`select key from item where programme = ${CODE} and outcome = 'cancelled'`;
  return { interviewed: rows.map(({ key }) => key) };
}
