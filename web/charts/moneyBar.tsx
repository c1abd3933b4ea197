import { scaleLinear } from 'd3-scale';

/** Money of one pot: what was spent, what is bound, what is free, within what was received; the longest is the largest of all pots. */
export function MoneyBar({ spent, reserved, received, pledged, most }: { spent: number; reserved: number; received: number; pledged: number; most: number }) {
  const scale = scaleLinear()
    .domain([0, Math.max(most, 1)])
    .range([0, 100])
    .clamp(true);
  const at = (amount: number) => `${Math.round(scale(amount) * 100) / 100}%`;
  return (
    <svg class="money-bar" aria-hidden="true" width="100%" height="14">
      <rect x="0" y="0" height="14" width={at(Math.max(pledged, received))} class="money-pledged" />
      <rect x="0" y="0" height="14" width={at(received)} class="money-received" />
      <rect x="0" y="0" height="14" width={at(spent + reserved)} class="money-reserved" />
      <rect x="0" y="0" height="14" width={at(spent)} class="money-spent" />
    </svg>
  );
}
