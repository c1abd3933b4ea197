import { addAccounts } from './accounts.ts';
import { addActs } from './acts.ts';
import { addBookings } from './bookings.ts';
import { addClients } from './clients.ts';
import type { Add } from './command.ts';
import { addDateActs } from './dateActs.ts';
import { addDecisions } from './decisions.ts';
import { addFeeds } from './feeds.ts';
import { addFigures } from './figures.ts';
import { addFunds } from './funds.ts';
import { addGroupActs } from './groupActs.ts';
import { addItems } from './items.ts';
import { addLife } from './life.ts';
import { addNotices } from './notices.ts';
import { addPeopleActs } from './peopleActs.ts';
import { addViews } from './views.ts';

/** What can be asked for. @param folder that relative files are relative to */
export function addCommands(add: Add, folder: string): void {
  addLife(add, folder);
  addViews(add);
  addNotices(add, folder);
  addFeeds(add);
  addAccounts(add);
  addItems(add);
  addClients(add);
  addFunds(add);
  addBookings(add);
  addFigures(add);
  addDecisions(add, folder);
  addActs(add);
  addDateActs(add, folder);
  addPeopleActs(add);
  addGroupActs(add);
}
