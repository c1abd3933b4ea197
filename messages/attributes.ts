import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

/** Search attributes of our workflows: the portfolio in the Temporal UI is a saved query over them. Stored in plain text: no personal value. */
export const ProgrammeStage = defineSearchAttributeKey('ProgrammeStage', SearchAttributeType.KEYWORD);
export const Village = defineSearchAttributeKey('Village', SearchAttributeType.KEYWORD);
/** Name of the track, `mentoring`. */
export const Track = defineSearchAttributeKey('Track', SearchAttributeType.KEYWORD);
export const OverdueItems = defineSearchAttributeKey('OverdueItems', SearchAttributeType.INT);
export const BlockedItems = defineSearchAttributeKey('BlockedItems', SearchAttributeType.INT);
/** Programme time at which the next item falls due; absent when every open one has. Not the next reminder: each report would move it, and an upsert is an event. */
export const NextDue = defineSearchAttributeKey('NextDue', SearchAttributeType.DATETIME);

/** What a server must know before the first workflow starts. */
export const SEARCH_ATTRIBUTES = [ProgrammeStage, Village, Track, OverdueItems, BlockedItems, NextDue] as const;
