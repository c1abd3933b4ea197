import { createHash } from 'node:crypto';
import { z } from 'zod';
import { calendarOf } from '../../domain/calendar.ts';
import type { Definition } from '../../domain/definition.ts';
import { type InUse, unmappable } from '../../domain/mapDefinition.ts';
import { migratePlan } from '../../domain/migratePlan.ts';
import { parseDefinition } from '../../domain/parseDefinition.ts';
import type { PlanItem } from '../../domain/planItem.ts';
import type { PlannedFor } from '../../domain/proposePlan.ts';
import { refused, refusedFor } from '../../domain/refusal.ts';
import { dayOf } from '../../domain/time.ts';
import type { Answer, Request } from '../commands/command.ts';
import type { StartMeans } from '../commands/start.ts';
import type { Sql, Tx } from '../connect.ts';
import { readPlacing } from '../placing.ts';
import { planItems } from '../queries/planItems.ts';
import { act, ActInput } from './act.ts';

/** `definition`: the text of the file. */
export const MigrateInput = z.strictObject({ ...ActInput.shape, definition: z.string() });
export type MigrateInput = z.infer<typeof MigrateInput>;

/** Has a running programme follow to another version of its definition; what cannot be mapped is refused, place by place. */
export async function migrateDefinition(sql: Sql, request: Request, code: string, input: MigrateInput, means: StartMeans): Promise<Answer> {
  const parsed = parseDefinition(input.definition, 'definition', await means.calendarNames());
  const given = { action: 'migrateDefinition', kind: 'migrate', code, master: means.master } as const;
  return act(sql, request, given, input, async (tx, programme) => {
    if (!parsed.ok)
      return refusedFor(
        'migrationRefused',
        REFUSED,
        parsed.problems.map(({ path, message }) => ({ path: path === '' ? 'definition' : `definition.${path}`, message })),
      );
    if (!programme.locked) return refused(409, 'notLocked', { id: 'Rencana belum dikunci.', en: 'The plan is not locked yet.' });
    const { definition: to } = parsed;
    const { definition: from, startsOn } = programme;
    const items = await planItems(tx, code);
    const faults = unmappable(from, to, await inUse(tx, code, items));
    if (faults.length > 0) return refusedFor('migrationRefused', REFUSED, faults);
    const { staff } = await readPlacing(tx, programme);
    const people: PlannedFor = { staff, clients: await clients(tx, code) };
    const migrating = { from, to, people, startsOn, calendar: calendarOf(programme.calendar), items, today: dayOf(programme.now, from.timeZone) };
    const { changes, tracks, kept } = migratePlan(migrating);
    await pin(tx, code, programme.definition, to, input.definition);
    return { kind: 'acted', scope: { from: from.version, to: to.version }, changes, tracks, body: { from: from.version, to: to.version, kept } };
  });
}

const REFUSED = { id: 'Definisi itu tidak dapat diikuti program yang berjalan.', en: 'The running programme cannot follow that definition.' };

/** The text's hash finds the version; the row follows it, and an undo back. */
async function pin(tx: Tx, code: string, from: Definition, to: Definition, text: string): Promise<void> {
  const hash = createHash('sha256').update(text, 'utf8').digest('hex');
  await tx`
    insert into definition_version (programme, hash, definition)
    select code, definition_hash, ${JSON.stringify(from)}::text::json from programme where code = ${code} on conflict do nothing`;
  await tx`insert into definition_version (programme, hash, definition) values (${code}, ${hash}, ${JSON.stringify(to)}::text::json) on conflict do nothing`;
  await tx`update programme set definition_hash = ${hash} where code = ${code}`;
  const names = Object.entries({ ...to.trainingGroups, ...to.businessGroups }).map(([key, { name }]) => ({ key, name }));
  await tx`
    update audience set name = b.name from jsonb_to_recordset(${tx.json(names)}) as b (key text, name jsonb)
    where audience.programme = ${code} and audience.key = b.key and audience.name <> b.name`;
}

async function inUse(tx: Tx, code: string, items: readonly PlanItem[]): Promise<InUse> {
  const [row] = await tx<[Omit<InUse, 'items'>]>`
    select
      coalesce((select array_agg(distinct role order by role) from person where programme = ${code}), '{}') as roles,
      coalesce((select array_agg(distinct reason order by reason) from report where programme = ${code} and reason is not null), '{}') as reasons,
      coalesce((select array_agg(distinct left_because order by left_because) from client where programme = ${code} and left_because is not null), '{}') as exits,
      coalesce((select array_agg(distinct fund order by fund) from ledger_entry where programme = ${code}), '{}') as funds`;
  return { items, ...row };
}

/** Those who take part, in the order of their places. */
async function clients(tx: Tx, code: string): Promise<PlannedFor['clients']> {
  return tx<{ id: string; group: string; household: string }[]>`
    select id, audience as "group", household from client where programme = ${code} and left_on is null order by place, id`;
}
