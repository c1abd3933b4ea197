import { checkAnswers } from '../../domain/checkAnswer.ts';
import { settingOf } from '../../cli/rehearse/setting.ts';
import { formsOf } from '../../domain/formsOf.ts';
import { figuresOf } from '../../domain/figures/figuresOf.ts';
import { judgement } from '../../domain/figures/rules.ts';
import { proposePlan } from '../../domain/proposePlan.ts';
import type { PlannedItem } from '../../domain/plan.ts';
import type { AnswerRecord, ClientRecord, GrantRecord, Records, SessionRecord } from '../../domain/records.ts';
import { addDays, addMonths } from '../../domain/time.ts';
import { type OnTheList, reportOn, type Report } from '../../simulator/reports.ts';
import { SCENARIOS, type ScenarioName } from '../../simulator/scenarios.ts';
import { createWorld, type World } from '../../simulator/world.ts';
import { calendar, definition, people } from '../domain/tablolong.ts';

const START = definition.demoStart;
const PLANNING_FROM = addDays(START, -7 * definition.planningWeeks);
const plan = proposePlan(definition, people, START, calendar);
const setting = settingOf(definition, people, PLANNING_FROM, START);
const ENDS_ON = addMonths(START, definition.months);
const LOCKED_ON = addDays(START, -18);

/** A whole programme on paper: what people would report of every item, and what the figures make of it. No service, no database, no clock. */
export function dryRun(scenario: ScenarioName, seed: number) {
  const records = recordsOf(createWorld(seed, SCENARIOS[scenario], setting));
  const figures = figuresOf(definition, records);
  return { records, figures, ...judgement(definition, figures) };
}

/** The records of a programme in which everything went as the stories have it. */
export function recordsOf(world: World): Records {
  const clients = clientsOf(world);
  const list = clients.map(({ id, group, household, joinedOn, leftOn }): OnTheList => ({ id, group, household, from: joinedOn, until: leftOn }));
  const done = plan.items
    .filter(({ rings }) => rings.length > 0)
    .map((item) => ({ item, forms: formsOf(definition, item), report: reportFor(world, item, list) }));
  return {
    startsOn: START,
    readOn: addDays(ENDS_ON, 30),
    endsOn: ENDS_ON,
    lockedOn: LOCKED_ON,
    withoutData: 0,
    ended: [],
    clients,
    households: people.households.map(({ id, size }) => ({ id, size })),
    sessions: done.map(({ item, report }) => sessionOf(item, report)),
    answers: done.flatMap(({ item, forms, report }) => answersIn(item, forms, report)),
    grants: grantsOf(world),
  };
}

export function reportFor(world: World, item: PlannedItem, list: readonly OnTheList[]): Report {
  const track = definition.tracks[item.track];
  const { form = null, memberForm = null } = formsOf(definition, item);
  const ahead = { ...item, kind: track?.kind ?? '', part: item.part ?? null, subject: item.subject ?? null };
  return reportOn(
    world,
    { ...ahead, attendance: track?.attendance === true, form, memberForm, members: memberForm === null ? 'none' : 'present', decisions: [] },
    list,
  );
}

/** Faults of a report's answers, as the service would name them. */
export function faultsOf(item: PlannedItem, { answers, members = [] }: Report, ids: readonly string[]): string[] {
  const { form, memberForm } = formsOf(definition, item);
  const context = { seasons: definition.seasons, incomeSources: definition.incomeSources, clients: new Set(ids) };
  const own = form === undefined || answers === undefined ? [] : checkAnswers(definition.forms[form] as never, answers, context);
  const theirs = memberForm === undefined ? [] : members.flatMap((member) => checkAnswers(definition.forms[memberForm] as never, member.answers, context));
  return [...own, ...theirs].map(({ path, message }) => `${item.key} ${path}: ${message.en}`);
}

/** Every item of the plan that does not wait for another. */
export const items = plan.items.filter(({ rings }) => rings.length > 0);
export const settingOfTablolong = setting;

function clientsOf(world: World): ClientRecord[] {
  const firstBlockEnds = addDays(START, 12);
  const waiting = [...people.waitingList];
  return people.clients.flatMap(({ id, group, household }, index): ClientRecord[] => {
    const { leaves } = world.client(id);
    const trainingGroup = definition.businessGroups[group]?.within ?? '';
    const place = index + 1;
    const until = leaves?.on;
    const own = {
      id,
      place,
      group,
      trainingGroup,
      household,
      joinedOn: PLANNING_FROM,
      leftOn: until,
      leftBecause: leaves?.reason,
      replaces: undefined,
      memberships: [{ group, from: PLANNING_FROM, until }],
    };
    if (leaves === undefined || leaves.announcedOn > firstBlockEnds) return [own];
    const position = waiting.findIndex((one) => one.trainingGroup === trainingGroup);
    const [next] = position === -1 ? [] : waiting.splice(position, 1);
    if (next === undefined) return [own];
    const from = leaves.announcedOn;
    const newcomer = {
      id: next.id,
      place,
      group,
      trainingGroup,
      household: next.household,
      joinedOn: from,
      leftOn: undefined,
      leftBecause: undefined,
      replaces: id,
      memberships: [{ group, from, until: undefined }],
    };
    return [own, newcomer];
  });
}

function sessionOf(item: PlannedItem, report: Report): SessionRecord {
  const { key, track, audience, part, ordinal, windowFrom, windowUntil } = item;
  return {
    item: key,
    track,
    kind: definition.tracks[track]?.kind ?? 'task',
    audience,
    part,
    ordinal,
    windowFrom,
    windowUntil,
    outcome: report.outcome,
    late: false,
    doneOn: report.doneOn,
    attendance: new Map((report.attendance ?? []).map(({ client, status }) => [client, status])),
    guests: report.guests ?? 0,
    voices: report.voices ?? 0,
  };
}

function answersIn(item: PlannedItem, { form, memberForm }: ReturnType<typeof formsOf>, report: Report): AnswerRecord[] {
  const { key, track, audience, subject } = item;
  const base = { item: key, track, kind: definition.tracks[track]?.kind ?? ('task' as const), audience, doneOn: report.doneOn };
  const own = form === undefined || report.answers === undefined ? [] : [{ ...base, form, subject, answers: report.answers }];
  const theirs = memberForm === undefined ? [] : (report.members ?? []).map(({ client, answers }) => ({ ...base, form: memberForm, subject: client, answers }));
  return [...own, ...theirs];
}

/** Grants go their way in the months after the first block; what a source never pays is never handed over. */
function grantsOf({ scenario }: World): GrantRecord[] {
  return Object.entries(definition.tracks.capital?.grants ?? {}).map(([group, { from }]) => {
    const paid = !(scenario.funds.unpaid && Object.keys(from).includes('privateSector'));
    const handedOverOn = addDays(START, 100 + 7 * scenario.funds.delayWeeks);
    const amount = Object.values(from).reduce((sum, each) => sum + each, 0);
    return {
      group,
      amount,
      approvedOn: addDays(START, 70),
      handedOverOn: paid ? handedOverOn : undefined,
      useAcceptedOn: paid ? addDays(handedOverOn, 60) : undefined,
    };
  });
}
