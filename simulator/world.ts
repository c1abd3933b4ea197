import { clientStories, newcomerStory, type ClientStory } from './clientStory.ts';
import { drawsOf, type Draw } from './draw.ts';
import { groupStories, type GroupStory } from './groupStory.ts';
import { householdStories, type HouseholdStory } from './householdStory.ts';
import type { Scenario } from './scenarios.ts';
import type { Setting } from './setting.ts';

/** The village of one rehearsal as it will go: all of it a function of seed, scenario and setting. */
export type World = {
  readonly seed: number;
  readonly draw: Draw;
  readonly scenario: Scenario;
  readonly setting: Setting;
  readonly groups: ReadonlyMap<string, GroupStory>;
  readonly households: ReadonlyMap<string, HouseholdStory>;
  readonly women: ReadonlySet<string>;
  /** Somebody's story. @param group the business group, of one who came later */
  client(id: string, group?: string): ClientStory;
};

export function createWorld(seed: number, scenario: Scenario, setting: Setting): World {
  const draw = drawsOf(seed);
  const groups = groupStories(draw, scenario, setting);
  const clients = clientStories(draw, scenario, setting, groups);
  const households = householdStories(draw, scenario, setting, clients, groups);
  const newcomers = new Map<string, ClientStory>();
  return {
    seed,
    draw,
    scenario,
    setting,
    groups,
    households,
    women: new Set([...setting.clients, ...setting.waitingList].flatMap(({ id, sex }) => (sex === 'f' ? [id] : []))),
    client(id, group) {
      const known = clients.get(id) ?? newcomers.get(id);
      if (known !== undefined) return known;
      const joined = group ?? Object.keys(setting.businessGroups).find((key) => setting.businessGroups[key]?.within === trainingGroupWaited(setting, id)) ?? '';
      const of = groups.get(joined);
      if (of === undefined) throw new Error(`client ${id}: expected one of the village's lists`);
      const listed = setting.waitingList.find((one) => one.id === id);
      const story = newcomerStory(draw, scenario, setting, { id, sex: 'f', household: id, ...listed, group: joined }, of);
      newcomers.set(id, story);
      return story;
    },
  };
}

function trainingGroupWaited({ waitingList }: Setting, id: string): string {
  return waitingList.find((one) => one.id === id)?.trainingGroup ?? '';
}
