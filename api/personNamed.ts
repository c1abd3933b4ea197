import { z } from '@hono/zod-openapi';
import type { PersonNamed as Row } from '../db/queries/names.ts';
import type { Definition } from '../domain/definition.ts';
import { orNull, PersonId, Words } from './shapes.ts';

/** Somebody of the programme's people, as a page calls them. */
export const PersonNamed = z.object({ id: PersonId, name: z.string(), role: z.string(), roleName: Words, group: orNull(z.string()) }).openapi('PersonNamed');

export function personNamed({ roles }: Pick<Definition, 'roles'>, { role, ...person }: Row): z.input<typeof PersonNamed> {
  return { ...person, role, roleName: roles[role]?.name ?? { id: role, en: role } };
}
