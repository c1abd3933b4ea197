import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AS_IT_COMES, type DeliverySettings, type DeliveryWishes, settingsOf } from '../../domain/delivery.ts';
import { judgeDelivery } from '../../domain/judgeDelivery.ts';
import { mayTellHow } from '../../domain/may.ts';
import { notAllowed, type Refusal, refused } from '../../domain/refusal.ts';
import { ripenAnew } from '../noticeQueue.ts';
import type { Sql, Tx } from '../connect.ts';
import { type NoticeSettings, noticeSettingsOf } from '../queries/noticeSettings.ts';
import { mutedBy } from '../unsubscribe.ts';
import { type Answer, command, type Done, type Programme, type Request } from './command.ts';

/** Says how a person is told from now on; what is left out stays. What waits is put off anew, by what now holds. */
export async function setNoticeSettings(sql: Sql, request: Request, code: string, person: string, wishes: DeliveryWishes): Promise<Answer> {
  return command(sql, request, 'setNoticeSettings', code, async (tx, programme) => {
    const before = await standing(tx, request, programme, person);
    if ('kind' in before) return before;
    const { language = before.language, ...asked } = wishes;
    const settings = settingsOf({ ...deliveryOf(before), ...asked });
    return judgeDelivery(settings, { phone: before.hasPhone }) ?? write(tx, programme, before, language, settings);
  });
}

/** An address, or none: then the person is told on paper. */
export const AddressInput = z.strictObject({ email: z.union([z.email().max(254), z.null()]) });
export type AddressInput = z.infer<typeof AddressInput>;

/** Changes a person's address, or confirms the one that a server refused by naming it again; either way mails go there from now on. */
export async function changeAddress(sql: Sql, request: Request, code: string, person: string, { email }: AddressInput): Promise<Answer> {
  return command(sql, request, 'setNoticeSettings', code, async (tx, programme) => {
    const before = await standing(tx, request, programme, person);
    if ('kind' in before) return before;
    const taken = await tx`select from person where programme = ${code} and lower(email) = lower(${email}) and id <> ${person}`;
    if (taken.length > 0) return refused(409, 'addressTaken', ADDRESS_TAKEN);
    const [same] = await tx`select from person where programme = ${code} and id = ${person} and lower(email) is not distinct from lower(${email})`;
    await tx`update person set email = ${email}, address_refused_at = null where programme = ${code} and id = ${person}`;
    const closed = await tx`
      update repair set closed_at = ${programme.now} where programme = ${code} and subject = ${`mail/${person}`} and closed_at is null returning id`;
    const changed = same === undefined;
    const { planVersion } = programme;
    const after = { confirmed: !changed && email !== null, removed: email === null, repaired: closed.length > 0 };
    return {
      body: shown(await noticeSettingsOf(tx, code, person)),
      entry: { action: 'changeAddress', subject: person, planVersion, before: { refusedAt: before.addressRefusedAt }, after },
      tellings: [],
    };
  });
}

/** What a digest's link does. Nobody learns from it whether the link is anybody's. */
export async function muteDigests(sql: Sql, token: string, now: () => number): Promise<void> {
  const holder = await mutedBy(sql, token);
  if (holder === undefined) return;
  const { programme, person: id, role } = holder;
  // A key of its own each time: whoever wanted digests again in between may mute them by the same link.
  const request = { actor: { kind: 'person', programme, id, role }, idempotencyKey: randomUUID(), fingerprint: Buffer.from('unsubscribe'), now } as const;
  await setNoticeSettings(sql, request, programme, id, { digestsMuted: true });
}

async function standing(tx: Tx, { actor }: Request, programme: Programme, person: string): Promise<NoticeSettings | Refusal> {
  if (!mayTellHow(actor, person, programme)) return notAllowed(NOT_YOURS);
  return (await noticeSettingsOf(tx, programme.code, person)) ?? refused(404, 'unknownPerson', noPerson(person));
}

async function write(tx: Tx, programme: Programme, before: NoticeSettings, language: string, settings: DeliverySettings): Promise<Done> {
  const { code, now, planVersion } = programme;
  const { person } = before;
  const had = { language: before.language, ...deliveryOf(before) };
  const has = { language, ...settings };
  const body = async () => shown(await noticeSettingsOf(tx, code, person));
  if (JSON.stringify(had) === JSON.stringify(has)) return { body: await body(), tellings: [] };
  await tx`update person set language = ${language}, notice_settings = ${tx.json(settings)} where programme = ${code} and id = ${person}`;
  await ripenAnew(tx, code, now, person);
  return { body: await body(), entry: { action: 'setNotices', subject: person, planVersion, before: had, after: has }, tellings: [] };
}

/** In the order of the defaults, so that two can be compared as text. */
function deliveryOf(settings: NoticeSettings): DeliverySettings {
  return Object.fromEntries(Object.keys(AS_IT_COMES).map((key) => [key, settings[key as keyof DeliverySettings]])) as DeliverySettings;
}

function shown(settings: NoticeSettings | undefined): Record<string, unknown> {
  return { ...settings };
}

const NOT_YOURS = {
  id: 'Cara seseorang diberi tahu diatur olehnya sendiri, oleh pengelola program, atau oleh Sekretaris.',
  en: 'How somebody is told is theirs to say, a programme manager’s or the secretary’s.',
};
const ADDRESS_TAKEN = { id: 'Alamat surel ini sudah dipakai orang lain dalam program.', en: 'Somebody else in the programme has this address.' };

function noPerson(person: string) {
  return { id: `Tidak ada ${person} dalam program ini.`, en: `There is no ${person} in this programme.` };
}
