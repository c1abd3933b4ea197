import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeWorld, type World } from '../db/world.ts';
import { compose, FIRST, mailsOf, ring } from './ringing.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.stop());

describe('hostile values', () => {
  it.each([
    'evil@contoh.example, other@contoh.example',
    'evil@contoh.example\r\nBcc: other@contoh.example',
    'Evil <evil@contoh.example>',
    '"a@contoh.example, b"@contoh.example',
    'evil@contoh.example\u2028',
    'evil',
    `${'a'.repeat(300)}@contoh.example`,
  ])('in an address make no mail but a task for the secretary: %j', async (address) => {
    await world.running(true);
    await world.sql`update person set email = ${address} where id = 'mentor-nelayan-1'`;
    await ring(world, 0, [FIRST[0] as string]);
    expect(await compose(world)).toBe(0);
    expect(await world.sql`select kind, person, status from notice order by id`).toEqual([
      { kind: 'due', person: 'mentor-nelayan-1', status: 'failed' },
      { kind: 'repair', person: 'secretary', status: 'queued' },
    ]);
    expect(await compose(world)).toBe(1);
    const [mail] = await mailsOf(world);
    expect((await simpleParser(mail?.raw ?? '')).text).toContain('alamat surelnya tidak sah');
  });

  it.each([
    'Marta\r\nBcc: other@contoh.example',
    'Marta\n\n<script>',
    'Marta, other@contoh.example',
    '"Marta" <other@contoh.example>',
    'Marta\u2028Cc: other@contoh.example',
  ])('in a name add neither header nor recipient: %j', async (name) => {
    await world.running(true);
    await world.sql`update person set name = ${name} where id = 'mentor-nelayan-1'`;
    await world.sql`update audience set name = jsonb_build_object('id', ${name}::text, 'en', ${name}::text) where key = 'nelayan-1'`;
    await ring(world, 0, [FIRST[0] as string]);
    await compose(world);
    const [mail] = await mailsOf(world);
    const parsed = await simpleParser(mail?.raw ?? '');
    const to = Array.isArray(parsed.to) ? parsed.to : [parsed.to];
    expect(to.flatMap((box) => box?.value.map(({ address }) => address))).toEqual(['simon.mutiara@tagana.contoh.example']);
    expect([...parsed.headers.keys()].filter((header) => ['bcc', 'cc'].includes(header))).toEqual([]);
    expect(parsed.html).not.toContain('<script>');
  });
});
