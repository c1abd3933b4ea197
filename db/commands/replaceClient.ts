import { z } from 'zod';
import { firstBlockOf, itemsOfGone, welcomeOf } from '../../domain/clientLife.ts';
import { judgeReplace } from '../../domain/judgePlace.ts';
import { PROGRAMME_AUDIENCE, trainingGroupOf } from '../../domain/ladder.ts';
import { trackByKind } from '../../domain/naming.ts';
import type { Plan } from '../../domain/plan.ts';
import { changedKeys } from '../../domain/planChange.ts';
import { plannedTrack } from '../../domain/proposePlan.ts';
import { type Day, dayOf } from '../../domain/time.ts';
import { beginAct } from '../acts/act.ts';
import { decidedAs, listAsAct } from '../acts/clientAct.ts';
import { changePlan } from '../changePlan.ts';
import type { Sql, Tx } from '../connect.ts';
import { lastOrdinal } from '../effects/lastOrdinal.ts';
import { readPlacing } from '../placing.ts';
import { clientFacts, openItemsAbout, othersOfHousehold, waitingList } from '../queries/clients.ts';
import { householdOwner, newKey, ownerOf, seal, unseal, unwrapKey, wrapKey } from '../sealed.ts';
import type { Answer, Programme, Request } from './command.ts';
import { commandOrPreview } from './preview.ts';
import { interviewsWith } from './newcomer.ts';

/**
 * `by`: who of the waiting list takes the place. The reason, free text and sealed, says why others before them were passed over. `relative`: instead, of
 * one who died, somebody of the household; `by` is then a new id, and the reason what the group's meeting decided.
 */
export const ReplaceInput = z.strictObject({
  by: z.string().max(60),
  reason: z.string().max(2000).optional(),
  relative: z.strictObject({ name: z.string().trim().min(1).max(120), sex: z.enum(['f', 'm']), bornOn: z.iso.date() }).optional(),
  /** Computed as it would be, and not done. */
  preview: z.boolean().optional(),
});
export type ReplaceInput = z.infer<typeof ReplaceInput>;

/**
 * Gives a leaver's place to the next of the waiting list (I3, R1): same place, same group, a member from today. Consent, baseline interview and the
 * declaration of willingness are still to come; interviews and, once the outreach is over, the welcome are put into the plan, what was still to be asked of
 * the leaver is cancelled.
 */
export async function replaceClient(sql: Sql, request: Request, code: string, id: string, input: ReplaceInput, master: Buffer): Promise<Answer> {
  return commandOrPreview(input.preview, sql, request, 'replaceClient', code, async (tx, programme) => {
    const { definition, planVersion: before, now } = programme;
    const client = await clientFacts(tx, code, id);
    const waiting = (await waitingList(tx, code)).map(({ id: applicant, trainingGroup }) => ({ id: applicant, group: trainingGroup ?? undefined }));
    const firstBlockEnds = client === undefined ? undefined : await endOfFirstBlock(tx, programme, client.group);
    const idTaken = input.relative !== undefined && (await isTaken(tx, code, input.by));
    const judged = judgeReplace(request.actor, input, { ...programme, client, waiting, firstBlockEnds, idTaken });
    if (judged.kind === 'refused') return judged;
    const body = { client: input.by, replaces: id, group: judged.client.group };
    if (judged.repeated || client === undefined)
      return {
        body: { ...body, ...(await enrolled(tx, code, input.by)), act: await decidedAs(tx, code, 'replaceClient', input.by), planVersion: before },
        tellings: [],
      };

    const number = await beginAct(tx, code);
    const on = dayOf(now, definition.timeZone);
    const joining = { ...client, by: input.by, on };
    const household = input.relative === undefined ? await enrol(tx, code, joining, master) : await enrolRelative(tx, code, joining, input.relative, master);
    const asked = await interviewsWith(tx, programme, { client: input.by, household, group: client.group, on });
    const welcome = await welcomed(tx, programme, { client: input.by, group: client.group, on });
    const others = await othersOfHousehold(tx, code, client);
    const gone = itemsOfGone(definition, await openItemsAbout(tx, code, client), id, others === 0 ? client.household : undefined, 'replaced');
    const changes = [...gone, ...[...asked, ...welcome.items].map((item) => ({ kind: 'add', item }) as const)];
    const { planVersion, tellings } = await changePlan(tx, programme, changes, welcome.tracks);
    const scope = { client: input.by, replaces: id, group: client.group, on };
    await listAsAct(tx, programme, request, { number, kind: 'replaceClient', scope, planVersion }, master);
    const reason = judged.skipped.length === 0 && input.relative === undefined ? undefined : input.reason?.trim();
    const key = unwrapKey(master, programme.wrappedKey, ownerOf(code));
    const sealedReason = reason === undefined ? undefined : seal(key, reason, `${ownerOf(code, input.by)}/replacement`).toString('base64');
    return {
      body: { ...body, ...(await enrolled(tx, code, input.by)), act: number, planVersion },
      entry: {
        action: 'replaceClient',
        subject: input.by,
        planVersion,
        after: {
          replaces: id,
          on,
          group: client.group,
          skipped: judged.skipped,
          ...(input.relative !== undefined && { relative: true }),
          ...changedKeys(changes),
          sealedReason,
        },
      },
      tellings,
    };
  });
}

/** Who still comes to an outreach of their group is told there, with the others. */
async function welcomed(tx: Tx, programme: Programme, newcomer: { client: string; group: string; on: Day }): Promise<Plan> {
  const { code, definition } = programme;
  const [track] = trackByKind(definition, 'welcome') ?? [];
  const audiences = [newcomer.group, trainingGroupOf(definition, newcomer.group) ?? newcomer.group, PROGRAMME_AUDIENCE];
  const ahead = await tx`
    select from item i join track t on t.programme = i.programme and t.name = i.track
    where i.programme = ${code} and t.kind = 'outreach' and i.audience = any(${audiences}) and i.outcome is null limit 1`;
  if (track === undefined || ahead.length > 0) return { items: [], tracks: [] };
  const items = welcomeOf(await readPlacing(tx, programme), newcomer, await lastOrdinal(tx, code, track, newcomer.group));
  return { items, tracks: plannedTrack(definition, track, items) };
}

const Sealed = z.looseObject({ home: z.object({ size: z.int().min(1), address: z.string().optional() }).optional() });

/** Makes a client of an applicant, with the key they had. @returns their household */
async function enrol(tx: Tx, code: string, { id, group, by, on }: { id: string; group: string; by: string; on: Day }, master: Buffer): Promise<string> {
  type Row = { household: string; hamlet: string | null; wrapped: Buffer; sealed: Buffer };
  const [applicant] = await tx<[Row]>`select household, hamlet, wrapped, sealed from applicant where programme = ${code} and id = ${by}`;
  const { household, hamlet, wrapped } = applicant;
  const owner = ownerOf(code, by);
  const key = unwrapKey(master, wrapped, owner);
  const { home, ...details } = Sealed.parse(unseal(key, applicant.sealed, owner));
  if (home !== undefined) await bringHousehold(tx, code, { id: household, hamlet: hamlet ?? '', ...home }, master);
  await tx`
    insert into client (programme, id, audience, household, name, sex, joined_on, sealed, replaces, place)
    select programme, id, ${group}, household, name, sex, ${on}, ${seal(key, details, owner)}, ${id}, (select place from client where programme = ${code} and id = ${id})
    from applicant where programme = ${code} and id = ${by}`;
  await join(tx, code, { by, group, on, wrapped });
  await tx`update applicant set enrolled_on = ${on}, name = null, wrapped = null, sealed = null where programme = ${code} and id = ${by}`;
  return household;
}

/** Makes a client of somebody of a household that is known. @returns the household */
async function enrolRelative(
  tx: Tx,
  code: string,
  { id, group, household, by, on }: { id: string; group: string; household: string; by: string; on: Day },
  { name, sex, bornOn }: NonNullable<ReplaceInput['relative']>,
  master: Buffer,
): Promise<string> {
  const owner = ownerOf(code, by);
  const key = newKey();
  await tx`
    insert into client (programme, id, audience, household, name, sex, joined_on, sealed, replaces, place)
    select programme, ${by}, ${group}, household, ${name}, ${sex}, ${on}, ${seal(key, { bornOn }, owner)}, id, place
    from client where programme = ${code} and id = ${id}`;
  await join(tx, code, { by, group, on, wrapped: wrapKey(master, key, owner) });
  return household;
}

async function join(tx: Tx, code: string, { by, group, on, wrapped }: { by: string; group: string; on: Day; wrapped: Buffer }): Promise<void> {
  await tx`insert into client_key (programme, client, wrapped) values (${code}, ${by}, ${wrapped})`;
  await tx`insert into membership (programme, client, audience, from_on) values (${code}, ${by}, ${group}, ${on})`;
}

async function isTaken(tx: Tx, code: string, id: string): Promise<boolean> {
  const [row] = await tx`
    select from client where programme = ${code} and id = ${id} union all select from applicant where programme = ${code} and id = ${id}
    union all select from person where programme = ${code} and id = ${id} union all select from household where programme = ${code} and id = ${id}`;
  return row !== undefined;
}

/** Of two who waited in one household the first has brought it along. */
async function bringHousehold(
  tx: Tx,
  code: string,
  { id, hamlet, size, address }: { id: string; hamlet: string; size: number; address?: string | undefined },
  master: Buffer,
): Promise<void> {
  const owner = householdOwner(code, id);
  const key = newKey();
  await tx`
    insert into household (programme, id, hamlet, size, wrapped, sealed)
    values (${code}, ${id}, ${hamlet}, ${size}, ${wrapKey(master, key, owner)}, ${seal(key, { address }, owner)}) on conflict (programme, id) do nothing`;
}

async function enrolled(tx: Tx, code: string, id: string): Promise<{ place: number | null; joinedOn: Day; items: string[] }> {
  const [client] = await tx<
    [{ place: number | null; joinedOn: Day }]
  >`select place, joined_on as "joinedOn" from client where programme = ${code} and id = ${id}`;
  const items = await tx<{ key: string }[]>`
    select i.key from item i join client c on c.programme = i.programme and i.subject in (c.id, c.household)
    where c.programme = ${code} and c.id = ${id} and i.outcome is null order by i.key`;
  return { ...client, items: items.map(({ key }) => key) };
}

/** Last day of a group's first block of training, as it was held or is planned; undefined where there is none. */
async function endOfFirstBlock(tx: Tx, { code, definition }: Programme, group: string): Promise<Day | undefined> {
  const block = firstBlockOf(definition, group);
  if (block === undefined) return undefined;
  const [row] = await tx<[{ last: Day | null }]>`
    select max(coalesce(r.done_on, i.planned_on)) as last from item i left join report r on r.programme = i.programme and r.item = i.key
    where i.programme = ${code} and i.track = ${block.track} and i.audience = ${block.audience} and i.part = ${block.part} and i.outcome is distinct from 'cancelled'`;
  return row.last ?? undefined;
}
