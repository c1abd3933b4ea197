import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { withoutReplacements } from '../../stack/ownParts.ts';
import { expectRoom } from '../../stack/room.ts';
import { findRunning } from '../../stack/running.ts';
import { startStack } from '../../stack/stack.ts';

const dir = mkdtempSync(join(tmpdir(), 'pendamping-room-'));
afterAll(() => rmSync(dir, { recursive: true }));
/** A file where a folder is wanted: nobody can write into it, not even root. */
const file = join(dir, 'file');
writeFileSync(file, '');

describe('a folder that the stack is to fill', () => {
  it('is made, if it can be written and has room', () => {
    expect(() => expectRoom(join(dir, 'state', 'deep'), 'PENDAMPING_STATE', 1)).not.toThrow();
  });

  it('is named, with the cause and the setting that helps, when it cannot be written', () => {
    expect(() => expectRoom(join(file, 'state'), 'PENDAMPING_STATE', 1)).toThrow(
      /file\/state cannot be written \(ENOTDIR\): .* set PENDAMPING_STATE to a folder of yours/,
    );
  });

  it('is named, with what is left and needed, when its disk is nearly full', () => {
    expect(() => expectRoom(dir, 'PENDAMPING_STATE', 1e9)).toThrow(/nearly full, \d+ MB are left: have 1000000000 MB free there, or set PENDAMPING_STATE/);
  });

  it('is looked at before anything is started', async () => {
    const said: string[] = [];
    const state = join(file, 'state');
    const start = startStack({ dir: state, ports: 'free', log: (line) => said.push(line), env: withoutReplacements(process.env) });
    await expect(start).rejects.toThrow(/cannot be written/);
    expect(said).toEqual([]);
    expect(() => findRunning(state)).toThrow(/ENOTDIR/);
  });
});
