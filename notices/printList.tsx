import { raw } from 'hono/html';
import type { Sql } from '../db/connect.ts';
import type { Instant } from '../domain/agenda.ts';
import type { Language } from '../domain/language.ts';
import { addDays, type Day, dayOf, instantAt } from '../domain/time.ts';
import { alikeTogether, cardOf } from './card.ts';
import { CARD_TEXTS } from './cardTexts.ts';
import { longDay, shortSpan } from './dates.ts';
import { isNumbered, titleOf } from './itemTitle.ts';
import { type Programme, programmeOf } from './programme.ts';
import { type NoticeTask, readTasks } from './tasks.ts';
import { TEXTS } from './texts.ts';

/** A line of the list: who is to be told what. */
export type PrintLine = {
  /** The notice's number, by which it is marked as handed over. */
  readonly id: number;
  readonly recipient: string;
  readonly role: string;
  readonly notice: string;
  readonly task: string;
  readonly when: string;
  readonly key: string;
  /** When it was marked as handed over, and by whom; null: not yet. */
  readonly handedAt: Instant | null;
  readonly handedBy: string | null;
};

type Handed = Pick<PrintLine, 'id' | 'handedAt' | 'handedBy'>;

/**
 * What the secretariat hands over on a day to those who have no e-mail: the notices that came to the list on that day, by recipient.
 * @param asked a day as the programme's calendars show it; today where undefined
 * @returns the lines, and the same as an A4 page in the programme's language; undefined when there is no programme of that code
 */
export async function printList(sql: Sql, code: string, asked: Day | undefined, now: () => number): Promise<{ lines: PrintLine[]; html: string } | undefined> {
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    const programme = await programmeOf(tx, code, now, 'unheld');
    if (programme === undefined) return undefined;
    const day = asked ?? dayOf(programme.now, programme.timeZone);
    const [from, until] = [instantAt(day, '00:00', programme.timeZone), instantAt(addDays(day, 1), '00:00', programme.timeZone)];
    // Also what a mail server refused stands here.
    const notices = await tx<Handed[]>`
      select id, handed_at as "handedAt", handed_by as "handedBy" from notice
      where programme = ${code} and (channel = 'print' or printed_at is not null) and coalesce(printed_at, created_at) >= ${from} and coalesce(printed_at, created_at) < ${until}`;
    const tasks = await readTasks(
      tx,
      code,
      notices.map(({ id }) => id),
    );
    const people = await tx<{ id: string; name: string; role: string }[]>`
      select id, name, role from person where programme = ${code} and id = any(${[...tasks.keys()]}) order by name, id`;
    const handed = new Map(notices.map((notice) => [notice.id, { handedAt: notice.handedAt, handedBy: notice.handedBy }]));
    const lines = people.flatMap(({ id, name, role }) =>
      (tasks.get(id) ?? []).map((task) => ({ ...lineOf(programme, name, role, task), ...handed.get(task.id) })),
    );
    const rows = people.flatMap(({ id, name, role }) =>
      alikeTogether(programme, tasks.get(id) ?? []).map((alike) => rowOf(programme, lineOf(programme, name, role, alike[0] as NoticeTask), alike)),
    );
    return { lines, html: `<!DOCTYPE html>\n${String(<Page programme={programme} day={day} rows={rows} />)}` };
  });
}

function lineOf(programme: Programme, recipient: string, role: string, task: NoticeTask): PrintLine {
  const { definition, language } = programme;
  const texts = TEXTS[language];
  const common = {
    id: task.id,
    handedAt: null,
    handedBy: null,
    recipient,
    role: definition.roles[role]?.name[language] ?? role,
    notice: texts.headings[task.kind],
  };
  if (task.about === 'repair') return { ...common, task: cardOf(programme, [task], language, recipient).title, when: '', key: task.subject };
  const { item } = task;
  const number = isNumbered(programme, item) ? `${CARD_TEXTS[language].sessionOf(item.ordinal, item.total)}, ` : '';
  const when = `${number}${shortSpan(item.windowFrom, item.windowUntil, language)}`;
  return { ...common, task: titleOf(programme, item, language), when, key: item.key };
}

/** A row of the page says what a card of a mail says, of several alike once. `facts` are its lines, `key` what is typed. */
type Row = Pick<PrintLine, 'recipient' | 'role' | 'notice' | 'task' | 'key'> & { readonly facts: readonly string[] };

function rowOf(programme: Programme, line: PrintLine, tasks: readonly NoticeTask[]): Row {
  const card = cardOf(programme, tasks, programme.language, line.recipient);
  const [task] = tasks;
  const group = task?.about === 'item' ? task.item.group?.[programme.language] : undefined;
  // Under a card's title stand its group and its numbers; here the group belongs to the title.
  const numbers = group === undefined ? card.under : card.under?.slice(group.length + 2);
  const facts = card.facts.filter(({ code }) => code !== true).map(({ label, parts, each }) => `${label}: ${parts.join(each === true ? '; ' : ' ')}`);
  return {
    ...line,
    task: group === undefined ? card.title : `${card.title}, ${group}`,
    facts: numbers === undefined || numbers === '' ? facts : [numbers, ...facts],
    key: card.facts.at(-1)?.parts.join(' ') ?? line.key,
  };
}

const STYLE = `
@page { size: A4; margin: 18mm 16mm; }
body { font: 11pt/1.45 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; color: #111; margin: 0; max-width: 178mm; }
.office { font-size: 10pt; color: #444; border-bottom: 1pt solid #111; padding-bottom: 3mm; margin: 0 0 6mm; }
h1 { font-size: 16pt; line-height: 1.25; margin: 0 0 2mm; }
p { margin: 0 0 5mm; }
table { width: 100%; border-collapse: collapse; }
th { text-align: left; font-size: 9pt; color: #444; font-weight: 600; padding: 0 3mm 1.5mm 0; }
td { vertical-align: top; border-top: .5pt solid #999; padding: 2mm 3mm 2.5mm 0; }
.another td { border-top-color: transparent; padding-top: 0; }
table { border-bottom: .5pt solid #999; }
tr { break-inside: avoid; }
small { display: block; font-size: 9.5pt; color: #444; }
code { font: 9.5pt ui-monospace, Consolas, 'Liberation Mono', monospace; }
.initials { width: 30mm; }
td:first-child { width: 42mm; }
td:nth-child(2) { width: 27mm; }
.how { margin: 6mm 0 0; font-size: 10pt; }
.by { margin-top: 14mm; width: 70mm; border-top: .5pt solid #111; padding-top: 1.5mm; font-size: 9.5pt; }
@media screen { body { margin: 8mm auto; padding: 0 4mm; } }
`;

function Page({ programme, day, rows }: { programme: Programme; day: Day; rows: readonly Row[] }) {
  const { language } = programme;
  const texts = TEXTS[language].print;
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{texts.title}</title>
        <style>{raw(STYLE)}</style>
      </head>
      <body>
        <p class="office">
          <strong>{programme.definition.name[language]}</strong>
          <br />
          {programme.village}
        </p>
        <h1>{texts.title}</h1>
        <p>{rows.length === 0 ? texts.none : texts.lead(longDay(day, language))}</p>
        {rows.length === 0 ? null : <Rows rows={rows} language={language} />}
        {rows.length === 0 ? null : (
          <p class="how">
            <strong>{TEXTS[language].howToReport}.</strong> {TEXTS[language].print.howToReport}
          </p>
        )}
        {rows.length === 0 ? null : <p class="by">{texts.by}</p>}
      </body>
    </html>
  );
}

function Rows({ rows, language }: { rows: readonly Row[]; language: Language }) {
  const texts = TEXTS[language].print;
  return (
    <table>
      <thead>
        <tr>
          <th>{texts.recipient}</th>
          <th>{texts.notice}</th>
          <th>{texts.task}</th>
          <th class="initials">{texts.received}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ recipient, role, notice, task, facts, key }, index) => {
          const another = rows[index - 1]?.recipient === recipient && rows[index - 1]?.role === role;
          return (
            <tr class={another ? 'another' : ''}>
              <td>
                {another ? '' : recipient}
                {another ? '' : <small>{role}</small>}
              </td>
              <td>{notice}</td>
              <td>
                {unbroken(task)}
                {facts.map((fact) => (
                  <small>{fact}</small>
                ))}
                <code>{key}</code>
              </td>
              <td />
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** A group keeps its number on its line: `Pemuda 3`. */
function unbroken(task: string): string {
  return task.replace(/ (?=\d+$)/, '\u00a0');
}
