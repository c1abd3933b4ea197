import { describe, expect, it } from 'vitest';
import { cardOf } from '../../notices/card.ts';
import type { NoticeTask } from '../../notices/tasks.ts';
import { about, programme } from './letters.ts';

const PAGES = 'https://pendamping.contoh.example/p/tablolong-2027';
const onPages = { ...programme, pages: PAGES };
const linkOf = (tasks: readonly NoticeTask[], facts: typeof programme & { pages?: string } = onPages) => cardOf(facts, tasks, 'id', 'Simon Mutiara').link;

describe('the link of a task', () => {
  it('leads whoever reports to the report, and carries nothing that lets anybody in', () => {
    expect(linkOf([about('due', {})])).toEqual({ url: `${PAGES}/items/mentoring/nelayan-1/07/report`, words: 'Buka dan laporkan' });
  });

  it('leads whoever is invited to the page of the task', () => {
    expect(linkOf([about('invited', {})])).toEqual({ url: `${PAGES}/items/mentoring/nelayan-1/07`, words: 'Buka' });
  });

  it('leads from several tasks of one card to all of one’s own', () => {
    const tasks = [7, 8].map((ordinal) => about('due', { key: `mentoring/nelayan-1/0${ordinal}`, ordinal }));
    expect(linkOf(tasks)?.url).toBe(`${PAGES}/tasks`);
  });

  it('is none on paper', () => {
    expect(linkOf([about('due', {})], programme)).toBeUndefined();
  });
});
