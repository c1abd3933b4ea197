import type { Answers } from '../domain/forms.ts';
import type { Day } from '../domain/time.ts';
import type { Track } from '../domain/tracks.ts';
import type { Db, Tx } from './connect.ts';
import { householdOwner, newKey, ownerOf, seal, unseal, unwrapKey, wrapKey } from './sealed.ts';

/**
 * Answers of reports, sealed: a client's under the client's key, a household's under the household's, which is made at its first section, all others
 * under the programme's. Whoever's key is destroyed has answered nothing that can be read any more.
 */
export type Respondent = { readonly kind: 'client' | 'household'; readonly id: string } | { readonly kind: 'item' };

export type NewResponse = { readonly form: string; readonly by: Respondent; readonly answers: Answers };

/** One form's answers in one report, opened. `answers` undefined: erased. */
export type OpenedResponse = {
  readonly report: string;
  readonly item: string;
  readonly track: string;
  readonly audience: string;
  readonly doneOn: Day;
  readonly form: string;
  /** Client or household id; undefined where they are the item's own. */
  readonly subject: string | undefined;
  readonly answers: Answers | undefined;
};

type Keys = ReadonlyMap<string, Buffer>;

/** Stores what a report's forms were answered with. A client whose key is destroyed leaves nothing but that there was an answer. */
export async function storeResponses(
  tx: Tx,
  { code, wrappedKey }: { readonly code: string; readonly wrappedKey: Buffer },
  report: string,
  responses: readonly NewResponse[],
  master: Buffer,
): Promise<void> {
  if (responses.length === 0) return;
  const idsOf = (kind: 'client' | 'household') => responses.flatMap(({ by }) => (by.kind === kind ? [by.id] : []));
  const clients = await clientKeys(tx, code, idsOf('client'), master);
  const households = await householdKeys(tx, code, idsOf('household'), master);
  const rows = responses.map(({ form, by, answers }) => {
    const subject = by.kind === 'item' ? '' : by.id;
    const key = by.kind === 'item' ? unwrapKey(master, wrappedKey, ownerOf(code)) : (by.kind === 'client' ? clients : households).get(by.id);
    return { form, subject, sealed: key === undefined ? null : seal(key, answers, placeOf(code, report, form, subject)).toString('hex') };
  });
  await tx`
    insert into response (programme, report, form, subject, sealed)
    select ${code}, ${report}, form, subject, decode(sealed, 'hex') from jsonb_to_recordset(${tx.json(rows)}) as response (form text, subject text, sealed text)`;
}

/** Which answers are opened: all, or those of some tracks or of one item. */
export type ResponseFilter = { readonly tracks?: readonly string[]; readonly item?: string };

/** Opens a programme's answers, by item, form and subject. @throws Error when the master key is another, or something sealed was changed */
export async function openResponses(db: Db, code: string, master: Buffer, { tracks, item }: ResponseFilter = {}): Promise<OpenedResponse[]> {
  type Row = Omit<OpenedResponse, 'subject' | 'answers'> & { subject: string; sealed: Buffer | null };
  const [programmes, rows] = await Promise.all([
    db<{ wrappedKey: Buffer; tracks: Readonly<Record<string, Track>> }[]>`
      select wrapped_key as "wrappedKey", definition->'tracks' as tracks from programme where code = ${code}`,
    db<Row[]>`
      select a.report, r.item, i.track, i.audience, r.done_on as "doneOn", a.form, a.subject, a.sealed
      from response a join report r on r.programme = a.programme and r.id = a.report join item i on i.programme = r.programme and i.key = r.item
      where a.programme = ${code}
        ${tracks === undefined ? db`` : db`and i.track = any(${[...tracks]})`}
        ${item === undefined ? db`` : db`and i.key = ${item}`}
      order by r.item, a.form, a.subject`,
  ]);
  const [programme] = programmes;
  if (programme === undefined || rows.length === 0) return [];
  const [clients, households] = await Promise.all([clientKeys(db, code, subjectsOf(rows), master), knownHouseholdKeys(db, code, subjectsOf(rows), master)]);
  const own = unwrapKey(master, programme.wrappedKey, ownerOf(code));
  const keyOf = ({ track, subject }: Row) => {
    if (subject === '') return own;
    return (programme.tracks[track]?.per === 'household' ? households : clients).get(subject);
  };
  return rows.map(({ sealed, ...row }) => {
    const key = keyOf({ sealed, ...row });
    const answers = sealed === null || key === undefined ? undefined : (unseal(key, sealed, placeOf(code, row.report, row.form, row.subject)) as Answers);
    return { ...row, subject: row.subject === '' ? undefined : row.subject, answers };
  });
}

function placeOf(code: string, report: string, form: string, subject: string): string {
  return `${code}/${report}/${form}/${subject}`;
}

function subjectsOf(rows: readonly { subject: string }[]): string[] {
  return [...new Set(rows.map(({ subject }) => subject))].filter((subject) => subject !== '');
}

/** The keys of clients, but of those erased. */
export async function clientKeys(db: Db, code: string, clients: readonly string[], master: Buffer): Promise<Keys> {
  if (clients.length === 0) return new Map();
  const rows = await db<{ client: string; wrapped: Buffer }[]>`
    select client, wrapped from client_key where programme = ${code} and client = any(${[...clients]}) and wrapped is not null`;
  return new Map(rows.map(({ client, wrapped }) => [client, unwrapKey(master, wrapped, ownerOf(code, client))]));
}

/**
 * Free text about one client for the journal, under the client's own key, so that it goes with them. Undefined where there is none, or the key is destroyed.
 * @param what names its place: `exit`, `transfer`
 */
export async function sealAbout(tx: Tx, code: string, client: string, what: string, text: string | undefined, master: Buffer): Promise<string | undefined> {
  const key = text === undefined ? undefined : (await clientKeys(tx, code, [client], master)).get(client);
  return key === undefined ? undefined : seal(key, text, `${ownerOf(code, client)}/${what}`).toString('base64');
}

async function knownHouseholdKeys(db: Db, code: string, households: readonly string[], master: Buffer): Promise<Keys> {
  if (households.length === 0) return new Map();
  const rows = await db<{ id: string; wrapped: Buffer }[]>`
    select id, wrapped from household where programme = ${code} and id = any(${[...households]}) and wrapped is not null`;
  return new Map(rows.map(({ id, wrapped }) => [id, unwrapKey(master, wrapped, householdOwner(code, id))]));
}

/** The keys of households, made for those that have none yet. */
async function householdKeys(tx: Tx, code: string, households: readonly string[], master: Buffer): Promise<Keys> {
  const known = await knownHouseholdKeys(tx, code, households, master);
  const made = new Map(households.filter((id) => !known.has(id)).map((id) => [id, newKey()]));
  for (const [id, key] of made)
    await tx`update household set wrapped = ${wrapKey(master, key, householdOwner(code, id))} where programme = ${code} and id = ${id}`;
  return new Map([...known, ...made]);
}
