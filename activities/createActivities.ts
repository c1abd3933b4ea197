import type { Sql } from '../db/connect.ts';
import type { Activities } from './activities.ts';
import { blockItems } from './blockItems.ts';
import { draftMeasures } from './draftMeasures.ts';
import { draftProposal } from './draftProposal.ts';
import { draftReferrals } from './draftReferrals.ts';
import { loadAgenda } from './loadAgenda.ts';
import { loadProgramme } from './loadProgramme.ts';
import { openFollowUp } from './openFollowUp.ts';
import { openRepair } from './repairs.ts';
import { endTrack, enterStage } from './stages.ts';
import { takeUpDue } from './takeUpDue.ts';

/**
 * What activities need: the record of truth, machine time in milliseconds since 1970 (a stepped programme's clock is in its row), and the master key,
 * because figures are read from opened answers.
 */
export type Means = { readonly sql: Sql; readonly now: () => number; readonly master: Buffer };

/** The activities as the worker registers them. */
export function createActivities({ sql, now, master }: Means): Activities {
  return {
    loadProgramme: (input) => loadProgramme(sql, now, input),
    enterStage: (input) => enterStage(sql, now, input),
    loadAgenda: (input) => loadAgenda(sql, now, input),
    takeUpDue: (input) => takeUpDue(sql, now, input),
    blockItems: (input) => blockItems(sql, now, input),
    endTrack: (input) => endTrack(sql, now, input),
    draftMeasures: (input) => draftMeasures(sql, now, master, input),
    draftProposal: (input) => draftProposal(sql, now, input),
    draftReferrals: (input) => draftReferrals(sql, now, input),
    openFollowUp: (input) => openFollowUp(sql, now, input),
    openRepair: (input) => openRepair(sql, now, input),
  };
}
