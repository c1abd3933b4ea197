import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { undo as undoIt, UndoInput } from '../../db/acts/undo.ts';
import { verifyJournal } from '../../db/journal.ts';
import { listActs } from '../../db/queries/acts.ts';
import { planItems } from '../../db/queries/planItems.ts';
import type { Actor } from '../../domain/actor.ts';
import { done, leader, WHY } from './actsWorld.ts';
import { alone, makeVillage, mentor, refusal, type Village } from './clientLifeWorld.ts';
import { accepted, allPresent, at, CODE } from './world.ts';

let world: Village;
beforeEach(async () => {
  world = await makeVillage();
});
afterEach(() => world.stop());

const undo = (act: number, actor: Actor = leader) => {
  const full = UndoInput.parse({ ...WHY, act });
  return undoIt(world.sql, world.asked(actor, full), CODE, full, world.master);
};
/** All that the programme knows of its people, and its plan. */
const everything = async () => ({
  items: await planItems(world.sql, CODE),
  clients: await world.sql`select id, audience, left_on, left_because, name, place, replaces from client order by id`,
  memberships: await world.sql`select client, audience, from_on, until_on from membership order by client, from_on`,
  waiting: await world.sql`select id, name, wrapped, enrolled_on from applicant order by id`,
  households: await world.sql`select id, hamlet, size from household order by id`,
});
const coordinator = (group: string): Actor => world.person(`coordinator-${group}`, 'coordinator', group);

describe('undoing what was decided about a client', () => {
  it('takes an exit back as if it had not been: the client, the group they are of and what is asked of them', async () => {
    const before = await everything();
    const id = alone('nelayan-1');
    const { act } = done(await world.exit(id, { on: '2027-08-04', reason: 'quarrel', note: 'Berselisih' }, mentor('nelayan-1')));
    expect(await everything()).not.toEqual(before);
    const body = done(await undo(act, coordinator('nelayan')));
    expect(body).toMatchObject({ counts: { reopened: 1 } });
    expect(await everything()).toEqual(before);
    expect(await verifyJournal(world.sql, CODE)).toMatchObject({ intact: true });
    const acts = await listActs(world.sql, CODE, { after: 0, limit: 10 }, world.master);
    expect(acts.map(({ kind, undoneBy }) => [kind, undoneBy])).toEqual([
      ['exitClient', 2],
      ['undo', null],
    ]);
    // Why somebody left is for those whom it concerns.
    expect(JSON.stringify(acts)).not.toMatch(/quarrel|Berselisih/);
  });

  it('takes back a death that was somebody else’s, with the endline that is asked after all', async () => {
    const before = await everything();
    const id = alone('nelayan-2');
    const { act } = done(await world.exit(id, { on: '2027-08-05', reason: 'death' }));
    expect(await world.outcomes(id)).toEqual({ interview: 'left', interviewEndline: 'left' });
    done(await undo(act));
    expect(await everything()).toEqual(before);
  });

  it('takes a return and a transfer back, each in turn', async () => {
    const id = alone('nelayan-1');
    const states = [await everything()];
    const acts: number[] = [];
    for (const decide of [
      () => world.transfer(id, { to: 'nelayan-2', on: '2027-08-04' }),
      () => world.exit(id, { on: '2027-08-05', reason: 'worksAway' }),
      () => world.back(id, '2027-08-05'),
    ]) {
      acts.push(done(await decide()).act);
      states.push(await everything());
    }
    expect(refusal(await undo(acts[0] as number))).toEqual(['refused', 409, 'dependsOnIt']);
    for (const [index, act] of [...acts.entries()].reverse()) {
      done(await undo(act));
      const was = states[index] as Awaited<ReturnType<typeof everything>>;
      const is = await everything();
      // What an act had added is called off, not gone.
      const known = new Set(was.items.map(({ key }) => key));
      expect(is.items.filter(({ key }) => !known.has(key)).every(({ outcome }) => outcome === 'cancelled')).toBe(true);
      expect({ ...is, items: is.items.filter(({ key }) => known.has(key)) }).toEqual(was);
    }
  });

  it('takes a replacement back: who had the place by it waits again, in their turn, and can be chosen once more', async () => {
    const id = alone('nelayan-1');
    const exited = done(await world.exit(id, { on: '2027-08-04', reason: 'quarrel' })).act;
    const before = await everything();
    const waiting = await world.sql<{ id: string }[]>`
      select id from applicant where enrolled_on is null and name is not null and (training_group is null or training_group = 'nelayan') order by position, id`;
    const by = waiting[0]?.id ?? '';
    const replaced = done(await world.replace(id, { by }));
    expect(replaced['items']).not.toEqual([]);
    done(await undo(replaced.act));
    const is = await everything();
    const known = new Set(before.items.map(({ key }) => key));
    expect(is.items.filter(({ key }) => !known.has(key)).every(({ outcome }) => outcome === 'cancelled')).toBe(true);
    expect({ ...is, items: is.items.filter(({ key }) => known.has(key)) }).toEqual(before);
    const again = done(await world.replace(id, { by }));
    expect(again['items']).toHaveLength((replaced['items'] as string[]).length);
    await world.sql`insert into consent (programme, client, purpose, given, how, at) values (${CODE}, ${by}, 'services', true, 'signed', ${world.now})`;
    const answer = await undo(again.act);
    expect(refusal(answer)).toEqual(['refused', 409, 'dependsOnIt']);
    expect(JSON.stringify(answer)).toContain(by);
    expect(refusal(await undo(exited))).toEqual(['refused', 409, 'dependsOnIt']);
  });

  it('takes back that a relative took the place of one who died', async () => {
    const id = alone('nelayan-1');
    done(await world.exit(id, { on: '2027-08-04', reason: 'death' }));
    const before = await everything();
    const relative = { name: 'Yuliana', sex: 'f', bornOn: '1990-01-01' } as const;
    const { act } = done(await world.replace(id, { by: 'k900', reason: 'Diputuskan musyawarah', relative }));
    done(await undo(act));
    const { items, ...is } = await everything();
    const { items: was, ...rest } = before;
    expect(is).toEqual(rest);
    expect(items.filter(({ outcome }) => outcome === null)).toEqual(was.filter(({ outcome }) => outcome === null));
  });

  it('is refused once a session was held without them, naming it', async () => {
    const id = alone('nelayan-1');
    const present = (await allPresent(world, 'nelayan-1')).filter(({ client }) => client !== id);
    const { act } = done(await world.exit(id, { on: '2027-08-04', reason: 'quarrel' }));
    const report = (key: string, attendance: typeof present, group: string) =>
      world.report(mentor(group), key, { id: randomUUID(), outcome: 'held', doneOn: '2027-08-05', attendance });
    accepted(await report('mentoring/nelayan-2/01', await allPresent(world, 'nelayan-2'), 'nelayan-2'));
    const preview = UndoInput.parse({ ...WHY, act, preview: true });
    done(await undoIt(world.sql, world.asked(leader, preview), CODE, preview, world.master));
    accepted(await report('mentoring/nelayan-1/01', present, 'nelayan-1'));
    const answer = await undo(act);
    expect(refusal(answer)).toEqual(['refused', 409, 'dependsOnIt']);
    expect(JSON.stringify(answer)).toContain('mentoring/nelayan-1/01');
  });

  it('is refused once their place is another’s, or they were erased', async () => {
    const id = alone('nelayan-1');
    const other = alone('nelayan-2');
    const { act } = done(await world.exit(id, { on: '2027-08-04', reason: 'quarrel' }));
    const second = done(await world.exit(other, { on: '2027-08-04', reason: 'quarrel' })).act;
    const [waiting] = await world.sql<{ id: string }[]>`
      select id from applicant where enrolled_on is null and name is not null and training_group = 'nelayan' order by position, id`;
    accepted(await world.replace(id, { by: waiting?.id ?? '', reason: 'Dipilih musyawarah' }));
    expect(refusal(await undo(act))).toEqual(['refused', 409, 'dependsOnIt']);
    world.now = at('2027-08-06');
    accepted(await world.erase(other));
    expect(refusal(await undo(second))).toEqual(['refused', 409, 'dependsOnIt']);
  });

  it('is not for a coordinator of another training group', async () => {
    const { act } = done(await world.exit(alone('nelayan-1'), { on: '2027-08-04', reason: 'death' }));
    expect(refusal(await undo(act, coordinator('pemuda')))).toEqual(['refused', 403, 'notAllowed']);
    done(await undo(act, coordinator('nelayan')));
  });

  it('of who refuses consent there is none: nothing was kept', async () => {
    const answer = accepted(await world.exit(alone('nelayan-1'), { on: '2027-08-05', reason: 'noConsent' }));
    expect(answer.body['act']).toBeNull();
    expect(await world.sql`select from act`).toHaveLength(0);
  });
});
