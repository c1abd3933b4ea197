import type { Sql, Tx } from '../db/connect.ts';
import { type JournalLine, journalOf, type NoticeLine, noticesOf } from '../db/queries/history.ts';
import type { Instant } from '../domain/agenda.ts';
import { type Language, LANGUAGES, type Text } from '../domain/language.ts';
import { ladderOf } from '../domain/ladder.ts';
import { addDays, dayOf } from '../domain/time.ts';
import { longDay } from './dates.ts';
import { titleOf } from './itemTitle.ts';
import { type Programme, programmeOf } from './programme.ts';
import { type NoticeTask, readTasks } from './tasks.ts';
import { TEXTS } from './texts.ts';
import { WHY_TEXTS } from './whyTexts.ts';

/** Why somebody got a notice: each reason as a sentence, and what it was read from. */
export type WhyNotice = {
  readonly notice: NoticeLine;
  /** In which role the person got it. */
  readonly role: string;
  readonly roleName: Text;
  /** `due`, `step1`, ... of the ladder, or the act: `moved`. */
  readonly step: string;
  /** When its item's first notice rang; null where it is about none, or that has not rung. */
  readonly openSince: Instant | null;
  /** The entry of the journal by which it was written; null where trouble wrote it. */
  readonly entry: JournalLine | null;
  readonly sentences: readonly Text[];
};

/**
 * Explains one notice from ledger, plan and journal.
 * @returns undefined where the programme has no notice of that number
 */
export async function whyNotice(sql: Sql, code: string, id: number, now: () => number): Promise<WhyNotice | undefined> {
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    const programme = await programmeOf(tx, code, now, 'unheld');
    const [notice] = await noticesOf(tx, code, { after: id - 1, limit: 1 }, { id });
    if (programme === undefined || notice === undefined) return undefined;
    const [tasks, entry, [person]] = await Promise.all([
      readTasks(tx, code, [id]),
      entryOf(tx, code, notice),
      tx<{ role: string; openSince: number | null; own: boolean }[]>`
        select p.role, case when i.rung > 0 then i.rings[1] end as "openSince", coalesce(i.owner = p.id, false) as own
        from person p left join item i on i.programme = p.programme and i.key = ${notice.item} where p.programme = ${code} and p.id = ${notice.person}`,
    ]);
    const task = tasks.get(notice.person)?.[0];
    if (task === undefined || person === undefined) return undefined;
    const roleName = programme.definition.roles[person.role]?.name ?? { id: person.role, en: person.role };
    const openSince = person.openSince ?? null;
    const facts: Facts = { programme, notice, task, roleName, own: person.own, openSince, entry };
    const sentences = inEach((language) => sentencesIn(language, facts));
    return { notice, role: person.role, roleName, step: stepOf(notice), openSince, entry: entry ?? null, sentences };
  });
}

type Facts = {
  readonly programme: Programme;
  readonly notice: NoticeLine;
  readonly task: NoticeTask;
  readonly roleName: Text;
  readonly own: boolean;
  readonly openSince: Instant | null;
  readonly entry: JournalLine | undefined;
};

/** The last part of the event key; of a repair that it is one. */
function stepOf({ eventKey, kind }: NoticeLine): string {
  return kind === 'repair' ? 'repair' : eventKey.slice(eventKey.lastIndexOf('/') + 1);
}

function sentencesIn(language: Language, facts: Facts): string[] {
  const { programme, notice, task, openSince, entry } = facts;
  const words = WHY_TEXTS[language];
  const at = (instant: Instant) => momentIn(instant, programme.timeZone, language);
  const about =
    task.about === 'repair'
      ? words.aboutRepair(task.subject)
      : words.about(titleOf(programme, task.item, language), task.item.key, longDay(addDays(task.item.windowUntil, -1), language));
  return [
    about,
    stepIn(language, facts),
    asWhom(language, facts),
    ...(openSince === null ? [] : [words.openSince(at(openSince))]),
    ...(notice.putOffBy.length === 0
      ? []
      : [words.putOff(at(notice.createdAt), notice.putOffBy.map((by) => words.by[by] ?? by).join(words.and), at(notice.notBefore))]),
    statusIn(language, facts),
    entry === undefined ? words.noEntry : words.entry(entry.seq, words.acts[entry.action] ?? entry.action, at(entry.at)),
  ];
}

function stepIn(language: Language, { programme: { definition }, notice, task }: Facts): string {
  const words = WHY_TEXTS[language];
  const step = stepOf(notice);
  if (task.about === 'repair') return words.repair;
  const number = /^step(\d+)$/.exec(step)?.[1];
  const ladder = ladderOf(definition, task.item.track);
  if (step === 'due') return words.first(ladder.noticeDaysBefore);
  if (number === undefined) return words.act(TEXTS[language].headings[task.kind], /@(\d+)\//.exec(notice.eventKey)?.[1] ?? '');
  const found = ladder.steps[Number(number) - 1];
  const to = found === undefined ? '' : found.to === 'owner' ? words.owner : (definition.roles[found.to]?.name[language] ?? found.to);
  return words.step(Number(number), found?.workingDaysAfter ?? 0, to);
}

function asWhom(language: Language, { notice, task, roleName, own }: Facts): string {
  const words = WHY_TEXTS[language];
  const role = roleName[language];
  if (task.about === 'repair' || notice.kind === 'blocked') return words.asCaretaker(role);
  if (own) return words.asOwner(role);
  if (task.item.owner === undefined) return words.asStandIn(role);
  return notice.kind === 'invited' ? words.asInvited(role) : words.asOther(role, task.item.owner.name);
}

function statusIn(language: Language, { programme, notice }: Facts): string {
  const words = WHY_TEXTS[language];
  const when = momentIn(notice.statusAt, programme.timeZone, language);
  const because = notice.because === null ? '' : ` (${words.because[notice.because] ?? notice.because})`;
  const { status, channel, delivery } = notice;
  if (channel === 'print') return `${words.printed(when)}${because}.` + handed(language, programme, notice);
  if (channel === 'whatsapp')
    return status === 'queued' ? words.waitsForHand : status === 'sent' ? words.byHand(notice.handedBy ?? '', when) : `${words.muted(when)}${because}.`;
  if (status === 'muted') return `${words.muted(when)}${because}.`;
  if (status === 'sent') return words.sent(when, delivery?.lastAnswer ?? '–');
  if (status === 'bounced' || status === 'failed')
    return `${words.refused(when, delivery?.lastAnswer ?? '–')}${because}.` + handed(language, programme, notice);
  return delivery === null ? words.waits : words.tried(delivery.attempts, delivery.lastAnswer ?? '–');
}

function handed(language: Language, { timeZone }: Programme, { handedAt, handedBy }: NoticeLine): string {
  return handedAt === null ? '' : ` ${WHY_TEXTS[language].handed(handedBy ?? '', momentIn(handedAt, timeZone, language))}`;
}

/** `Kamis, 5 Agustus 2027, 07.00`. */
function momentIn(instant: Instant, timeZone: string, language: Language): string {
  const time = new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hour12: false }).format(instant);
  return `${longDay(dayOf(instant, timeZone), language)}, ${time}`;
}

/** The entry written in the notice's own transaction: at its instant, about its item, or about whatever an act of that version changed. */
async function entryOf(tx: Tx, code: string, { createdAt, item, eventKey, kind, person }: NoticeLine): Promise<JournalLine | undefined> {
  const version = Number(/@(\d+)\//.exec(eventKey)?.[1] ?? -1);
  if (kind === 'repair') return undefined;
  const [row] = await tx<{ seq: number }[]>`
    select seq from journal
    where programme = ${code} and at = ${createdAt} and plan_version = ${version}
      and (subject = ${item} or action not in ('ring', 'blockItems', 'report'))
    order by subject = ${item} desc, coalesce(after->'told' ? ${person}, false) desc, seq desc limit 1`;
  return row === undefined ? undefined : (await journalOf(tx, code, { after: row.seq - 1, limit: 1 }))[0];
}

function inEach(say: (language: Language) => readonly string[]): Text[] {
  const said = new Map(LANGUAGES.map((language) => [language, say(language)]));
  return (said.get('id') ?? []).map((id, index) => ({ id, en: said.get('en')?.[index] ?? id }));
}
