import { type Absence, chainOf, fallsInto, handedBack, passedOn, type StandIn } from '../domain/absences.ts';
import type { Definition } from '../domain/definition.ts';
import { isOpen, type PlanItem } from '../domain/planItem.ts';
import { dayOf } from '../domain/time.ts';
import type { Db, Tx } from './connect.ts';
import { planItems } from './queries/planItems.ts';

/** Absences that stand, in order of their acts; one that was ended ends that day. */
export async function readAbsences(db: Db, code: string): Promise<Absence[]> {
  const rows = await db<(Omit<Absence, 'substitute'> & { substitute: string | null })[]>`
    select act, person, from_on as from, least(until_on, coalesce(ended_on, until_on)) as until, substitute, acting
    from absence where programme = ${code} order by act`;
  return rows.map(({ substitute, ...row }) => ({ ...row, substitute: substitute ?? undefined }));
}

/** Who has which items in another's place: of these items, or by one absence. In the order in which they were passed on. */
export async function readStandIns(db: Db, code: string, of: { readonly items: readonly string[] } | { readonly act: number }): Promise<StandIn[]> {
  const rows = await db<(Omit<StandIn, 'substitute'> & { substitute: string | null })[]>`
    select item, person, act, substitute, as_owner as "asOwner", also_invited as "alsoInvited" from standing_in
    where programme = ${code} and ended_by is null and ${'act' in of ? db`act = ${of.act}` : db`item = any(${[...of.items]})`} order by item, act`;
  return rows.map(({ substitute, ...row }) => ({ ...row, substitute: substitute ?? undefined }));
}

/** Keeps who has whose items from now on. @param begunBy the act that lets it begin */
export async function writeStandIns(tx: Tx, code: string, standIns: readonly StandIn[], begunBy: number | null): Promise<void> {
  if (standIns.length === 0) return;
  const rows = standIns.map(({ item, person, act, substitute, asOwner, alsoInvited }) => ({
    item,
    person,
    act,
    substitute: substitute ?? null,
    as_owner: asOwner,
    also_invited: alsoInvited,
  }));
  await tx`
    insert into standing_in (programme, item, person, act, substitute, as_owner, also_invited, begun_by)
    select ${code}, item, person, act, substitute, as_owner, also_invited, ${begunBy}
    from jsonb_to_recordset(${tx.json(rows)}) as given (item text, person text, act int, substitute text, as_owner boolean, also_invited boolean)
    on conflict (programme, item, person, act) do update
      set substitute = excluded.substitute, as_owner = excluded.as_owner, also_invited = excluded.also_invited, begun_by = excluded.begun_by, ended_by = null`;
}

/** Nobody has these items in another's place any more. */
export async function endStandIns(tx: Tx, code: string, standIns: readonly Pick<StandIn, 'item' | 'person' | 'act'>[], endedBy: number): Promise<void> {
  if (standIns.length === 0) return;
  const rows = standIns.map(({ item, person, act }) => ({ item, person, act }));
  await tx`
    update standing_in s set ended_by = ${endedBy} from jsonb_to_recordset(${tx.json(rows)}) as given (item text, person text, act int)
    where s.programme = ${code} and s.item = given.item and s.person = given.person and s.act = given.act and s.ended_by is null`;
}

/**
 * Items that were written, opened, moved or given to somebody: what falls into an absence of theirs is the substitute's, or waits for one; what was moved
 * out of it is theirs again.
 */
export async function standIn(tx: Tx, code: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const all = await readAbsences(tx, code);
  if (all.length === 0) return;
  const [row] = await tx<[{ definition: Definition; act: number | null; at: number }]>`
    select definition, nullif(current_setting('pendamping.act', true), '')::int as act,
      coalesce(nullif(current_setting('pendamping.at', true), '')::bigint, clock_now, 0) as at from programme where code = ${code}`;
  const today = dayOf(row.at, row.definition.timeZone);
  const absences = all.filter(({ until }) => until > today);
  const over = await tx<{ act: number }[]>`select number as act from act where programme = ${code} and kind = 'absence' and ended_by is not null`;
  const hasEnd = new Set(over.map(({ act }) => act));
  const standing = await readStandIns(tx, code, { items: keys });
  const begun: StandIn[] = [];
  const ended: StandIn[] = [];
  for (const before of (await planItems(tx, code, keys)).filter(isOpen)) {
    let item = before;
    for (const given of standing.filter((each) => each.item === item.key)) {
      // What waits for a substitute waits until the absence is ended, also when its days are over; unless it was moved out of them.
      const waits = given.asOwner && given.substitute === undefined;
      const absence = (waits ? all : absences).find(({ act }) => act === given.act);
      if (absence !== undefined && (fallsInto(item, absence) || (absence.acting && item.plannedOn < absence.from))) continue;
      if (ended.includes(given)) continue;
      item = backTo(item, given, standing);
      ended.push(...chainOf(given, standing));
    }
    for (const absence of absences) {
      if (item.heldBy.includes(absence.act)) continue;
      const passed = passedOn(item, absence, row.definition);
      // Once it is said when somebody is back nothing waits for a substitute any more: nobody would end that.
      if (passed === undefined || (passed.change.kind === 'hold' && hasEnd.has(absence.act))) continue;
      item =
        passed.change.kind === 'hold'
          ? { ...item, heldBy: [...item.heldBy, absence.act] }
          : { ...item, owner: passed.change.owner, invited: passed.change.invited };
      begun.push(passed.standIn);
    }
    if (item !== before) await write(tx, code, item);
  }
  await endStandIns(tx, code, ended, row.act ?? 0);
  await writeStandIns(tx, code, begun, row.act);
}

/**
 * After the rows that an act changed are as they were: who had whose items before it has them again, and what an absence that is undone has brought to
 * somebody by other commands goes back too.
 * @returns keys of the items that changed by this
 */
export async function undoStandIns(tx: Tx, code: string, act: number): Promise<string[]> {
  await tx`delete from standing_in where programme = ${code} and begun_by = ${act}`;
  await tx`update standing_in set ended_by = null where programme = ${code} and ended_by = ${act}`;
  // Who stood in for somebody before the act does again.
  await tx`
    update standing_in s set substitute = a.substitute from absence a, past p
    where s.programme = ${code} and s.ended_by is null and a.programme = s.programme and a.act = s.act and s.substitute is distinct from a.substitute
      and p.programme = s.programme and p.relation = 'absence' and p.act = ${act} and p.key = a.act::text`;
  const absences = await readAbsences(tx, code);
  if (absences.some((absence) => absence.act === act)) return [];
  const rest = await readStandIns(tx, code, { act });
  const keys = rest.map(({ item }) => item);
  const [items, standing] = [await planItems(tx, code, keys), await readStandIns(tx, code, { items: keys })];
  for (const item of items.filter(isOpen)) {
    const theirs = standing.filter((given) => given.item === item.key && given.act === act);
    await write(
      tx,
      code,
      theirs.reduce((before, given) => backTo(before, given, standing), item),
    );
  }
  await endStandIns(
    tx,
    code,
    rest.flatMap((given) => chainOf(given, standing)),
    act,
  );
  return items.filter(isOpen).map(({ key }) => key);
}

function backTo(item: PlanItem, given: StandIn, standing: readonly StandIn[]): PlanItem {
  if (given.asOwner && given.substitute === undefined) return { ...item, heldBy: item.heldBy.filter((held) => held !== given.act) };
  const { owner, invited } = handedBack(item, given, standing);
  return { ...item, owner, invited };
}

async function write(tx: Tx, code: string, { key, owner, invited, heldBy }: PlanItem): Promise<void> {
  await tx`
    update item set owner = ${owner ?? null}, invited = ${[...invited]}, held_by = ${[...heldBy]}, paused = ${heldBy.length > 0}
    where programme = ${code} and key = ${key}`;
}

/** In whose place the owner of item `i` has it, the first of them; null where it is the owner's own: a column of a query. */
export function inPlaceOf(db: Db) {
  return db`(select s.person from standing_in s where s.programme = i.programme and s.item = i.key and s.as_owner and s.substitute is not null
    and s.ended_by is null order by s.act limit 1)`;
}
