import type { Page } from '../page.ts';
import { clientActPage } from './clientActPage.tsx';
import { clientPage } from './client.tsx';
import { codePage } from './codePage.tsx';
import { groupPage } from './group.tsx';
import { groupsPage } from './groups.tsx';
import { itemPage } from './item.tsx';
import { mePage } from './me.tsx';
import { whyNoticePage } from './ownNotices.tsx';
import { peoplePage } from './people.tsx';
import { personPage } from './person.tsx';

/** Pages of a session, a client, a group, somebody of the team, and how one is told. */
export const recordsPages: readonly Page[] = [
  itemPage,
  groupsPage,
  groupPage,
  clientPage,
  clientActPage,
  peoplePage,
  personPage,
  codePage,
  mePage,
  whyNoticePage,
];
