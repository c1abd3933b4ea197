import { z } from '@hono/zod-openapi';
import { ConsentInput, recordConsent } from '../db/commands/recordConsent.ts';
import { command } from './endpoint.ts';
import { done } from './shapes.ts';

const recording = command({
  name: 'recordConsent',
  summary: 'Record what one client consents to, or takes back',
  description:
    'By the mentor of the group, its coordinator or a manager: for a newcomer, for somebody who was away when the group was asked, or when a consent is taken back. The first time every purpose is asked. Who refuses what is required leaves the list (`refused`); who takes it back later stays and is served, is asked nothing more and is in no figure (`withdrawn`), until it is given again (`restored`).',
  tag: 'clients',
  action: 'recordConsent',
  path: '/programmes/{code}/clients/{client}/consents',
  body: ConsentInput.openapi('ConsentRequest', { example: { purposes: { services: true, photos: false, sharing: true }, how: 'thumbprint' } }),
  answer: done(
    'ConsentRecorded',
    { client: z.string(), purposes: z.record(z.string(), z.boolean()), means: z.enum(['given', 'refused', 'withdrawn', 'restored']), planVersion: z.int() },
    { client: 'k001', purposes: { services: true, photos: false, sharing: true }, means: 'given', planVersion: 1 },
  ),
  run: ({ programme, params }, body, request, { sql }) => recordConsent(sql, request, programme.code, params.client, body),
});

/** What clients consent to. */
export const consents = [recording];
