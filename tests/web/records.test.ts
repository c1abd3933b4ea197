import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ITEM, OTHER } from '../api/world.ts';
import { CODE, makeSiteWorld, type SiteWorld } from './world.ts';

/** Pages of a session, a group, a client, the team: for whom they are, and what they say. */
let world: SiteWorld;
const at = (path: string) => `/p/${CODE}${path}`;
beforeAll(async () => {
  world = await makeSiteWorld();
  await world.locked();
  await world.locked(OTHER);
  world.now = Date.UTC(2027, 7, 5, 1);
});
afterAll(() => world.stop());

describe('a session', () => {
  it('shows its window, people, why it is there and how to report it, to whom it concerns', async () => {
    const { status, text } = await world.open(at(`/items/${ITEM}`), 'mentor-nelayan-1');
    expect(status).toBe(200);
    expect(text).toContain('Dikerjakan antara');
    expect(text).toContain('Mengapa ada dalam rencana');
    expect(text).toContain('P2e');
    expect(text).toContain(`/p/${CODE}/items/${ITEM}/report`);
    const [mentor] = await world.sql<[{ name: string }]>`select name from person where programme = ${CODE} and id = 'mentor-nelayan-1'`;
    expect(text).toContain(mentor.name);
  });

  it('is closed to a mentor of another group, to strangers and to nobody', async () => {
    expect((await world.open(at(`/items/${ITEM}`), 'mentor-nelayan-2')).status).toBe(403);
    expect((await world.open(at(`/items/${ITEM}`), `${OTHER}/mentor-nelayan-1`)).status).toBe(403);
    expect((await world.open(at(`/items/${ITEM}`))).location).toMatch(/^\/sign-in/);
    expect((await world.open(at('/items/mentoring/nelayan-1/999'), 'team-leader')).status).toBe(404);
  });
});
