import type { Language } from '../../domain/language.ts';

const id = {
  columns: { thing: 'BARANG', name: 'NAMA', no: 'NO', from: 'DARI', until: 'SAMPAI', person: 'PEMAKAI', item: 'UNTUK', state: 'KEADAAN' },
  booked: (number: number, thing: string, from: string, until: string) => `Pemesanan ${number}: ${thing}, ${from} sampai ${until}.`,
  back: (thing: string) => `${thing} sudah kembali.`,
  cancelled: (number: number) => `Pemesanan ${number} dibatalkan.`,
  conditions: { good: 'kembali, baik', damaged: 'kembali, rusak', lost: 'hilang' },
  isCancelled: 'dibatalkan',
};

const en = {
  columns: { thing: 'THING', name: 'NAME', no: 'NO', from: 'FROM', until: 'UNTIL', person: 'WHO', item: 'FOR', state: 'STATE' },
  booked: (number: number, thing: string, from: string, until: string) => `Booking ${number}: ${thing}, ${from} to ${until}.`,
  back: (thing: string) => `${thing} is back.`,
  cancelled: (number: number) => `Booking ${number} is cancelled.`,
  conditions: { good: 'back, good', damaged: 'back, damaged', lost: 'lost' },
  isCancelled: 'cancelled',
} satisfies typeof id;

const WORDS: Readonly<Record<Language, typeof id>> = { id, en };

/** What bookings are shown with. */
export function bookingWords(language: Language): typeof id {
  return WORDS[language];
}
