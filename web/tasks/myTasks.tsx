import type { Item, Tasks } from '../../client/client.ts';
import { addDays, dayOf, daysBetween } from '../../domain/time.ts';
import { page, type ProgrammeVisit } from '../page.ts';
import { longDay, moment, shortDay } from '../shared/formats.ts';
import { Badge, Done, Empty, PageHead } from '../shared/parts.tsx';
import { about } from './reportForm.tsx';
import { textsIn } from './texts.ts';
import { betweenDays } from './when.ts';

type Task = Tasks['tasks'][number];

/** More lines at once than anybody works through; the rest is a tap away. */
const SHOWN = 40;
const AHEAD_DAYS = 14;

/** What somebody has to do, what is overdue first, then by day and group. */
export const myTasksPage = page({
  path: '/p/:code/tasks',
  action: 'viewOwnTasks',
  get: async (visit) => {
    const { tasks } = await visit.api.listTasks({ code: visit.params.code });
    return { kind: 'page', title: textsIn(visit.language).mine.title, body: <MyTasks visit={visit} tasks={tasks} said={await saidOf(visit)} /> };
  },
});

function MyTasks({ visit, tasks, said }: { visit: ProgrammeVisit; tasks: readonly Task[]; said: Awaited<ReturnType<typeof saidOf>> }) {
  const texts = textsIn(visit.language).mine;
  const { today } = visit.self.programme;
  const parts = sorted(tasks, today);
  const due = parts.overdue.length + parts.now.length;
  return (
    <>
      <PageHead title={texts.title} over={longDay(today, visit.language)} />
      {said}
      {tasks.length === 0 ? (
        <Empty title={texts.emptyTitle}>
          <p>{texts.empty}</p>
        </Empty>
      ) : (
        <p class="due-count">
          {texts.due(due)}
          {parts.overdue.length === 0 ? null : <Badge tone="late">{texts.overdueCount(parts.overdue.length)}</Badge>}
        </p>
      )}
      {due === 0 && tasks.length > 0 ? <p class="hint">{texts.nothingNow}</p> : null}
      <Section visit={visit} title={texts.overdue} tasks={parts.overdue} name="overdue" />
      <Section visit={visit} title={texts.now} tasks={parts.now} name="now" />
      <ByDay visit={visit} tasks={parts.next} />
      <Section visit={visit} title={texts.later} tasks={parts.later} name="later" folded />
      <Section visit={visit} title={texts.waiting} tasks={parts.waiting} name="waiting" folded />
      <Section visit={visit} title={texts.held} tasks={parts.held} name="held" folded />
    </>
  );
}

type Part = 'overdue' | 'now' | 'next' | 'later' | 'waiting' | 'held';

/** Each task in the part of the page that it belongs to; in each by day, then group. */
function sorted(tasks: readonly Task[], today: string): Record<Part, Task[]> {
  const partOf = ({ state, waiting, plannedOn }: Task): Part => {
    if (waiting) return 'waiting';
    if (state === 'overdue') return 'overdue';
    if (state === 'due' || state === 'blocked') return 'now';
    if (state === 'paused') return 'held';
    return plannedOn < addDays(today, AHEAD_DAYS) ? 'next' : 'later';
  };
  const parts: Record<Part, Task[]> = { overdue: [], now: [], next: [], later: [], waiting: [], held: [] };
  for (const task of tasks) parts[partOf(task)].push(task);
  for (const part of Object.values(parts)) part.sort((a, b) => a.plannedOn.localeCompare(b.plannedOn) || a.audience.localeCompare(b.audience));
  return parts;
}

function Section({ visit, title, tasks, name, folded }: { visit: ProgrammeVisit; title: string; tasks: readonly Task[]; name: Part; folded?: boolean }) {
  if (tasks.length === 0) return null;
  const whole = visit.query.get('all') === name;
  const shown = whole ? tasks : tasks.slice(0, SHOWN);
  const list = (
    <>
      <ul class="tasks">
        {shown.map((task) => (
          <Line visit={visit} task={task} />
        ))}
      </ul>
      {shown.length === tasks.length ? null : (
        <p>
          <a href={`${visit.path}?all=${name}#${name}`}>{textsIn(visit.language).mine.more(tasks.length - shown.length)}</a>
        </p>
      )}
    </>
  );
  if (folded !== true)
    return (
      <section id={name} class={name === 'overdue' ? 'overdue' : ''}>
        <h2>{title}</h2>
        {list}
      </section>
    );
  return (
    <details id={name} class="fold" open={whole}>
      <summary>
        {title} <small>{tasks.length}</small>
      </summary>
      {list}
    </details>
  );
}

/** What is coming, a heading for each day. */
function ByDay({ visit, tasks }: { visit: ProgrammeVisit; tasks: readonly Task[] }) {
  if (tasks.length === 0) return null;
  const days = [...new Set(tasks.map(({ plannedOn }) => plannedOn))];
  return (
    <section id="next">
      <h2>{textsIn(visit.language).mine.next}</h2>
      {days.map((day) => (
        <>
          <h3>{longDay(day, visit.language)}</h3>
          <ul class="tasks">
            {tasks
              .filter(({ plannedOn }) => plannedOn === day)
              .map((task) => (
                <Line visit={visit} task={task} />
              ))}
          </ul>
        </>
      ))}
    </section>
  );
}

/** One task: its name, whom it is about, between which days. What can be reported leads to its form, all else to its page. */
function Line({ visit, task }: { visit: ProgrammeVisit; task: Task }) {
  const { language, self } = visit;
  const texts = textsIn(language).mine;
  const { today, code } = self.programme;
  const open = task.state === 'overdue' || task.state === 'due' || task.state === 'blocked';
  const late = daysBetween(task.windowUntil, today) + 1;
  return (
    <li>
      <a class="task" href={`/p/${code}/items/${task.key}${open ? '/report' : ''}`}>
        {task.state === 'overdue' && late > 0 ? <Badge tone="late">{texts.daysLate(late)}</Badge> : null}
        {task.state === 'blocked' || task.state === 'paused' ? <Badge tone="soon">{task.stateWords[language]}</Badge> : null}
        {task.inPlaceOf === null ? null : <Badge tone="quiet">{texts.inPlaceOf(task.inPlaceOf)}</Badge>}
        <span class="task-name">{task.name[language]}</span>
        <span class="task-about">
          {about(task, language)} <span>· {texts.between(...betweenDays(task, today, language))}</span>
        </span>
      </a>
    </li>
  );
}

/** What came of the form that led here. */
async function saidOf({ query, api, language, self, params }: ProgrammeVisit) {
  const [said, key] = [query.get('said'), query.get('item')];
  const [track, audience, ordinal] = (key ?? '').split('/');
  if (said === null || track === undefined || audience === undefined || ordinal === undefined) return null;
  const item = await api.readItem({ code: params.code, track, audience, ordinal });
  const texts = textsIn(language).said;
  const path = `/p/${params.code}/items/${item.key}`;
  if (said === 'kept') {
    const { unfinished } = await api.readUnfinished({ code: params.code, track, audience, ordinal });
    if (unfinished === null) return null;
    return (
      <Done>
        {texts.kept(moment(unfinished.keptAt, self.programme.timeZone, language))} <a href={`${path}/report`}>{texts.goOn}</a>
      </Done>
    );
  }
  const words = sentence(item, said, language, self.programme.timeZone);
  if (words === undefined) return null;
  return (
    <Done>
      {words} {query.get('makeUp') === null ? null : `${texts.makeUp} `}
      <a href={path}>{texts.see}</a>
    </Done>
  );
}

function sentence({ name, audienceName, report }: Item, said: string, language: 'id' | 'en', timeZone: string): string | undefined {
  if (report === null) return undefined;
  const texts = textsIn(language).said;
  const what = `${name[language]}, ${audienceName[language]}`;
  if (said === 'didNotHappen') return texts.didNotHappen(what);
  const doneOn = shortDay(report.doneOn, language);
  return said === 'late' ? texts.late(what, doneOn, shortDay(dayOf(report.enteredAt, timeZone), language)) : texts.reported(what, doneOn);
}
