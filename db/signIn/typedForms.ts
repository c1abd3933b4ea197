import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Sql } from '../connect.ts';
import { seal, unseal } from '../sealed.ts';
import { hashOf, newSecret } from './secrets.ts';

/** A form that somebody sent whose session had ended: names and values in their order. */
const Fields = z.array(z.tuple([z.string(), z.string()]));
export type FormFields = z.infer<typeof Fields>;

const HOUR_MS = 3_600_000;
/** Whoever is not known can leave something here, so it is little, of few, and not for long. */
const MOST_CHARACTERS = 200_000;
const MOST_FORMS = 500;

/**
 * Keeps a form for an hour, under a key that the browser alone gets.
 * @param path of the page it was sent to; it opens there alone
 * @returns the secret for the browser's cookie; undefined where it is too long, or too many are kept
 */
export async function keepTypedForm(sql: Sql, path: string, fields: FormFields, now: number): Promise<string | undefined> {
  if (JSON.stringify(fields).length > MOST_CHARACTERS) return undefined;
  await sql`delete from typed_form where ends_at <= ${new Date(now)}`;
  const secret = newSecret();
  const kept = await sql`
    insert into typed_form (hash, sealed, ends_at) select ${hashOf(secret)}, ${seal(keyOf(secret), fields, path)}, ${new Date(now + HOUR_MS)}
    where (select count(*) from typed_form) < ${MOST_FORMS} returning 1`;
  return kept.length === 0 ? undefined : secret;
}

/** What was kept for that browser of that page; undefined where it is nothing. */
export async function typedFormOf(sql: Sql, secret: string, path: string, now: number): Promise<FormFields | undefined> {
  const [row] = await sql<{ sealed: Buffer }[]>`select sealed from typed_form where hash = ${hashOf(secret)} and ends_at > ${new Date(now)}`;
  if (row === undefined) return undefined;
  try {
    return Fields.parse(unseal(keyOf(secret), row.sealed, path));
  } catch {
    return undefined; // of another page
  }
}

/** It was sent: nothing more is kept. */
export async function dropTypedForm(sql: Sql, secret: string): Promise<void> {
  await sql`delete from typed_form where hash = ${hashOf(secret)}`;
}

/** Another hash than the one that is stored, so that no row tells its own key. */
function keyOf(secret: string): Buffer {
  return createHash('sha256').update(`typed form ${secret}`, 'utf8').digest();
}
