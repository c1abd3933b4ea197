import { z } from 'zod';
import type { Language } from './language.ts';
import { PERSON_ID } from './patterns.ts';
import { Key } from './words.ts';

/** The people file of a programme: its team and officials, its households and clients. */
const Id = z.string().regex(PERSON_ID);

const StaffEntry = z.strictObject({
  id: Id,
  name: z.string().min(1).max(120),
  title: z.string().max(40).optional(),
  role: z.string(),
  agency: z.string().optional(),
  qualifications: z.array(z.string()).default([]),
  /** The group this person serves: a training group's coordinator or instructor, a business group's mentor. */
  group: z.string().optional(),
  email: z.email().optional(),
  phone: z.string().max(30).optional(),
  /** In which they are written to; the programme's own where it is left out. */
  language: z.enum(['id', 'en']).optional(),
});
/** A person of the team, or an official. */
export type StaffMember = z.infer<typeof StaffEntry> & { readonly language: Language };

export const Household = z.strictObject({ id: Id, hamlet: z.string(), size: z.int().min(1), address: z.string().optional() });
export type Household = z.infer<typeof Household>;

/** What is known of a person before the first question is asked. Everything but name, sex and household is sealed when stored. */
const person = {
  id: Id,
  name: z.string().min(1).max(120),
  sex: z.enum(['f', 'm']),
  bornOn: z.iso.date(),
  household: Id,
  /** Their own; who shares another's has none. */
  phone: z.string().max(30).optional(),
  phoneKind: z.enum(['smartphone', 'basic', 'shared']).optional(),
  /** Own income in an ordinary month of each season, whole units of the programme's currency. */
  monthlyIncome: z.record(Key, z.int().min(0)).optional(),
  reads: z.boolean().default(true),
  disability: z.string().optional(),
};

export const Client = z.strictObject({ ...person, group: z.string() });
export type Client = z.infer<typeof Client>;

/** Chosen but for the number of places. `home`: their household, where none of its members takes part, so that `households` does not have it. */
export const Applicant = z.strictObject({
  ...person,
  trainingGroup: z.string(),
  home: z.strictObject({ hamlet: z.string(), size: z.int().min(1), address: z.string().optional() }).optional(),
});
export type Applicant = z.infer<typeof Applicant>;

/** Why somebody was not chosen. They are counted; nothing else of them is kept. */
export const REFUSALS = ['tooYoung', 'tooOld', 'livesElsewhere'] as const;

/** The file as it is written. */
export const PeopleFile = z.strictObject({
  /** Only in files of invented people: the day on which their ages hold. Births move along when a programme starts on another day. */
  inventedFor: z.iso.date().optional(),
  staff: z.array(StaffEntry),
  households: z.array(Household),
  clients: z.array(Client),
  /** In the order in which the village meeting put them (I1). */
  waitingList: z.array(Applicant).default([]),
  refused: z.partialRecord(z.enum(REFUSALS), z.int().min(0)).default({}),
});
export type PeopleFile = z.infer<typeof PeopleFile>;

/** The people of a programme, each with the language that they are written to in. */
export type People = Omit<PeopleFile, 'staff'> & { readonly staff: readonly StaffMember[] };

/**
 * Ids of those who have name and birth in common with somebody else of the file, each set in its order (R33). They are told, never merged: the id
 * decides who is who.
 */
export function namesakesOf({ clients, waitingList }: Pick<People, 'clients' | 'waitingList'>): string[][] {
  const alike = new Map<string, string[]>();
  for (const { id, name, bornOn } of [...clients, ...waitingList]) {
    const who = `${name.trim().toLowerCase()} ${bornOn}`;
    alike.set(who, [...(alike.get(who) ?? []), id]);
  }
  return [...alike.values()].filter((ids) => ids.length > 1);
}
