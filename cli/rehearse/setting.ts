import type { Definition } from '../../domain/definition.ts';
import type { People } from '../../domain/people.ts';
import type { Day } from '../../domain/time.ts';
import type { Setting } from '../../simulator/setting.ts';

/** What the people of a rehearsal know from their papers: a definition and its lists, planned from a day on for a start. */
export function settingOf(definition: Definition, people: Pick<People, 'clients' | 'households' | 'waitingList'>, planningFrom: Day, start: Day): Setting {
  const { months, tracks, forms, trainingGroups, businessGroups, seasons, incomeSources, resources, reasons, exits, consents, funds, agencies } = definition;
  const { clients, households, waitingList } = people;
  return {
    start,
    planningFrom,
    months,
    tracks,
    forms: Object.fromEntries(Object.entries(forms).map(([key, { questions }]) => [key, { questions }])),
    trainingGroups,
    businessGroups,
    seasons,
    incomeSources,
    resources,
    reasons,
    exits,
    consents,
    funds,
    agencies: Object.keys(agencies),
    clients,
    households,
    waitingList,
  };
}
