import type { Day } from './days.ts';
import type { OnTheList } from './reports.ts';
import type { Setting } from './setting.ts';

/** The list of members as the team keeps it: as it was at the beginning, with every exit and newcomer that the service accepted. */
export type Roll = {
  readonly list: () => readonly OnTheList[];
  /** The business group that somebody is of now; undefined of a stranger. */
  groupOf(client: string): string | undefined;
  strikeOff(client: string, from: Day): void;
  enter(client: string, place: string, from: Day): void;
  /** Of another business group from a day on. */
  transfer(client: string, to: string, from: Day): void;
  /** All of a group are of another from a day on. */
  merge(group: string, into: string, from: Day): void;
};

export function createRoll({ clients, planningFrom, waitingList }: Setting): Roll {
  const entries = new Map<string, OnTheList>(clients.map(({ id, group, household }) => [id, { id, group, household, from: planningFrom, until: undefined }]));
  /** Lists of days gone by keep the group that was theirs. */
  const past: OnTheList[] = [];
  const transfer = (client: string, to: string, from: Day) => {
    const entry = entries.get(client);
    if (entry === undefined || entry.until !== undefined || entry.group === to) return;
    past.push({ ...entry, until: from });
    entries.set(client, { ...entry, group: to, from });
  };
  return {
    // In the order of ids: nothing depends on who was entered first.
    list: () => [...entries.values(), ...past].sort((a, b) => (a.id === b.id ? (a.from < b.from ? -1 : 1) : a.id < b.id ? -1 : 1)),
    groupOf: (client) => entries.get(client)?.group,
    transfer,
    merge(group, into, from) {
      for (const { id, group: own } of entries.values()) if (own === group) transfer(id, into, from);
    },
    strikeOff(client, until) {
      const entry = entries.get(client);
      if (entry !== undefined) entries.set(client, { ...entry, until });
    },
    enter(client, place, from) {
      const group = entries.get(place)?.group;
      const household = waitingList.find(({ id }) => id === client)?.household ?? client;
      if (group !== undefined) entries.set(client, { id: client, group, household, from, until: undefined });
    },
  };
}
