import { type NoticeSettings, Refused, type Task } from '../../client/client.ts';
import type { Action } from '../../domain/may.ts';
import { can, page, type ProgrammeVisit } from '../page.ts';
import { shortDay } from '../shared/formats.ts';
import { Empty, Facts, PageHead } from '../shared/parts.tsx';
import { textsIn } from '../shared/texts.ts';
import { toldFacts } from './toldFacts.ts';
import { itemPath, StateBadge } from './parts.tsx';
import { type Seat, SeatState } from './people.tsx';
import { peopleWordsIn } from './peopleTexts.ts';

/** Somebody of the team: seats, tasks, absences, how they are told. */
export const personPage = page({
  path: '/p/:code/people/:person',
  action: 'viewPeople',
  async get(visit) {
    const { code, person = '' } = visit.params;
    const { seats } = await visit.api.listPeople({ code });
    const own = seats.filter((seat) => seat.person?.id === person);
    const [known] = own;
    if (known?.person == null) {
      const { title, body } = textsIn(visit.language).notFound;
      return { kind: 'page', status: 404, title, body: <Empty title={title}>{body}</Empty> };
    }
    const [tasks, told] = await Promise.all([
      can(visit, 'viewOthersTasks') ? visit.api.listTasks({ code }, { person }) : undefined,
      ifAllowed(visit.api.readNoticeSettings({ code, person })),
    ]);
    const body = <PersonShown visit={visit} person={known.person} own={own} seats={seats} tasks={tasks?.tasks} told={told} />;
    return { kind: 'page', title: known.person.name, body };
  },
});

/** What is somebody else's business is left out of the page. */
async function ifAllowed<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked;
  } catch (failure) {
    if (failure instanceof Refused && failure.status === 403) return undefined;
    throw failure;
  }
}

type Known = NonNullable<Seat['person']>;
type Shown = { visit: ProgrammeVisit; person: Known; own: readonly Seat[]; seats: readonly Seat[] };

function PersonShown({ visit, person, own, seats, tasks, told }: Shown & { tasks: readonly Task[] | undefined; told: NoticeSettings | undefined }) {
  const { language, self } = visit;
  const texts = peopleWordsIn(language);
  return (
    <>
      <PageHead title={person.name} over={person.title ?? own[0]?.name[language] ?? ''} />
      <div class="card">
        <Facts
          facts={[
            ...own.map((seat) => [seat.name[language], <SeatState visit={visit} seat={seat} seats={seats} says />] as const),
            ...(self.standing === 'manager'
              ? ([
                  [texts.email, person.email ?? texts.none],
                  [texts.phone, person.phone ?? texts.none],
                ] as const)
              : []),
          ]}
        />
        {self.standing === 'manager' ? null : <p class="hint">{texts.hidden}</p>}
      </div>
      <PersonActs visit={visit} person={person} />
      {tasks === undefined ? null : <Tasks visit={visit} tasks={tasks} />}
      <h2>{texts.absences}</h2>
      <Absences visit={visit} own={own} seats={seats} person={person} />
      {told === undefined ? null : (
        <>
          <h2>{texts.told}</h2>
          <Facts facts={toldFacts(told, language)} />
          <p>
            <a href={`/p/${visit.params.code}/me?person=${person.id}`}>{texts.setTold}</a>
          </p>
        </>
      )}
    </>
  );
}

function PersonActs({ visit, person }: { visit: ProgrammeVisit; person: Known }) {
  const texts = peopleWordsIn(visit.language);
  const root = `/p/${visit.params.code}`;
  const links: readonly (readonly [label: string, to: string, action: string])[] = [
    [texts.absence, `${root}/changes/new?kind=absence&person=${person.id}`, 'recordAbsence'],
    [texts.handOver, `${root}/changes/new?kind=handOver&person=${person.id}`, 'handOver'],
    [texts.nameActing, `${root}/changes/new?kind=acting&person=${person.id}`, 'nameActing'],
    [texts.dayCode, `${root}/people/${person.id}/code`, 'makeDayCode'],
  ];
  const shown = links.filter(([, , action]) => can(visit, action as Action));
  if (shown.length === 0) return null;
  return (
    <div class="actions">
      {shown.map(([label, to]) => (
        <a class="button quiet-button" href={to}>
          {label}
        </a>
      ))}
    </div>
  );
}

/** So many as fit a look. */
const SHOWN = 15;

function Tasks({ visit, tasks }: { visit: ProgrammeVisit; tasks: readonly Task[] }) {
  const { language, params } = visit;
  const texts = peopleWordsIn(language);
  const ranks: Readonly<Partial<Record<Task['state'], number>>> = { blocked: 0, overdue: 1, due: 2 };
  const count = (state: Task['state']) => tasks.filter((task) => task.state === state).length;
  const first = tasks.toSorted((one, other) => (ranks[one.state] ?? 3) - (ranks[other.state] ?? 3)).slice(0, SHOWN);
  return (
    <>
      <h2>{texts.tasks}</h2>
      {tasks.length === 0 ? (
        <p class="hint">{texts.noTasks}</p>
      ) : (
        <>
          <p>
            {texts.overdue}: <strong>{count('overdue')}</strong>. {texts.due}: <strong>{count('due')}</strong>.
          </p>
          <ul class="rows">
            {first.map(({ key, name, audienceName, plannedOn, state, stateWords }) => (
              <li>
                <span class="day">{shortDay(plannedOn, language)}</span>
                <span>
                  <a href={itemPath(params.code, key)}>{name[language]}</a> <span class="role">{audienceName[language]}</span>
                </span>
                <span class="end">
                  <StateBadge state={state} words={stateWords} language={language} />
                </span>
              </li>
            ))}
          </ul>
          {tasks.length <= SHOWN ? null : <p class="hint">{texts.more(tasks.length - SHOWN)}</p>}
        </>
      )}
    </>
  );
}

function Absences({ visit, own, seats }: Shown) {
  const { language } = visit;
  const texts = peopleWordsIn(language);
  const absences = [...new Map(own.flatMap((seat) => seat.absences).map((absence) => [absence.act, absence])).values()];
  if (absences.length === 0) return <p class="hint">{texts.noAbsences}</p>;
  const nameOf = (id: string) => seats.find(({ person }) => person?.id === id)?.person?.name ?? id;
  return (
    <ul>
      {absences.map(({ from, until, substitute }) => (
        <li>
          {texts.fromUntil(shortDay(from, language), shortDay(until, language))}
          {substitute === null ? null : `, ${texts.standIn(nameOf(substitute))}`}
        </li>
      ))}
    </ul>
  );
}
