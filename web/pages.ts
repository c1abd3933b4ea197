import { changePages } from './changes/pages.ts';
import { decisionPages } from './decisions/pages.ts';
import type { Page } from './page.ts';
import { recordsPages } from './records/pages.ts';
import { portfolioPages } from './portfolio/pages.ts';
import { programmePages } from './programme/pages.ts';
import { searchPages } from './search/pages.tsx';
import { signInPages } from './signIn/pages.ts';
import { startPages } from './start/pages.ts';
import { taskPages } from './tasks/pages.ts';

/** Every page, in the order in which paths are tried. */
export const PAGES: readonly Page[] = [
  ...portfolioPages,
  ...programmePages,
  ...signInPages,
  ...taskPages,
  ...startPages,
  ...changePages,
  ...recordsPages,
  ...decisionPages,
  ...searchPages,
];
