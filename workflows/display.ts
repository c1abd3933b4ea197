import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { SearchAttributeUpdatePair } from '@temporalio/common';
import type { AgendaItem, Instant } from '../domain/agenda.ts';
import { nextNotice } from '../domain/agenda.ts';
import type { AgendaLoaded, ProgrammeState, Standing, TrackStart } from '../activities/activities.ts';
import { BlockedItems, NextDue, OverdueItems, ProgrammeStage, Track, Village } from '../messages/attributes.ts';
import type { Shown } from './children.ts';
import { clip } from './summaries.ts';

/** Upserts what has changed against what the server holds; an upsert is an event and an action, so none without a change. */
function mark(wanted: SearchAttributeUpdatePair[]): void {
  const shown = workflowInfo().typedSearchAttributes;
  const changed = wanted.filter(({ key, value }) => shown.get(key)?.valueOf() !== value?.valueOf());
  if (changed.length > 0) upsertSearchAttributes(changed);
}

/** A line of a table. The Temporal UI sets columns side by side without a gap: spaces that do not break keep them apart. */
function row(...cells: (string | number)[]): string {
  return `| ${cells.map((cell) => `${cell}\u00a0\u00a0`).join(' | ')} |`;
}

/** Shows a track in the Temporal UI: search attributes, and a table with a line a series: its next session, by when, how many are overdue. */
export function showTrack(track: string, agenda: AgendaLoaded, now: Instant): void {
  const { items, village, words } = agenda;
  const isOverdue = (item: AgendaItem): boolean => item.remindAt !== undefined && item.remindAt <= now;
  const next = nextNotice(agenda);
  mark([
    { key: Village, value: village },
    { key: Track, value: track },
    { key: OverdueItems, value: items.filter(isOverdue).length },
    { key: BlockedItems, value: items.filter((item) => item.blocked).length },
    { key: NextDue, value: next === undefined ? null : new Date(next) },
  ]);
  const { columns } = words;
  const lines = Object.entries(words.series).map(([series, { label, total }]) => {
    const open = items.filter((item) => item.series === series);
    // One sent back is new and comes behind those that wait for it.
    const head = open.find(({ remindAt }) => remindAt !== undefined) ?? open[0];
    if (head === undefined) return row(label, `${total} / ${total}`, '✓', 0);
    const session = head.label === undefined ? `${head.ordinal} / ${total}` : `${head.ordinal} / ${total} ${head.label}`;
    return row(label, session, head.on, open.filter(isOverdue).length);
  });
  setCurrentDetails(
    [
      `**${words.track}**: ${items.length} ${words.open}`,
      '',
      row(columns.group, columns.session, columns.next, columns.overdue),
      '| --- | --- | --- | --- |',
      ...lines,
    ].join('\n'),
  );
}

/** Shows a programme in the Temporal UI: its stage and village, and a table with a line a track. */
export function showProgramme(state: ProgrammeState, standings: ReadonlyMap<string, Standing>): void {
  mark([
    { key: ProgrammeStage, value: state.stage },
    { key: Village, value: state.village },
  ]);
  const { words } = state;
  const lines = state.tracks.map(({ track, label, on, ended }) => row(label, on, words.standings[ended ? 'ended' : (standings.get(track) ?? 'ahead')]));
  setCurrentDetails([`**${words.stages[state.stage]}**`, '', row(words.track, words.starts, words.standing), '| --- | --- | --- |', ...lines].join('\n'));
}

/** What the planning of a programme says of itself from its first event on. */
export function planningShown({ village, words }: ProgrammeState): Shown {
  return {
    staticSummary: clip(words.planningSummary),
    typedSearchAttributes: [
      { key: ProgrammeStage, value: 'planning' },
      { key: Village, value: village },
    ],
  };
}

/** The same of a track. */
export function trackShown({ track: name, summary }: TrackStart, { village }: ProgrammeState): Shown {
  const counts = [
    { key: OverdueItems, value: 0 },
    { key: BlockedItems, value: 0 },
  ];
  return { staticSummary: clip(summary), typedSearchAttributes: [{ key: Village, value: village }, { key: Track, value: name }, ...counts] };
}
