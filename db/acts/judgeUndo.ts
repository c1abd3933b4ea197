import { PROGRAMME_AUDIENCE } from '../../domain/ladder.ts';
import { mayStandInFor, standingOf } from '../../domain/may.ts';
import { isWithin } from '../../domain/planScope.ts';
import { notAllowed, type Refusal, refused } from '../../domain/refusal.ts';
import { leaversOf } from '../../domain/seats.ts';
import { dayOf } from '../../domain/time.ts';
import type { Programme, Request } from '../commands/command.ts';
import type { Tx } from '../connect.ts';
import { readSeats } from '../seats.ts';
import { isKnownAsClient } from './unenrol.ts';

/** An act that somebody wants undone. `endedBy`: by which act it was ended; null of one that lasts, or never does. */
export type Undoable = { readonly number: number; readonly kind: string; readonly undoneBy: number | null; readonly endedBy: number | null };

/** Whether this actor may undo an act, and nothing that is done depends on it: what does is named. */
export async function judgeUndo(tx: Tx, programme: Programme, { actor }: Request, act: Undoable): Promise<Refusal | undefined> {
  const { code, definition } = programme;
  const { number, kind, undoneBy, endedBy } = act;
  if (standingOf(actor, { code, ...definition }) !== 'manager') {
    const people = ABOUT_STAFF.includes(kind) ? await groupsOfAbsent(tx, programme, number) : undefined;
    const group = actor.kind === 'person' ? (actor.group ?? '') : '';
    const own = people === undefined ? !(await reachesBeyond(tx, programme, number, group)) : mayStandInFor(actor, people, programme);
    if (MANAGERS_OWN.includes(kind) || !own) return notAllowed(ONLY_MANAGERS);
  }
  if (undoneBy !== null) return refused(409, 'alreadyUndone', { id: `Perubahan ${number} sudah dibatalkan.`, en: `Act ${number} is undone already.` });
  const later = [...(await changedSince(tx, code, number)), ...(await happenedSince(tx, code, number))];
  if (kind === 'replaceClient') later.push(...(await newcomerKnown(tx, code, number)));
  if (kind === 'undo' || endedBy !== null || later.length > 0) return dependsOn(number, [...new Set(later)]);
  const gone = GIVES_SEATS.includes(kind) ? [] : await leaversWouldHave(tx, programme, number);
  return gone.length === 0 ? undefined : theirsNoMore(number, gone);
}

/** The seats come back with the tasks. */
const GIVES_SEATS = ['handOver', 'acting'];

/** Open tasks that an undo would give back to somebody who has left the programme by now: `KEY (PERSON)`. */
async function leaversWouldHave(tx: Tx, { code, definition, now }: Programme, number: number): Promise<string[]> {
  const rows = await tx<{ key: string; owner: string; now: string | null }[]>`
    select distinct on (p.key) p.key, p.was ->> 'owner' as owner, i.owner as now from past p join item i on i.programme = p.programme and i.key = p.key
    where p.programme = ${code} and p.act = ${number} and p.relation = 'item' and p.was ->> 'outcome' is null and p.was ->> 'owner' is not null
    order by p.key, p.id`;
  const given = rows.filter((row) => row.owner !== row.now);
  const left = leaversOf(
    await readSeats(tx, code),
    given.map(({ owner }) => owner),
    dayOf(now, definition.timeZone),
  );
  return given.filter(({ owner }) => left.has(owner)).map(({ key, owner }) => `${key} (${owner})`);
}

function theirsNoMore(number: number, tasks: readonly string[]): Refusal {
  const named = listed(tasks);
  return refused(409, 'holderLeft', {
    id: `Perubahan ${number} tidak dapat dibatalkan: tugas akan kembali kepada yang sudah tidak bertugas: ${named}. Lakukan perubahan baru dengan petugas yang ada.`,
    en: `Act ${number} cannot be undone: tasks would go back to somebody who holds no seat any more: ${named}. Do another act with those who are there.`,
  });
}

/** What only a manager does only a manager undoes. */
const MANAGERS_OWN = ['handOver', 'acting', 'migrate', 'extend', 'exitProgramme'];
/** These are judged by whom they are about: sessions of everybody may be among what passes to a substitute. */
const ABOUT_STAFF = ['absence', 'endAbsence'];
const ONLY_MANAGERS = {
  id: 'Perubahan yang mengenai orang atau kelompok lain hanya dapat dibatalkan oleh pengelola program.',
  en: 'An act that is about people, or about other groups too, only a programme manager can undo.',
};

/** Groups of whoever was away. */
async function groupsOfAbsent(tx: Tx, { code }: Programme, number: number): Promise<(string | undefined)[]> {
  const rows = await tx<{ person: string }[]>`
    select person from absence where programme = ${code} and act in
      (select coalesce((scope ->> 'act')::int, number) from act where programme = ${code} and number = ${number})`;
  const seats = await readSeats(tx, code);
  return seats.filter(({ person }) => rows.some((row) => row.person === person)).map(({ group }) => group);
}

/** Whether an act changed anything of others than this training group: their items, their people, or days that are theirs too. */
async function reachesBeyond(tx: Tx, { code, definition }: Programme, number: number, group: string): Promise<boolean> {
  const rows = await tx<{ audience: string }[]>`
    select i.audience from past p join item i on i.programme = p.programme and i.key = p.key
    where p.programme = ${code} and p.act = ${number} and p.relation = 'item'
    union select audience from ${groupsTouched(tx, code, number)} touched
    union select c.audience from past p join client c on c.programme = p.programme and c.id = split_part(p.key, '/', 1)
    where p.programme = ${code} and p.act = ${number} and p.relation = 'client_pause'`;
  const days = await tx<{ only: string[] | null }[]>`
    select scope -> 'only' as only from act where programme = ${code} and number = ${number} and kind = 'addDays'`;
  const audiences = [...rows.map(({ audience }) => audience), ...days.flatMap(({ only }) => only ?? [PROGRAMME_AUDIENCE])];
  return audiences.some((audience) => !isWithin(definition, audience, group));
}

/** Keys of rows that the act changed and that have changed again since; rings that went by are no change. */
async function changedSince(tx: Tx, code: string, number: number): Promise<string[]> {
  const rows = await tx<{ key: string }[]>`
    with mine as (select relation, key, max(id) as id from past where programme = ${code} and act = ${number} group by relation, key)
    select distinct p.key from mine m join past p on p.programme = ${code} and p.relation = m.relation and p.key = m.key and p.id > m.id
    -- What a later act did and an undo took back is as if it had not been.
    where not exists (select from act a where a.programme = ${code} and a.number = p.act and (a.undone_by is not null or a.undoes is not null)) order by p.key`;
  return rows.map(({ key }) => key);
}

/** Business groups whose people an act changed, as they were and as they are. */
function groupsTouched(tx: Tx, code: string, number: number) {
  return tx`(
    select m.audience from past p join membership m on m.programme = p.programme and m.client || '/' || m.from_on = p.key
    where p.programme = ${code} and p.act = ${number} and p.relation = 'membership'
    union select p.was ->> 'audience' from past p
    where p.programme = ${code} and p.act = ${number} and p.relation in ('membership', 'client') and p.was is not null)`;
}

/**
 * What happened since to people of whom the act decided, and by it: sessions for which attendance was marked by its lists, who took a place that became free
 * or was erased, a group that ended.
 */
async function happenedSince(tx: Tx, code: string, number: number): Promise<string[]> {
  const rows = await tx<{ key: string }[]>`
    with mine as (select * from past where programme = ${code} and act = ${number}),
      people as (select distinct split_part(key, '/', 1) as client from mine where relation in ('client', 'membership')),
      touched as (select distinct audience from ${groupsTouched(tx, code, number)} each),
      since as (select min(coalesce(least(m.until_on, (p.was ->> 'until_on')::date), split_part(p.key, '/', 2)::date)) as day
        from mine p left join membership m on m.programme = p.programme and m.client || '/' || m.from_on = p.key and p.was is not null
        where p.relation = 'membership')
    select r.item as key from report r, since
    where r.programme = ${code} and r.done_on >= since.day
      and exists (select from past p where p.programme = ${code} and p.relation = 'item' and p.key = r.item and p.act is null
        and p.was ->> 'outcome' is null and p.id > (select max(id) from mine))
      and exists (select from attendance a where a.programme = r.programme and a.report = r.id and (a.client in (select client from people)
        or exists (select from membership m join touched t on t.audience = m.audience where m.programme = a.programme and m.client = a.client
          and m.from_on <= r.done_on and (m.until_on is null or m.until_on > r.done_on))))
    union select n.id from client n join people on n.replaces = people.client
    where n.programme = ${code} and not exists (select from mine where relation = 'client' and key = n.id)
    union select k.client from client_key k join people using (client) where k.programme = ${code} and k.destroyed_at is not null
    union select a.key from audience a join touched on touched.audience = a.key
    where a.programme = ${code} and a.ended_on is not null and not exists (select from mine where relation = 'audience' and mine.key = a.key)
    order by key`;
  return rows.map(({ key }) => key);
}

/** Who took a place, where something is known of them as a client. */
async function newcomerKnown(tx: Tx, code: string, number: number): Promise<string[]> {
  const [row] = await tx<[{ client: string }]>`select scope ->> 'client' as client from act where programme = ${code} and number = ${number}`;
  const known = await tx`select where ${isKnownAsClient(tx, code, row.client)}`;
  return known.length === 0 ? [] : [row.client];
}

const SHOWN = 10;

function listed(keys: readonly string[]): string {
  return `${keys.slice(0, SHOWN).join(', ')}${keys.length > SHOWN ? ', …' : ''}`;
}

function dependsOn(number: number, keys: readonly string[]): Refusal {
  const named = keys.length === 0 ? '' : `: ${listed(keys)}`;
  return refused(409, 'dependsOnIt', {
    id: `Perubahan ${number} tidak dapat dibatalkan lagi: ada yang bergantung padanya${named}.`,
    en: `Act ${number} cannot be undone any more: something depends on it${named}.`,
  });
}
