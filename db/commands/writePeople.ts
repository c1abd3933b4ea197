import type { Definition } from '../../domain/definition.ts';
import { PROGRAMME_AUDIENCE } from '../../domain/ladder.ts';
import type { People } from '../../domain/people.ts';
import { addDays, type Day } from '../../domain/time.ts';
import type { Tx } from '../connect.ts';
import { newKey, ownerOf, seal, wrapKey } from '../sealed.ts';

/** Writes a programme's people and groups. What is sensitive about a client is sealed with a key of the client's own. */
export async function writePeople(tx: Tx, code: string, definition: Definition, people: People, startsOn: Day, master: Buffer): Promise<void> {
  await writeStaff(tx, code, people.staff);
  await writeAudiences(tx, code, definition);
  await writeHouseholds(tx, code, people.households);
  // Enrolled for the whole of the programme, planning included.
  await writeClients(tx, code, people, addDays(startsOn, -7 * definition.planningWeeks), master);
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

async function writeHouseholds(tx: Tx, code: string, households: People['households']): Promise<void> {
  const rows = households.map(({ id, hamlet, size }) => ({ id, hamlet, size }));
  await tx`
    insert into household (programme, id, hamlet, size)
    select ${code}, id, hamlet, size from jsonb_to_recordset(${tx.json(rows)}) as household (id text, hamlet text, size int)`;
}

async function writeClients(tx: Tx, code: string, { clients, households }: People, joinedOn: Day, master: Buffer): Promise<void> {
  const addresses = new Map(households.map(({ id, address }) => [id, address]));
  const rows = clients.map(({ id, group, household, name, sex, ...sensitive }) => {
    const owner = ownerOf(code, id);
    const key = newKey();
    return {
      id,
      audience: group,
      household,
      name,
      sex,
      sealed: seal(key, { ...sensitive, address: addresses.get(household) }, owner).toString('hex'),
      wrapped: wrapKey(master, key, owner).toString('hex'),
    };
  });
  await tx`
    insert into client (programme, id, audience, household, name, sex, joined_on, sealed)
    select ${code}, id, audience, household, name, sex, ${joinedOn}, decode(sealed, 'hex')
    from jsonb_to_recordset(${tx.json(rows)}) as client (id text, audience text, household text, name text, sex text, sealed text)`;
  await tx`
    insert into client_key (programme, client, wrapped)
    select ${code}, id, decode(wrapped, 'hex') from jsonb_to_recordset(${tx.json(rows)}) as client (id text, wrapped text)`;
}
