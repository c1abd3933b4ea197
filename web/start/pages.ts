import type { Page } from '../page.ts';
import { definitionPage } from './definitionPage.tsx';
import { detailsPage } from './detailsPage.tsx';
import { groupsPage } from './groupsPage.tsx';
import { beginPage, shortPage } from './lastPages.tsx';
import { discardPage, newPage, resumePage } from './newPage.tsx';
import { planningPage } from './planningPage.tsx';
import { rosterPage, sheetPages } from './rosterPage.tsx';

/** From nothing to a programme whose plan is locked, step by step. */
export const startPages: readonly Page[] = [
  newPage,
  resumePage,
  discardPage,
  definitionPage,
  detailsPage,
  rosterPage,
  ...sheetPages,
  groupsPage,
  shortPage,
  beginPage,
  planningPage,
];
