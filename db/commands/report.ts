import { z } from 'zod';
import type { Instant } from '../../domain/agenda.ts';
import { ATTENDANCE, type GroupClient } from '../../domain/attendance.ts';
import { judgeReport, type ReportAccepted, type ReportedItem } from '../../domain/judgeReport.ts';
import type { Day } from '../../domain/time.ts';
import { reportHeldUntil } from '../../domain/relayHold.ts';
import type { Sql, Tx } from '../connect.ts';
import { ownerOf, seal, unwrapKey } from '../sealed.ts';
import { type Answer, command, type Done, type Programme, type Request } from './command.ts';

const Id = z.string().min(1).max(60);
const Count = z.int().min(0).max(10_000);

/** How a session went. `id` is made on the device; `onBehalfOf` and `note` are optional, the note is free text and sealed. */
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
});
export type ReportInput = z.infer<typeof ReportInput>;

/** Records how a session went and stops its clock. A report that is stored already is answered as it was. */
export async function report(sql: Sql, request: Request, code: string, key: string, input: ReportInput, master: Buffer): Promise<Answer> {
  return command(sql, request, 'report', code, async (tx, programme) => {
    const [item, idUsedFor, clients] = await Promise.all([
      itemAsItStands(tx, code, key),
      itemOfReport(tx, input.id, code, key),
      clientsOn(tx, code, key, input.doneOn),
    ]);
    const facts = { ...programme, item, idUsedFor, clients };
    const judged = judgeReport(request.actor, input, facts);
    if (judged.kind === 'refused') return judged;
    // A repeat is answered by what is stored, even if it says something else.
    const outcome = judged.repeated ? item?.outcome : input.outcome;
    const body = { id: input.id, item: key, outcome, late: judged.late, enteredAt: judged.enteredAt };
    if (judged.repeated || item === undefined) return { body, tellings: [] };
    const reporter = request.actor.kind === 'person' ? request.actor.id : request.actor.label;
    await write(tx, programme, key, input, { ...judged, reporter }, master);
    return done(programme, item, input, judged, body);
  });
}

function done(programme: Programme, item: Standing, input: ReportInput, judged: ReportAccepted, body: Done['body']): Done {
  const { planVersion, rehearsal, definition, now } = programme;
  return {
    body,
    entry: {
      action: 'report',
      subject: item.key,
      onBehalfOf: judged.onBehalfOf,
      reason: input.reason,
      planVersion,
      before: { outcome: null },
      after: { report: input.id, outcome: input.outcome, late: judged.late, doneOn: input.doneOn, attended: present(input) },
    },
    // The relay holds nothing back in a rehearsal: its clock would stand still over it.
    tellings: [{ child: item.track, planVersion, keys: [item.key], holdUntil: rehearsal ? undefined : reportHeldUntil(definition, now, item.nextRingAt) }],
  };
}

async function write(
  tx: Tx,
  { code, wrappedKey }: Programme,
  key: string,
  input: ReportInput,
  { late, onBehalfOf, enteredAt, reporter }: ReportAccepted & { readonly reporter: string },
  master: Buffer,
): Promise<void> {
  const note = input.note === undefined ? null : seal(unwrapKey(master, wrappedKey, ownerOf(code)), input.note, `${code}/${input.id}`);
  // Sent together, without waiting for each answer; they are carried out in this order.
  await Promise.all([
    tx`
      insert into report (id, programme, item, outcome, done_on, reason, guests, voices, note, reporter, on_behalf_of, entered_at)
      values (${input.id}, ${code}, ${key}, ${input.outcome}, ${input.doneOn}, ${input.reason ?? null}, ${input.guests ?? 0}, ${input.voices ?? 0},
        ${note}, ${reporter}, ${onBehalfOf ?? null}, ${enteredAt})`,
    tx`
      insert into attendance (programme, report, client, status)
      select ${code}, ${input.id}, client, status from jsonb_to_recordset(${tx.json(input.attendance ?? [])}) as mark (client text, status text)`,
    tx`update item set outcome = ${input.outcome}, late = ${late}, blocked = false where programme = ${code} and key = ${key}`,
  ]);
}

function present({ attendance }: ReportInput): number | undefined {
  return attendance?.filter(({ status }) => status === 'present').length;
}

type Standing = ReportedItem & { readonly nextRingAt: Instant | undefined };

async function itemAsItStands(tx: Tx, code: string, key: string): Promise<Standing | undefined> {
  type Row = Pick<ReportedItem, 'key' | 'track' | 'audience' | 'rings' | 'outcome'> & {
    owner: string | null;
    next: Instant | null;
    report: string | null;
    entered: Instant | null;
  };
  const [row] = await tx<Row[]>`
    select i.key, i.track, i.audience, i.owner, i.rings, i.outcome, i.next_ring_at as next, r.id as report, r.entered_at as entered
    from item i left join report r on r.programme = i.programme and r.item = i.key
    where i.programme = ${code} and i.key = ${key}`;
  if (row === undefined) return undefined;
  const { owner, next, report: id, entered: enteredAt, ...item } = row;
  return {
    ...item,
    owner: owner ?? undefined,
    nextRingAt: next ?? undefined,
    reported: id === null || enteredAt === null ? undefined : { id, enteredAt },
  };
}

/** Key of another item that this report's id is stored for. */
async function itemOfReport(tx: Tx, id: string, code: string, key: string): Promise<string | undefined> {
  const [row] = await tx<{ item: string }[]>`select item from report where programme = ${code} and id = ${id} and item <> ${key}`;
  return row?.item;
}

/** The clients who were of an item's group on a day. */
async function clientsOn(tx: Tx, code: string, key: string, day: Day): Promise<GroupClient[]> {
  const rows = await tx<{ id: string; name: string | null }[]>`
    select id, name from client
    where programme = ${code} and audience = (select audience from item where programme = ${code} and key = ${key})
      and to_char(joined_on, 'YYYY-MM-DD') <= ${day}
      and (left_on is null or to_char(left_on, 'YYYY-MM-DD') > ${day}) order by id`;
  return rows.map(({ id, name }) => ({ id, name: name ?? undefined }));
}
