import { mayTellHow } from '../../domain/may.ts';
import { notAllowed, type Refusal, refused } from '../../domain/refusal.ts';
import type { Sql, Tx } from '../connect.ts';
import { createFeed, revokeFeed } from '../feeds.ts';
import { isPerson } from '../queries/asked.ts';
import { type Answer, command, type Programme, type Request } from './command.ts';

/**
 * Makes a person's calendar feed anew. The secret is no part of the stored answer: it is shown once, and a repeat of the request does not show it again.
 * @returns with the answer the secret end of the address; undefined where refused, or asked before
 */
export async function makeFeed(
  sql: Sql,
  request: Request,
  code: string,
  person: string,
): Promise<{ readonly answer: Answer; readonly token: string | undefined }> {
  let token: string | undefined;
  const answer = await command(sql, request, 'keepFeed', code, async (tx, programme) => {
    const refusal = await judge(tx, request, programme, person);
    if (refusal !== undefined) return refusal;
    token = await createFeed(tx, code, person);
    return { body: { code, person }, entry: { action: 'makeFeed', subject: person, planVersion: programme.planVersion }, tellings: [] };
  });
  return { answer, token: answer.kind === 'accepted' ? token : undefined };
}

/** Closes a person's calendar feed; where none is open, nothing changes. */
export async function closeFeed(sql: Sql, request: Request, code: string, person: string): Promise<Answer> {
  return command(sql, request, 'keepFeed', code, async (tx, programme) => {
    const refusal = await judge(tx, request, programme, person);
    if (refusal !== undefined) return refusal;
    const revoked = await revokeFeed(tx, code, person);
    const body = { code, person, revoked };
    return revoked ? { body, entry: { action: 'closeFeed', subject: person, planVersion: programme.planVersion }, tellings: [] } : { body, tellings: [] };
  });
}

async function judge(tx: Tx, { actor }: Request, programme: Programme, person: string): Promise<Refusal | undefined> {
  if (!mayTellHow(actor, person, programme)) return notAllowed(NOT_YOURS);
  return (await isPerson(tx, programme.code, person)) ? undefined : refused(404, 'unknownPerson', noPerson(person));
}

const NOT_YOURS = {
  id: 'Alamat jadwal seseorang dibuat dan dicabut olehnya sendiri, oleh pengelola program, atau oleh Sekretaris.',
  en: 'The address of somebody’s schedule is made and withdrawn by them, by a programme manager or by the secretary.',
};

function noPerson(person: string) {
  return { id: `Tidak ada ${person} dalam program ini.`, en: `There is no ${person} in this programme.` };
}
