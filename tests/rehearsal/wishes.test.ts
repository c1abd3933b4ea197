import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../cli/rehearse/result.ts';
import { unaccounted } from '../../cli/rehearse/unaccounted.ts';
import { writeShortProgramme } from './shortProgramme.ts';
import { figuresOf, openWorld, type World } from './world.ts';

const ONE_MONTH = 1;
const LONG_ENOUGH_MS = 900_000;

/** What people wish from their first day on, by role. */
const WISHES: Readonly<Record<string, object>> = {
  mentor: { delivery: 'digest', quietHours: { from: '06:00', until: '09:00' } },
  coordinator: { delivery: 'single', cap: 1 },
  instructor: { channel: 'whatsapp' },
  villageOfficial: { quietWeekdays: ['saturday', 'sunday'], quietDaysOff: true },
  resourcePerson: { digestsMuted: true, delivery: 'digest' },
  secretary: { quietHours: { from: '17:00', until: '08:00' } },
};

describe('a rehearsal whose people want to be told otherwise', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pendamping-wishes-'));
  let world: World;
  let first: Result;
  let second: Result;

  beforeAll(async () => {
    world = await openWorld({ passing: true });
    await world.sql.unsafe(`
      create function wish() returns trigger language plpgsql as $$
      begin new.notice_settings := ('${JSON.stringify(WISHES)}'::jsonb) -> new.role; return new; end $$`);
    await world.sql.unsafe('create trigger wish before insert on person for each row execute function wish()');
    const options = { definition: writeShortProgramme(folder, ONE_MONTH), scenario: 'mixed', seed: 5 } as const;
    first = await world.play(options);
    second = await world.play(options);
  }, LONG_ENOUGH_MS);
  afterAll(async () => {
    await world?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('comes to its end with every notice accounted for', () => {
    expect(unaccounted(first)).toEqual([]);
  });

  it('is the same, byte for byte, the second time', () => {
    expect(figuresOf(second)).toBe(figuresOf(first));
  });

  it('put off what was to be put off, by each of the wishes', async () => {
    const rows = await world.sql<{ by: string }[]>`select distinct unnest(put_off_by) as by from notice where programme = ${first.run.code} order by by`;
    expect(rows.map(({ by }) => by)).toEqual(['cap', 'digest', 'quietDays', 'quietHours']);
  });

  it('mails nobody in quiet hours or on quiet days, and nobody more often than the cap lets', async () => {
    const local = `composed_at / 1000.0`;
    const quiet = await world.sql.unsafe(`
      select m.message_id from mail m join person p on p.programme = m.programme and p.id = m.person,
        lateral (select to_timestamp(${local}) at time zone 'Asia/Makassar' as at) t
      where m.programme = '${first.run.code}' and p.role = 'mentor' and t.at::time >= '06:00' and t.at::time < '09:00'
        and not exists (select from notice n join item i on i.programme = n.programme and i.key = n.item
          where n.mail = m.message_id and i.window_until <= (t.at + interval '1 day')::date)`);
    expect(quiet).toEqual([]);
    const often = await world.sql.unsafe(`
      select m.person from mail m join person p on p.programme = m.programme and p.id = m.person
      where m.programme = '${first.run.code}' and p.role = 'coordinator'
      group by m.person, (to_timestamp(${local}) at time zone 'Asia/Makassar')::date
      having count(*) > 1 and not bool_or(exists (select from notice n join item i on i.programme = n.programme and i.key = n.item
        where n.mail = m.message_id and i.window_until <= (to_timestamp(${local}) at time zone 'Asia/Makassar' + interval '1 day')::date))`);
    expect(often).toEqual([]);
  });
});
