import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below the ports from which systems take those of outgoing connections (Linux from 32768 on, others from 49152): one found free there could be
 * somebody's own end of a connection a moment later.
 */
const LOWEST = 10_100;
const HIGHEST = 32_767;
/** Handed out by this process, and perhaps not opened yet. */
const given = new Set<number>();

/** A TCP port of 127.0.0.1 that nobody listens on just now; no two calls of a process get the same. */
export async function freePort(): Promise<number> {
  for (;;) {
    // Drawn, so that two processes that start at one time hardly draw the same.
    const port = randomInt(LOWEST, HIGHEST + 1);
    if (given.has(port) || (await isTaken(port))) continue;
    given.add(port);
    return port;
  }
}

/** Whether somebody listens on that port of 127.0.0.1, or the system keeps it. */
export function isTaken(port: number): Promise<boolean> {
  return listen(port).then(
    () => false,
    () => true,
  );
}

function listen(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.unref();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => server.close(() => resolve()));
  });
}
