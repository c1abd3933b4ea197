import type { DeliverySettings } from './delivery.ts';
import { type FieldError, type Refusal, refusedFor } from './refusal.ts';

/**
 * Whether somebody can be told this way at all.
 * @param reach what is known of the person
 * @returns the refusal, each wrong wish named; undefined where they stand
 */
export function judgeDelivery(settings: DeliverySettings, reach: { readonly phone: boolean }): Refusal | undefined {
  const errors: FieldError[] = [];
  if (settings.quietHours !== null && settings.quietHours.from === settings.quietHours.until)
    errors.push({
      path: 'quietHours',
      message: {
        id: 'seharusnya dua jam yang berbeda; agar tidak menerima surel sama sekali, pilih saluran print',
        en: 'expected two different times; to get no mail at all, choose the channel print',
      },
    });
  if (new Set(settings.quietWeekdays).size > 6)
    errors.push({
      path: 'quietWeekdays',
      message: { id: 'paling banyak enam hari: satu hari harus tersisa untuk kabar', en: 'six days at most: one must be left to be told on' },
    });
  if (settings.channel === 'whatsapp' && !reach.phone)
    errors.push({
      path: 'channel',
      message: { id: 'tidak ada nomor telepon orang ini, maka bukan whatsapp', en: 'no phone number of this person is known, so not whatsapp' },
    });
  if (errors.length === 0) return undefined;
  return refusedFor('settingsRefused', { id: 'Pengaturan ini belum dapat dipakai.', en: 'These settings cannot be used yet.' }, errors);
}
