import { z } from 'zod';
import { recorderOf } from '../../domain/actor.ts';
import { tellsByHand } from '../../domain/may.ts';
import { notAllowed, type Refusal, refused } from '../../domain/refusal.ts';
import type { Sql, Tx } from '../connect.ts';
import { type Answer, command, type Done, type Programme, type Request } from './command.ts';

const Ids = z.array(z.int().min(1)).min(1).max(500);
/** Notices of one person that a message by WhatsApp told. */
export const ByHandInput = z.strictObject({ person: z.string().min(1).max(60), notices: Ids });
export type ByHandInput = z.infer<typeof ByHandInput>;
/** Notices of the print list that were handed over. */
export const HandedInput = z.strictObject({ notices: Ids });
export type HandedInput = z.infer<typeof HandedInput>;

type Row = {
  id: number;
  eventKey: string;
  person: string;
  group: string | null;
  status: string;
  channel: string | null;
  printed: boolean;
  handedAt: number | null;
};

/** Logs that somebody was told by a message sent by hand: what waited is sent. Twice is once. */
export async function logByHand(sql: Sql, request: Request, code: string, { person, notices }: ByHandInput): Promise<Answer> {
  return command(sql, request, 'tellByHand', code, async (tx, programme) => {
    const rows = await read(tx, request, programme, notices);
    if ('kind' in rows) return rows;
    const other = rows.find((row) => row.person !== person || row.channel !== 'whatsapp');
    if (other !== undefined) return refused(409, 'notByHand', notWaiting(other.id));
    const open = rows.filter(({ status }) => status === 'queued');
    const { now } = programme;
    await tx`
      update notice set status = 'sent', status_at = ${now}, handed_at = ${now}, handed_by = ${recorderOf(request.actor)}
      where id = any(${open.map(({ id }) => id)})`;
    return done(tx, programme, rows, open, person, 'whatsapp');
  });
}

/** Marks notices of the print list as handed over. Twice is once: the first mark stands. */
export async function markHandedOver(sql: Sql, request: Request, code: string, { notices }: HandedInput): Promise<Answer> {
  return command(sql, request, 'tellByHand', code, async (tx, programme) => {
    const rows = await read(tx, request, programme, notices);
    if ('kind' in rows) return rows;
    const other = rows.find(({ printed }) => !printed);
    if (other !== undefined) return refused(409, 'notByHand', notPrinted(other.id));
    const open = rows.filter(({ handedAt }) => handedAt === null);
    await tx`
      update notice set handed_at = ${programme.now}, handed_by = ${recorderOf(request.actor)} where id = any(${open.map(({ id }) => id)})`;
    return done(tx, programme, rows, open, code, 'print');
  });
}

async function read(tx: Tx, { actor }: Request, programme: Programme, ids: readonly number[]): Promise<Row[] | Refusal> {
  const asked = [...new Set(ids)];
  const rows = await tx<Row[]>`
    select n.id, n.event_key as "eventKey", n.person, p.audience as group, n.status, n.channel, n.channel = 'print' or n.printed_at is not null as printed,
      n.handed_at as "handedAt"
    from notice n join person p on p.programme = n.programme and p.id = n.person
    where n.programme = ${programme.code} and n.id = any(${asked}) order by n.person, n.event_key, n.kind`;
  const whose = tellsByHand(actor, programme);
  // To whoever may not, a notice of others and none at all are the same.
  if (whose !== 'all' && (rows.length < asked.length || rows.some(({ group }) => !whose(group ?? undefined)))) return notAllowed(NOT_YOURS);
  const missing = asked.find((id) => rows.every((row) => row.id !== id));
  return missing === undefined ? rows : refused(404, 'unknownNotice', unknown(missing));
}

async function done(tx: Tx, { code, planVersion }: Programme, rows: readonly Row[], told: readonly Row[], subject: string, channel: string): Promise<Done> {
  const marked = await tx`
    select id, person, handed_at as "handedAt", handed_by as "handedBy" from notice
    where programme = ${code} and id = any(${rows.map(({ id }) => id)}) order by id`;
  const body = { notices: marked.map((row) => ({ ...row })) };
  if (told.length === 0) return { body, tellings: [] };
  // By their keys: ids depend on the machine's course.
  const after = { channel, told: told.map(({ eventKey, person }) => `${eventKey} ${person}`) };
  return { body, entry: { action: 'tellByHand', subject, planVersion, after }, tellings: [] };
}

const NOT_YOURS = {
  id: 'Pemberitahuan ini bukan untuk kelompok Anda.',
  en: 'These notices are not for your group.',
};

function unknown(id: number) {
  return { id: `Tidak ada pemberitahuan ${id} dalam program ini.`, en: `There is no notice ${id} in this programme.` };
}

function notWaiting(id: number) {
  return { id: `Pemberitahuan ${id} tidak disampaikan lewat WhatsApp kepada orang ini.`, en: `Notice ${id} is not one for this person by WhatsApp.` };
}

function notPrinted(id: number) {
  return { id: `Pemberitahuan ${id} tidak ada pada daftar cetak.`, en: `Notice ${id} is on no print list.` };
}
