import type { Sql } from '../db/connect.ts';
import { feedHolder } from '../db/feeds.ts';
import { type FeedItem, feedItems, feedOwner } from '../db/queries/feedItems.ts';
import { readLeavers } from '../db/seats.ts';
import { PROGRAMME_AUDIENCE } from '../domain/ladder.ts';
import { addDays, dayOf } from '../domain/time.ts';
import { calendarText } from './calendarFile.ts';
import { entryOf, feedName } from './calendarEntries.ts';
import type { Mailbox } from './mime.ts';
import type { ItemTask } from './tasks.ts';

/** What is over stays so long. */
const DAYS_BACK = 60;

/**
 * The calendar that a feed's address opens: all that its person is to do or invited to and that is not over, and what was planned for the last 60 days;
 * what does not take place stands there as cancelled. The same text until something changes.
 * @param from sender of mails: its domain ends the UIDs, so that a mail's entry and the feed's are one
 * @returns undefined where the address is nobody's, was withdrawn, or its person has left the programme
 */
export async function feedText(sql: Sql, token: string, { from, now }: { readonly from: Mailbox; readonly now: () => number }): Promise<string | undefined> {
  const holder = await feedHolder(sql, token);
  const owner = holder === undefined ? undefined : await feedOwner(sql, holder, now);
  if (holder === undefined || owner === undefined) return undefined;
  const { language, timeZone, now: at, ...programme } = owner;
  if ((await readLeavers(sql, programme.code, at)).has(holder.person)) return undefined;
  const items = await feedItems(sql, holder, addDays(dayOf(at, timeZone), -DAYS_BACK));
  const entries = items.map((item) => entryOf(programme, taskOf(item), language, { cancelled: isOff(item), at: item.changedAt }));
  return calendarText({ programme: programme.code, from, language }, 'PUBLISH', entries, feedName(programme, language));
}

function taskOf({ audience, audienceName, part, subject, makesUp, ...item }: FeedItem): ItemTask {
  return {
    ...item,
    group: audience === PROGRAMME_AUDIENCE ? undefined : audienceName,
    part: part ?? undefined,
    makesUp: makesUp ?? undefined,
    subject: subject ?? undefined,
    owner: undefined, // a calendar names nobody
    open: item.outcome === null,
  };
}

/** What is paused will come again, with a higher number. */
function isOff({ outcome, paused }: FeedItem): boolean {
  return outcome === 'cancelled' || outcome === 'didNotHappen' || (outcome === null && paused);
}
