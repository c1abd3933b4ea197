import { z } from 'zod';
import { ITEM_STATE_WORDS, type ItemState } from '../../domain/itemState.ts';
import { addDays, isDay } from '../../domain/time.ts';
import { can, type ProgrammeVisit } from '../page.ts';

const STATES = Object.keys(ITEM_STATE_WORDS) as [ItemState, ...ItemState[]];
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const Asked = z.object({
  track: z.string().max(60).optional().catch(undefined),
  audience: z.string().max(60).optional().catch(undefined),
  state: z.enum(STATES).optional().catch(undefined),
  month: z
    .union([z.literal('all'), z.string().regex(MONTH)])
    .optional()
    .catch(undefined),
  on: z.string().max(20).optional().catch(undefined),
});
/** What was chosen above the plan; `month` undefined: all of them. `wrongDay`: something was typed that is no day. */
export type PlanAsked = Omit<z.infer<typeof Asked>, 'month'> & { readonly month: string | undefined; readonly wrongDay: boolean };

/** A line of the plan, as it stands or as it stood. `changed`: it is another now. */
export type PlanLine = {
  readonly key: string;
  readonly track: string;
  readonly name: { readonly id: string; readonly en: string };
  readonly audience: string;
  readonly audienceName: { readonly id: string; readonly en: string };
  readonly windowFrom: string;
  readonly windowUntil: string;
  readonly plannedOn: string;
  readonly state: ItemState;
  readonly stateWords: { readonly id: string; readonly en: string };
  readonly owner: string | undefined;
  readonly opens: boolean;
  readonly changed: boolean;
};

/** Reads what was chosen; without a choice it is the month of today. A day is for those who may look back. */
export function planAsked(visit: ProgrammeVisit): PlanAsked {
  const given = Object.fromEntries([...visit.query].filter(([, value]) => value !== ''));
  const { month, on, ...asked } = Asked.parse(given);
  const looksBack = can(visit, 'viewActs') && on !== undefined;
  const chosen = month ?? (visit.query.has('month') ? 'all' : visit.self.programme.today.slice(0, 7));
  return { ...asked, month: chosen === 'all' ? undefined : chosen, on: looksBack && isDay(on) ? on : undefined, wrongDay: looksBack && !isDay(on) };
}

/** The plan with what was asked for. `version`: of the plan, where it is one of a day that is over. */
export async function planFor(visit: ProgrammeVisit, { track, audience, state, month, on }: PlanAsked) {
  const { api, params } = visit;
  const only = { ...(track !== undefined && { track }), ...(audience !== undefined && { audience }) };
  const schedule = await api.readSchedule(params, {
    ...only,
    ...(state !== undefined && { state }),
    ...(month !== undefined && { month }),
    // Then the lines come from elsewhere: of now the heads alone are of use.
    ...(on !== undefined && { track: 'none' }),
  });
  if (on === undefined) {
    const lines: PlanLine[] = schedule.items.map(({ owner, ...item }) => ({ ...item, owner: owner?.name, changed: false }));
    return { schedule, lines, version: undefined };
  }
  const groups =
    audience === undefined ? undefined : new Set([audience, ...schedule.audiences.filter(({ within }) => within === audience).map(({ audience: key }) => key)]);
  const [then, names] = await Promise.all([api.readPlan(params, { on, ...(track !== undefined && { track }) }), namesOf(visit)]);
  const lines = then.items
    .filter((item) => (state === undefined || item.state === state) && (month === undefined || item.plannedOn.startsWith(month)))
    .filter((item) => groups === undefined || groups.has(item.audience))
    .map(
      ({ owner, changedSince, ...item }): PlanLine => ({
        ...item,
        track: item.key.split('/')[0] ?? '',
        stateWords: ITEM_STATE_WORDS[item.state],
        owner: owner === null ? undefined : (names.get(owner) ?? owner),
        opens: true,
        changed: changedSince,
      }),
    )
    .toSorted((a, b) => (a.plannedOn === b.plannedOn ? 0 : a.plannedOn < b.plannedOn ? -1 : 1));
  return { schedule, lines, version: then.planVersion };
}

/** Of whoever holds a seat now; who left is called by their id. */
async function namesOf({ api, params }: ProgrammeVisit): Promise<ReadonlyMap<string, string>> {
  const { seats } = await api.listPeople(params);
  return new Map(seats.flatMap(({ person }) => (person === null ? [] : [[person.id, person.name]])));
}

/** The month before and after one. */
export function besides(month: string): { before: string; after: string } {
  return { before: addDays(`${month}-01`, -1).slice(0, 7), after: addDays(`${month}-28`, 4).slice(0, 7) };
}
