import { createHash, randomBytes } from 'node:crypto';
import type { Actor } from '../domain/actor.ts';
import type { Language } from '../domain/language.ts';
import type { Db } from './connect.ts';

/** Of a token: so that a search for leaked ones finds it. */
const PREFIX = 'pendamping_';
const TOKEN_BYTES = 32;

/** What a token is for: a machine, or one person of one programme. `label` says which device or program holds it. */
export type TokenHolder = { readonly label: string; readonly programme?: string | undefined; readonly person?: string | undefined };

/**
 * Makes a bearer token. It is answered once and stored as its hash alone.
 * @throws PostgresError when that person does not exist, or only one of programme and person is given
 */
export async function createToken(db: Db, { label, programme, person }: TokenHolder): Promise<string> {
  const token = PREFIX + randomBytes(TOKEN_BYTES).toString('base64url');
  await db`insert into token (hash, programme, person, label) values (${hashOf(token)}, ${programme ?? null}, ${person ?? null}, ${label})`;
  return token;
}

/** Who holds a token, and the language they are addressed in, which a machine has none of. */
export type Holder = { readonly actor: Actor; readonly language: Language | undefined };

/** Who holds a token; undefined when nobody does, or it was revoked. */
export async function holderOf(db: Db, token: string): Promise<Holder | undefined> {
  type Row = { label: string; programme: string | null; person: string | null; role: string | null; audience: string | null; language: Language | null };
  const [row] = await db<Row[]>`
    select t.label, t.programme, t.person, p.role, p.audience, p.language
    from token t left join person p on p.programme = t.programme and p.id = t.person
    where t.hash = ${hashOf(token)} and t.revoked_at is null`;
  if (row === undefined) return undefined;
  const { label, programme, person, role, audience, language } = row;
  if (programme === null || person === null || role === null) return { actor: { kind: 'machine', label }, language: undefined };
  return { actor: { kind: 'person', programme, id: person, role, ...(audience === null ? {} : { group: audience }) }, language: language ?? undefined };
}

/** The same without the language. */
export async function actorOf(db: Db, token: string): Promise<Actor | undefined> {
  return (await holderOf(db, token))?.actor;
}

/** Makes a token worthless from now on. Safe to repeat. */
export async function revokeToken(db: Db, token: string): Promise<void> {
  await db`update token set revoked_at = now() where hash = ${hashOf(token)} and revoked_at is null`;
}

/** 256 random bits need no slow hash: there is nothing to guess. */
function hashOf(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}
