import { condition, continueAsNew, isCancellation, setHandler } from '@temporalio/workflow';
import type { Activities, AgendaLoaded } from '../activities/activities.ts';
import { block, nextRing, ring, without } from '../domain/agenda.ts';
import { openItems, told, type Told } from '../messages/signals.ts';
import { Alarm } from './alarm.ts';
import { showTrack } from './display.ts';
import { causeOf, insistence, runIsLong } from './insist.ts';
import { dueSummary, waitSummary } from './summaries.ts';
import { verbs } from './verbs.ts';

export type TrackInput = { readonly code: string; readonly track: string };

/** What a stage begins with: an activity that writes its first items, once, however often it is called. */
type Opening = 'draftMeasures' | 'draftProposal' | 'draftReferrals' | 'openFollowUp';

/** How tracks and stages keep time. `open` is asked first, where the plan did not write the items. */
export type TimeKept = {
  readonly open: (opening: Opening) => Promise<void>;
  /** Rings for what falls due, until every item is accounted for and the end is recorded. Never fails. */
  readonly untilAccountedFor: () => Promise<void>;
};

/** Listens from now on for what a track or stage is told, and keeps its time. Continues as new as the workflow it is called in. */
export function timeOf(input: TrackInput): TimeKept {
  const { code, track: name } = input;
  const news: Told[] = [];
  let heard = 0;
  const alarm = new Alarm();
  setHandler(told, (message) => {
    // handlers only note; the loop acts
    heard += 1;
    news.push(message);
  });
  const startOver = (): Promise<never> => continueAsNew<(input: TrackInput) => Promise<void>>(input);
  const insist = insistence({ code, heard: () => heard, startOver });
  const load = async (): Promise<AgendaLoaded> => {
    const loaded = await insist(`${name}/loadAgenda`, () => verbs.loadAgenda.executeWithOptions({ summary: name }, [input]));
    alarm.load(loaded.clock);
    return loaded;
  };

  const open = (opening: Opening): Promise<void> => insist(`${name}/${opening}`, () => verbs[opening].executeWithOptions({ summary: name }, [input]));

  const untilAccountedFor = async (): Promise<void> => {
    let agenda = await load(); // every run starts from Postgres: beginning, continuing and repairing are one path
    setHandler(openItems, () => agenda.items.map((item) => item.key));
    for (;;) {
      for (const { planVersion, keys, now } of news.splice(0)) {
        alarm.step(now); // told in rehearsals only
        if (planVersion > agenda.planVersion) agenda = await load();
        // What an older plan knew came with this one; its keys may have been opened again since.
        else if (planVersion === agenda.planVersion) agenda = without(agenda, keys);
      }
      if (news.length > 0) continue;
      if (runIsLong()) await startOver();
      const { words } = agenda;
      showTrack(name, agenda, alarm.now);
      if (agenda.items.length === 0) {
        await insist(`${name}/endTrack`, () => verbs.endTrack.executeWithOptions({ summary: words.track }, [input]));
        if (news.length === 0) return;
        continue;
      }

      alarm.set(nextRing(agenda), waitSummary(agenda));
      await condition(() => news.length > 0 || alarm.rang);
      if (!alarm.rang) continue;
      const at = alarm.now;
      const { due, rest } = ring(agenda, at);
      agenda = rest;
      const summary = dueSummary(rest, due);
      const stuck = await insist(`${name}/takeUpDue`, () => takeUp({ ...input, at, keys: due }, summary));
      agenda = block(agenda, stuck);
    }
  };
  return { open, untilAccountedFor };
}

/** Takes up what is due; what fails for good becomes blocked, a task for the secretary. @returns the keys blocked */
async function takeUp(due: Parameters<Activities['takeUpDue']>[0], summary: string): Promise<readonly string[]> {
  try {
    await verbs.takeUpDue.executeWithOptions({ summary }, [due]);
    return [];
  } catch (failure) {
    if (isCancellation(failure)) throw failure;
    const named = causeOf(failure)?.details?.flat() ?? [];
    const bad = due.keys.filter((key) => named.includes(key));
    const keys = bad.length > 0 ? bad : due.keys;
    await verbs.blockItems.executeWithOptions({ summary }, [{ code: due.code, track: due.track, keys }]);
    return keys;
  }
}
