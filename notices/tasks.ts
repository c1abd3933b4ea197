import type { Db } from '../db/connect.ts';
import { standsFor } from '../db/queries/shapes.ts';
import type { ActCause } from '../domain/act.ts';
import type { Definition } from '../domain/definition.ts';
import type { HeraldKind } from '../domain/heralds.ts';
import { PROGRAMME_AUDIENCE } from '../domain/ladder.ts';
import type { Language, Text } from '../domain/language.ts';
import type { Day } from '../domain/time.ts';
import type { NoticeKind } from '../db/noticeQueue.ts';

/** The programme as its notices name it. */
export type ProgrammeFacts = {
  readonly code: string;
  readonly definition: Definition;
  readonly village: string;
  readonly rehearsal: boolean;
  /** Where its pages are, without a slash at the end; undefined where nothing can be pressed: on paper. */
  readonly pages?: string | undefined;
};

/** Somebody who is addressed. */
export type Addressee = {
  readonly id: string;
  readonly name: string;
  readonly title: string | undefined;
  readonly role: string;
  readonly language: Language;
  readonly email: string | undefined;
};

/** What one notice is about. */
export type NoticeTask = { readonly id: number; readonly kind: NoticeKind } & (
  | { readonly about: 'item'; readonly item: ItemTask; readonly change?: Change | undefined }
  | { readonly about: 'repair'; readonly subject: string; readonly cause: string; readonly person: string | undefined }
);

/** A notice about an item of the plan. */
export type ToldItem = Extract<NoticeTask, { about: 'item' }>;

/** What an act changed of an item: how it was, why in a word, and who decided it. */
export type Change = {
  readonly act: number;
  readonly cause: ActCause | undefined;
  readonly windowFrom: Day;
  /** Not included. */
  readonly windowUntil: Day;
  readonly plannedOn: Day;
  readonly owner: Owner | undefined;
  /** Undefined where a machine's token did it. */
  readonly by: Owner | undefined;
};

type Owner = { readonly name: string; readonly role: string };

export type ItemTask = {
  readonly key: string;
  readonly track: string;
  /** Undefined where the item is the whole programme's. */
  readonly group: Text | undefined;
  readonly ordinal: number;
  readonly total: number;
  /** Key and ordinal of the session that it makes up for; it has no number of its own among the planned ones. */
  readonly makesUp?: string | undefined;
  readonly standsFor?: number | undefined;
  readonly part: string | undefined;
  /** Giver or partner, which is named; or a client or household, which is not. */
  readonly subject: string | undefined;
  readonly windowFrom: Day;
  /** Not included. */
  readonly windowUntil: Day;
  readonly plannedOn: Day;
  /** How often its date or state changed. */
  readonly sequence: number;
  /** Undefined: a vacancy. */
  readonly owner: Owner | undefined;
  /** Whether it still waits for a report. */
  readonly open: boolean;
  /** Of an agreed task or a counselling case: the session it came out of, and whose that was. */
  readonly origin?: Origin | undefined;
  /** Of a visit or an evaluation: how many of the reports that it is made from are not there. */
  readonly missing?: number | undefined;
};

type Origin = {
  readonly track: string;
  readonly part: string | undefined;
  readonly subject: string | undefined;
  readonly ordinal: number;
  readonly total: number;
  readonly heldOn: Day;
  readonly role: string | undefined;
};

type Row = {
  id: number;
  person: string;
  kind: NoticeKind;
  event_key: string;
  item: string | null;
  track: string;
  audience: string;
  audience_name: Text;
  ordinal: number;
  total: number;
  makes_up: string | null;
  stands_for: number | null;
  part: string | null;
  subject: string | null;
  window_from: Day;
  window_until: Day;
  planned_on: Day;
  sequence: number;
  owner_name: string | null;
  owner_role: string;
  open: boolean;
  cause: string | null;
  refused_person: string | null;
  origin: { track: string; part: string | null; subject: string | null; ordinal: number; total: number; heldOn: Day; role: string | null } | null;
  change: { [K in keyof Change]: Exclude<Change[K], undefined> | null } | null;
};

/** What an act did is told also of what is paused or called off by it. */
const TOLD_OF_ACTS: readonly HeraldKind[] = ['moved', 'paused', 'resumed', 'cancelled', 'reassigned', 'relieved'];

/** Whether a notice tells what an act did to a task, rather than that something is to be done. */
export function isOfAct(kind: NoticeKind): kind is HeraldKind {
  return (TOLD_OF_ACTS as readonly NoticeKind[]).includes(kind);
}

/** Reads what notices are about, in the ledger's order by item; each with the person it is for. */
export async function readTasks(db: Db, code: string, notices: readonly number[]): Promise<Map<string, NoticeTask[]>> {
  const rows = await db<Row[]>`
    select n.id, n.person, n.kind, n.event_key, n.item, i.track, i.audience, a.name as audience_name, i.ordinal, i.makes_up, ${standsFor(db)} as stands_for, i.part, i.subject, i.window_from, i.window_until, i.planned_on, i.sequence,
      (select count(*) from item other where other.programme = i.programme and other.track = i.track and other.audience = i.audience and other.makes_up is null) as total,
      o.name as owner_name, o.role as owner_role, i.outcome is null and not i.paused as open, r.cause, refused.name as refused_person,
      origin.told as origin, change.told as change
    from notice n
      left join item i on i.programme = n.programme and i.key = n.item
      left join audience a on a.programme = i.programme and a.key = i.audience
      left join person o on o.programme = i.programme and o.id = i.owner
      left join agreed_task g on g.programme = i.programme and g.item = i.key
      left join counselling_case c on c.programme = i.programme and c.item = i.key
      left join lateral (
        select jsonb_build_object(
          'track', f.track, 'part', f.part, 'subject', f.subject, 'ordinal', f.ordinal, 'heldOn', q.done_on, 'role', h.role,
          'total', (select count(*) from item other where other.programme = f.programme and other.track = f.track and other.audience = f.audience and other.makes_up is null)) as told
        from report q join item f on f.programme = q.programme and f.key = q.item left join person h on h.programme = f.programme and h.id = f.owner
        where q.programme = i.programme and q.id = coalesce(g.agreed_in, c.opened_by)) origin on true
      left join lateral (select cause from repair where programme = n.programme and n.event_key ^@ ('repair/' || subject || '@') order by id desc limit 1) r on n.kind = 'repair'
      -- An event key names the version of the plan that the act made; another act may have left it at that.
      left join lateral (
        select jsonb_build_object(
          'act', a.number, 'cause', a.cause, 'windowFrom', p.was -> 'window_from', 'windowUntil', p.was -> 'window_until', 'plannedOn', p.was -> 'planned_on',
          'owner', case when w.id is not null then jsonb_build_object('name', w.name, 'role', w.role) end,
          'by', case when d.id is not null then jsonb_build_object('name', d.name, 'role', d.role) end) as told
        from past p join act a on a.programme = p.programme and a.number = p.act
          left join person w on w.programme = p.programme and w.id = p.was ->> 'owner'
          left join person d on d.programme = p.programme and a.actor = 'person:' || d.programme || '/' || d.id
        where p.programme = n.programme and p.relation = 'item' and p.key = n.item and p.was is not null
          and a.plan_version = substring(n.event_key from '@([0-9]+)/')::int
        order by p.id limit 1) change on n.kind = any(${[...TOLD_OF_ACTS]})
      left join person refused on n.kind = 'repair' and refused.programme = n.programme and n.event_key ^@ ('repair/mail/' || refused.id || '@')
    where n.programme = ${code} and n.id = any(${[...notices]})
    order by n.person, i.window_from, n.item, n.event_key, n.kind`;
  const byPerson = new Map<string, NoticeTask[]>();
  for (const row of rows) byPerson.set(row.person, [...(byPerson.get(row.person) ?? []), taskOf(row)]);
  return byPerson;
}

function taskOf(row: Row): NoticeTask {
  const { id, kind } = row;
  if (row.item === null) {
    const subject = row.event_key.replace(/^repair\//, '').replace(/@\d+$/, '');
    return { id, kind, about: 'repair', subject, cause: row.cause ?? '', person: row.refused_person ?? undefined };
  }
  const item: ItemTask = {
    key: row.item,
    track: row.track,
    group: row.audience === PROGRAMME_AUDIENCE ? undefined : row.audience_name,
    ordinal: row.ordinal,
    total: row.total,
    makesUp: row.makes_up ?? undefined,
    standsFor: row.stands_for ?? undefined,
    part: row.part ?? undefined,
    subject: row.subject ?? undefined,
    windowFrom: row.window_from,
    windowUntil: row.window_until,
    plannedOn: row.planned_on,
    sequence: row.sequence,
    owner: row.owner_name === null ? undefined : { name: row.owner_name, role: row.owner_role },
    open: row.open || isOfAct(kind),
    origin: originOf(row.origin),
  };
  return { id, kind, about: 'item', item, change: changeOf(row.change) };
}

function changeOf(read: Row['change']): Change | undefined {
  if (read === null) return undefined;
  return { ...(read as Change), cause: read.cause ?? undefined, owner: read.owner ?? undefined, by: read.by ?? undefined };
}

function originOf(read: Row['origin']): Origin | undefined {
  if (read === null) return undefined;
  return { ...read, part: read.part ?? undefined, subject: read.subject ?? undefined, role: read.role ?? undefined };
}
