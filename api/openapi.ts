import { createApp } from './app.ts';
import { openApiOf } from './document.ts';
import type { Parts } from './parts.ts';

/** What `/openapi.json` serves, without a database: describing the routes asks nothing of the world. */
export function openApiDocument(): object {
  return openApiOf(createApp({} as Parts));
}
