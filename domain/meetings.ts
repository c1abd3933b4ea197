import { groupsOf } from './groupsOf.ts';
import type { Placing } from './placeItem.ts';
import { isOpen, type PlanItem } from './planItem.ts';
import type { Day } from './time.ts';
import type { Track } from './tracks.ts';

/** Whether clients come together for it: a log is filled in at another session. */
export function gathers(track: Track | undefined): boolean {
  return track !== undefined && track.attendance && track.kind !== 'log';
}

/** How full the days of each group are. */
export type Meetings = {
  /** 0: the group or groups are free; 1: another session of theirs is on that day; 2: they are in training. */
  readonly crowded: (audience: string, day: Day) => 0 | 1 | 2;
  readonly add: (audience: string, day: Day) => void;
};

/** The days on which the groups of a plan meet at what is still open. */
export function meetingsOf({ definition }: Pick<Placing, 'definition'>, items: readonly PlanItem[]): Meetings {
  const days = new Map<string, 1 | 2>();
  const note = (audience: string, day: Day, how: 1 | 2) => {
    for (const group of groupsOf(definition, audience)) {
      const key = `${group} ${day}`;
      days.set(key, days.get(key) === 2 ? 2 : how);
    }
  };
  for (const item of items) {
    const track = definition.tracks[item.track];
    if (isOpen(item) && gathers(track)) note(item.audience, item.plannedOn, track?.blocks === undefined ? 1 : 2);
  }
  return {
    crowded: (audience, day) => Math.max(0, ...groupsOf(definition, audience).map((group) => days.get(`${group} ${day}`) ?? 0)) as 0 | 1 | 2,
    add: (audience, day) => note(audience, day, 1),
  };
}
