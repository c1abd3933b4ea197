import type { Context } from 'hono';

/** Whether a form comes from one of our own pages, as far as the browser says where it comes from. */
export function isFromOurPages(c: Context, publicUrl: string): boolean {
  const origin = c.req.header('origin');
  return origin === undefined || origin === new URL(publicUrl).origin || origin === new URL(c.req.url).origin;
}
