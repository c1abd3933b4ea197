import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OTHER } from '../api/world.ts';
import { CODE, makeSiteWorld, type SiteWorld } from './world.ts';

/** Pages of the team, and of how one is told. */
let world: SiteWorld;
const at = (path: string) => `/p/${CODE}${path}`;
let mentor: { name: string; email: string };
beforeAll(async () => {
  world = await makeSiteWorld();
  await world.locked();
  await world.locked(OTHER);
  world.now = Date.UTC(2027, 7, 5, 1);
  [mentor] = await world.sql<[{ name: string; email: string }]>`select name, email from person where programme = ${CODE} and id = 'mentor-nelayan-1'`;
});
afterAll(() => world.stop());

describe('the team', () => {
  it('is seen by managers and coordinators, how people are reached by managers alone', async () => {
    for (const as of ['team-leader', 'coordinator-nelayan']) {
      expect((await world.open(at('/people'), as)).text).toContain(mentor.name);
      expect((await world.open(at('/people/mentor-nelayan-1'), as)).status).toBe(200);
    }
    expect((await world.open(at('/people/mentor-nelayan-1'), 'team-leader')).text).toContain(mentor.email);
    const coordinator = await world.open(at('/people/mentor-nelayan-1'), 'coordinator-nelayan');
    expect(coordinator.text).not.toContain(mentor.email);
    expect(coordinator.text).not.toContain('Cara diberi tahu');
    for (const as of ['mentor-nelayan-1', 'instructor-nelayan-1', 'patron', `${OTHER}/team-leader`])
      for (const path of ['/people', '/people/mentor-nelayan-1']) expect((await world.open(at(path), as)).status).toBe(403);
    expect((await world.open(at('/people/nobody'), 'team-leader')).status).toBe(404);
  });

  it('says who is away and who stands in', async () => {
    const body = { person: 'mentor-nelayan-2', from: '2027-08-04', until: '2027-08-20', reason: 'Sakit' };
    expect((await world.ask(`POST /programmes/${CODE}/absences`, { as: 'team-leader', body })).status).toBeLessThan(300);
    const { text } = await world.open(at('/people'), 'coordinator-nelayan');
    expect(text).toContain('Berhalangan sampai 20 Agu 2027');
    expect(text).toContain('digantikan');
  });
});

describe('the code of a day', () => {
  const code = () => at('/people/instructor-nelayan-1/code');

  it('is made for others by managers and the secretary, shown once, and by nobody else', async () => {
    expect((await world.open(code(), 'secretary')).status).toBe(200);
    const once = randomUUID();
    const made = await world.send(code(), { once }, 'secretary');
    expect(made.text).toMatch(/class="code">[A-Z0-9]{4}-[A-Z0-9]{4}</);
    const again = await world.send(code(), { once }, 'secretary');
    expect(again.text).not.toMatch(/class="code"/);
    expect(again.text).toContain('sudah pernah ditampilkan');
    for (const as of ['mentor-nelayan-1', 'coordinator-nelayan', `${OTHER}/team-leader`])
      expect((await world.send(code(), { once: randomUUID() }, as)).status).toBe(403);
  });
});

describe('how one is told', () => {
  const wishes = {
    channel: 'mail',
    delivery: 'digest',
    quietFrom: '20:00',
    quietUntil: '06:30',
    quietWeekdays: ['sunday'],
    cap: '3',
    language: 'id',
    person: '',
  };

  it('is said by oneself, and by managers and the secretary for others', async () => {
    const sent = await world.send(at('/me'), { ...wishes, once: randomUUID() }, 'mentor-nelayan-1');
    expect(sent.location).toBe(at('/me?said=saved'));
    const settings = (await world.ask(`GET /programmes/${CODE}/people/mentor-nelayan-1/notices`, { as: 'mentor-nelayan-1' })).body;
    expect(settings).toMatchObject({ delivery: 'digest', quietHours: { from: '20:00', until: '06:30' }, quietWeekdays: ['sunday'], cap: 3 });
    expect((await world.open(at('/me?person=mentor-nelayan-1'), 'secretary')).status).toBe(200);
    for (const as of ['mentor-nelayan-2', 'coordinator-nelayan', `${OTHER}/team-leader`]) {
      expect((await world.open(at('/me?person=mentor-nelayan-1'), as)).status).toBe(403);
      expect((await world.send(at('/me'), { ...wishes, person: 'mentor-nelayan-1', once: randomUUID() }, as)).status).toBe(403);
    }
  });

  it('says what is wrong at its field, and keeps the rest as it was chosen', async () => {
    const sent = await world.send(at('/me'), { ...wishes, quietUntil: '20:00', delivery: 'single', cap: 'banyak', once: randomUUID() }, 'mentor-nelayan-1');
    expect(sent.status).toBe(422);
    expect(sent.text).toMatch(/value="banyak"/);
    expect(sent.text).toMatch(/id="cap-fault"/);
    expect(sent.text).toMatch(/name="delivery" value="single" checked/);
  });

  it('gives the calendar’s address once, and takes it back', async () => {
    const made = await world.send(at('/me'), { makeFeed: 'yes', person: '', once: randomUUID() }, 'mentor-nelayan-1');
    const [address] = /https:\/\/pendamping\.contoh\.example\/calendar\/[\w-]+\.ics/.exec(made.text) ?? [];
    expect(address).toBeDefined();
    const path = new URL(address ?? '').pathname;
    expect((await world.open(path)).status).toBe(200);
    expect((await world.open(at('/me'), 'mentor-nelayan-1')).text).not.toContain(path);
    expect((await world.send(at('/me'), { closeFeed: 'yes', person: '', once: randomUUID() }, 'mentor-nelayan-1')).location).toContain('said=feedClosed');
    expect((await world.open(path)).status).toBe(404);
  });

  it('lists one’s own notices with why each came, which others cannot open', async () => {
    const [{ id }] = await world.sql<[{ id: number }]>`
      insert into notice (programme, event_key, person, kind, item, created_at, status, channel)
      values (${CODE}, 'mentoring/nelayan-1/01@1/due', 'mentor-nelayan-1', 'due', 'mentoring/nelayan-1/01', ${world.now}, 'queued', 'print') returning id`;
    const { text } = await world.open(at('/me'), 'mentor-nelayan-1');
    expect(text).toContain(at(`/notices/${id}`));
    expect(text).toContain('Pendampingan sosial 1');
    const why = await world.open(at(`/notices/${id}`), 'mentor-nelayan-1');
    expect(why.status).toBe(200);
    expect(why.text).toContain('Pendamping Sosial');
    for (const as of ['mentor-nelayan-2', 'coordinator-nelayan', `${OTHER}/mentor-nelayan-1`])
      expect((await world.open(at(`/notices/${id}`), as)).status).toBe(403);
    expect((await world.ask(`GET /programmes/${CODE}/people/mentor-nelayan-1/latest-notices`, { as: 'coordinator-nelayan' })).status).toBe(403);
  });
});
