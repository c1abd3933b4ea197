import { ITEM_STATE_WORDS, type ItemState } from '../../domain/itemState.ts';
import type { Language } from '../../domain/language.ts';
import type { Day } from '../../domain/time.ts';
import { shortDay, span as daySpan } from '../shared/formats.ts';
import { Table } from '../shared/parts.tsx';
import { textsIn } from './texts.ts';
import { quarters, timeScale, type TimeScale } from './timeScale.ts';
import { piecesOf, STACKED } from './weekStack.ts';

type Counts = { readonly [S in ItemState]?: number };
/** A track of the chart: when it is to take place, how it stands week by week, where a press leads. */
export type GanttTrack = {
  readonly name: string;
  /** Undefined: nowhere. */
  readonly href: string | undefined;
  readonly from: Day;
  readonly until: Day;
  readonly weeks: readonly { readonly on: Day; readonly states: Counts }[];
};

const HEIGHT = 22;

/** Tracks over the months, each week coloured by what became of its sessions; the same as a table below. */
export function Gantt({ tracks, today, language, caption }: { tracks: readonly GanttTrack[]; today: Day; language: Language; caption: string }) {
  const texts = textsIn(language);
  if (tracks.length === 0) return null;
  const scale = timeScale(
    tracks.map(({ from }) => from).reduce((a, b) => (b < a ? b : a)),
    tracks.map(({ until }) => until).reduce((a, b) => (b > a ? b : a)),
  );
  const shown = STACKED.filter((state) => tracks.some(({ weeks }) => weeks.some(({ states }) => (states[state] ?? 0) > 0)));
  return (
    <figure class="gantt">
      <Legend states={shown} language={language} />
      <div class="gantt-chart">
        <Ground scale={scale} today={today} language={language} />
        <ol class="gantt-rows">
          {tracks.map((track) => (
            <li class="gantt-row">
              <Name track={track} />
              <Strip track={track} scale={scale} language={language} />
            </li>
          ))}
        </ol>
      </div>
      <figcaption class="unseen">{caption}</figcaption>
      <details>
        <summary>{texts.asTable}</summary>
        <div class="scroll">
          <Table
            caption={caption}
            columns={[texts.track, texts.when, ...shown.map((state) => ITEM_STATE_WORDS[state][language])]}
            rows={tracks.map((track) => [
              <Name track={track} />,
              daySpan(track.from, track.until, language),
              ...shown.map((state) => String(totals(track)[state] ?? 0)),
            ])}
          />
        </div>
      </details>
    </figure>
  );
}

function Name({ track: { name, href } }: { track: GanttTrack }) {
  return href === undefined ? (
    <span class="gantt-name">{name}</span>
  ) : (
    <a class="gantt-name" href={href}>
      {name}
    </a>
  );
}

function Legend({ states, language }: { states: readonly ItemState[]; language: Language }) {
  return (
    <ul class="legend">
      {states.map((state) => (
        <li>
          <svg width="16" height="16" aria-hidden="true">
            <Fill state={state} x="0" width="16" y={0} height={16} />
          </svg>
          {ITEM_STATE_WORDS[state][language]}
        </li>
      ))}
    </ul>
  );
}

/** Quarters and today, once behind all strips. */
function Ground({ scale, today, language }: { scale: TimeScale; today: Day; language: Language }) {
  const isShown = today >= scale.from && today < scale.until;
  const at = scale.at(today);
  return (
    <svg class="gantt-ground" aria-hidden="true" width="100%" height="100%">
      <defs>
        <pattern id="missed" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" class="under-missed" />
          <rect width="2.5" height="5" class="over-missed" />
        </pattern>
        <pattern id="late" width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" class="under-late" />
          <circle cx="3" cy="3" r="1.8" class="over-late" />
        </pattern>
        <pattern id="paused" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
          <rect width="5" height="5" class="under-paused" />
          <rect width="1.5" height="5" class="over-paused" />
        </pattern>
      </defs>
      {quarters(scale, language).map(({ at: place, label, half }) => (
        <>
          <line x1={`${place}%`} x2={`${place}%`} y1="0" y2="100%" class={half ? 'tick half' : 'tick'} />
          <text x={`${place}%`} dx="4" y="13" class={half && place < 80 ? 'tick-name half' : 'tick-name'}>
            {label}
          </text>
        </>
      ))}
      {isShown ? (
        <>
          <line x1={`${at}%`} x2={`${at}%`} y1="20" y2="100%" class="today" />
          <text x={`${at}%`} dx={at > 85 ? '-4' : '4'} y="31" text-anchor={at > 85 ? 'end' : 'start'} class="today-name">
            {`${textsIn(language).today} ${shortDay(today, language)}`}
          </text>
        </>
      ) : null}
    </svg>
  );
}

function Strip({ track, scale, language }: { track: GanttTrack; scale: TimeScale; language: Language }) {
  const counts = totals(track);
  const said = STACKED.filter((state) => (counts[state] ?? 0) > 0).map((state) => `${counts[state]} ${ITEM_STATE_WORDS[state][language].toLowerCase()}`);
  return (
    <svg class="gantt-strip" role="img" width="100%" height={HEIGHT}>
      <title>{`${track.name}, ${daySpan(track.from, track.until, language)}: ${said.join(', ')}`}</title>
      <rect x={`${scale.at(track.from)}%`} width={`${width(scale, track.from, track.until)}%`} y={HEIGHT / 2 - 2} height="4" rx="2" class="span" />
      {piecesOf(track.weeks).map(({ state, from, until, low, high }) => (
        <Fill
          state={state}
          x={`${scale.at(from)}%`}
          width={`${width(scale, from, until)}%`}
          y={round(HEIGHT * (1 - high))}
          height={round(HEIGHT * (high - low))}
        />
      ))}
    </svg>
  );
}

const PATTERNS: { readonly [S in ItemState]?: string } = { didNotHappen: 'url(#missed)', late: 'url(#late)', paused: 'url(#paused)' };

/** What shows by a pattern is told apart without colours, too. */
function Fill({ state, ...place }: { state: ItemState; x: string; width: string; y: number; height: number }) {
  return <rect {...place} class={`s-${state}`} fill={PATTERNS[state]} />;
}

const round = (value: number) => Math.round(value * 100) / 100;
const width = (scale: TimeScale, from: Day, until: Day) => Math.max(0.3, round(scale.at(until) - scale.at(from)));

function totals({ weeks }: GanttTrack): Counts {
  const counts: { [S in ItemState]?: number } = {};
  for (const { states } of weeks) for (const state of STACKED) if (states[state] !== undefined) counts[state] = (counts[state] ?? 0) + states[state];
  return counts;
}
