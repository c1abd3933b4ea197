import type { Tx } from '../db/connect.ts';
import { AS_IT_COMES, carriedOver, type DeliveryPlace, mailingsOf, type Waiting } from '../domain/delivery.ts';
import { dayOf, instantAt } from '../domain/time.ts';
import type { Line, Recipient } from './channels.ts';
import type { Mail } from './mails.ts';
import type { Programme } from './programme.ts';
import { deliveryPlaceOf } from '../db/noticeQueue.ts';
import type { NoticeTask } from './tasks.ts';
import { BY_URGENCY } from './urgency.ts';

/** What waited longer, because nothing ran or mails could not leave, is told in one mail. */
const LATE_MS = 60 * 60_000;

/** Shares what people are to be told by mail among mails, as each wishes, and puts off what exceeds the cap of the day. */
export async function shareOut(
  tx: Tx,
  programme: Programme,
  parcels: readonly { readonly to: Recipient; readonly address: string; readonly tasks: readonly NoticeTask[] }[],
  lines: ReadonlyMap<number, Line>,
): Promise<Mail[]> {
  if (parcels.length === 0) return [];
  const today = await mailsToday(tx, programme);
  const place = parcels.some(({ to }) => to.settings !== undefined) ? await deliveryPlaceOf(tx, programme.code) : undefined;
  const mails: Mail[] = [];
  for (const { to, address, tasks } of parcels) {
    const { mails: sent = 0, digests = 0, now: before = 0 } = today.get(to.id) ?? {};
    const waiting = tasks.map((task) => waitingOf(programme, to, task, lines.get(task.id), place));
    const { mailings, over } = mailingsOf(waiting, to.settings ?? AS_IT_COMES, { mails: sent, digests });
    mails.push(
      ...mailings.map(({ notices, digest }, index) => ({ to, address, digest, number: before + index + 1, tasks: notices.map(({ notice }) => notice) })),
    );
    for (const { notice, carry } of over) {
      if (carry === undefined) continue; // it was pressing, and went
      await tx`update notice set not_before = ${carry}, put_off_by = array_append(array_remove(put_off_by, 'cap'), 'cap') where id = ${notice.id}`;
    }
  }
  return mails;
}

type ToShare = Waiting & { readonly notice: NoticeTask; readonly carry: number | undefined };

function waitingOf({ now }: Programme, { settings }: Recipient, notice: NoticeTask, line: Line | undefined, place: DeliveryPlace | undefined): ToShare {
  const deadline = line?.deadlineOn === undefined || place === undefined ? undefined : instantAt(line.deadlineOn, '00:00', place.zone);
  const carry = settings === undefined || place === undefined ? undefined : carriedOver(settings, place, now, deadline)?.notBefore;
  const known = BY_URGENCY.indexOf(notice.kind);
  return {
    notice,
    carry,
    task: notice.about === 'item' ? notice.item.key : notice.subject,
    urgency: known === -1 ? BY_URGENCY.length : known,
    carried: line?.putOffBy.includes('cap') === true,
    late: line !== undefined && now - Math.max(line.createdAt, line.notBefore) > LATE_MS,
    pressing: carry === undefined,
  };
}

/** Mails that each person got on this local day: in all, digests among them, and at this very instant. */
async function mailsToday(tx: Tx, { code, now, timeZone }: Programme): Promise<Map<string, { mails: number; digests: number; now: number }>> {
  const since = instantAt(dayOf(now, timeZone), '00:00', timeZone);
  const rows = await tx<{ person: string; mails: number; digests: number; now: number }[]>`
    select person, count(*) as mails, count(*) filter (where digest) as digests, count(*) filter (where composed_at = ${now}) as now
    from mail where programme = ${code} and composed_at >= ${since} and composed_at <= ${now} group by person`;
  return new Map(rows.map(({ person, ...counts }) => [person, counts]));
}
