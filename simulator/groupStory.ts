import { dealt, within, type Draw } from './draw.ts';
import type { Course, Scenario } from './scenarios.ts';
import type { Setting } from './setting.ts';

/** What becomes of a business group; drawn before the programme begins, and never told. */
export type GroupStory = {
  readonly course: Course;
  readonly good: boolean;
  /** Rise of the year's income of its middle member. */
  readonly rise: number;
  /** What of the place its business uses. */
  readonly resource: string | undefined;
  /** Whether its business still runs a year after. */
  readonly activeAfter: boolean;
  /** Whether its use report comes in time, and which share of the grant went to something else. */
  readonly useReportedInTime: boolean;
  readonly offPurpose: number;
};

/** Groups that spend anything of the grant on something else. */
const MISUSE = 0.4;

/** Groups that lie beside each other, such as those of one training group, share the poor courses evenly. */
export function groupStories(draw: Draw, scenario: Scenario, setting: Setting): Map<string, GroupStory> {
  const keys = Object.keys(setting.businessGroups).sort();
  const poor = poorOnes(draw, scenario.poor, keys);
  const resources = Object.keys(setting.resources);
  const rises = new Map([
    ...dealt(draw, 'rise', [...poor]),
    ...dealt(
      draw,
      'rise',
      keys.filter((key) => !poor.has(key)),
    ),
  ]);
  const luck = dealt(draw, 'use of the grant', keys);
  // Those on the good course keep up longest.
  const endurance = keys.toSorted((a, b) => Number(poor.has(a)) - Number(poor.has(b)) || draw(b, 'endurance') - draw(a, 'endurance'));
  const active = Math.round((within(draw('groups', 'active after'), scenario.activeAfter) * keys.length) / 9);
  return new Map(
    keys.map((key, index) => {
      const good = !poor.has(key);
      const course = scenario.courses[good ? 'good' : 'poor'];
      return [
        key,
        {
          course,
          good,
          rise: within(rises.get(key) ?? 0.5, course.rise),
          resource: resources[index % Math.max(1, resources.length)],
          activeAfter: endurance.indexOf(key) < active,
          useReportedInTime: (luck.get(key) ?? 0) < scenario.useReported,
          // Most keep to their budget, some spend a good part of it on something else.
          offPurpose: draw(key, 'off purpose') < MISUSE ? Math.min(0.9, (scenario.offPurpose / MISUSE) * (0.5 + draw(key, 'how much off purpose'))) : 0,
        },
      ] as const;
    }),
  );
}

/** One of every few groups in their order, as many as the share asks. */
function poorOnes(draw: Draw, share: number, keys: readonly string[]): Set<string> {
  const count = Math.round(share * keys.length);
  const spared = keys.length - count;
  // The fewer of the two are picked one from each stretch of the list.
  const few = Math.min(count, spared);
  const picked = new Set<string>();
  for (let stretch = 0; stretch < few; stretch += 1) {
    const from = Math.floor((stretch * keys.length) / few);
    const to = Math.floor(((stretch + 1) * keys.length) / few);
    const key = keys[from + Math.floor((to - from) * draw(`stretch/${stretch}`, 'course'))];
    if (key !== undefined) picked.add(key);
  }
  return count <= spared ? picked : new Set(keys.filter((key) => !picked.has(key)));
}
