import { InvalidArgumentError } from 'commander';

/** Reads a whole number, 0 or more, from the command line. @throws InvalidArgumentError for anything else, an empty text too */
export function whole(value: string): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(number)) throw new InvalidArgumentError('expected a whole number, 0 or more.');
  return number;
}
