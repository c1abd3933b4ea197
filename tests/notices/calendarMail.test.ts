import ICAL from 'ical.js';
import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NoticeKind } from '../../db/noticeQueue.ts';
import { CODE, makeWorld, type World } from '../db/world.ts';
import { leaksIn, personalValues } from '../support/personalValues.ts';
import { compose, FIRST, mailsOf, ring } from './ringing.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await world.running(true);
});
afterEach(() => world.stop());

const MENTOR = 'mentor-nelayan-1';
const [ITEM = '', ANOTHER = ''] = FIRST;

/** The calendar files of a person's newest mail, each as somebody else's parsers read them. */
async function filesFor(person: string) {
  const mail = (await mailsOf(world)).findLast((found) => found.person === person);
  if (mail === undefined) throw new Error(`${person}: no mail`);
  const { attachments } = await simpleParser(mail.raw);
  return attachments.map(({ filename, contentType, headers, content }) => {
    const calendar = new ICAL.Component(ICAL.parse(content.toString()));
    const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
    const method = String(calendar.getFirstPropertyValue('method'));
    return { filename, contentType, headers, method, events, text: content.toString() };
  });
}

/** A notice of that kind, as an act would write it. */
async function tell(kind: NoticeKind, item: string, person = MENTOR): Promise<void> {
  await world.sql`update item set rings = '{}' where true`; // nothing rings of itself, so nothing is owed
  await world.sql`
    insert into notice (programme, event_key, person, kind, item, created_at)
    values (${CODE}, ${`${item}@2/${kind}`}, ${person}, ${kind}, ${item}, ${world.now})`;
}

describe('the mail of a task', () => {
  it('carries it as a calendar file that a mail program knows by type, method and name', async () => {
    await ring(world, 0, [ITEM]);
    await compose(world);
    const [file, ...others] = await filesFor(MENTOR);
    expect(others).toEqual([]);
    expect([file?.filename, file?.contentType, file?.method]).toEqual(['jadwal.ics', 'text/calendar', 'PUBLISH']);
    expect(file?.headers.get('content-type')).toMatchObject({ params: { method: 'PUBLISH', charset: 'utf-8' } });
    const [event] = file?.events ?? [];
    const [row] = await world.sql`select planned_on from item where key = ${ITEM}`;
    expect(event?.startDate.toString()).toBe(row?.planned_on);
    expect([event?.uid, event?.sequence]).toEqual([`${ITEM}@${CODE}.office.contoh.example`, 0]);
    expect(event?.summary).toBe('Pendampingan sosial, Nelayan 1 (1/42)');
    expect(event?.description).toMatch(
      /^Direncanakan: .*\nBoleh dikerjakan antara: Senin, 2 Agustus 2027 dan Minggu, 8 Agustus 2027\nKode tugas: mentoring\/nelayan-1\/01$/,
    );
  });

  it('of several tasks carries one file with an entry each', async () => {
    await world.sql`update item set owner = ${MENTOR} where key = any(${FIRST})`;
    await ring(world, 0);
    await compose(world);
    const files = await filesFor(MENTOR);
    expect(files.map(({ events }) => events.map(({ uid }) => uid.split('@')[0]).sort())).toEqual([FIRST.toSorted()]);
  });

  it('is in the language of the person', async () => {
    await world.sql`update person set language = 'en' where id = ${MENTOR}`;
    await ring(world, 0, [ITEM]);
    await compose(world);
    const [file] = await filesFor(MENTOR);
    expect(file?.filename).toBe('schedule.ics');
    expect(file?.events[0]?.summary).toBe('Mentoring session, Fishers 1 (1/42)');
  });

  it('says nothing personal in its file', async () => {
    await world.sql`update item set owner = ${MENTOR} where key in (select key from item where track = 'interview' limit 10)`;
    const interviews = await world.sql<{ key: string }[]>`select key from item where track = 'interview' and owner = ${MENTOR}`;
    for (const { key } of interviews) await tell('due', key);
    await compose(world);
    const [file] = await filesFor(MENTOR);
    expect(file?.events).toHaveLength(interviews.length);
    expect(interviews.length).toBeGreaterThan(3);
    expect(leaksIn(file?.text.replaceAll('\r\n ', '') ?? '', personalValues())).toEqual([]);
  });

  it('carries none where no day is told of: a reminder, what was escalated, what nobody fills', async () => {
    await tell('reminder', ITEM);
    await tell('escalation', ANOTHER);
    await compose(world);
    expect(await filesFor(MENTOR)).toEqual([]);
    await world.sql`update item set owner = null where key = ${ITEM}`;
    await tell('due', ITEM, 'secretary');
    await compose(world);
    expect(await filesFor('secretary')).toEqual([]);
  });
});

describe('the mail of a change', () => {
  it('moves the entry: the same UID, the new day, a higher number', async () => {
    await ring(world, 0, [ITEM]);
    await compose(world);
    const [before] = await filesFor(MENTOR);
    await world.sql`update item set planned_on = planned_on + 7, sequence = sequence + 1 where key = ${ITEM}`;
    await tell('moved', ITEM);
    await compose(world);
    const [after] = await filesFor(MENTOR);
    expect(after?.events[0]?.uid).toBe(before?.events[0]?.uid);
    expect(after?.events[0]?.sequence).toBe(1);
    expect(after?.events[0]?.startDate.subtractDate(before?.events[0]?.startDate as ICAL.Time).toSeconds()).toBe(7 * 86_400);
  });

  it.each(['cancelled', 'paused', 'relieved'] as const)('strikes out what is %s', async (kind) => {
    await tell(kind, ITEM);
    await compose(world);
    const [file] = await filesFor(MENTOR);
    expect([file?.filename, file?.method]).toEqual(['jadwal-batal.ics', 'CANCEL']);
    expect(file?.events.map(({ component }) => component.getFirstPropertyValue('status'))).toEqual(['CANCELLED']);
  });

  it('of both kinds carries a file for each, and what was paused and goes on again only stands', async () => {
    await tell('paused', ITEM);
    await tell('resumed', ITEM);
    await tell('cancelled', ANOTHER);
    await compose(world);
    const files = await filesFor(MENTOR);
    expect(files.map(({ filename, events }) => [filename, events.map(({ uid }) => uid.split('@')[0])])).toEqual([
      ['jadwal.ics', [ITEM]],
      ['jadwal-batal.ics', [ANOTHER]],
    ]);
  });
});
