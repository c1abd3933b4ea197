import type { Tx } from '../db/connect.ts';
import type { Instant } from '../domain/agenda.ts';
import { type DeliverySettings, isDuty, type PutOffBy, settingsOf } from '../domain/delivery.ts';
import type { Day } from '../domain/time.ts';
import { MailAddress } from './mime.ts';
import type { Programme } from './programme.ts';
import { openRepairTask } from './repair.ts';
import type { Addressee, NoticeTask } from './tasks.ts';

/** What the ledger says of a notice that is ripe. */
export type Line = {
  readonly id: number;
  readonly createdAt: Instant;
  readonly notBefore: Instant;
  readonly putOffBy: readonly PutOffBy[];
  /** Whether its item is the person's own. */
  readonly own: boolean;
  /** The day from which it is too late; undefined where it is about no item. */
  readonly deadlineOn: Day | undefined;
};

/** Somebody to be told, how they want to be, and where they can be reached. */
export type Recipient = Addressee & {
  readonly phone: string | undefined;
  /** A mail server refuses the address for good. */
  readonly addressRefused: boolean;
  /** Undefined where the person never said anything. */
  readonly settings: DeliverySettings | undefined;
};

/** Why a notice goes no way, or another than by mail. */
export type Because = 'accountedFor' | 'takenBack' | 'repaired' | 'digestsMuted' | 'addressRefused' | 'invalidAddress' | 'noAddress' | 'noPhone';

/** Reads people to be told, in order of their ids. */
export async function readRecipients(tx: Tx, code: string, people: readonly string[]): Promise<Recipient[]> {
  type Row = Omit<Addressee, 'title' | 'email'> & {
    title: string | null;
    email: string | null;
    phone: string | null;
    addressRefused: boolean;
    wishes: unknown;
  };
  const rows = await tx<Row[]>`
    select id, name, title, role, language, email, phone, address_refused_at is not null as "addressRefused", notice_settings as wishes
    from person where programme = ${code} and id = any(${[...people]}) order by id`;
  return rows.map(({ title, email, phone, wishes, ...person }) => ({
    ...person,
    title: title ?? undefined,
    email: email ?? undefined,
    phone: phone ?? undefined,
    settings: wishes === null ? undefined : settingsOf(wishes),
  }));
}

/**
 * Writes down which of a person's notices go to the print list, the morning list, or nowhere.
 * @returns those that go by mail, and where to; undefined where none does
 */
export async function routed(
  tx: Tx,
  programme: Programme,
  to: Recipient,
  tasks: readonly NoticeTask[],
  lines: ReadonlyMap<number, Line>,
): Promise<{ readonly address: string; readonly tasks: readonly NoticeTask[] } | undefined> {
  const { settings } = to;
  if (tasks.length === 0) return undefined;
  if (settings?.channel === 'print') return print(tx, programme, tasks, undefined);
  const byHand = settings?.channel === 'whatsapp' ? tasks.filter(({ about }) => about === 'item') : [];
  if (to.phone === undefined) await print(tx, programme, byHand, 'noPhone');
  else await tx`update notice set channel = 'whatsapp' where id = any(${idsOf(byHand)})`;
  const byMail = tasks.filter((task) => !byHand.includes(task));
  const muted = settings?.digestsMuted === true ? byMail.filter(({ id, kind }) => !isDuty(kind, lines.get(id)?.own === true)) : [];
  await print(tx, programme, muted, 'digestsMuted');
  const left = byMail.filter((task) => !muted.includes(task));
  if (left.length === 0) return undefined;
  if (to.email === undefined) return print(tx, programme, left, 'noAddress');
  if (to.addressRefused) return print(tx, programme, left, 'addressRefused');
  const address = MailAddress.safeParse(to.email);
  return address.success ? { address: address.data, tasks: left } : failed(tx, programme, to, left);
}

async function print(tx: Tx, { now }: Programme, tasks: readonly NoticeTask[], because: Because | undefined): Promise<undefined> {
  if (tasks.length === 0) return;
  await tx`
    update notice set status = 'sent', channel = 'print', printed_at = ${now}, status_at = ${now}, because = ${because ?? null}
    where id = any(${idsOf(tasks)})`;
}

/** What can never be mailed stands on the print list nevertheless, and what follows it goes there at once. */
async function failed(tx: Tx, programme: Programme, { id }: Recipient, tasks: readonly NoticeTask[]): Promise<undefined> {
  const { code, now } = programme;
  await tx`
    update notice set status = 'failed', channel = 'mail', printed_at = ${now}, status_at = ${now}, because = 'invalidAddress' where id = any(${idsOf(tasks)})`;
  await tx`update person set address_refused_at = coalesce(address_refused_at, ${now}) where programme = ${code} and id = ${id}`;
  await openRepairTask(tx, programme, { subject: `mail/${id}`, cause: 'invalidAddress' }, id);
}

function idsOf(tasks: readonly NoticeTask[]): number[] {
  return tasks.map(({ id }) => id);
}
