import { page, type Page } from '../page.ts';
import { actPage } from './actPage.tsx';
import { listPage } from './listPage.tsx';
import { sendNew, showNew } from './newPage.tsx';

/** Changes of a plan: what was done, what can be, what it would bring. */
export const changePages: readonly Page[] = [
  page({ path: '/p/:code/changes', action: 'viewActs', get: listPage }),
  // A mentor excuses clients of the group; which kinds are whose, the forms say, and the API decides.
  page({ path: '/p/:code/changes/new', action: 'pauseClient', get: showNew, post: sendNew }),
  page({ path: '/p/:code/changes/:act', action: 'viewActs', get: actPage }),
];
