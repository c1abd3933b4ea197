import type { People } from '../../domain/people.ts';
import { tablolongPeople } from './seeds.ts';

/**
 * Every personal value of the demo people, in each way it could be written down: names, mail addresses, phone numbers, addresses, births
 * and incomes. None of them may stand in a Temporal history or a log. Ids, roles and keys of groups are not personal; what only names an
 * office (`Kepala Desa (contoh)`) counts as a name all the same.
 */
export function personalValues({ staff, households, clients, waitingList }: People = tablolongPeople()): string[] {
  const values = [
    ...staff.flatMap(({ name, email, phone }) => [name, email, ...waysOfWriting(phone)]),
    ...households.map(({ address }) => address),
    ...waitingList.map(({ home }) => home?.address),
    ...[...clients, ...waitingList].flatMap(({ name, bornOn, phone, monthlyIncome }) => [
      name,
      bornOn,
      ...waysOfWriting(phone),
      ...Object.values(monthlyIncome ?? {}).flatMap(sums),
    ]),
  ];
  return [...new Set(values.filter((value) => value !== undefined))];
}

function waysOfWriting(phone: string | undefined): string[] {
  return phone === undefined ? [] : [phone, phone.replaceAll(' ', '')];
}

function sums(rupiah: number): string[] {
  return [String(rupiah), new Intl.NumberFormat('id-ID').format(rupiah), new Intl.NumberFormat('en-GB').format(rupiah)];
}

/** Which of the values stand in a text. Bare digits count as a word of their own only: part of a longer number or of an id is chance. */
export function leaksIn(text: string, values: readonly string[]): string[] {
  const words = new Set(text.split(/[^\p{L}\d]+/u));
  return values.filter((value) => (/^\d+$/.test(value) ? words.has(value) : text.includes(value)));
}
