import { z } from 'zod';
import type { Language } from './language.ts';
import { PERSON_ID } from './patterns.ts';

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

export const Client = z.strictObject({
  id: Id,
  name: z.string().min(1).max(120),
  sex: z.enum(['f', 'm']),
  bornOn: z.iso.date(),
  household: Id,
  group: z.string(),
  phone: z.string().max(30).optional(),
  /** Own income a month in an ordinary month of the calm season, integer rupiah; sealed when stored. */
  monthlyIncomeRupiah: z.int().min(0).optional(),
  reads: z.boolean().default(true),
  disability: z.string().optional(),
});
export type Client = z.infer<typeof Client>;

/** The file as it is written. */
export const PeopleFile = z.strictObject({
  /** Only in files of invented people: the day on which their ages hold. Births move along when a programme starts on another day. */
  inventedFor: z.iso.date().optional(),
  staff: z.array(StaffEntry),
  households: z.array(Household),
  clients: z.array(Client),
});
export type PeopleFile = z.infer<typeof PeopleFile>;

/** The people of a programme, each with the language that they are written to in. */
export type People = Omit<PeopleFile, 'staff'> & { readonly staff: readonly StaffMember[] };
