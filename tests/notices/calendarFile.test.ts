import ICAL from 'ical.js';
import { afterEach, describe, expect, it } from 'vitest';
import { type CalendarEntry, type CalendarMethod, calendarText, uidOf } from '../../notices/calendarFile.ts';

const FROM = { name: 'Pendamping', address: 'pendamping@office.contoh.example' };
const SOURCE = { programme: 'tablolong-2027', from: FROM, language: 'id' };
const ENTRY: CalendarEntry = {
  key: 'mentoring/nelayan-1/07',
  name: 'Pendampingan sosial, Nelayan 1 (7/42)',
  day: '2027-09-15',
  place: 'Tablolong, Kupang Barat',
  description: 'Dikerjakan antara Senin, 13 September 2027 dan Minggu, 19 September 2027\nKode tugas: mentoring/nelayan-1/07',
  sequence: 0,
  cancelled: false,
  at: Date.UTC(2027, 7, 30, 23, 0, 0),
};

/** What somebody else's parser reads: the calendar and its events. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents('vevent').map((component) => ({ component, event: new ICAL.Event(component) }));
  return { calendar, events, method: calendar.getFirstPropertyValue('method') };
}

const written = (entry: Partial<CalendarEntry> = {}, method: CalendarMethod = 'PUBLISH') => {
  const [found] = read(calendarText(SOURCE, method, [{ ...ENTRY, ...entry }])).events;
  if (found === undefined) throw new Error('no event was read');
  return found;
};

describe('a calendar entry', () => {
  it('is one whole day, with the name, place and words that were given', () => {
    const { event, component } = written();
    expect(event.startDate.isDate && event.endDate.isDate).toBe(true);
    expect([event.startDate.toString(), event.endDate.toString()]).toEqual(['2027-09-15', '2027-09-16']);
    expect([event.summary, event.location, event.description]).toEqual([ENTRY.name, ENTRY.place, ENTRY.description]);
    expect(String(component.getFirstPropertyValue('dtstamp'))).toBe('2027-08-30T23:00:00Z');
    expect(component.getFirstPropertyValue('status')).toBe('CONFIRMED');
    expect(component.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
  });

  it('asks nobody for an answer', () => {
    const { calendar, events, method } = read(calendarText(SOURCE, 'PUBLISH', [ENTRY]));
    expect(method).toBe('PUBLISH');
    expect(events[0]?.component.getAllProperties('attendee')).toEqual([]);
    expect(String(events[0]?.component.getFirstPropertyValue('organizer'))).toBe('mailto:pendamping@office.contoh.example');
    expect(calendar.getAllSubcomponents('valarm')).toEqual([]);
  });

  it('keeps its UID when it moves and counts up, and when it is cancelled', () => {
    const before = written();
    const moved = written({ day: '2027-09-22', sequence: 1 });
    const off = written({ day: '2027-09-22', sequence: 2, cancelled: true }, 'CANCEL');
    expect([before, moved, off].map(({ event }) => event.uid)).toEqual(Array(3).fill('mentoring/nelayan-1/07@tablolong-2027.office.contoh.example'));
    expect([before, moved, off].map(({ event }) => event.sequence)).toEqual([0, 1, 2]);
    expect(off.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(read(calendarText(SOURCE, 'CANCEL', [ENTRY])).method).toBe('CANCEL');
  });

  it('differs in its UID by item and by programme', () => {
    const uids = [
      uidOf(SOURCE, 'mentoring/nelayan-1/07'),
      uidOf(SOURCE, 'mentoring/nelayan-1/08'),
      uidOf({ ...SOURCE, programme: 'tablolong-2029' }, ENTRY.key),
    ];
    expect(new Set(uids).size).toBe(3);
  });
});

describe('a file', () => {
  it('holds a day of a block in an entry each, in the order of the days', () => {
    const days = ['2027-10-06', '2027-10-04', '2027-10-05'].map((day, index) => ({ ...ENTRY, key: `training/nelayan/0${index + 1}`, day }));
    expect(read(calendarText(SOURCE, 'PUBLISH', days)).events.map(({ event }) => event.startDate.toString())).toEqual([
      '2027-10-04',
      '2027-10-05',
      '2027-10-06',
    ]);
  });

  it('has no line over 75 octets, ends each with CRLF, and is read back the same, in any script', () => {
    const name = 'Pelatihan “pengolahan hasil laut” untuk kelompok perempuan Ñandú – émigré – 日本語の長い名前 – 🐟🐟🐟 dan seterusnya'.repeat(3);
    const description = `${'Dikerjakan antara Senin, 13 September 2027, dan Minggu, 19 September 2027; '.repeat(4)}\nbaris kedua \\ dengan garis miring`;
    const text = calendarText(SOURCE, 'PUBLISH', [{ ...ENTRY, name, description: description.trim() }]);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const [found] = read(text).events;
    expect(found?.event.summary).toBe(name);
    expect(found?.event.description).toBe(description.replace('; \n', ';\n'));
  });

  it.each([
    'Marta\r\nATTENDEE:mailto:other@contoh.example',
    'Marta\nEND:VEVENT\nBEGIN:VEVENT\nUID:other',
    'Marta\u2028SEQUENCE:9',
    'Marta\rMETHOD:REQUEST',
    'Marta\u0000\u0007\u000b\u000c\u0085x',
    'Marta;ROLE=CHAIR:mailto:other@contoh.example',
    '"Marta":mailto:other@contoh.example',
    'Marta \\n\\, \\; akhir\\',
    'Marta \ud800 akhir',
  ])('gets no line of its own from what somebody wrote: %j', (hostile) => {
    const plain = read(calendarText(SOURCE, 'PUBLISH', [ENTRY], 'Jadwal'));
    const from = { ...FROM, name: hostile };
    const entry = { ...ENTRY, name: hostile, place: hostile, description: hostile };
    const text = calendarText({ ...SOURCE, from }, 'PUBLISH', [entry], hostile);
    const found = read(text);
    const names = ({ calendar, events }: ReturnType<typeof read>) =>
      [calendar, ...events.map(({ component }) => component)].flatMap((component) => component.getAllProperties().map((property) => property.name));
    expect(names(found)).toEqual(names(plain));
    expect(found.events).toHaveLength(1);
    expect(found.events[0]?.event.sequence).toBe(0);
    expect(String(found.events[0]?.component.getFirstPropertyValue('organizer'))).toBe(`mailto:${FROM.address}`);
    for (const line of text.split('\r\n')) expect(line).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
  });
});

describe('in whatever zone', () => {
  const home = process.env.TZ;
  afterEach(() => {
    if (home === undefined) delete process.env.TZ;
    else process.env.TZ = home;
  });

  // Both nights on which clocks change in Dublin in 2027, and an ordinary day of Tablolong.
  it.each(['2027-03-28', '2027-10-31', '2027-08-04'])('the machine stands, %s stays one whole day and every byte the same', (day) => {
    const texts = ['UTC', 'Asia/Makassar', 'Europe/Dublin', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'].map((zone) => {
      process.env.TZ = zone;
      const text = calendarText(SOURCE, 'PUBLISH', [{ ...ENTRY, day }]);
      const [found] = read(text).events;
      expect([found?.event.startDate.toString(), found?.event.duration.toString()]).toEqual([day, 'P1D']);
      return text;
    });
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain(`DTSTART;VALUE=DATE:${day.replaceAll('-', '')}\r\n`);
  });

  it('the reader stands, it begins at midnight of their own day and lasts until the next, also when clocks change', () => {
    const { event } = written({ day: '2027-10-31' });
    process.env.TZ = 'Europe/Dublin';
    const [from, until] = [event.startDate.toJSDate(), event.endDate.toJSDate()];
    expect([from.toISOString(), until.toISOString()]).toEqual(['2027-10-30T23:00:00.000Z', '2027-11-01T00:00:00.000Z']);
    process.env.TZ = 'Asia/Makassar';
    expect(event.startDate.toJSDate().toISOString()).toBe('2027-10-30T16:00:00.000Z');
  });
});
