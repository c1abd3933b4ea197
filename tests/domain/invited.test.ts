import { expect, it } from 'vitest';
import { placeItem } from '../../domain/placeItem.ts';
import { calendar, definition, people } from './tablolong.ts';

const placed = (track: string, audience: string) =>
  placeItem(
    { definition, staff: people.staff, calendar },
    { key: `${track}/${audience}/01`, track, audience, ordinal: 1, from: '2028-01-19', until: '2028-02-02' },
  );

it('invites to what is everybody’s also those who serve one group each, and to a group’s own meeting its own people alone', () => {
  const mentors = people.staff.filter(({ role }) => role === 'mentor').map(({ id }) => id);
  expect(mentors.length).toBeGreaterThan(7);
  expect(placed('outcomeEvaluation', 'programme').invited).toEqual(expect.arrayContaining([...mentors, 'secretary', 'coordinator-pemuda']));
  const { invited } = placed('focusGroup', 'nelayan');
  expect(invited.length).toBeGreaterThan(0);
  expect(invited.every((id) => id.startsWith('instructor-nelayan'))).toBe(true);
});
