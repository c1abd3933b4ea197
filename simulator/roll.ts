import type { Day } from './days.ts';
import type { OnTheList } from './reports.ts';
import type { Setting } from './setting.ts';

/** The list of members as the team keeps it: as it was at the beginning, with every exit and newcomer that the service accepted. */
export type Roll = {
  readonly list: () => readonly OnTheList[];
  strikeOff(client: string, from: Day): void;
  enter(client: string, place: string, from: Day): void;
};

export function createRoll({ clients, planningFrom, waitingList }: Setting): Roll {
  const entries = new Map<string, OnTheList>(clients.map(({ id, group, household }) => [id, { id, group, household, from: planningFrom, until: undefined }]));
  return {
    // In the order of ids: nothing depends on who was entered first.
    list: () => [...entries.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
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
