import { createServer } from 'node:net';

/** A TCP port of 127.0.0.1 that nobody listens on just now. */
export function freePort(): Promise<number> {
  return listen(0);
}

/** Whether somebody listens on that port of 127.0.0.1, or the system keeps it. */
export function isTaken(port: number): Promise<boolean> {
  return listen(port).then(
    () => false,
    () => true,
  );
}

function listen(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.unref();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}
