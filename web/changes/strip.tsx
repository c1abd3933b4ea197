import { scaleUtc } from 'd3-scale';
import type { ItemChange } from '../../client/client.ts';
import { dayMonth } from '../shared/formats.ts';
import type { Named } from './choices.ts';
import { outcomeTexts } from './outcomeTexts.ts';

const WIDTH = 600;
const HEIGHT = 92;
const EDGE = 14;
/** Fewer are seen at a glance in their lines; more are a blur. */
const [FEWEST, MOST] = [2, 120];

/** Where the days were and where they would be: two lines of dots, and what leads from one to the other. */
export function Strip({ changes, named: { language } }: { changes: readonly ItemChange[]; named: Named }) {
  const moved = changes.flatMap(({ before, after }) => (before === null || before.on === after.on ? [] : [{ from: before.on, to: after.on }]));
  if (moved.length < FEWEST || moved.length > MOST) return null;
  const texts = outcomeTexts(language);
  const days = moved.flatMap(({ from, to }) => [from, to]).toSorted();
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const scale = scaleUtc([at(first), at(last)], [EDGE, WIDTH - EDGE]);
  const x = (day: string) => Math.round(scale(at(day)) * 10) / 10;
  return (
    <svg class="shift-strip" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={texts.stripLabel(moved.length)}>
      <text x={EDGE} y={12} class="strip-word">
        {texts.was}
      </text>
      <line x1={EDGE} x2={WIDTH - EDGE} y1={26} y2={26} class="strip-axis" />
      <line x1={EDGE} x2={WIDTH - EDGE} y1={62} y2={62} class="strip-axis" />
      {moved.map(({ from, to }) => (
        <line x1={x(from)} y1={26} x2={x(to)} y2={62} class="strip-way" />
      ))}
      {moved.map(({ from }) => (
        <circle cx={x(from)} cy={26} r={4} class="strip-was" />
      ))}
      {moved.map(({ to }) => (
        <circle cx={x(to)} cy={62} r={4.5} class="strip-now" />
      ))}
      <text x={EDGE} y={84} class="strip-word">
        {dayMonth(first, language)}
      </text>
      <text x={WIDTH - EDGE} y={84} class="strip-word" text-anchor="end">
        {dayMonth(last, language)}
      </text>
      <text x={WIDTH / 2} y={84} class="strip-word" text-anchor="middle">
        {texts.now}
      </text>
    </svg>
  );
}

function at(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}
