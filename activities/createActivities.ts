import type { Sql } from '../db/connect.ts';
import type { Activities } from './activities.ts';
import { blockItems } from './blockItems.ts';
import { loadAgenda } from './loadAgenda.ts';
import { loadProgramme } from './loadProgramme.ts';
import { openRepair } from './repairs.ts';
import { endTrack, enterStage } from './stages.ts';
import { takeUpDue } from './takeUpDue.ts';

/** What activities need: the record of truth, and machine time in milliseconds since 1970 (a stepped programme's clock is in its row). */
export type Means = { readonly sql: Sql; readonly now: () => number };

/** The activities as the worker registers them. */
export function createActivities({ sql, now }: Means): Activities {
  return {
    loadProgramme: (input) => loadProgramme(sql, now, input),
    enterStage: (input) => enterStage(sql, now, input),
    loadAgenda: (input) => loadAgenda(sql, now, input),
    takeUpDue: (input) => takeUpDue(sql, now, input),
    blockItems: (input) => blockItems(sql, now, input),
    endTrack: (input) => endTrack(sql, now, input),
    openRepair: (input) => openRepair(sql, now, input),
  };
}
