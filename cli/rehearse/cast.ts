import { createClient } from '../../client/client.ts';
import type { Sql } from '../../db/connect.ts';
import { createToken } from '../../db/tokens.ts';
import type { Definition } from '../../domain/definition.ts';
import type { StaffMember } from '../../domain/people.ts';
import { dayOf, instantAt } from '../../domain/time.ts';
import { createDevice } from '../../simulator/device.ts';
import { insist, type Patience } from '../../simulator/insist.ts';
import type { Happening } from '../../simulator/happenings.ts';
import type { Person } from '../../simulator/people.ts';
import { createStaff, type Staff } from '../../simulator/staff.ts';
import type { RehearseOptions } from './options.ts';
import { spanOf, type Script } from './script.ts';
import { settingOf } from './setting.ts';
import { insisted, type Wait } from './settle.ts';

/** The place where a rehearsal is given: its service, and the database that only the driver opens. */
export type Stage = { readonly sql: Sql; readonly apiUrl: string; readonly code: string; readonly wait: Wait };

/** Starts the programme through the service, as an administrator would, its clock standing at the beginning of planning. */
export async function startProgramme({ apiUrl, code, wait }: Stage, script: Script, token: string): Promise<void> {
  const { definitionText: definition, peopleText: people, start } = script;
  const body = { code, definition, people, start, rehearsal: { now: spanOf(script).from } };
  await insist('start', patienceOf(wait), () => createClient({ baseUrl: apiUrl, token, language: 'en' }).startProgramme(body, `start-${code}`));
}

/** The staff of a programme that was started, each with a token of their own, and the simulator that plays them. */
export async function castOf(
  { sql, apiUrl, code, wait }: Stage,
  script: Script,
  { seed, scenario }: Pick<RehearseOptions, 'seed' | 'scenario'>,
  happenings: readonly Happening[],
): Promise<Staff> {
  const { definition, people: listed, planningFrom, start } = script;
  const { timeZone } = definition;
  const deviceOf = async (person: string) => {
    const token = await insisted(wait, () => createToken(sql, { label: 'rehearsal', programme: code, person }));
    return createDevice(createClient({ baseUrl: apiUrl, token }), code, patienceOf(wait));
  };
  const people = await Promise.all(
    listed.staff.map(
      async (member): Promise<Person> => ({ id: member.id, duty: dutyOf(definition, member), group: member.group, device: await deviceOf(member.id) }),
    ),
  );
  return createStaff({
    people,
    seed,
    scenario,
    happenings,
    join: async (id, { duty, group }) => ({ id, duty, group, device: await deviceOf(id) }),
    setting: settingOf(definition, listed, planningFrom, start),
    local: {
      instantAt: (day, minute) => instantAt(day, timeOf(minute), timeZone),
      dayAt: (instant) => dayOf(instant, timeZone),
    },
  });
}

function dutyOf({ leader, groupCoordinator, secretary, treasurer }: Definition, { role }: StaffMember): Person['duty'] {
  if (role === leader) return 'leader';
  if (role === groupCoordinator) return 'coordinator';
  if (role === secretary) return 'secretary';
  return role === treasurer ? 'treasurer' : 'other';
}

function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function patienceOf({ time, milliseconds }: Wait): Patience {
  return { ...time, milliseconds };
}
