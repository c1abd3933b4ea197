import type { Definition } from '../../domain/definition.ts';
import { PROGRAMME_AUDIENCE } from '../../domain/ladder.ts';
import type { People } from '../../domain/people.ts';
import { addDays, type Day } from '../../domain/time.ts';
import type { Tx } from '../connect.ts';
import { householdOwner, newKey, ownerOf, seal, wrapKey } from '../sealed.ts';

/** Writes a programme's people, groups and places. What is sensitive about a client or applicant is sealed with a key of their own, a household's with its own. */
export async function writePeople(tx: Tx, code: string, definition: Definition, people: People, startsOn: Day, master: Buffer): Promise<void> {
  await writeStaff(tx, code, people.staff);
  await writeAudiences(tx, code, definition);
  await writeHouseholds(tx, code, people.households, master);
  // Enrolled for the whole of the programme, planning included.
  await writeClients(tx, code, people, addDays(startsOn, -7 * definition.planningWeeks), master);
  await writeApplicants(tx, code, people.waitingList, master);
}

async function writeStaff(tx: Tx, code: string, staff: People['staff']): Promise<void> {
  const rows = staff.map(({ group, ...member }) => ({ ...member, audience: group ?? null }));
  await tx`
    insert into person (programme, id, name, title, role, agency, qualifications, audience, email, phone, language)
    select ${code}, id, name, title, role, agency, qualifications, audience, email, phone, language
    from jsonb_to_recordset(${tx.json(rows)}) as member (id text, name text, title text, role text, agency text, qualifications text[],
      audience text, email text, phone text, language text)`;
}

async function writeAudiences(tx: Tx, code: string, { name, trainingGroups, businessGroups }: Definition): Promise<void> {
  const rows = [
    { key: PROGRAMME_AUDIENCE, kind: 'programme', within: null, name },
    ...Object.entries(trainingGroups).map(([key, group]) => ({ key, kind: 'trainingGroup', within: null, name: group.name })),
    ...Object.entries(businessGroups).map(([key, group]) => ({ key, kind: 'businessGroup', within: group.within, name: group.name })),
  ];
  await tx`
    insert into audience (programme, key, kind, within, name, position)
    select ${code}, key, kind, within, name, row_number() over () - 1
    from jsonb_to_recordset(${tx.json(rows)}) as audience (key text, kind text, within text, name jsonb)`;
}

async function writeHouseholds(tx: Tx, code: string, households: People['households'], master: Buffer): Promise<void> {
  const rows = households.map(({ id, hamlet, size, ...sensitive }) => ({ id, hamlet, size, ...sealedFor(master, householdOwner(code, id), sensitive) }));
  await tx`
    insert into household (programme, id, hamlet, size, wrapped, sealed)
    select ${code}, id, hamlet, size, decode(wrapped, 'hex'), decode(sealed, 'hex')
    from jsonb_to_recordset(${tx.json(rows)}) as household (id text, hamlet text, size int, wrapped text, sealed text)`;
}

/** Clients in the file's order, which is that of their places. */
async function writeClients(tx: Tx, code: string, { clients }: People, joinedOn: Day, master: Buffer): Promise<void> {
  const rows = clients.map(({ id, group, household, name, sex, ...sensitive }, index) => ({
    id,
    audience: group,
    household,
    name,
    sex,
    place: index + 1,
    ...sealedFor(master, ownerOf(code, id), sensitive),
  }));
  await tx`
    insert into client (programme, id, audience, household, name, sex, joined_on, place, sealed)
    select ${code}, id, audience, household, name, sex, ${joinedOn}, place, decode(sealed, 'hex')
    from jsonb_to_recordset(${tx.json(rows)}) as client (id text, audience text, household text, name text, sex text, place int, sealed text)`;
  await tx`
    insert into client_key (programme, client, wrapped)
    select ${code}, id, decode(wrapped, 'hex') from jsonb_to_recordset(${tx.json(rows)}) as client (id text, wrapped text)`;
  await tx`insert into membership (programme, client, audience, from_on) select programme, id, audience, joined_on from client where programme = ${code}`;
}

/** Sealed as a client's is, so that whoever is enrolled keeps key and values. A household that nobody else is of comes with them. */
async function writeApplicants(tx: Tx, code: string, waitingList: People['waitingList'], master: Buffer): Promise<void> {
  const rows = waitingList.map(({ id, trainingGroup, household, name, sex, ...sensitive }, index) => ({
    id,
    position: index + 1,
    training_group: trainingGroup,
    name,
    sex,
    household,
    hamlet: sensitive.home?.hamlet ?? null,
    ...sealedFor(master, ownerOf(code, id), sensitive),
  }));
  await tx`
    insert into applicant (programme, id, position, training_group, name, sex, household, hamlet, wrapped, sealed)
    select ${code}, id, position, training_group, name, sex, household, hamlet, decode(wrapped, 'hex'), decode(sealed, 'hex')
    from jsonb_to_recordset(${tx.json(rows)}) as applicant (id text, position int, training_group text, name text, sex text, household text, hamlet text,
      wrapped text, sealed text)`;
}

/** A new key of this owner, and the value under it; both as hex. */
function sealedFor(master: Buffer, owner: string, value: unknown): { wrapped: string; sealed: string } {
  const key = newKey();
  return { wrapped: wrapKey(master, key, owner).toString('hex'), sealed: seal(key, value, owner).toString('hex') };
}
