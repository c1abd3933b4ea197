import { domainToASCII } from 'node:url';
import ICAL from 'ical.js';
import { type AddressObject, simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attachmentsFor } from '../../notices/calendarEntries.ts';
import { letterOf } from '../../notices/letter.ts';
import { MailAddress, mimeOf } from '../../notices/mime.ts';
import type { ItemTask } from '../../notices/tasks.ts';
import { CODE } from '../db/world.ts';
import { type ScriptedMailServer, scriptedMailServer } from '../support/scriptedMailServer.ts';
import { tablolong } from '../support/seeds.ts';
import { ADDRESSES, TEXTS } from './hostileTexts.ts';
import { makeOutbox, type Outbox, until } from './outbox.ts';
import { compose, GRACE, mailsOf } from './ringing.ts';

const FROM = { name: 'Pendamping', address: 'pendamping@office.contoh.example' };
const PERSON = 'mentor-nelayan-1';
const ITEM = 'mentoring/nelayan-1/01';

it('there are three hundred of them and more, none twice', () => {
  expect(new Set(ADDRESSES).size).toBe(ADDRESSES.length);
  expect(new Set(TEXTS).size).toBe(TEXTS.length);
  expect(Math.min(ADDRESSES.length, TEXTS.length)).toBeGreaterThan(150);
  expect(ADDRESSES.length + TEXTS.length).toBeGreaterThanOrEqual(300);
});

/** What a parser finds in a header of addresses; those within a group too. */
const addresses = (found: AddressObject | AddressObject[] | undefined): string[] =>
  [found].flat().flatMap((box) => (box?.value ?? []).flatMap(({ address, group }) => group?.map((member) => member.address ?? '') ?? [address ?? '']));

function inAscii(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1))}`;
}

/** The lines of a mail's head, unfolded; a line that is none of a header fails. */
function headOf(raw: Buffer): string[] {
  const text = raw.toString('latin1');
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n\0]/);
  const head = text.slice(0, text.indexOf('\r\n\r\n')).split('\r\n');
  for (const line of head) expect(line).toMatch(/^([A-Za-z-]+: [\x20-\x7e]*|[ \t][\x20-\x7e\t]*|[A-Za-z-]+:)$/);
  for (const line of text.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998);
  return head.filter((line) => !/^[ \t]/.test(line)).map((line) => line.slice(0, line.indexOf(':')).toLowerCase());
}

describe('a hostile address', () => {
  let box: Outbox;
  let server: ScriptedMailServer;
  beforeAll(async () => {
    [box, server] = await Promise.all([makeOutbox(), scriptedMailServer()]);
    // Patient: on a busy machine a second copy would be no fault.
    box.startSender({ smtpUrl: server.url, rehearsalSmtpUrl: server.url, patienceMs: 10_000 });
  });
  afterAll(async () => {
    await box.stop();
    await server.stop();
  });

  /** Tells the person something, and waits until it went one way or another. @returns how it ended */
  async function tell(address: string, index: number): Promise<string> {
    const { sql } = box.world;
    await sql`update person set email = ${address}, address_refused_at = null where programme = ${CODE} and id = ${PERSON}`;
    await sql`
      insert into notice (programme, event_key, person, kind, item, created_at)
      values (${CODE}, ${`${ITEM}@1/due-${index}`}, ${PERSON}, 'due', ${ITEM}, ${box.world.now - GRACE})`;
    await compose(box.world);
    const status = async () => (await sql<{ status: string }[]>`select status from notice where event_key = ${`${ITEM}@1/due-${index}`}`)[0]?.status ?? '';
    await until(`notice ${index} at its end`, async () => (await status()) !== 'queued');
    return status();
  }

  // One world for all: what is asked of each is the same, and a world takes longer than a mail.
  it('reaches nobody but the one address it is, and where it is none makes a task', async () => {
    const storable = ADDRESSES.filter((address) => !address.includes('\0'));
    expect(storable.length).toBeGreaterThan(150);
    let sent = 0;
    for (const [index, address] of storable.entries()) {
      await server.reset();
      await box.world.sql`delete from repair`;
      const status = await tell(address, index);
      const tasks = await box.world.sql<{ subject: string; cause: string }[]>`select subject, cause from repair`;
      if (status === 'failed') {
        expect([address, server.kept.length, server.commands]).toEqual([address, 0, []]);
        expect(tasks).toEqual([{ subject: `mail/${PERSON}`, cause: 'invalidAddress' }]);
        continue;
      }
      expect([address, status]).toEqual([address, 'sent']);
      // Whatever its local part, it is one address by the strictest reading: dots and words of ASCII.
      expect(address).toMatch(/^[\w'+.-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i);
      sent += 1;
      expect(server.kept.map(({ to }) => to)).toEqual([[address]]);
      expect(server.commands.filter((verb) => verb === 'RCPT')).toHaveLength(1);
      const parsed = await simpleParser(server.kept[0]?.raw ?? '');
      // The parser shows a domain in the script it stands for.
      expect([addresses(parsed.to).map(inAscii), addresses(parsed.cc), addresses(parsed.bcc)]).toEqual([[address], [], []]);
    }
    // Some are addresses after all, however odd; most are not.
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThan(10);
    const mailed = await mailsOf(box.world);
    expect(mailed).toHaveLength(sent);
  }, 180_000);

  it('is refused before anybody parses it where it holds what the database cannot', () => {
    for (const address of ADDRESSES.filter((one) => one.includes('\0'))) expect(MailAddress.safeParse(address).success).toBe(false);
  });
});

describe('a hostile text', () => {
  const definition = tablolong();
  const TO = 'simon.mutiara@tagana.contoh.example';
  const ANSWERS = 'hana.cendana@dinsos.contoh.example';

  /** A mail in which that text stands wherever a text of somebody's can. */
  async function mailWith(text: string): Promise<Buffer> {
    const words = { id: text, en: text };
    const tracks = { ...definition.tracks, mentoring: { ...(definition.tracks['mentoring'] as (typeof definition.tracks)[string]), session: words } };
    const programme = { code: CODE, definition: { ...definition, name: words, tracks }, village: text, rehearsal: false };
    const item: ItemTask = {
      key: ITEM,
      track: 'mentoring',
      group: words,
      ordinal: 1,
      total: 42,
      part: undefined,
      subject: undefined,
      windowFrom: '2027-08-02',
      windowUntil: '2027-08-09',
      plannedOn: '2027-08-04',
      sequence: 0,
      owner: { name: text.slice(0, 120), role: 'mentor' },
      open: true,
    };
    // As the list of people admits names.
    const name = text.slice(0, 120);
    const to = { id: PERSON, name, title: text, role: 'mentor', language: 'id' as const, email: TO };
    const tasks = [{ id: 1, kind: 'due' as const, about: 'item' as const, item }];
    const from = { ...FROM, name };
    return mimeOf(letterOf(programme, to, tasks, { name, hearsReplies: true }), {
      messageId: '<x@office.contoh.example>',
      thread: [],
      at: Date.UTC(2027, 6, 30),
      from,
      to: { name, address: TO },
      replyTo: { name, address: ANSWERS },
      unsubscribe: undefined,
      calendars: attachmentsFor(programme, tasks, 'id', { from, at: Date.UTC(2027, 6, 30) }),
    });
  }

  const tagsIn = (html: string | false | undefined) => (html || '').split('<').length;
  const propertiesIn = (text: string) => {
    const calendar = new ICAL.Component(ICAL.parse(text));
    const events = calendar.getAllSubcomponents('vevent');
    return [calendar, ...events].flatMap((component) => component.getAllProperties().map(({ name }) => name));
  };

  it.each(TEXTS.map((text, index) => [index, text] as const))(
    '%i adds no recipient, no header, no part, no tag and no line of a calendar: %j',
    async (_index, text) => {
      // Blank words are no place.
      const [raw, plain] = [await mailWith(text), await mailWith(/[^\s\p{Cc}]/u.test(text) ? 'Marta' : ' ')];
      expect(headOf(raw)).toEqual(headOf(plain));
      const [parsed, like] = [await simpleParser(raw), await simpleParser(plain)];
      expect([...parsed.headers.keys()]).toEqual([...like.headers.keys()]);
      expect([parsed.from, parsed.to, parsed.replyTo].map(addresses)).toEqual([[FROM.address], [TO], [ANSWERS]]);
      expect([addresses(parsed.cc), addresses(parsed.bcc), parsed.messageId]).toEqual([[], [], '<x@office.contoh.example>']);
      expect(parsed.subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      expect(Array.from(parsed.subject ?? '').length).toBeLessThanOrEqual(300);
      expect(parsed.subject).toMatch(text.length > 200 ? /^Tugas: .*(…|2–8 Agu 2027)$/ : /^Tugas: .*\(1\/42\), 2–8 Agu 2027$/);
      expect(tagsIn(parsed.html)).toBe(tagsIn(like.html));
      expect(parsed.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([['jadwal.ics', 'text/calendar']]);
      expect(propertiesIn(parsed.attachments[0]?.content.toString() ?? '')).toEqual(propertiesIn(like.attachments[0]?.content.toString() ?? ''));
    },
  );
});
