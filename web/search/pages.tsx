import type { Found, FoundAll } from '../../client/client.ts';
import { type Page, page, type ProgrammeVisit } from '../page.ts';
import { shortDay } from '../shared/formats.ts';
import { Empty, PageHead } from '../shared/parts.tsx';
import { searchWordsIn } from './texts.ts';

/** As much as is ever sent to the API. */
const LONGEST = 200;

const searchPage = page({
  path: '/p/:code/search',
  action: 'viewItem',
  async get(visit) {
    const typed = (visit.query.get('q') ?? '').trim().slice(0, LONGEST);
    const found = typed === '' ? undefined : await visit.api.search({ code: visit.params.code }, { q: typed });
    return { kind: 'page', title: searchWordsIn(visit.language).title, body: <Search visit={visit} typed={typed} found={found} /> };
  },
});

function Search({ visit, typed, found }: { visit: ProgrammeVisit; typed: string; found: FoundAll | undefined }) {
  const texts = searchWordsIn(visit.language);
  return (
    <>
      <PageHead title={texts.title} />
      <search>
        <form method="get">
          <label for="q">
            <b>{texts.label}</b>
          </label>
          <p class="hint" id="q-hint">
            {texts.hint}
          </p>
          <div class="seek">
            <input id="q" type="search" name="q" value={typed} maxlength={LONGEST} aria-describedby="q-hint" autocomplete="off" />
            <button>{texts.search}</button>
          </div>
        </form>
      </search>
      {found === undefined ? null : <Results visit={visit} typed={typed} found={found} />}
    </>
  );
}

function Results({ visit, typed, found: { found, more } }: { visit: ProgrammeVisit; typed: string; found: FoundAll }) {
  const texts = searchWordsIn(visit.language);
  if (found.length === 0)
    return (
      <Empty title={texts.nothing(typed)}>
        <p>{texts.nothingHint}</p>
      </Empty>
    );
  const kinds = [...new Set(found.map(({ kind }) => kind))];
  return (
    <>
      <p role="status">
        {texts.found(found.length)}
        {more ? `. ${texts.more}` : null}
      </p>
      {kinds.map((kind) => (
        <section>
          <h2>{texts.kinds[kind]}</h2>
          <ul class="rows">
            {found
              .filter((each) => each.kind === kind)
              .map((each) => (
                <Line visit={visit} found={each} />
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Line({ visit, found }: { visit: ProgrammeVisit; found: Found }) {
  const { language } = visit;
  return (
    <li>
      <span>
        <a href={placeOf(visit, found)}>{found.title[language]}</a> {found.about === null ? null : <span class="role">{found.about[language]}</span>}
      </span>
      {found.on === null ? null : <span class="end small">{shortDay(found.on, language)}</span>}
    </li>
  );
}

function placeOf({ params: { code } }: ProgrammeVisit, { kind, id }: Found): string {
  const root = `/p/${code}`;
  switch (kind) {
    case 'group':
      return `${root}/groups/${id}`;
    case 'client':
      return `${root}/clients/${id}`;
    case 'person':
      return `${root}/people/${id}`;
    case 'item':
      return `${root}/items/${id}`;
    case 'decision':
      return `${root}/decisions/${id}`;
    case 'act':
      return `${root}/changes/${id}`;
  }
}

/** Looking for something. */
export const searchPages: readonly Page[] = [searchPage];
