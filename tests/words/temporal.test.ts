import { describe, expect, it } from 'vitest';
import { trackSummary } from '../../activities/words.ts';

const NAME = { id: 'Evaluasi akhir', en: 'Final evaluation' };

describe('the line of a track in the Temporal UI', () => {
  it.each([
    [1, 'Final evaluation: 1 session, '],
    [2, 'Final evaluation: 2 sessions, '],
  ])('counts %i as English does', (sessions, line) => {
    expect(trackSummary(NAME, sessions, '2029-02-02', '2029-02-16', 'en').startsWith(line)).toBe(true);
  });

  it('is the name alone while nothing of it is written', () => {
    expect(trackSummary(NAME, 0, '2029-02-02', '2029-02-16', 'id')).toBe('Evaluasi akhir');
  });
});
