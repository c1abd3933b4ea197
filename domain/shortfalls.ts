import type { Definition } from './definition.ts';
import type { Text } from './language.ts';
import type { People, StaffMember } from './people.ts';

/**
 * Something the definition asks of the roster that the people file does not give (I5, I6, E16). Shown, never refused: a programme starts
 * with it once somebody entitled accepts it with a reason. `subject` is a key or an id, never a name.
 */
export type Shortfall = {
  readonly kind: 'role' | 'roleInGroup' | 'agency' | 'qualification' | 'agencyOfRole' | 'clients' | 'groupSize';
  readonly subject: string;
  readonly text: Text;
};

/** All shortfalls of a roster, in the definition's order; empty when nothing is lacking. Who is too many is not a shortfall. */
export function shortfallsOf(definition: Definition, people: Pick<People, 'staff' | 'clients'>): Shortfall[] {
  return [
    ...Object.keys(definition.roles).flatMap((role) => shortOfPeople(definition, role, people.staff)),
    ...agenciesWithNobody(definition, people.staff),
    ...people.staff.flatMap((member) => unfit(definition, member)),
    ...shortOfClients(definition, people.clients),
  ];
}

function shortOfPeople({ roles, trainingGroups, businessGroups }: Definition, key: string, staff: readonly StaffMember[]): Shortfall[] {
  const role = roles[key];
  if (role === undefined) return [];
  const held = staff.filter((member) => member.role === key);
  const lacking = (kind: Shortfall['kind'], subject: string, where: Text, wanted: number, found: number): Shortfall[] =>
    found >= wanted
      ? []
      : [
          {
            kind,
            subject,
            text: {
              id: `${role.name.id}${where.id}: diperlukan ${wanted}, ada ${found}.`,
              en: `${role.name.en}${where.en}: ${wanted} needed, ${found} there.`,
            },
          },
        ];
  if (role.per === undefined) return lacking('role', key, { id: '', en: '' }, role.count, held.length);
  const groups = Object.entries(role.per === 'trainingGroup' ? trainingGroups : businessGroups);
  const share = Math.floor(role.count / groups.length);
  return groups.flatMap(([group, { name }]) =>
    lacking(
      'roleInGroup',
      `${key}/${group}`,
      { id: ` untuk ${name.id}`, en: ` for ${name.en}` },
      share,
      held.filter((member) => member.group === group).length,
    ),
  );
}

function agenciesWithNobody({ agencies }: Definition, staff: readonly StaffMember[]): Shortfall[] {
  const sending = new Set(staff.map(({ agency }) => agency));
  return Object.entries(agencies)
    .filter(([key]) => !sending.has(key))
    .map(([key, { name }]) => ({
      kind: 'agency',
      subject: key,
      text: { id: `${name.id} belum mengirim siapa pun.`, en: `${name.en} has sent nobody.` },
    }));
}

/** Whose agency or qualification is not one that the role, or the training group taught, asks for. */
function unfit({ roles, trainingGroups }: Definition, member: StaffMember): Shortfall[] {
  const role = roles[member.role];
  if (role === undefined) return [];
  const found: Shortfall[] = [];
  if (role.agencies !== undefined && !role.agencies.some((agency) => agency === member.agency))
    found.push({
      kind: 'agencyOfRole',
      subject: member.id,
      text: {
        id: `${member.id}: instansinya tidak mengisi peran ${role.name.id}.`,
        en: `${member.id}: comes from an agency that does not fill the role ${role.name.en}.`,
      },
    });
  const special = trainingGroups[member.group ?? '']?.instructorQualification;
  const wanted = special !== undefined && role.qualifications?.includes(special) ? [special] : role.qualifications;
  if (wanted !== undefined && !wanted.some((qualification) => member.qualifications.includes(qualification)))
    found.push({
      kind: 'qualification',
      subject: member.id,
      text: {
        id: `${member.id}: belum memiliki keahlian yang diminta untuk ${role.name.id}.`,
        en: `${member.id}: lacks the qualification asked of ${role.name.en}.`,
      },
    });
  return found;
}

function shortOfClients({ clients: { target }, businessGroups }: Definition, clients: People['clients']): Shortfall[] {
  const inGroup = (group: string) => clients.filter((client) => client.group === group).length;
  const total: Shortfall[] =
    clients.length >= target
      ? []
      : [
          {
            kind: 'clients',
            subject: 'clients',
            text: { id: `Warga binaan: diperlukan ${target}, ada ${clients.length}.`, en: `Clients: ${target} needed, ${clients.length} there.` },
          },
        ];
  const sizes = Object.entries(businessGroups).flatMap(([group, { name, smallest, largest }]): Shortfall[] => {
    const size = inGroup(group);
    if (size >= smallest && size <= largest) return [];
    return [
      {
        kind: 'groupSize',
        subject: group,
        text: { id: `${name.id}: ${smallest} sampai ${largest} anggota, ada ${size}.`, en: `${name.en}: ${smallest} to ${largest} members, ${size} there.` },
      },
    ];
  });
  return [...total, ...sizes];
}
