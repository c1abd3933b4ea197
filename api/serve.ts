import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';

/** Open requests are given so long to end. */
const DRAIN_MS = 10_000;

/** What answers requests: the API, or pages and behind them the API. */
type Served = { fetch(request: Request, env?: object): Response | Promise<Response> };

/** Where it listens. */
export type Listening = { readonly url: string; close(): Promise<void> };

/** Listens; port 0 takes a free one. @throws when the port is taken */
export async function listen(app: Served, { host, port }: { host: string; port: number }): Promise<Listening> {
  const server = serve({ fetch: app.fetch, hostname: host, port }) as Server;
  await new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject));
  const { port: taken } = server.address() as AddressInfo;
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`, close: () => drain(server) };
}

/** Takes no new request, lets the open ones end. */
function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
    server.closeIdleConnections();
  });
}
