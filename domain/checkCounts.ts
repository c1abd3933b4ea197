import type { Definition } from './definition.ts';
import { expecting, type Finding, oneOf } from './problem.ts';

/** Words that mean something in the place of a key, so no group or role can be called so. */
const TAKEN = { audience: 'programme', role: 'owner' };

/** Counts of roles against the groups they serve, and the agencies and qualifications they name. */
export function checkRoles({ roles, agencies, qualifications, trainingGroups, businessGroups }: Definition): Finding[] {
  return Object.entries(roles).flatMap(([key, { count, per, agencies: from, qualifications: asked }]) => {
    const path = ['roles', key];
    const found: Finding[] = [];
    if (key === TAKEN.role)
      found.push({
        path,
        at: 'key',
        value: key,
        expected: expecting('nama peran lain: owner berarti penanggung jawab tugas', 'another name: owner means whose task it is'),
      });
    const groups = per === undefined ? 1 : Object.keys(per === 'trainingGroup' ? trainingGroups : businessGroups).length;
    if (per !== undefined && (groups === 0 || count % groups !== 0))
      found.push({
        path: [...path, 'count'],
        value: count,
        expected: expecting(`kelipatan ${groups}, sama banyak untuk tiap kelompok`, `a multiple of ${groups}, the same for each group`),
      });
    for (const [index, agency] of (from ?? []).entries())
      if (!Object.hasOwn(agencies, agency))
        found.push({
          path: [...path, 'agencies', index],
          value: agency,
          expected: oneOf(agency, Object.keys(agencies), 'instansi dalam agencies', 'an agency of this definition'),
        });
    for (const [index, mark] of (asked ?? []).entries())
      if (!Object.hasOwn(qualifications, mark))
        found.push({
          path: [...path, 'qualifications', index],
          value: mark,
          expected: oneOf(mark, Object.keys(qualifications), 'keahlian dalam qualifications', 'a qualification of this definition'),
        });
    return found;
  });
}

/** Sizes of groups against each other and the target, and the ages. */
export function checkGroups({ clients, trainingGroups, businessGroups, qualifications }: Definition): Finding[] {
  const found: Finding[] = [];
  const sum = (sizes: { size: number }[]) => sizes.reduce((total, { size }) => total + size, 0);
  if (clients.ageTo < clients.ageFrom)
    found.push({
      path: ['clients', 'ageTo'],
      value: clients.ageTo,
      expected: expecting(`paling sedikit ${clients.ageFrom} (ageFrom)`, `at least ${clients.ageFrom} (ageFrom)`),
    });
  const inTraining = sum(Object.values(trainingGroups));
  if (inTraining !== clients.target)
    found.push({
      path: ['clients', 'target'],
      value: clients.target,
      expected: expecting(`jumlah semua kelompok sasaran pelatihan, ${inTraining}`, `the sum of all training groups, ${inTraining}`),
    });
  for (const [key, { size, instructorQualification: mark }] of Object.entries(trainingGroups)) {
    const path = ['trainingGroups', key];
    const inside = Object.values(businessGroups).filter(({ within }) => within === key);
    if (key === TAKEN.audience) found.push({ path, at: 'key', value: key, expected: expecting('nama kelompok lain', 'another name for a group') });
    if (sum(inside) !== size)
      found.push({
        path: [...path, 'size'],
        value: size,
        expected: expecting(`jumlah kelompok usaha di dalamnya, ${sum(inside)}`, `the sum of the business groups within, ${sum(inside)}`),
      });
    if (mark !== undefined && !Object.hasOwn(qualifications, mark))
      found.push({
        path: [...path, 'instructorQualification'],
        value: mark,
        expected: oneOf(mark, Object.keys(qualifications), 'keahlian dalam qualifications', 'a qualification of this definition'),
      });
  }
  for (const [key, { within, size, smallest, largest }] of Object.entries(businessGroups)) {
    const path = ['businessGroups', key];
    if (key === TAKEN.audience || Object.hasOwn(trainingGroups, key))
      found.push({ path, at: 'key', value: key, expected: expecting('nama yang belum dipakai kelompok lain', 'a name no other group has') });
    if (!Object.hasOwn(trainingGroups, within))
      found.push({
        path: [...path, 'within'],
        value: within,
        expected: oneOf(within, Object.keys(trainingGroups), 'kelompok sasaran pelatihan', 'a training group'),
      });
    if (smallest > size)
      found.push({ path: [...path, 'smallest'], value: smallest, expected: expecting(`paling banyak ${size} (size)`, `at most ${size} (size)`) });
    if (largest < size)
      found.push({ path: [...path, 'largest'], value: largest, expected: expecting(`paling sedikit ${size} (size)`, `at least ${size} (size)`) });
  }
  return found;
}
