import { addDays, addMonths, type Day, type LocalTime } from './days.ts';
import { uuidOf } from './draw.ts';
import { scaleOf } from './income.ts';
import type { Happenings } from './happenings.ts';
import type { Intentions } from './intentions.ts';
import { leaderOf, type Person } from './people.ts';
import { evening } from './story.ts';
import type { World } from './world.ts';

/** Judgement: what each office gives in a fiscal year for the running of a programme of eighteen months, rupiah; grants are due so long after the start. */
const OPERATIONAL = 16_000_000;
const GRANTS_DUE_DAYS = 70;
/** In a programme of a few months, so long before its end at the latest. */
const AT_LEAST_BEFORE_END_DAYS = 35;
/** Days into the planning, or a year, when pledges are in. */
const PLEDGED_AFTER = 12;
/** No office pays from mid-December until its new budget is out. */
const GAP = { from: '12-15', until: '03-03' };
const SPENT_EVERY_MONTH = 0.8;

/**
 * The treasurer writes down what was pledged and what came of it: as late as the scenario has it, nothing in the weeks around New Year, a private pledge
 * perhaps never. What was spent is written down month by month, as far as there is money.
 */
export function keepBooks(world: World, people: readonly Person[], local: LocalTime, intentions: Intentions, { delayOf }: Pick<Happenings, 'delayOf'>): void {
  const { setting, scenario, draw, seed } = world;
  const { start, planningFrom, months, funds } = setting;
  const keeper = people.find(({ duty }) => duty === 'treasurer') ?? leaderOf(people);
  const delay = 7 * scenario.funds.delayWeeks;
  const act = (subject: string, day: Day, record: (id: string) => Promise<unknown>) =>
    intentions.intend(keeper, subject, local.instantAt(day, evening(draw, subject)), async () => void (await record(uuidOf(seed, subject, 'funds'))));

  const pledged = addDays(planningFrom, PLEDGED_AFTER);
  for (const [fund, { from, hopedFrom, grants }] of Object.entries(funds)) {
    for (const source of from) {
      const name = `${fund}/${source}`;
      if (grants) {
        const amount = askedOf(world, source);
        const entry = { fund, source, amount };
        if (amount === 0) continue;
        // What a grant is paid from may be spent in the year after as well: it takes as long as it takes.
        act(`pledge/${name}`, pledged, (id) => keeper.device.pledge(id, { ...entry, on: pledged, lastSpendingOn: `${Number(pledged.slice(0, 4)) + 1}-12-31` }));
        const came = afterGap(addDays(start, Math.max(1, Math.min(GRANTS_DUE_DAYS + delay, months * 30 - AT_LEAST_BEFORE_END_DAYS))));
        const never = scenario.funds.unpaid && !setting.agencies.includes(source);
        if (!never) act(`receipt/${name}`, came, (id) => keeper.device.receive(id, { ...entry, on: came, year: Number(pledged.slice(0, 4)) }));
        continue;
      }
      for (const [index, on] of yearsOf(pledged, addMonths(start, months)).entries()) {
        const amount = Math.max(1, Math.round(OPERATIONAL * scaleOf(setting)));
        const received = Math.floor(amount * Math.min(1, scenario.funds.received * (0.95 + 0.1 * draw(`${name}/${index}`, 'received'))));
        const came = afterGap(addDays(on, 21 + delay + delayOf(source, on)));
        act(`pledge/${name}/${index}`, on, (id) => keeper.device.pledge(id, { fund, source, amount, on }));
        if (came.slice(0, 4) === on.slice(0, 4))
          act(`receipt/${name}/${index}`, came, (id) => keeper.device.receive(id, { fund, source, amount: received, on: came }));
      }
    }
    if (!grants) spend(fund, [...from, ...hopedFrom]);
  }

  /** Once a month, from one source after the other; where its money has not come nothing is paid. */
  function spend(fund: string, sources: readonly string[]): void {
    for (let month = 0; month < months; month += 1) {
      const on = addDays(addMonths(start, month + 1), -2);
      const source = sources[month % sources.length];
      if (source === undefined) continue;
      const amount = Math.max(1, Math.round(((OPERATIONAL * scaleOf(setting)) / 3) * SPENT_EVERY_MONTH * (0.8 + 0.4 * draw(`${fund}/${month}`, 'spent'))));
      act(`expense/${fund}/${month}`, on, (id) => keeper.device.spend(id, { fund, source, amount, on }));
    }
  }
}

/** What the grants of a programme ask of a source. */
function askedOf({ setting }: World, source: string): number {
  return Object.values(setting.tracks)
    .flatMap(({ grants = {} }) => Object.values(grants))
    .reduce((sum, { from }) => sum + (from[source] ?? 0), 0);
}

/** The day itself, or the first on which an office pays again. */
function afterGap(day: Day): Day {
  const [year, monthAndDay] = [Number(day.slice(0, 4)), day.slice(5)];
  if (monthAndDay >= GAP.from) return `${year + 1}-${GAP.until}`;
  return monthAndDay < GAP.until ? `${year}-${GAP.until}` : day;
}

/** The day in the first year, then one in each of the years that follow, as long as the programme runs. */
function yearsOf(first: Day, until: Day): Day[] {
  const days = [first];
  for (let year = Number(first.slice(0, 4)) + 1; `${year}-02-10` < until; year += 1) days.push(`${year}-02-10`);
  return days;
}
