import { z } from 'zod';
import { recorderOf } from '../../domain/actor.ts';
import { ATTENDANCE } from '../../domain/attendance.ts';
import { formsOf } from '../../domain/formsOf.ts';
import { aboutWhom } from '../../domain/itemClients.ts';
import { judgeReport, type ReportAccepted } from '../../domain/judgeReport.ts';
import { canBeMadeUp, isUnderQuorum } from '../../domain/makeUp.ts';
import type { PlannedTrack } from '../../domain/plan.ts';
import { changedKeys, type PlanChange } from '../../domain/planChange.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { reportHeldUntil } from '../../domain/relayHold.ts';
import { changePlan } from '../changePlan.ts';
import type { Sql, Tx } from '../connect.ts';
import type { Applied, Effect, Reported } from '../effects/effect.ts';
import { effectsOf } from '../effects/effects.ts';
import type { Telling } from '../inbox.ts';
import { type NewResponse, type Respondent, storeResponses } from '../responses.ts';
import { ownerOf, seal, unwrapKey } from '../sealed.ts';
import { readLeavers } from '../seats.ts';
import { dropUnfinished } from '../unfinished.ts';
import { type Answer, command, type Done, type Programme, type Request } from './command.ts';
import { clientsOn, hasConsent, itemAsItStands, itemOfReport, peopleIds, type Standing } from './reportFacts.ts';

const Id = z.string().min(1).max(60);
const Count = z.int().min(0).max(10_000);
const Answers = z.record(Id, z.unknown());
const FreeText = z.string().trim().min(1).max(4000);

/**
 * How a session went. `id` is made on the device; the note is free text and sealed. `answers` are those of the item's form, `members` those of its member
 * form, one entry a client; what they hold is judged by the definition's questions.
 */
export const ReportInput = z.strictObject({
  id: z.uuid().toLowerCase(),
  outcome: z.enum(['held', 'didNotHappen']),
  doneOn: z.iso.date(),
  reason: Id.optional(),
  attendance: z
    .array(z.strictObject({ client: Id, status: z.enum(ATTENDANCE) }))
    .max(1000)
    .optional(),
  guests: Count.optional(),
  voices: Count.optional(),
  note: z.string().max(4000).optional(),
  onBehalfOf: Id.optional(),
  answers: Answers.optional(),
  members: z
    .array(z.strictObject({ client: Id, answers: Answers }))
    .max(1000)
    .optional(),
  decision: Id.optional(),
  tasks: z
    .array(z.strictObject({ what: FreeText, owner: Id, by: z.iso.date() }))
    .max(50)
    .optional(),
  cases: z
    .array(z.strictObject({ client: Id, concern: FreeText, plan: FreeText }))
    .max(50)
    .optional(),
});
export type ReportInput = z.infer<typeof ReportInput>;

/** Records how a session went, with all that it brings about, and stops its clock. A report that is stored already is answered as it was. */
export async function report(sql: Sql, request: Request, code: string, key: string, input: ReportInput, master: Buffer): Promise<Answer> {
  return command(sql, request, 'report', code, async (tx, programme) => {
    const [item, idUsedFor] = await Promise.all([itemAsItStands(tx, code, key), itemOfReport(tx, input.id, code, key)]);
    const [clients, consented, people] =
      item === undefined
        ? [[], true, new Set<string>()]
        : await Promise.all([
            clientsOn(tx, programme, item, input.doneOn),
            hasConsent(tx, programme, item),
            input.tasks === undefined ? new Set<string>() : peopleIds(tx, programme),
          ]);
    const judged = judgeReport(request.actor, input, { ...programme, item: await withOwnerLeft(tx, programme, item), idUsedFor, clients, consented, people });
    if (judged.kind === 'refused') return judged;
    if (judged.repeated || item === undefined) return { body: await answered(tx, code, key, input, item, judged), tellings: [] };

    const reporter = recorderOf(request.actor);
    const reported: Reported = { programme, item, input, reporter, master };
    const effects = effectsOf(programme.definition, item);
    const refusal = await refusedBy(effects, tx, reported);
    if (refusal !== undefined) return refusal;
    await write(tx, reported, judged);
    return done(tx, reported, item, judged, await applyAll(effects, tx, reported));
  });
}

/** Whether the owner has left matters to a step that is its owner's own. */
async function withOwnerLeft(tx: Tx, { code, now }: Programme, item: Standing | undefined): Promise<Standing | undefined> {
  if (item?.part === undefined || item.owner === undefined) return item;
  return { ...item, ownerLeft: (await readLeavers(tx, code, now)).has(item.owner) };
}

/** A repeat is answered by what is stored, even if it says something else. */
async function answered(
  tx: Tx,
  code: string,
  key: string,
  { id }: ReportInput,
  item: Standing | undefined,
  { late, enteredAt }: ReportAccepted,
): Promise<Done['body']> {
  const [entry] = await tx<{ planVersion: number | null }[]>`
    select (after->'planVersion')::int as "planVersion" from journal where programme = ${code} and subject = ${key} and action = 'report'`;
  return { id, item: key, outcome: item?.outcome, late, enteredAt, ...(entry?.planVersion != null && { planVersion: entry.planVersion }) };
}

async function refusedBy(effects: readonly Effect[], tx: Tx, reported: Reported): Promise<Refusal | undefined> {
  for (const { judge } of effects) {
    const refusal = await judge?.(tx, reported);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

type Brought = {
  readonly changes: readonly PlanChange[];
  readonly tracks: readonly PlannedTrack[];
  readonly refer: readonly NonNullable<Applied['refer']>[];
  readonly after: Readonly<Record<string, unknown>>;
};

async function applyAll(effects: readonly Effect[], tx: Tx, reported: Reported): Promise<Brought> {
  const all: Applied[] = [];
  for (const effect of effects) all.push(await effect.apply(tx, reported));
  return {
    changes: all.flatMap(({ changes }) => changes),
    tracks: all.flatMap(({ tracks = [] }) => tracks),
    refer: all.flatMap(({ refer }) => refer ?? []),
    after: Object.assign({}, ...all.map(({ after }) => after ?? {})) as Brought['after'],
  };
}

async function done(tx: Tx, { programme, input }: Reported, item: Standing, judged: ReportAccepted, { changes, tracks, refer, after }: Brought): Promise<Done> {
  const { planVersion, tellings } = await changePlan(tx, programme, changes, tracks);
  for (const write of refer) await write(tx);
  const changed = planVersion !== programme.planVersion ? { planVersion } : {};
  return {
    body: {
      id: input.id,
      item: item.key,
      outcome: input.outcome,
      late: judged.late,
      enteredAt: judged.enteredAt,
      ...changed,
      ...proposal(programme, item, input),
    },
    entry: {
      action: 'report',
      subject: item.key,
      onBehalfOf: judged.onBehalfOf,
      reason: input.reason,
      planVersion,
      before: { outcome: null },
      after: {
        report: input.id,
        outcome: input.outcome,
        late: judged.late,
        doneOn: input.doneOn,
        attended: present(input),
        decision: input.decision,
        ...after,
        ...changedKeys(changes),
        ...changed,
      },
    },
    tellings: [own(programme, item, planVersion), ...tellings.filter(({ child }) => child !== item.track)],
  };
}

/** Of a session that too few came to a make-up is proposed (R21); whether there is one the coordinator decides. */
function proposal({ definition }: Programme, { track, standsFor }: Standing, { outcome, attendance = [] }: ReportInput): { proposesMakeUp?: true } {
  const turnout = { present: attendance.filter(({ status }) => status === 'present').length, marked: attendance.length };
  const asked = outcome === 'held' && standsFor === undefined && canBeMadeUp(definition.tracks[track]) && isUnderQuorum(turnout, definition);
  return asked ? { proposesMakeUp: true } : {};
}

/** Its own track is told of a report; held back for a while, but not in a rehearsal, whose clock would stand still over it, nor of a plan that changed. */
function own({ planVersion: before, rehearsal, definition, now }: Programme, item: Standing, planVersion: number): Telling {
  const atOnce = rehearsal || planVersion !== before;
  return { child: item.track, planVersion, keys: [item.key], holdUntil: atOnce ? undefined : reportHeldUntil(definition, now, item.nextRingAt) };
}

async function write(tx: Tx, { programme, item, input, reporter, master }: Reported, { late, onBehalfOf, enteredAt }: ReportAccepted): Promise<void> {
  const { code, wrappedKey } = programme;
  const note = input.note === undefined ? null : seal(unwrapKey(master, wrappedKey, ownerOf(code)), input.note, `${code}/${input.id}`);
  // Sent together, without waiting for each answer; they are carried out in this order.
  await Promise.all([
    tx`
      insert into report (id, programme, item, outcome, done_on, reason, guests, voices, note, decision, reporter, on_behalf_of, entered_at)
      values (${input.id}, ${code}, ${item.key}, ${input.outcome}, ${input.doneOn}, ${input.reason ?? null}, ${input.guests ?? 0}, ${input.voices ?? 0},
        ${note}, ${input.decision ?? null}, ${reporter}, ${onBehalfOf ?? null}, ${enteredAt})`,
    tx`
      insert into attendance (programme, report, client, status)
      select ${code}, ${input.id}, client, status from jsonb_to_recordset(${tx.json(input.attendance ?? [])}) as mark (client text, status text)`,
    tx`update item set outcome = ${input.outcome}, late = ${late}, blocked = false, paused = false, held_by = '{}' where programme = ${code} and key = ${item.key}`,
    dropUnfinished(tx, code, item.key),
  ]);
  await storeResponses(tx, programme, input.id, responsesOf(programme, item, input), master);
}

/** What was answered, each by its form and by whom. */
function responsesOf({ definition }: Programme, item: Reported['item'], { answers, members = [] }: ReportInput): NewResponse[] {
  const { form, memberForm } = formsOf(definition, item);
  const whom = aboutWhom(definition, item);
  const by: Respondent = whom === undefined || item.subject === undefined ? { kind: 'item' } : { kind: whom, id: item.subject };
  return [
    ...(form === undefined || answers === undefined ? [] : [{ form, by, answers }]),
    ...(memberForm === undefined
      ? []
      : members.map(({ client, answers: given }) => ({ form: memberForm, by: { kind: 'client', id: client } as const, answers: given }))),
  ];
}

function present({ attendance }: ReportInput): number | undefined {
  return attendance?.filter(({ status }) => status === 'present').length;
}
