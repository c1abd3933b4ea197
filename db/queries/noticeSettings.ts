import { z } from 'zod';
import { type DeliverySettings, settingsOf } from '../../domain/delivery.ts';
import { LANGUAGES } from '../../domain/language.ts';
import type { Db } from '../connect.ts';
import { Instant } from './shapes.ts';

const Row = z.object({
  person: z.string(),
  language: z.enum(LANGUAGES),
  hasEmail: z.boolean(),
  hasPhone: z.boolean(),
  addressRefusedAt: Instant.nullable(),
  wishes: z.unknown(),
});

/** How a person is told; the address and the number themselves are not said. */
export type NoticeSettings = Omit<z.infer<typeof Row>, 'wishes'> & DeliverySettings;

/** Reads how somebody is told; undefined where the programme has nobody of that id. */
export async function noticeSettingsOf(db: Db, code: string, person: string): Promise<NoticeSettings | undefined> {
  const [row] = await db`
    select id as person, language, email is not null as "hasEmail", phone is not null as "hasPhone", address_refused_at as "addressRefusedAt",
      notice_settings as wishes
    from person where programme = ${code} and id = ${person}`;
  if (row === undefined) return undefined;
  const { wishes, ...known } = Row.parse(row);
  return { ...known, ...settingsOf(wishes) };
}
