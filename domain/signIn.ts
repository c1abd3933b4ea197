import { z } from 'zod';

/** Small letters, no blanks around: as addresses are compared. Undefined for what is none. */
export function addressOf(typed: string): string | undefined {
  const parsed = z.email().max(254).safeParse(typed.trim().toLowerCase());
  return parsed.success ? parsed.data : undefined;
}

/** The digits of a code, however it was typed: blanks and hyphens are for the eye. */
export function codeOf(typed: string): string {
  return typed.replace(/[\s-]/g, '');
}

const PIN = /^\d{6}$/;

/** Why a PIN is none to choose: not six digits, or among the first that anybody would try. */
export type PinFault = 'notSixDigits' | 'easyToGuess';

/** Undefined where the PIN may be taken. */
export function pinFault(pin: string): PinFault | undefined {
  if (!PIN.test(pin)) return 'notSixDigits';
  const digits = Array.from(pin, Number);
  const steps = digits.slice(1).map((digit, index) => (digit - (digits[index] ?? 0) + 10) % 10);
  // One digit over and over, or up or down by one: 000000, 234567, 890123, 654321.
  if (new Set(steps).size === 1 && [0, 1, 9].includes(steps[0] ?? 0)) return 'easyToGuess';
  // The same two or three digits again: 121212, 123123.
  if (pin.slice(0, 2).repeat(3) === pin || pin.slice(0, 3).repeat(2) === pin) return 'easyToGuess';
  // Pairs: 112233.
  return [0, 2, 4].every((at) => pin[at] === pin[at + 1]) ? 'easyToGuess' : undefined;
}

/** Without letters and digits that are mistaken for each other in print. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const DAY_CODE = /^[A-HJKMNP-Z2-9]{8}$/;

/** Writes random bytes as a code for a slip of paper, such as `K7QM-4TPX`. @param bytes eight; each that fits no letter evenly is passed over, so more are welcome */
export function dayCodeFrom(bytes: Uint8Array): string | undefined {
  const even = 256 - (256 % LETTERS.length);
  const letters = [...bytes].filter((byte) => byte < even).map((byte) => LETTERS[byte % LETTERS.length]);
  return letters.length < 8 ? undefined : `${letters.slice(0, 4).join('')}-${letters.slice(4, 8).join('')}`;
}

/** A code as it was read off paper; undefined for what cannot be one. */
export function readDayCode(typed: string): string | undefined {
  const plain = codeOf(typed).toUpperCase();
  return DAY_CODE.test(plain) ? `${plain.slice(0, 4)}-${plain.slice(4)}` : undefined;
}

/** What a slip calls somebody, without a name: `tablolong-2027/mentor-nelayan-1`. */
export function labelOf(programme: string, person: string): string {
  return `${programme}/${person}`;
}

/** Whom a label is; undefined for what cannot be one. */
export function readLabel(typed: string): { readonly programme: string; readonly person: string } | undefined {
  const [, programme, person] = /^([a-z0-9][a-z0-9-]{1,39})\/([a-z][a-z0-9-]{0,59})$/.exec(typed.trim().toLowerCase()) ?? [];
  return programme === undefined || person === undefined ? undefined : { programme, person };
}

/** A path of this site; `/` for whatever leads elsewhere, as `//elsewhere.example` and `/\elsewhere.example` do. */
export function localPathOf(path: string | null | undefined): string {
  return path !== null && path !== undefined && path.length <= 500 && /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(path) ? path : '/';
}
