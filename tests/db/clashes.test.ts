import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bookThing } from '../../db/commands/bookThing.ts';
import { done, leader } from './actsWorld.ts';
import { type Dating, makeDating } from './datesWorld.ts';
import { accepted, CODE } from './world.ts';

let world: Dating;
beforeEach(async () => {
  world = await makeDating();
});
afterEach(() => world.stop());

const KEY = 'mentoring/nelayan-1/30';

describe('an act', () => {
  it('says which clashes it brings, looked at or done, and none that was there before', async () => {
    const { plannedOn } = await world.item('incomeManagement/nelayan/09');
    const asked = { scope: { kind: 'item' as const, key: KEY }, shift: { to: plannedOn } };
    const preview = done(await world.move({ ...asked, preview: true }));
    expect(preview['clashes']).toMatchObject([{ kind: 'group', item: KEY, other: 'incomeManagement/nelayan/09', on: plannedOn }]);
    expect(done(await world.move(asked))['clashes']).toEqual(preview['clashes']);
    // Both move on: still together, so nothing new.
    const group = done(await world.move({ scope: { kind: 'group', audience: 'nelayan' }, shift: { days: 7 }, preview: true }));
    const pairs = (group['clashes'] as { item: string; other?: string }[]).filter(
      ({ item, other = '' }) => [item, other].includes(KEY) && [item, other].includes('incomeManagement/nelayan/09'),
    );
    expect(pairs).toEqual([]);
  });

  it('says of a thing that is booked for the old day, and of what comes after the programme’s end', async () => {
    const { plannedOn } = await world.item(KEY);
    const booking = { thing: 'vehicles/socialProvince/1', from: `${plannedOn}T07:00`, until: `${plannedOn}T17:00`, item: KEY };
    accepted(await bookThing(world.sql, world.asked(leader, booking), CODE, booking));
    const body = done(await world.move({ scope: { kind: 'item', key: KEY }, shift: { days: 400 }, preview: true }));
    expect(body['clashes']).toContainEqual(expect.objectContaining({ kind: 'booking', item: KEY, who: booking.thing }));
    expect(body['afterEnd']).toBe(1);
  });

  it('says of a day that only its group has', async () => {
    const name = { id: 'Hari duka', en: 'Day of mourning' };
    const [mine, theirs] = [await world.item(KEY), await world.item('mentoring/pemuda-1/30')];
    done(await world.addDays({ days: [{ date: '2028-05-03', kind: 'custom', name }], where: { group: 'nelayan-1' }, cause: 'mourning' }));
    const clashesOf = async (key: string) => {
      const body = done(await world.move({ scope: { kind: 'item', key }, shift: { to: '2028-05-03' }, preview: true }));
      return (body['clashes'] as { kind: string }[]).filter(({ kind }) => kind === 'day');
    };
    expect([mine.plannedOn, theirs.plannedOn]).not.toContain('2028-05-03');
    expect(await clashesOf(KEY)).toEqual([{ kind: 'day', item: KEY, on: '2028-05-03', dayKind: 'custom' }]);
    expect(await clashesOf('mentoring/pemuda-1/30')).toEqual([]);
  });
});
