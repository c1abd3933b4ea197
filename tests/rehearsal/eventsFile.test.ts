import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEvents } from '../../cli/rehearse/events.ts';
import { readScript, type Script } from '../../cli/rehearse/script.ts';
import { ROOT } from '../../stack/places.ts';

let script: Script;
let folder: string;
beforeAll(async () => {
  script = await readScript(join(ROOT, 'seeds', 'tablolong.yaml'), undefined);
  folder = mkdtempSync(join(tmpdir(), 'pendamping-events-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const written = (text: string) => {
  const file = join(folder, 'events.yaml');
  writeFileSync(file, text);
  return file;
};

describe('a file of what befalls a programme', () => {
  it('of the demonstration holds all that the field notes list, within its months', async () => {
    const events = await readEvents(join(ROOT, 'seeds', 'events', 'storms.yaml'), script);
    const kinds = events.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'days')).toHaveLength(4);
    expect([...new Set(kinds)].sort()).toEqual(['absence', 'days', 'exit', 'handOver', 'lateFunds', 'lostPhone', 'merger', 'transfer']);
    expect(events.filter(({ day }) => day >= 540)).toEqual([]);
  });

  it('is refused with a line for each fault: whom the programme does not have, and what cannot happen', async () => {
    const file = written(
      'events:\n  - { kind: absence, day: 3, person: mentor-nelayan-9, days: 21 }\n  - { kind: exit, day: 5, client: k057, reason: weary }\n  - { kind: exit, day: 5, client: k957, reason: death }\n',
    );
    const failure = await readEvents(file, script).catch((thrown: Error) => thrown.message.split('\n'));
    expect(failure).toEqual([
      expect.stringMatching(/events\.yaml:2:\d+ events\.0\.person: found “mentor-nelayan-9”, expected of the programme/),
      expect.stringMatching(/events\.yaml:3:\d+ events\.1\.reason: found “weary”/),
      expect.stringMatching(/events\.yaml:4:\d+ events\.2\.client: found “k957”/),
    ]);
    await expect(readEvents(written('events:\n  - { kind: flood, day: 3 }\n'), script)).rejects.toThrow(/events\.yaml:2/);
    await expect(readEvents(join(folder, 'none.yaml'), script)).rejects.toThrow('expected a file that can be read (ENOENT)');
  });
});
