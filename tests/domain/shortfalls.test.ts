import { describe, expect, it } from 'vitest';
import type { StaffMember } from '../../domain/people.ts';
import { shortfallsOf } from '../../domain/shortfalls.ts';
import { definition, people } from './tablolong.ts';

const short = (staff: readonly StaffMember[], clients = people.clients) =>
  shortfallsOf(definition, { staff: [...staff], clients: [...clients] }).map(({ kind, subject }) => `${kind} ${subject}`);
const without = (...ids: string[]) => people.staff.filter(({ id }) => !ids.includes(id));
const changed = (id: string, change: Partial<StaffMember>) => people.staff.map((member) => (member.id === id ? { ...member, ...change } : member));

describe('what a roster lacks', () => {
  it('is nothing in Tablolong', () => expect(short(people.staff)).toEqual([]));

  it('is a role held by too few, with the numbers', () => {
    expect(short(without('treasurer'))).toEqual(['role treasurer']);
    const [one] = shortfallsOf(definition, { staff: without('resource-person-1', 'resource-person-2'), clients: people.clients });
    expect(one).toEqual({
      kind: 'role',
      subject: 'resourcePerson',
      text: { id: 'Narasumber: diperlukan 8, ada 6.', en: 'Resource person: 8 needed, 6 there.' },
    });
  });

  it('is a group without its own person, though the role is held often enough', () => {
    expect(short(without('mentor-pemuda-2'))).toEqual(['roleInGroup mentor/pemuda-2']);
    expect(short(changed('mentor-pemuda-2', { group: 'pemuda-1' }))).toEqual(['roleInGroup mentor/pemuda-2']);
    expect(short(without('instructor-nelayan-1'))).toEqual(['roleInGroup instructor/nelayan']);
  });

  it('is an agency that has sent nobody', () => {
    const gone = people.staff.filter(({ agency }) => agency === 'tagana').map(({ id }) => id);
    expect(short(without(...gone))).toContain('agency tagana');
  });

  it('is a person without the qualification asked: one of the role’s, for an instructor the group’s own', () => {
    expect(short(changed('team-leader', { qualifications: ['marine'] }))).toEqual(['qualification team-leader']);
    expect(short(changed('mentor-nelayan-1', { qualifications: ['socialWork'] }))).toEqual([]);
    expect(short(changed('instructor-pemuda-1', { qualifications: ['marine'] }))).toEqual(['qualification instructor-pemuda-1']);
    expect(short(changed('patron', { qualifications: [] }))).toEqual([]);
  });

  it('is a person of an agency that does not fill the role', () => {
    expect(short(changed('coordinator-pemuda', { agency: 'gmit' }))).toEqual(['agencyOfRole coordinator-pemuda']);
  });

  it('is clients below the target, and groups too small or too large', () => {
    const fishers = people.clients.filter(({ group }) => group === 'nelayan-1');
    const leaving = (count: number) => people.clients.filter((client) => !fishers.slice(0, count).includes(client));
    expect(short(people.staff, leaving(2))).toEqual(['clients clients']);
    expect(short(people.staff, leaving(3))).toEqual(['clients clients', 'groupSize nelayan-1']);
    const crowded = people.clients.map((client, index) => (index < 18 ? { ...client, group: 'nelayan-1' } : client));
    expect(short(people.staff, crowded)).toContain('groupSize nelayan-1');
  });

  it('names no person', () => {
    const found = JSON.stringify(
      shortfallsOf(definition, { staff: people.staff.map((member) => ({ ...member, qualifications: [], agency: undefined })) as StaffMember[], clients: [] }),
    );
    for (const { name } of people.staff.filter(({ name }) => !name.includes('contoh'))) expect(found).not.toContain(name);
  });
});
