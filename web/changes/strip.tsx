import { scaleUtc } from 'd3-scale';
import type { ItemChange } from '../../client/client.ts';
import { dayMonth } from '../shared/formats.ts';
import type { Named } from './choices.ts';
import { outcomeTexts } from './outcomeTexts.ts';

const WIDTH = 600;
const EDGE = 8;
const [ABOVE, BELOW, HEIGHT] = [10, 54, 64];
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
    <figure class="shift-strip">
      <p>
        <span>{texts.was}</span>
        <span>{`${dayMonth(first, language)} – ${dayMonth(last, language)}`}</span>
      </p>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={texts.stripLabel(moved.length)}>
        <line x1={EDGE} x2={WIDTH - EDGE} y1={ABOVE} y2={ABOVE} class="strip-axis" />
        <line x1={EDGE} x2={WIDTH - EDGE} y1={BELOW} y2={BELOW} class="strip-axis" />
        {moved.map(({ from, to }) => (
          <line x1={x(from)} y1={ABOVE} x2={x(to)} y2={BELOW} class="strip-way" />
        ))}
        {moved.map(({ from }) => (
          <circle cx={x(from)} cy={ABOVE} r={5} class="strip-was" />
        ))}
        {moved.map(({ to }) => (
          <circle cx={x(to)} cy={BELOW} r={5.5} class="strip-now" />
        ))}
      </svg>
      <p>{texts.now}</p>
    </figure>
  );
}

function at(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}
