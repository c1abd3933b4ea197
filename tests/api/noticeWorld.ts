import { type World, CODE, makeWorld } from './world.ts';
import { composeDue } from '../../notices/compose.ts';

export const MENTOR = 'mentor-nelayan-1';
export const ITEM = 'mentoring/nelayan-1/01';
export const SETTINGS = `/programmes/${CODE}/people/${MENTOR}/notices`;

/** A locked programme whose notices a test writes as rings do. */
export type NoticeWorld = World & {
  /** Writes a notice of a person now. @returns its number */
  notify(person: string, kind?: string, item?: string): Promise<number>;
  /** Composes whatever is ripe. @returns how many mails were made */
  compose(): Promise<number>;
  statusOf(id: number): Promise<Record<string, unknown> | undefined>;
  /** Says how somebody is told; the mentor himself, where nobody else is named. */
  set(wishes: object, as?: string, path?: string): ReturnType<World['ask']>;
  /** No notice, no mail, and no wish of anybody. */
  clear(): Promise<void>;
};

export async function makeNoticeWorld(): Promise<NoticeWorld> {
  const world = await makeWorld();
  await world.locked();
  const { sql } = world;
  let events = 0;
  return Object.assign(world, {
    async notify(person: string, kind = 'due', item = ITEM) {
      const [row] = await sql<[{ id: number }]>`
        insert into notice (programme, event_key, person, kind, item, created_at, not_before)
        values (${CODE}, ${`${item}@1/due-${++events}`}, ${person}, ${kind}, ${item}, ${world.now}, ${world.now}) returning id`;
      return row.id;
    },
    compose: () =>
      composeDue(sql, {
        now: () => world.now,
        from: { name: 'Pendamping', address: 'pendamping@office.contoh.example' },
        graceMs: 0,
        publicUrl: 'https://pendamping.contoh.example',
      }),
    statusOf: async (id: number) => (await sql`select status, channel, because, handed_by from notice where id = ${id}`)[0],
    set: (wishes: object, as = MENTOR, path = SETTINGS) => world.ask(`POST ${path}`, { as, body: wishes }),
    async clear() {
      await sql`delete from notice`;
      await sql`delete from mail`;
      await sql`update person set notice_settings = null, address_refused_at = null, language = 'id'`;
    },
  });
}
