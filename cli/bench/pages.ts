import { createApp } from '../../api/app.ts';
import { calendarFiles } from '../../api/calendars.ts';
import type { Parts } from '../../api/parts.ts';
import type { Sql } from '../../db/connect.ts';
import { newKey } from '../../db/sealed.ts';
import { createToken, type Holder, holderOf } from '../../db/tokens.ts';
import { createClient, type Client } from '../../client/client.ts';
import { instantAt } from '../../domain/time.ts';
import { createSite } from '../../web/site.ts';
import { readScript } from '../rehearse/script.ts';

export const CODE = 'tablolong';
/** A day in the midst of the programme. */
export const DAY = '2028-02-10';

/** Who opens pages, and how a page is opened for them. */
export type Site = { readonly open: (path: string, as: Visitor) => Promise<{ ms: number; bytes: number; status: number }> };
export type Visitor = 'administrator' | 'team-leader' | 'mentor-nelayan-1';

/** Pages whose times count, by whom they are opened. */
export const PAGES: readonly (readonly [name: string, path: string, as: Visitor])[] = [
  ['portfolio', '/?order=attention', 'administrator'],
  ['portfolio, looked through', '/?words=desa+12&stage=running&order=next', 'administrator'],
  ['portfolio, a late page', '/?order=name&page=15', 'administrator'],
  ['programme', `/p/${CODE}`, 'team-leader'],
  ['plan of a month', `/p/${CODE}/plan`, 'team-leader'],
  ['plan, all of it', `/p/${CODE}/plan?month=all`, 'team-leader'],
  ['figures', `/p/${CODE}/figures`, 'team-leader'],
  ['my tasks', `/p/${CODE}/tasks`, 'mentor-nelayan-1'],
  ['a session', `/p/${CODE}/items/mentoring/nelayan-1/27`, 'mentor-nelayan-1'],
  ['reporting it', `/p/${CODE}/items/mentoring/nelayan-1/25/report`, 'mentor-nelayan-1'],
  ['groups', `/p/${CODE}/groups`, 'team-leader'],
  ['people', `/p/${CODE}/people`, 'team-leader'],
  ['decisions', `/p/${CODE}/decisions`, 'team-leader'],
  ['changes', `/p/${CODE}/changes`, 'team-leader'],
  ['search', `/p/${CODE}/search?q=nelayan`, 'team-leader'],
];

/** The site over a database, at nine of that day; pages are opened as if somebody were signed in. */
export async function siteOver(sql: Sql): Promise<Site & { readonly api: (as: Visitor | 'machine') => Promise<Client> }> {
  const now = () => instantAt(DAY, '09:00', 'Asia/Makassar');
  const parts: Parts = {
    sql,
    now,
    masterKey: newKey(),
    ...calendarFiles(),
    publicUrl: 'http://localhost',
    mailFrom: { name: 'Pendamping', address: 'pendamping@contoh.example' },
    waitToldMs: 0,
    log: () => {},
  };
  const app = createApp(parts);
  const site = createSite({ ...parts, api: app, postSignIn: () => {}, behindProxy: false });
  const holders = new Map<string, Promise<Holder>>();
  const visitorOf = (as: Visitor | 'machine') => {
    const made = holders.get(as) ?? holderFor(sql, as, now);
    holders.set(as, made);
    return made;
  };
  return {
    api: async (as) => {
      const visitor = await visitorOf(as);
      return createClient({ baseUrl: 'http://in-process', language: 'id', fetch: async (url, init) => app.fetch(new Request(url, init), { visitor }) });
    },
    open: async (path, as) => {
      const visitor = await visitorOf(as);
      const began = performance.now();
      const answer = await site.request(path, { headers: { 'accept-encoding': 'gzip' } }, { visitor });
      const { byteLength: bytes } = await answer.arrayBuffer();
      return { ms: performance.now() - began, bytes, status: answer.status };
    },
  };
}

async function holderFor(sql: Sql, as: Visitor | 'machine', now: () => number): Promise<Holder> {
  if (as === 'administrator') return { actor: { kind: 'account', id: 'bench', standing: 'administrator', programmes: [] }, language: 'id' };
  const token = await createToken(sql, as === 'machine' ? { label: 'bench' } : { label: 'bench', programme: CODE, person: as });
  const holder = await holderOf(sql, token, now);
  if (holder === undefined) throw new Error(`${as}: expected to be somebody`);
  return holder;
}

/** Starts Tablolong, has every group agree and locks it. */
export async function startOne(site: Awaited<ReturnType<typeof siteOver>>, sql: Sql, definitionFile: string): Promise<void> {
  const { definitionText: definition, peopleText: people, start } = await readScript(definitionFile, undefined);
  const machine = await site.api('machine');
  await machine.startProgramme({ code: CODE, definition, people, start }, crypto.randomUUID());
  const leader = await site.api('team-leader');
  for (const { audience } of (await leader.readProgramme({ code: CODE })).agreements)
    await leader.agreeCalendar({ code: CODE }, { audience }, crypto.randomUUID());
  await leader.lockPlan({ code: CODE }, { acceptShortfall: 'Menunggu penugasan dinas' }, crypto.randomUUID());
  await sql`update programme set stage = 'running' where code = ${CODE}`;
}
