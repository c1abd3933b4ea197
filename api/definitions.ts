import { z } from '@hono/zod-openapi';
import { MigrateInput, migrateDefinition } from '../db/acts/migrate.ts';
import { actDone, LIKE_EVERY_ACT } from './acts.ts';
import { command } from './endpoint.ts';
import { ItemKey } from './shapes.ts';

const migrating = command({
  name: 'migrateDefinition',
  summary: 'Have a running programme follow to another version of its definition',
  description: `By a manager or the administrator. Both versions are planned for today’s people: where they differ the plan follows the new one. What was moved by hand, and what people know of already, keeps its dates (\`kept\`). What cannot be mapped (a group gone, a question that was answered gone or narrowed, steps of a track changed, …) is refused, each place named. ${LIKE_EVERY_ACT}`,
  tag: 'plan',
  action: 'migrateDefinition',
  path: '/programmes/{code}/definition',
  body: MigrateInput.openapi('Migration', { example: { definition: 'id: tablolong\nversion: 2\n...', reason: 'Jadwal monitoring diubah', preview: true } }),
  answer: actDone(
    'Migrated',
    {
      from: z.int().openapi({ description: 'version that held' }),
      to: z.int(),
      kept: z.array(ItemKey).openapi({ description: 'items that keep dates of their own against the new version' }),
    },
    { kind: 'migrate', from: 1, to: 2, kept: [] },
  ),
  run: ({ programme }, body, request, { sql, masterKey: master, readCalendar, calendarNames }) =>
    migrateDefinition(sql, request, programme.code, body, { master, readCalendar, calendarNames }),
});

/** The pinned version of a programme’s definition. */
export const definitions = [migrating];
