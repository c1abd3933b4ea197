/** The ledger's queue, as those who tell people know it; it is written by commands too, and so lives in `db`. */
export { type NewNotice, type NoticeKind, queueNotices, wakeComposers } from '../db/noticeQueue.ts';
