import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { peopleOf } from '../../db/queries/people.ts';
import { placeItem } from '../../domain/placeItem.ts';
import { changePlan } from '../../db/changePlan.ts';
import { readPlacing } from '../../db/placing.ts';
import type { Actor } from '../../domain/actor.ts';
import { lockedProgramme } from '../support/lockedProgramme.ts';
import { done } from './actsWorld.ts';
import { refusal } from './clientLifeWorld.ts';
import { makePeopleWorld, type PeopleWorld } from './peopleWorld.ts';
import { at, CODE } from './world.ts';

let world: PeopleWorld;
beforeEach(async () => {
  world = await makePeopleWorld();
});
afterEach(() => world.stop());

const SIGNATURE = 'termination/programme/2';
const ACTING = { person: 'patron', acting: 'village-head', from: '2027-08-05', until: '2027-09-05' };
const actingHead: Actor = { kind: 'person', programme: CODE, id: 'village-head', role: 'villageOfficial' };

/** A countersignature that is to be given in these days. */
async function signature(plannedOn = '2027-08-10', key = SIGNATURE, ordinal = 2): Promise<void> {
  await world.sql.begin(async (tx) => {
    const programme = await lockedProgramme(tx, CODE);
    await tx`insert into track (programme, name, kind, phase, starts_at, position) values (${CODE}, 'termination', 'termination', 'closing', ${world.now}, 60) on conflict do nothing`;
    const window = { from: '2027-08-04', until: '2027-08-18' };
    const item = placeItem(await readPlacing(tx, programme), {
      key,
      track: 'termination',
      audience: 'programme',
      ordinal,
      part: 'countersign',
      ...window,
      plannedOn,
    });
    await changePlan(tx, programme, [{ kind: 'add', item }]);
  });
}

const sign = (actor: Actor) => world.report(actor, SIGNATURE, { id: randomUUID(), outcome: 'held', doneOn: '2027-08-05', decision: 'countersigned' });

describe('an acting holder', () => {
  it('has the signature of whoever is absent, which a substitute has not (R16)', async () => {
    await signature();
    const body = done(await world.absence({ person: 'patron', from: '2027-08-05', until: '2027-09-05', substitute: 'treasurer' }));
    expect(body).toMatchObject({ waiting: [SIGNATURE] });
    expect((await world.item(SIGNATURE)).owner).toBe('patron');
    const before = await world.items();
    const { act } = done(await world.nameActing(ACTING));
    expect((await world.item(SIGNATURE)).owner).toBe('village-head');
    done(await world.undo(act));
    expect(await world.items()).toEqual(before);
    const again = done(await world.nameActing(ACTING));
    done(await world.endAbsence({ act: again.act, on: '2027-08-05' }));
    expect(await world.items()).toEqual(before);
  });

  it('has it also where it was due before, and comes to have what opens meanwhile', async () => {
    await signature('2027-08-04');
    done(await world.nameActing(ACTING));
    expect((await world.item(SIGNATURE)).owner).toBe('village-head');
    await signature('2027-08-20', 'termination/programme/4', 4);
    expect((await world.item('termination/programme/4')).owner).toBe('village-head');
  });

  it('may report it, which is then on behalf of the absent; nobody else may', async () => {
    await signature();
    done(await world.nameActing(ACTING));
    const leader = await world.report(world.person('team-leader', 'teamLeader'), SIGNATURE, {
      id: randomUUID(),
      outcome: 'held',
      doneOn: '2027-08-05',
      decision: 'countersigned',
    });
    expect(refusal(leader)).toEqual(['refused', 403, 'notAllowed']);
    // There is nothing confirmed yet to be countersigned, which the report comes to once it is allowed.
    await expect(sign(actingHead)).rejects.toThrow('expected measures to be confirmed');
  });

  it('is nobody who signs the same decision in a seat of their own', async () => {
    const answer = await world.nameActing({ ...ACTING, acting: 'team-leader' });
    expect(answer).toMatchObject({ kind: 'refused', status: 422, code: 'actingRefused', errors: [{ path: 'acting' }] });
    expect(refusal(await world.nameActing(ACTING, world.person('coordinator-nelayan', 'coordinator', 'nelayan')))).toEqual(['refused', 403, 'notAllowed']);
    expect(await world.nameActing({ ...ACTING, until: '2027-08-01' })).toMatchObject({ errors: [{ path: 'until' }] });
    done(await world.nameActing(ACTING));
    expect(refusal(await world.nameActing(ACTING))).toEqual(['refused', 409, 'alreadyAway']);
  });

  it('holds a vacant seat for a time, after which it is vacant again', async () => {
    await signature();
    done(await world.handOver({ person: 'patron', on: '2027-08-05' }));
    expect((await world.item(SIGNATURE)).owner).toBeUndefined();
    const before = await world.items();
    const { act } = done(await world.nameActing(ACTING));
    expect((await world.item(SIGNATURE)).owner).toBe('village-head');
    const of = async (day: string) => (await peopleOf(world.sql, CODE, day, false)).find(({ seat }) => seat === 'patron');
    expect(await of('2027-08-05')).toMatchObject({
      person: { id: 'village-head' },
      acting: true,
      until: '2027-09-05',
      next: { person: null, on: '2027-09-05' },
    });
    expect(await of('2027-09-05')).toMatchObject({ person: null });
    world.now = at('2027-08-06');
    done(await world.undo(act));
    expect(await world.items()).toEqual(before);
  });
});
