import { describe, expect, it } from 'vitest';
import { itemName, stepsOf, trackByKind, tracksByKind } from '../../domain/naming.ts';
import { opening, placeItem, waitingItem } from '../../domain/placeItem.ts';
import { calendar, definition, people } from './tablolong.ts';

const placing = { definition, staff: people.staff, calendar };
const step = { key: 'capital/pemuda-1/04', track: 'capital', audience: 'pemuda-1', ordinal: 4, part: 'decision', subject: 'privateSector' };
const window = { from: '2027-09-11', until: '2027-10-11' };

describe('an item placed', () => {
  it('is the task of who holds the role of its step, else of its track, else of the person named', () => {
    expect(placeItem(placing, { ...step, ...window }).owner).toBe('secretary');
    expect(placeItem(placing, { ...step, part: 'recommendation', ...window }).owner).toBe('team-leader');
    expect(placeItem(placing, { ...step, part: undefined, ...window }).owner).toBe('mentor-pemuda-1');
    expect(placeItem(placing, { ...step, ...window, owner: 'treasurer' }).owner).toBe('treasurer');
    expect(placeItem({ ...placing, staff: [] }, { ...step, ...window }).owner).toBeUndefined();
  });

  it('rings for what is due, and not at all while it waits', () => {
    const placed = placeItem(placing, { ...step, ...window });
    expect(placed).toMatchObject({ windowFrom: window.from, windowUntil: window.until, subject: 'privateSector', part: 'decision' });
    expect(placed.rings).toHaveLength(4);
    expect(waitingItem(placing, { ...step, ...window })).toEqual({ ...placed, rings: [] });
  });

  it('is opened with the day and instants of its new window', () => {
    const later = { from: '2027-10-01', until: '2027-10-31' };
    const { plannedOn, rings } = placeItem(placing, { ...step, ...later });
    const opened = opening(placing, { ...step, ...later });
    expect(opened).toEqual({ kind: 'open', key: step.key, windowFrom: later.from, windowUntil: later.until, plannedOn, rings });
  });

  it('stands on the day given, where it is known', () => {
    expect(placeItem(placing, { ...step, ...window, plannedOn: '2027-09-30' }).plannedOn).toBe('2027-09-30');
  });

  it('of a track that the definition does not have is a fault', () => {
    expect(() => placeItem(placing, { ...step, track: 'fishing', ...window })).toThrow('expected fishing to be a track of the definition');
  });
});

describe('what an item is called', () => {
  it.each([
    [{ track: 'mentoring' }, 'Pendampingan sosial'],
    [{ track: 'outreach', part: 'services' }, 'Penyuluhan dan Sosialisasi: pelayanan sosial yang diberikan Tim Kerja'],
    [{ track: 'training', part: 'phase3' }, 'Pelatihan keterampilan UEP: Tahap III, pengembangan usaha baru dan lama'],
    [{ track: 'capital', part: 'decision', subject: 'privateSector' }, 'Keputusan pemberi dana (Dunia usaha)'],
    [{ track: 'continuedGuidance', subject: 'tourismProvince' }, 'Usulan bimbingan lanjut untuk APBD atau APBN (Dinas Pariwisata Provinsi NTT)'],
    [{ track: 'interview', subject: 'k001' }, 'Wawancara'], // nobody's name goes where this goes
    [{ track: 'fishing' }, 'fishing'],
  ])('is its session, aim, block or step, and the party it is about: %j', (item, name) => expect(itemName(definition, item).id).toBe(name));

  it('finds tracks by their kind, and steps in their order', () => {
    expect(trackByKind(definition, 'capital')?.[0]).toBe('capital');
    expect(trackByKind({ tracks: {} }, 'capital')).toBeUndefined();
    expect(tracksByKind(definition, 'interview').map(([name]) => name)).toEqual(['interview', 'interviewEndline']);
    const termination = trackByKind(definition, 'termination')?.[1];
    expect(termination && stepsOf(termination).map(([key, { by }]) => `${key} ${by}`)).toEqual(['confirm teamLeader', 'countersign patron']);
  });
});
