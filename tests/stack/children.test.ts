import { describe, expect, it } from 'vitest';
import { type Child, describeEnd, startChild } from '../../stack/children.ts';
import { supervise } from '../../stack/part.ts';
import { waitUntil } from '../../stack/waiting.ts';

const node = (code: string, ipc = false): Child => startChild({ name: 'child', command: process.execPath, args: ['-e', code], ipc });
const STAYS = 'setInterval(() => {}, 1000)';

describe('a child', () => {
  it('is ready when it says so', async () => {
    const child = node(`process.send('ready'); ${STAYS}`, true);
    await child.sent('ready', 10_000);
    expect(child.isRunning()).toBe(true);
    await child.kill();
    expect(await child.ended).toEqual({ code: null, signal: 'SIGKILL' });
  });

  it('that ends before it is ready is reported with its last lines', async () => {
    const child = node(`console.error('no database'); process.exit(7)`, true);
    await expect(child.sent('ready', 10_000)).rejects.toThrow(/child ended with code 7.*\n.*no database/);
  });

  it('ends in its own way when it is asked to', async () => {
    const child = node(`process.on('SIGTERM', () => setTimeout(() => process.exit(5), 200)); process.send('ready'); ${STAYS}`, true);
    await child.sent('ready', 10_000);
    await child.stop();
    expect(await child.ended).toEqual({ code: 5, signal: null });
  });

  it('that does not listen is killed in time', async () => {
    const child = node(`process.on('SIGTERM', () => {}); process.send('ready'); ${STAYS}`, true);
    await child.sent('ready', 10_000);
    await child.stop({ withinMs: 300 });
    expect((await child.ended).signal).toBe('SIGKILL');
  });

  it('that does not exist says so', async () => {
    const child = startChild({ name: 'child', command: 'no-such-program', args: [] });
    expect(describeEnd('child', await child.ended, child.lastLines())).toMatch(/code 127.*\n.*no-such-program/);
  });
});

describe('a supervised part', () => {
  it('is started again when it ends of itself, and not when it was ended', async () => {
    const begun: Child[] = [];
    const lines: string[] = [];
    const launch = async (): Promise<Child> => {
      const child = node(`process.send('ready'); ${STAYS}`, true);
      await child.sent('ready', 10_000);
      begun.push(child);
      return child;
    };
    const part = supervise('the part', launch, { log: (line) => lines.push(line) });
    await part.start();
    await begun[0]?.kill();
    await waitUntil('the second', async () => {
      if (begun.length < 2) throw new Error('not yet');
    });
    expect(lines.join('\n')).toMatch(/the part ended by SIGKILL[\s\S]*Starting it again/);

    await part.kill();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(begun).toHaveLength(2);
    await part.start();
    expect(begun).toHaveLength(3);
    await part.stop();
    expect(begun.map((child) => child.isRunning())).toEqual([false, false, false]);
  });
});
