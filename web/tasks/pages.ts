import type { Page } from '../page.ts';
import { myTasksPage } from './myTasks.tsx';
import { reportPage } from './reportPage.tsx';

/** What staff have to do, and saying how it went. */
export const taskPages: readonly Page[] = [myTasksPage, reportPage];
