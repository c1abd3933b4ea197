import { openPage, type Visit } from '../page.ts';
import { moment, shortDay } from '../shared/formats.ts';
import { Badge, Done, Empty, Form, PageHead } from '../shared/parts.tsx';
import { nextStep, onceOf, startOf, stepPath } from './steps.tsx';
import { textsIn } from './texts.ts';

/** What one is preparing, and the way to prepare another. */
export const newPage = openPage({
  path: '/new',
  action: 'startProgramme',
  async get(visit) {
    const { starts } = await visit.api.listStarts();
    const texts = textsIn(visit.language);
    return {
      kind: 'page',
      title: texts.title,
      body: (
        <>
          <PageHead title={texts.title} />
          {visit.query.get('said') === 'discarded' ? <Done>{texts.discard.done}</Done> : null}
          {starts.length === 0 ? (
            <Empty title={texts.list.none}>
              <p>{texts.list.noneBody}</p>
              <Begin visit={visit} />
            </Empty>
          ) : (
            <>
              <Begin visit={visit} />
              <h2>{texts.list.going}</h2>
              <p class="hint">{texts.list.own}</p>
              <ul class="starts">
                {starts.map((start) => (
                  <Line visit={visit} start={start} />
                ))}
              </ul>
            </>
          )}
        </>
      ),
    };
  },
  async post(visit) {
    // The form's own key is the id, so that a second press begins the same one.
    const { id } = await visit.api.beginStart({ id: onceOf(visit) }, onceOf(visit));
    return { kind: 'go', to: stepPath(id, 'definition') };
  },
});

type Start = Awaited<ReturnType<Visit['api']['listStarts']>>['starts'][number];

function Line({ visit: { language }, start }: { visit: Visit; start: Start }) {
  const { list } = textsIn(language);
  const what = start.name?.[language] ?? list.unnamed;
  const facts = [start.village, start.start === null ? null : shortDay(start.start, language), start.code].filter((fact) => fact !== null);
  return (
    <li class="card">
      <p class="start-name">
        {what} {start.startedAs === null ? null : <Badge tone="good">{list.started}</Badge>}
      </p>
      <p class="hint">
        {facts.join(' · ')}
        {facts.length > 0 ? <br /> : null}
        {list.changed(moment(start.changedAt, 'Asia/Makassar', language))}
      </p>
      <p>
        {start.startedAs === null ? (
          <a class="button quiet-button" href={`/new/${start.id}`}>
            {list.resume}
            <span class="unseen">: {what}</span>
          </a>
        ) : (
          <a class="button quiet-button" href={`/p/${start.startedAs}/start`}>
            {list.open}
            <span class="unseen">: {what}</span>
          </a>
        )}
      </p>
    </li>
  );
}

function Begin({ visit: { csrf, language } }: { visit: Visit }) {
  return (
    <Form csrf={csrf} once={crypto.randomUUID()}>
      <button>{textsIn(language).list.begin}</button>
    </Form>
  );
}

/** Takes up a start where it was left. */
export const resumePage = openPage({
  path: '/new/:start',
  action: 'startProgramme',
  async get(visit) {
    const start = await startOf(visit);
    return { kind: 'go', to: start.startedAs === null ? stepPath(start.id, nextStep(start)) : `/p/${start.startedAs}/start` };
  },
});

/** Throws a start away, once asked whether that is meant. */
export const discardPage = openPage({
  path: '/new/:start/discard',
  action: 'startProgramme',
  async get(visit) {
    const start = await startOf(visit);
    const texts = textsIn(visit.language);
    return {
      kind: 'page',
      title: texts.discard.title,
      body: (
        <>
          <PageHead title={texts.discard.title} over={start.definition?.name[visit.language] ?? texts.list.unnamed} />
          <p>{texts.discard.body}</p>
          <Form csrf={visit.csrf} once={crypto.randomUUID()}>
            <div class="actions">
              <button class="danger">{texts.discard.go}</button>
              <a class="button quiet-button" href={`/new/${start.id}`}>
                {texts.list.resume}
              </a>
            </div>
          </Form>
        </>
      ),
    };
  },
  async post(visit) {
    await visit.api.discardStart({ start: visit.params['start'] ?? '' }, {}, onceOf(visit));
    return { kind: 'go', to: '/new?said=discarded' };
  },
});
