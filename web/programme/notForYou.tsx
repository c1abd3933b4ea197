import type { ProgrammeVisit } from '../page.ts';
import { Empty, PageHead } from '../shared/parts.tsx';
import { figureTexts } from './figureTexts.ts';

/** Of staff only some see figures. */
export function NotForYou({ visit: { language, self } }: { visit: ProgrammeVisit }) {
  const texts = figureTexts(language);
  return (
    <>
      <PageHead title={texts.title} over={self.programme.name[language]} />
      <Empty title={texts.notFor}>
        <p>
          <a href={`/p/${self.programme.code}`}>{self.programme.name[language]}</a>
        </p>
      </Empty>
    </>
  );
}
