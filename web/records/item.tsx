import type { Item, ItemStory } from '../../client/client.ts';
import { ACT_CAUSE_WORDS, ACT_KIND_WORDS } from '../../domain/act.ts';
import { can, page, type ProgrammeVisit } from '../page.ts';
import { longDay, moment, shortDay, span } from '../shared/formats.ts';
import { Empty, Facts, PageHead } from '../shared/parts.tsx';
import { canReportNow, ItemReport } from './itemReport.tsx';
import { ItemNotices } from './itemNotices.tsx';
import { capital, itemPath, PersonLine, StateBadge } from './parts.tsx';
import { wordsIn } from './texts.ts';
import { photoTextsIn } from '../tasks/paperTexts.ts';

/** A session: what it is, whose, why it is there and on this date, what came of it and who was told. */
export const itemPage = page({
  path: '/p/:code/items/:track/:audience/:ordinal',
  action: 'viewItem',
  async get(visit) {
    const { code, track = '', audience = '', ordinal = '' } = visit.params;
    const place = { code, track, audience, ordinal };
    const [item, story] = await Promise.all([visit.api.readItem(place), visit.api.readItemStory(place)]);
    const title = item.part === null ? `${item.name[visit.language]} ${item.ordinal}` : item.name[visit.language];
    return { kind: 'page', title, body: <ItemShown visit={visit} item={item} story={story} title={title} /> };
  },
});

type Shown = { readonly visit: ProgrammeVisit; readonly item: Item; readonly story: ItemStory };

function ItemShown({ visit, item, story, title }: Shown & { title: string }) {
  const { language, params } = visit;
  const texts = wordsIn(language);
  const here = itemPath(params.code, item.key);
  const open = item.outcome === null;
  return (
    <>
      <PageHead title={title} over={item.audienceName[language]}>
        {open && canReportNow(visit, item) ? (
          <a class="button" href={`${here}/report`}>
            {texts.report}
          </a>
        ) : null}
        {item.attendance ? (
          <a class="button quiet-button" href={`${here}/sheet`}>
            {texts.sheet}
          </a>
        ) : null}
        {item.attendance && item.mayReport ? (
          <a class="button quiet-button" href={`${here}/photos`}>
            {photoTextsIn(language).title}
          </a>
        ) : null}
        {open && can(visit, 'movePlan') ? (
          <a class="button quiet-button" href={`/p/${params.code}/changes/new?item=${item.key}`}>
            {texts.move}
          </a>
        ) : null}
      </PageHead>
      <p>
        <StateBadge state={item.state} words={item.stateWords} language={language} /> {item.waiting ? texts.waits : null}
      </p>
      <ItemFacts visit={visit} item={item} story={story} />
      <ItemWords visit={visit} item={item} story={story} />
      <h2>{texts.whatCame}</h2>
      <ItemReport visit={visit} item={item} story={story} />
      <h2>{texts.why}</h2>
      <ItemWhy visit={visit} item={item} story={story} />
      <h2>{texts.notices}</h2>
      <ItemNotices visit={visit} item={item} story={story} />
      <h2>{texts.history}</h2>
      <ItemHistory visit={visit} item={item} story={story} />
      <Beside visit={visit} item={item} story={story} />
    </>
  );
}

function ItemFacts({ visit, item, story }: Shown) {
  const { language, params, self } = visit;
  const texts = wordsIn(language);
  const who = (id: string) => story.people.find((person) => person.id === id);
  const link = (id: string) => (can(visit, 'viewPeople') ? `/p/${params.code}/people/${id}` : undefined);
  return (
    <div class="card">
      <Facts
        facts={[
          [texts.between, span(item.windowFrom, item.windowUntil, language)],
          [texts.plannedOn, longDay(item.plannedOn, language)],
          [
            texts.owner,
            item.owner === null ? (
              texts.nobody
            ) : (
              <>
                <PersonLine person={who(item.owner)} id={item.owner} language={language} link={link(item.owner)} />
                {item.inPlaceOf === null ? null : <small> ({texts.inPlaceOf(who(item.inPlaceOf)?.name ?? item.inPlaceOf)})</small>}
              </>
            ),
          ],
          [
            texts.invited,
            item.invited.length === 0
              ? texts.nobodyInvited
              : item.invited.map((id) => (
                  <span class="line">
                    <PersonLine person={who(id)} id={id} language={language} link={link(id)} />
                  </span>
                )),
          ],
          item.remindAt === null || item.outcome !== null ? undefined : [texts.remind, moment(item.remindAt, self.programme.timeZone, language)],
          item.makesUp === null ? undefined : [texts.makesUp, <a href={itemPath(params.code, item.makesUp)}>{item.makesUp}</a>],
        ]}
      />
    </div>
  );
}

/** What was agreed or brought up, and what a visit or evaluation is made from. */
function ItemWords({ visit, item }: Shown) {
  const texts = wordsIn(visit.language);
  const { words, inputs } = item;
  return (
    <>
      {words === null ? null : 'what' in words ? (
        <Facts facts={[[texts.whatToDo, words.what]]} />
      ) : (
        <Facts
          facts={[
            [texts.concern, words.concern],
            [texts.planFor, words.plan],
          ]}
        />
      )}
      {inputs === null ? null : inputs.missing.length === 0 ? (
        <p>{texts.inputsAll(inputs.expected)}</p>
      ) : (
        <details>
          <summary>{texts.inputs(inputs.missing.length, inputs.expected)}</summary>
          <ul>
            {inputs.missing.map((key) => (
              <li>
                <a href={itemPath(visit.params.code, key)}>{key}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function ItemWhy({ visit, item, story }: Shown) {
  const { language, params } = visit;
  const texts = wordsIn(language);
  const { why } = item;
  return (
    <>
      <Facts
        facts={[
          [texts.rule, why.rule[language]],
          [texts.askedBy, why.source],
          [texts.month, why.month === null ? texts.beforeStart : String(why.month)],
          [texts.taskOf, why.roleName[language]],
          [texts.planVersion, String(why.planVersion)],
        ]}
      />
      <h3>{texts.whyDate}</h3>
      {story.acts.length === 0 ? (
        <p>{texts.neverMoved}</p>
      ) : (
        <ol class="trail">
          {story.acts.map(({ act, at, kind, cause, undone, before }) => (
            <li>
              <time>{moment(at, visit.self.programme.timeZone, language)}</time>{' '}
              {can(visit, 'viewActs') ? (
                <a href={`/p/${params.code}/changes/${act}`}>{capital(ACT_KIND_WORDS[kind][language])}</a>
              ) : (
                capital(ACT_KIND_WORDS[kind][language])
              )}
              {cause === null || cause === 'other' ? null : `, ${ACT_CAUSE_WORDS[cause][language]}`}
              {': '}
              {before === null ? texts.cameBy : texts.wasOn(shortDay(before.on, language))}
              {undone ? ` (${texts.undone})` : null}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

function ItemHistory({ visit, item, story }: Shown) {
  const texts = wordsIn(visit.language);
  const entries = [...item.why.entries, ...item.history.filter(({ seq }) => !item.why.entries.some((entry) => entry.seq === seq))];
  if (entries.length === 0) return <Empty title={texts.noHistory} />;
  return (
    <ol class="trail">
      {entries
        .toSorted((one, other) => one.seq - other.seq)
        .map(({ at, actor, onBehalfOf, action }) => (
          <li>
            <time>{moment(at, visit.self.programme.timeZone, visit.language)}</time> {texts.action[action] ?? action}{' '}
            <span class="role">{actorName(story, actor, texts.system)}</span>
            {onBehalfOf === null ? null : ` ${texts.onBehalf(story.people.find(({ id }) => id === onBehalfOf)?.name ?? onBehalfOf)}`}
          </li>
        ))}
    </ol>
  );
}

/** Who did it: a person by name where known, a machine as the system. */
export function actorName({ people }: Pick<ItemStory, 'people'>, actor: string, system: string): string {
  if (!actor.startsWith('person:')) return system;
  const id = actor.slice(actor.indexOf('/') + 1);
  return people.find((person) => person.id === id)?.name ?? id;
}

function Beside({ visit, story }: Shown) {
  const texts = wordsIn(visit.language);
  return (
    <p class="beside">
      {story.before === null ? <span /> : <a href={itemPath(visit.params.code, story.before)}>← {texts.before}</a>}
      {story.after === null ? null : <a href={itemPath(visit.params.code, story.after)}>{texts.after} →</a>}
    </p>
  );
}
