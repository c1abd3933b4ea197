import { expect, it } from 'vitest';
import { reportHeldUntil } from '../../domain/relayHold.ts';
import { instantAt } from '../../domain/time.ts';
import { definition } from './tablolong.ts';

const at = (day: string, time: string) => instantAt(day, time, 'Asia/Makassar');
const NOW = at('2027-08-04', '18:30');

it.each([
  ['so many minutes on', { minutes: 60 }, undefined, at('2027-08-04', '19:30')],
  ['until the hour named, today', { until: '19:00' }, undefined, at('2027-08-04', '19:00')],
  ['until the hour named, tomorrow once it is past', { until: '18:30' }, undefined, at('2027-08-05', '18:30')],
  ['to a minute before the next ring of the item', { until: '19:00' }, at('2027-08-04', '18:45'), at('2027-08-04', '18:44')],
  ['not at all when the item should have rung', { minutes: 60 }, at('2027-08-01', '07:00'), NOW],
  ['not at all when nothing is to be held', { minutes: 0 }, undefined, NOW],
])('holds a report %s', (_, relayHold, nextRingAt, expected) => {
  expect(reportHeldUntil({ ...definition, relayHold }, NOW, nextRingAt)).toBe(expected);
});
