import type { Answer, ProgrammeVisit } from '../page.ts';
import { Empty, PageHead } from '../shared/parts.tsx';
import { isOffered, SECTIONS } from './kinds.ts';
import { kindNames } from './kindNames.ts';
import { changeTexts } from './texts.ts';

/** What can become of one session. */
const ABOUT_ITEMS: readonly string[] = ['move', 'pause', 'makeUp'];

/** What happened, in the words of whom it happened to: the way into each form. */
export function chooserPage(visit: ProgrammeVisit): Answer {
  const { language } = visit;
  const texts = changeTexts(language);
  const kinds = kindNames(language);
  const item = visit.query.get('item');
  const about = item === null ? '' : `&item=${encodeURIComponent(item)}`;
  const isAbout = (name: string) => item === null || ABOUT_ITEMS.includes(name);
  const sections = SECTIONS.map(([section, names]) => [section, names.filter((name) => isAbout(name) && isOffered(visit, name))] as const).filter(
    ([, names]) => names.length > 0,
  );
  return {
    kind: 'page',
    title: texts.choose,
    body: (
      <div class="change">
        <PageHead title={texts.choose} over={texts.title} />
        {visit.self.programme.locked ? <p class="lead">{texts.chooseLead}</p> : <Empty title={texts.notLocked.title}>{texts.notLocked.body}</Empty>}
        {sections.map(([section, names]) => (
          <section>
            <h2>{texts.sections[section]}</h2>
            <ul class="happenings">
              {names.map((name) => (
                <li>
                  <a href={`${visit.path}?kind=${name}${about}`}>
                    <strong>{kinds[name].title}</strong>
                    <span>{kinds[name].hint}</span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    ),
  };
}
