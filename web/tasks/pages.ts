import type { Page } from '../page.ts';
import { myTasksPage } from './myTasks.tsx';
import { paperPage } from './paperPage.tsx';
import { photoPage, photosPage } from './photos.tsx';
import { reportPage } from './reportPage.tsx';
import { sheetPage } from './sheetPage.tsx';

/** What staff have to do, saying how it went, and the papers for it. */
export const taskPages: readonly Page[] = [myTasksPage, reportPage, sheetPage, paperPage, photosPage, photoPage];
